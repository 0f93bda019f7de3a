"""Gestures on the activity report."""

from cjs_app.pole.report import actions
from cjs_app.pole.structure import actions as structure
from cjs_app.pole.structure.domain import Identity
from tests.reliability.records import STAMP
from tests.reliability.scenarios import Gesture, scenario_of


@scenario_of(actions.write_text)
def write_text() -> Gesture:
    actions.write_text(2021, "members", "Le réseau grandit.", STAMP)
    return lambda: actions.write_text(2021, "members", "Le réseau a bien grandi.", STAMP)


@scenario_of(actions.issue)
def issue() -> Gesture:
    structure.write(Identity("Pôle des Trois Vallées"), STAMP)
    return lambda: actions.issue({"format": 1, "year": 2021, "made_on": "01/02/2022"}, STAMP)
