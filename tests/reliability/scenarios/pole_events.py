"""Gestures on programmes, events and the places that people ask for."""

import datetime as dt

from cjs_app.kernel.periods import Period
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet
from cjs_app.pole.events import actions, places
from cjs_app.pole.events.domain import Counting, EventSheet, ProgrammeSheet, Visitor
from cjs_app.pole.events.models import Event, Programme, Registration
from tests.people import A_DAY, stamped
from tests.reliability.records import STAMP, again
from tests.reliability.scenarios import Gesture, scenario_of

MONTH = ProgrammeSheet("Mois de l’ESS", Period(A_DAY, A_DAY + dt.timedelta(30)))
SHEET = EventSheet("Une visite", A_DAY, capacity=1)
VISITOR = Visitor("Camille", "camille@exemple.fr")
LATER = stamped(day=A_DAY + dt.timedelta(200))


def a_month() -> Programme:
    """Return a programme."""
    return actions.add_programme(MONTH, STAMP)


def a_visit() -> Event:
    """Return an event that takes one person."""
    event = actions.add_event(a_month(), SHEET, STAMP)
    actions.publish(event, STAMP)
    return event


def a_place(event: Event, token: str = "t") -> Registration:
    """Return a place at an event."""
    return places.ask(event, VISITOR, token, STAMP)


@scenario_of(actions.add_programme)
def add_programme() -> Gesture:
    return lambda: actions.add_programme(MONTH, STAMP)


@scenario_of(actions.correct_programme)
def correct_programme() -> Gesture:
    programme = a_month()
    sheet = ProgrammeSheet("Le mois", MONTH.period, "Bienvenue")
    return lambda: actions.correct_programme(again(programme), sheet, STAMP)


@scenario_of(actions.publish_programme)
def publish_programme() -> Gesture:
    programme = a_month()
    actions.add_event(programme, SHEET, STAMP)
    return lambda: actions.publish_programme(again(programme), STAMP)


@scenario_of(actions.withdraw_programme)
def withdraw_programme() -> Gesture:
    programme = a_month()
    actions.publish_programme(programme, STAMP)
    return lambda: actions.withdraw_programme(again(programme), STAMP)


@scenario_of(actions.add_event)
def add_event() -> Gesture:
    programme = a_month()
    hall = directory.add_organisation(OrganisationSheet("La Halle", Kind.OTHER), STAMP)
    sheet = EventSheet("Une visite", A_DAY, partners=(hall.id,))
    return lambda: actions.add_event(again(programme), sheet, STAMP)


@scenario_of(actions.correct_event)
def correct_event() -> Gesture:
    event = a_visit()
    a_place(event, "t")
    a_place(event, "u")
    sheet = EventSheet("Deux visites", A_DAY, capacity=2)
    return lambda: actions.correct_event(again(event), sheet, STAMP)


@scenario_of(actions.publish)
def publish() -> Gesture:
    event = actions.add_event(a_month(), SHEET, STAMP)
    return lambda: actions.publish(again(event), STAMP)


@scenario_of(actions.cancel)
def cancel() -> Gesture:
    event = a_visit()
    return lambda: actions.cancel(again(event), STAMP)


@scenario_of(actions.resume)
def resume() -> Gesture:
    event = a_visit()
    actions.cancel(event, STAMP)
    return lambda: actions.resume(again(event), STAMP)


@scenario_of(actions.note_people)
def note_people() -> Gesture:
    event = a_visit()
    return lambda: actions.note_people(again(event), 30, Counting.COUNTED, STAMP)


@scenario_of(actions.tick)
def tick() -> Gesture:
    event = a_visit()
    came = {a_place(event).id}
    return lambda: actions.tick(again(event), came, 2, STAMP)


@scenario_of(places.ask)
def ask() -> Gesture:
    event = a_visit()
    return lambda: places.ask(again(event), VISITOR, "t", STAMP)


@scenario_of(places.leave)
def leave() -> Gesture:
    event = a_visit()
    first, _ = a_place(event, "t"), a_place(event, "u")
    return lambda: places.leave(again(first), STAMP)


@scenario_of(places.move_up)
def move_up() -> Gesture:
    event = a_visit()
    a_place(event, "t")
    a_place(event, "u")
    event.capacity = 2
    return lambda: places.move_up(again(event), STAMP)


@scenario_of(places.note_told)
def note_told() -> Gesture:
    event = a_visit()
    first, second = a_place(event, "t"), a_place(event, "u")
    places.leave(first, STAMP)
    return lambda: places.note_told(again(second), STAMP)


@scenario_of(places.empty_names)
def empty_names() -> Gesture:
    a_place(a_visit())
    return lambda: places.empty_names(LATER)
