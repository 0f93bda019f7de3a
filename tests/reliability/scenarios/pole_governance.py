"""Gestures on statutes, mandates and seats."""

import datetime as dt

from cjs_app.pole.governance import actions
from cjs_app.pole.governance.domain import (
    BodyMeetingKind,
    BodyMeetingSheet,
    BodySheet,
    Function,
    MandateSheet,
    StatuteRules,
)
from cjs_app.pole.governance.models import Body, Mandate
from tests.people import A_DAY
from tests.reliability.records import STAMP, again
from tests.reliability.scenarios import Gesture, scenario_of
from tests.reliability.scenarios.pole import someone

RULES = StatuteRules(dt.date(2019, 1, 1), 3, 12, 3, 2)
MET = BodyMeetingSheet(A_DAY, BodyMeetingKind.BOARD, True)


def a_mandate() -> Mandate:
    """Return a mandate that runs."""
    actions.write_statutes(RULES, STAMP)
    return actions.elect(MandateSheet(someone().id, dt.date(2019, 6, 20)), STAMP)


def a_body() -> Body:
    """Return a body where the pôle sits."""
    return actions.add_body(BodySheet("TAG 35", ""), STAMP)


@scenario_of(actions.write_statutes)
def write_statutes() -> Gesture:
    return lambda: actions.write_statutes(RULES, STAMP)


@scenario_of(actions.elect)
def elect() -> Gesture:
    actions.write_statutes(RULES, STAMP)
    person = someone()
    return lambda: actions.elect(MandateSheet(again(person).id, A_DAY), STAMP)


@scenario_of(actions.renew)
def renew() -> Gesture:
    mandate = a_mandate()
    return lambda: actions.renew(again(mandate), A_DAY, None, STAMP)


@scenario_of(actions.give_function)
def give_function() -> Gesture:
    mandate = a_mandate()
    return lambda: actions.give_function(again(mandate), Function.CHAIR, STAMP)


@scenario_of(actions.leave)
def leave() -> Gesture:
    mandate = a_mandate()
    return lambda: actions.leave(again(mandate), A_DAY, STAMP)


@scenario_of(actions.add_body)
def add_body() -> Gesture:
    return lambda: actions.add_body(BodySheet("TAG 35", ""), STAMP)


@scenario_of(actions.note_body_meeting)
def note_body_meeting() -> Gesture:
    body = a_body()
    return lambda: actions.note_body_meeting(again(body), MET, STAMP)


@scenario_of(actions.cancel_body_meeting)
def cancel_body_meeting() -> Gesture:
    met = actions.note_body_meeting(a_body(), MET, STAMP)
    return lambda: actions.cancel_body_meeting(again(met), STAMP)
