"""Programmes, events and places in each of their states, in the whole year."""

import datetime as dt

from msgspec.structs import replace

from cjs_app.kernel.periods import Period
from cjs_app.kernel.stamp import Stamp
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet
from cjs_app.pole.events import actions, places
from cjs_app.pole.events.domain import Counting, EventSheet, PlaceStatus, ProgrammeSheet, Status, Visitor
from cjs_app.pole.events.models import Event, Programme, Registration

TABLES = {"programme_id": Programme, "event_id": Event, "registration_id": Registration}
TOKEN = "p" * 32
WORDS = {"programme_slug": "mois-de-l-ess", "event_slug": "une-visite", "place_token": "z" * 32}
SUITED = {
    "events.publish": Programme.published_at.is_(None),
    "events.withdraw": Programme.slug == "forum",
    "events.desk.publish": Event.status == Status.PLANNED,
    "events.desk.cancel": Event.status == Status.PLANNED,
    "events.desk.resume": Event.status == Status.CANCELLED,
    "events.desk.people": Event.status == Status.HELD,
    "events.guests.door": Event.status == Status.HELD,
    "events.guests.index": Event.status == Status.PUBLISHED,
    "events.guests.add": Event.status == Status.PUBLISHED,
    "events.guests.leave": Registration.status == PlaceStatus.IN,
    "events.guests.told": Registration.status == PlaceStatus.IN,
}
VISITOR = Visitor("Camille Passant", "camille@exemple.fr", "06 00 00 00 00")


def furnish(stamp: Stamp) -> None:
    """Make a programme with an event in each state, and places at the one that takes them."""
    day = stamp.day
    month = Period(day, day + dt.timedelta(30))
    actions.publish_programme(actions.add_programme(ProgrammeSheet("Forum", month), stamp), stamp)
    actions.add_programme(ProgrammeSheet("Portes ouvertes", month), stamp)
    programme = actions.add_programme(ProgrammeSheet("Mois de l’ESS", month), stamp)
    hall = directory.add_organisation(OrganisationSheet("La Halle", Kind.OTHER), stamp)
    link = "https://visio.exemple.fr/salle"
    sheet = EventSheet(
        "Une visite", day + dt.timedelta(9), place="La Halle", link=link, capacity=1, partners=(hall.id,)
    )
    gone = actions.add_event(programme, replace(sheet, title="Annulée"), stamp)
    held = actions.add_event(programme, replace(sheet, title="Tenue", day=day, capacity=None), stamp)
    visit = actions.add_event(programme, sheet, stamp)
    visit.slug = WORDS["event_slug"]
    actions.publish_programme(programme, stamp)
    ask(visit, stamp)
    actions.cancel(gone, stamp)
    actions.note_people(held, 12, Counting.ESTIMATED, stamp)
    for title in ("Prévue", "Prévue aussi"):
        actions.add_event(programme, replace(sheet, title=title), stamp)


def ask(event: Event, stamp: Stamp) -> None:
    """Ask for places: one given back, one that moved up, one that waits."""
    first = places.ask(event, VISITOR, "q" * 32, stamp)
    places.ask(event, VISITOR, TOKEN, stamp)
    places.ask(event, VISITOR, "r" * 32, stamp)
    places.leave(first, stamp)


def grow(times: int, stamp: Stamp) -> None:
    """Make many more programmes, events and places."""
    for rank in range(times):
        programme = actions.add_programme(ProgrammeSheet(f"Mois {rank}", Period(stamp.day, stamp.day)), stamp)
        event = actions.add_event(programme, EventSheet(f"Atelier {rank}", stamp.day), stamp)
        actions.publish_programme(programme, stamp)
        places.ask(event, VISITOR, f"{rank:032}", stamp)
