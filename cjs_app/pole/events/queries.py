"""Reading programmes, events and places."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, case, extract, func, select
from sqlalchemy.orm import contains_eager, joinedload

from cjs_app.coop.books.sheets import Column, Sheet
from cjs_app.kernel.periods import days_of_year
from cjs_app.plumbing import formats
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404
from cjs_app.plumbing.sealing import token_hash
from cjs_app.plumbing.searching import hit, holding
from cjs_app.pole.directory.models import Organisation
from cjs_app.pole.directory.papers import Line, known
from cjs_app.pole.events.domain import (
    COUNTING_LABELS,
    FORMAT_LABELS,
    SHOWN,
    STATUS_LABELS,
    Format,
    PlaceStatus,
    Status,
    last_emptied,
)
from cjs_app.pole.events.models import Event, EventPartner, Programme, Registration
from cjs_app.pole.structure.telling import Waiting

YEARS = select(extract("year", Event.day)).where(Event.status != Status.CANCELLED)
"""The years in which something of this took place."""
IN_ORDER = (Event.day, Event.start_time, Event.id)
SHEET_TITLES = ("Jour", "Titre", "Format", "Lieu", "Commune", "État", "Personnes", "Comptées ou estimées")


class Counts(NamedTuple):
    """How many have a place, and how many wait for one."""

    taken: int
    waiting: int


def get_programme(programme_id: int) -> Programme:
    """Return a programme, or answer 404."""
    return or_404(select(Programme).where(Programme.id == programme_id))


def get_event(event_id: int) -> Event:
    """Return an event with its programme, or answer 404."""
    return or_404(select(Event).options(joinedload(Event.programme)).where(Event.id == event_id))


def get_place(registration_id: int) -> Registration:
    """Return a registration with its event, or answer 404."""
    whole = joinedload(Registration.event).joinedload(Event.programme)
    return or_404(select(Registration).options(whole).where(Registration.id == registration_id))


def get_public_programme(year: int, slug: str) -> Programme:
    """Return a programme that is published, by its public address, or answer 404."""
    rows = select(Programme).where(Programme.year == year, Programme.slug == slug)
    return or_404(rows.where(Programme.published_at.is_not(None)))


def get_public_event(year: int, programme_slug: str, slug: str) -> Event:
    """Return an event that is on the public page, by its address, or answer 404."""
    rows = select(Event).join(Event.programme).options(contains_eager(Event.programme))
    rows = rows.where(Programme.year == year, Programme.slug == programme_slug, Programme.published_at.is_not(None))
    return or_404(rows.where(Event.slug == slug, Event.status.in_(SHOWN)))


def find_place(year: int, token: str) -> Registration | None:
    """Return the registration that a secret opens, with its event, or None."""
    whole = contains_eager(Registration.event).contains_eager(Event.programme)
    rows = select(Registration).join(Registration.event).join(Event.programme).options(whole)
    return db.session.scalar(rows.where(Programme.year == year, Registration.token_hash == token_hash(token)))


def programmes_of(year: int) -> Sequence[tuple[Programme, int, int]]:
    """Return the programmes of a year with how many events each has, and how many people came."""
    rows = select(Programme, func.count(Event.id), func.coalesce(func.sum(Event.people), 0))
    rows = rows.outerjoin(Event, (Event.programme_id == Programme.id) & (Event.status != Status.CANCELLED))
    rows = rows.where(Programme.year == year).group_by(Programme.id).order_by(Programme.first_day, Programme.id)
    return [(row[0], row[1], int(row[2] or 0)) for row in db.session.execute(rows)]


def programme_slugs(year: int) -> Sequence[str]:
    """Return what the addresses of a year call its programmes."""
    return db.session.scalars(select(Programme.slug).where(Programme.year == year)).all()


def events_of(programme: Programme, *, shown: bool = False) -> Sequence[Event]:
    """Return the events of a programme in their order; only those of the public page, when asked."""
    rows = select(Event).where(Event.programme_id == programme.id).order_by(*IN_ORDER)
    return db.session.scalars(rows.where(Event.status.in_(SHOWN)) if shown else rows).all()


def events_matching(
    year: int, words: str = "", kind: Format | None = None, status: Status | None = None
) -> Sequence[Event]:
    """Return the events of a year whose title or place holds every word, of one format and state or of all."""
    first, last = days_of_year(year)
    rows = select(Event).where(Event.day.between(first, last)).order_by(*IN_ORDER)
    rows = rows.where(*holding(words, Event.title, Event.city, Event.place))
    if kind is not None:
        rows = rows.where(Event.format == kind)
    if status is not None:
        rows = rows.where(Event.status == status)
    return db.session.scalars(rows).all()


def partners_of(event: Event) -> Sequence[EventPartner]:
    """Return the partners of an event, by name."""
    rows = select(EventPartner).join(EventPartner.organisation).options(contains_eager(EventPartner.organisation))
    return db.session.scalars(rows.where(EventPartner.event_id == event.id).order_by(Organisation.name)).all()


def partner_names(events: Iterable[Event]) -> dict[int, list[str]]:
    """Return the names of the partners of each event, by the number of the event."""
    rows = select(EventPartner.event_id, Organisation.name).join(EventPartner.organisation).order_by(Organisation.name)
    found: dict[int, list[str]] = {}
    for row in db.session.execute(rows.where(EventPartner.event_id.in_([one.id for one in events]))):
        found.setdefault(row.event_id, []).append(row.name)
    return found


def count_organisations(numbers: Collection[int]) -> int:
    """Return how many of these organisations are in the directory."""
    rows = select(func.count()).select_from(Organisation).where(Organisation.id.in_(numbers))
    return db.session.scalar(rows) or 0


def counts_of(event: Event) -> Counts:
    """Return how many have a place at an event, and how many wait."""
    return counts_by_event([event]).get(event.id, Counts(0, 0))


def counts_by_event(events: Iterable[Event]) -> dict[int, Counts]:
    """Return how many have a place and how many wait, by the number of the event."""
    taken = func.sum(case((Registration.status == PlaceStatus.IN, 1), else_=0))
    waiting = func.sum(case((Registration.status == PlaceStatus.WAITING, 1), else_=0))
    rows = select(Registration.event_id, taken, waiting).group_by(Registration.event_id)
    rows = rows.where(Registration.event_id.in_([one.id for one in events]))
    return {row[0]: Counts(int(row[1]), int(row[2])) for row in db.session.execute(rows)}


def waiting_of(event: Event) -> Sequence[Registration]:
    """Return who waits for a place, the first who came first."""
    rows = select(Registration).where(Registration.event_id == event.id, Registration.status == PlaceStatus.WAITING)
    return db.session.scalars(rows.order_by(Registration.id)).all()


def places_of(event: Event) -> Sequence[Registration]:
    """Return who has a place at an event, in the order in which they came."""
    rows = select(Registration).where(Registration.event_id == event.id, Registration.status == PlaceStatus.IN)
    return db.session.scalars(rows.order_by(Registration.id)).all()


def rank_of(place: Registration) -> int:
    """Return the rank of somebody in the waiting list, from 1 on."""
    before = select(func.count()).where(
        Registration.event_id == place.event_id,
        Registration.status == PlaceStatus.WAITING,
        Registration.id <= place.id,
    )
    return db.session.scalar(before) or 1


def events_found(_scope: Any, words: str) -> Select[Any]:
    """Return the events that answer to a search from anywhere, the newest first."""
    return (
        hit(words, Event.id, Event.title, Event.city, detail=Event.city, state=Event.status, day=Event.day)
        .where(*holding(words, Event.title, Event.city, Event.place))
        .order_by(Event.day.desc(), Event.id)
    )


def known_of(organisation: Organisation, year: int) -> Select[Any]:
    """Return the events of a year that were made with an organisation: a part of a larger statement."""
    rows = known(Event.id, title=Event.title, days=(Event.day,), order=IN_ORDER)
    rows = rows.join(EventPartner, EventPartner.event_id == Event.id)
    return rows.where(EventPartner.organisation_id == organisation.id, Event.day.between(*days_of_year(year)))


def lines_of(rows: Sequence[Any], _year: int) -> list[Line]:
    """Return the events that were made with an organisation, for its page in the directory."""
    return [
        Line(
            row.title,
            f"partenaire le {formats.short_day(row.day)}",
            "events.desk.show",
            {"event_id": row.number},
            "calendar",
        )
        for row in rows
    ]


def waiting_on(today: dt.date) -> list[Waiting]:
    """Return what waits for the pôle: people to count, people to tell, names to empty."""
    late = select(Event.id, Event.title, Event.day).where(Event.day < today, Event.status == Status.PUBLISHED)
    found = [
        Waiting(f"« {row.title} » : combien de personnes ?", "events.desk.show", {"event_id": row.id}, row.day, "users")
        for row in db.session.execute(late.order_by(Event.day, Event.id).limit(20))
    ]
    told = select(Event.id, Event.title, func.count()).join(Registration, Registration.event_id == Event.id)
    told = told.where(Registration.moved_up_at.is_not(None), Registration.told_at.is_(None))
    told = told.where(Registration.status == PlaceStatus.IN, Event.day >= today).group_by(Event.id, Event.title)
    for row in db.session.execute(told.order_by(Event.id)):
        sentence = f"« {row[1]} » : prévenir qui a reçu une place ({row[2]})"
        found.append(Waiting(sentence, "events.desk.show", {"event_id": row[0]}, None, "phone"))
    old = names_to_empty(today)
    if old:
        found.append(Waiting(f"Inscriptions dont effacer les noms : {old}", "events.index", {}, None, "archive"))
    return found


def names_to_empty(today: dt.date) -> int:
    """Return how many registrations still have a name that should be gone."""
    rows = select(func.count()).select_from(Registration).join(Registration.event)
    return db.session.scalar(rows.where(Event.day <= last_emptied(today), Registration.name != "")) or 0


def events_sheet(year: int) -> Sheet:
    """Return the events of a year as a list that may leave: no name of who came."""
    rows = [
        (
            one.day,
            one.title,
            FORMAT_LABELS[one.format],
            one.place,
            one.city,
            STATUS_LABELS[one.status],
            one.people,
            COUNTING_LABELS[one.counting] if one.counting else "",
        )
        for one in events_matching(year)
    ]
    return Sheet("Événements", tuple(map(Column, SHEET_TITLES)), rows)
