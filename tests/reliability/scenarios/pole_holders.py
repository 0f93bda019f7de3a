"""Gestures on project holders, their appointments and their orientations."""

import datetime as dt

from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet, PersonSheet
from cjs_app.pole.holders import actions, meetings
from cjs_app.pole.holders.domain import HolderSheet, MeetingSheet, NextSheet, Stage
from cjs_app.pole.holders.models import HolderMeeting, ProjectHolder
from tests.people import A_DAY, stamped
from tests.reliability.records import STAMP, again
from tests.reliability.scenarios import Gesture, scenario_of

TOMORROW = A_DAY + dt.timedelta(1)
NEXT_DAY = stamped(day=TOMORROW)


def a_holder() -> ProjectHolder:
    """Return somebody with an idea."""
    return actions.receive(PersonSheet("Nour", "Porteuse"), HolderSheet(A_DAY), STAMP)


def a_meeting() -> HolderMeeting:
    """Return an appointment to come."""
    return meetings.note(a_holder(), MeetingSheet(TOMORROW), STAMP)


@scenario_of(actions.receive)
def receive() -> Gesture:
    return lambda: actions.receive(PersonSheet("Nour", "Porteuse"), HolderSheet(A_DAY), STAMP)


@scenario_of(actions.correct)
def correct() -> Gesture:
    holder = a_holder()
    return lambda: actions.correct(again(holder), HolderSheet(A_DAY, domain="Réemploi"), STAMP)


@scenario_of(actions.go_on)
def go_on() -> Gesture:
    holder = a_holder()
    guild = directory.add_organisation(OrganisationSheet("La Guilde", Kind.NETWORK), STAMP).id
    return lambda: actions.go_on(again(holder), NextSheet(Stage.PROJECT, TOMORROW, guild), STAMP)


@scenario_of(actions.reach)
def reach() -> Gesture:
    holder = a_holder()
    return lambda: actions.reach(again(holder), Stage.PROJECT, STAMP)


@scenario_of(actions.follow)
def follow() -> Gesture:
    holder = a_holder()
    return lambda: actions.follow(again(holder), TOMORROW, STAMP)


@scenario_of(actions.end)
def end() -> Gesture:
    holder = a_holder()
    return lambda: actions.end(again(holder), STAMP)


@scenario_of(actions.reopen)
def reopen() -> Gesture:
    holder = a_holder()
    actions.end(holder, STAMP)
    return lambda: actions.reopen(again(holder), STAMP)


@scenario_of(actions.orient)
def orient() -> Gesture:
    holder, guild = a_holder(), directory.add_organisation(OrganisationSheet("La Guilde", Kind.NETWORK), STAMP).id
    return lambda: actions.orient(again(holder), guild, STAMP)


@scenario_of(actions.take_back)
def take_back() -> Gesture:
    guild = directory.add_organisation(OrganisationSheet("La Guilde", Kind.NETWORK), STAMP)
    orientation = actions.orient(a_holder(), guild.id, STAMP)
    return lambda: actions.take_back(again(orientation), STAMP)


@scenario_of(meetings.note)
def note() -> Gesture:
    holder = a_holder()
    return lambda: meetings.note(again(holder), MeetingSheet(A_DAY, next_contact_on=TOMORROW), STAMP)


@scenario_of(meetings.hold)
def hold() -> Gesture:
    meeting = a_meeting()
    return lambda: meetings.hold(again(meeting), MeetingSheet(TOMORROW, said="Un lieu"), NEXT_DAY)


@scenario_of(meetings.miss)
def miss() -> Gesture:
    meeting = a_meeting()
    return lambda: meetings.miss(again(meeting), NEXT_DAY)


@scenario_of(meetings.cancel)
def cancel() -> Gesture:
    meeting = a_meeting()
    return lambda: meetings.cancel(again(meeting), STAMP)
