"""Gestures on the road map."""

from cjs_app.pole.roadmap import actions
from cjs_app.pole.roadmap.domain import LineSheet
from cjs_app.pole.roadmap.models import RoadmapLine
from tests.reliability.records import STAMP, again
from tests.reliability.scenarios import Gesture, scenario_of

SHEET = LineSheet("Adhérents", "Mieux se connaître")


def a_line() -> RoadmapLine:
    """Return a line of 2021."""
    return actions.add(2021, SHEET, STAMP)


@scenario_of(actions.add)
def add() -> Gesture:
    return lambda: actions.add(2021, SHEET, STAMP)


@scenario_of(actions.correct)
def correct() -> Gesture:
    line = a_line()
    return lambda: actions.correct(again(line), LineSheet("Réseau", "Se rencontrer"), STAMP)


@scenario_of(actions.move)
def move() -> Gesture:
    line = a_line()
    return lambda: actions.move(again(line), "atteindre", STAMP)


@scenario_of(actions.carry)
def carry() -> Gesture:
    line = a_line()
    return lambda: actions.carry(again(line), STAMP)


@scenario_of(actions.carry_all)
def carry_all() -> Gesture:
    a_line()
    a_line()
    return lambda: actions.carry_all(2021, STAMP)
