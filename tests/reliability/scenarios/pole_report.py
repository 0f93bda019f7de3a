"""Gestures on the activity report."""

from cjs_app.pole.report import actions
from tests.reliability.records import STAMP
from tests.reliability.scenarios import Gesture, scenario_of


@scenario_of(actions.write_text)
def write_text() -> Gesture:
    actions.write_text(2021, "members", "Le réseau grandit.", STAMP)
    return lambda: actions.write_text(2021, "members", "Le réseau a bien grandi.", STAMP)
