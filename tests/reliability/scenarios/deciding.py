"""Gestures of meetings and decisions, as the pôle and the summers make them."""

import datetime as dt

from cjs_app.deciding import actions, gathering
from cjs_app.deciding.domain import Count, Kind, Mode, Proposal, Rules
from cjs_app.deciding.meetings import Here, MeetingKind, MeetingSheet, Others, Presence, TaskSheet
from cjs_app.deciding.models import Meeting
from tests.people import A_DAY
from tests.reliability.records import STAMP, again
from tests.reliability.scenarios import Gesture, scenario_of
from tests.whole_board import a_decision, a_meeting

SHEET = MeetingSheet(MeetingKind.BOARD, A_DAY, "Ailleurs", agenda="Le planning")
LATER = A_DAY + dt.timedelta(days=30)


def today_s() -> Meeting:
    """Return a meeting of today, its minutes written."""
    meeting = a_meeting(None, STAMP, A_DAY)
    gathering.write_minutes(meeting, "Tout va bien.", STAMP)
    return meeting


@scenario_of(gathering.plan)
def plan() -> Gesture:
    return lambda: gathering.plan(None, SHEET, STAMP)


@scenario_of(gathering.correct)
def correct() -> Gesture:
    meeting = today_s()
    return lambda: gathering.correct(again(meeting), SHEET, STAMP)


@scenario_of(gathering.convene)
def convene() -> Gesture:
    meeting = a_meeting(None, STAMP, LATER)
    return lambda: gathering.convene(again(meeting), 15, STAMP)


@scenario_of(gathering.note_attendance)
def note_attendance() -> Gesture:
    meeting = today_s()
    there = {1: Here(Presence.PRESENT), 2: Here(Presence.REPRESENTED, 1)}
    return lambda: gathering.note_attendance(again(meeting), there, Others(3, 1), 1, STAMP)


@scenario_of(gathering.write_minutes)
def write_minutes() -> Gesture:
    meeting = today_s()
    return lambda: gathering.write_minutes(again(meeting), "Le prix change.", STAMP)


@scenario_of(gathering.give_task)
def give_task() -> Gesture:
    meeting = today_s()
    return lambda: gathering.give_task(again(meeting), TaskSheet("Appeler", 1, LATER), STAMP)


@scenario_of(gathering.finish_task)
def finish_task() -> Gesture:
    task = gathering.give_task(today_s(), TaskSheet("Appeler"), STAMP)
    return lambda: gathering.finish_task(again(task), STAMP)


@scenario_of(gathering.validate)
def validate() -> Gesture:
    meeting = today_s()
    return lambda: gathering.validate(again(meeting), STAMP)


@scenario_of(gathering.cancel)
def cancel() -> Gesture:
    meeting = today_s()
    return lambda: gathering.cancel(again(meeting), STAMP)


@scenario_of(actions.propose)
def propose() -> Gesture:
    return lambda: actions.propose(None, Proposal("Un prix", "Douze euros.", Rules(Mode.CONSENT)), STAMP)


@scenario_of(actions.amend)
def amend() -> Gesture:
    decision = a_decision(None, STAMP, Mode.CONSENT, 2)
    return lambda: actions.amend(again(decision), "Dix euros.", STAMP)


@scenario_of(actions.move_on)
def move_on() -> Gesture:
    decision = a_decision(None, STAMP, Mode.CONSENT, 0)
    return lambda: actions.move_on(again(decision), STAMP)


@scenario_of(actions.say)
def say() -> Gesture:
    decision = a_decision(None, STAMP, Mode.CONSENT, 2)
    return lambda: actions.say(again(decision), Kind.OBJECTION, "Trop cher.", 1, STAMP)


@scenario_of(actions.lift)
def lift() -> Gesture:
    decision = a_decision(None, STAMP, Mode.CONSENT, 2)
    said = actions.say(decision, Kind.OBJECTION, "Trop cher.", 1, STAMP)
    number = said.id
    return lambda: actions.lift(again(decision), number, STAMP)


@scenario_of(actions.adopt)
def adopt() -> Gesture:
    decision = a_decision(None, STAMP, Mode.CONSENT, 2)
    return lambda: actions.adopt(again(decision), LATER, STAMP)


@scenario_of(actions.count)
def count() -> Gesture:
    decision = a_decision(None, STAMP, Mode.MAJORITY, 1)
    return lambda: actions.count(again(decision), Count(3, 1, 0, 8), LATER, STAMP)


@scenario_of(actions.withdraw)
def withdraw() -> Gesture:
    decision = a_decision(None, STAMP, Mode.CONSENSUS, 0)
    return lambda: actions.withdraw(again(decision), STAMP)
