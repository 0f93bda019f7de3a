"""Preparing a programme and its events, publishing and cancelling them, and saying how many people came."""

import hashlib
from collections.abc import Collection

from cjs_app.journal import actions as journal
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.kernel.states import Transition, moved
from cjs_app.plumbing.database import db, held
from cjs_app.pole.events import places, queries
from cjs_app.pole.events.domain import (
    CANCELLING,
    EVENT_FIELDS,
    HOLDING,
    PROGRAMME_FIELDS,
    PUBLISHING,
    RESUMING,
    Counting,
    EventSheet,
    ProgrammeSheet,
    Status,
    ensure_hours,
    ensure_people,
    ensure_within,
    slug_of,
)
from cjs_app.pole.events.models import Event, EventPartner, Programme


def add_programme(sheet: ProgrammeSheet, stamp: Stamp) -> Programme:
    """Return a new programme, which nobody outside sees yet."""
    year = sheet.period.start.year
    programme = Programme(year=year, slug=slug_of(sheet.name, queries.programme_slugs(year)))
    _write_programme(programme, sheet)
    db.session.add(programme)
    db.session.flush()
    journal.record(stamp, "programme.added", "programme", programme.id)
    return programme


def correct_programme(programme: Programme, sheet: ProgrammeSheet, stamp: Stamp) -> None:
    """Change what is written about a programme; raise Refusal where an event would be outside its days."""
    programme = held(programme)
    if sheet.period.start.year != programme.year:
        raise Refusal(
            "Ce programme est celui de {year}, comme son adresse publique : pour une autre année, en créer un nouveau.",
            field="first_day",
            year=programme.year,
        )
    for event in queries.events_of(programme):
        if not sheet.period.contains(event.day):
            raise Refusal(
                "« {title} » est le {day:day} : changer d’abord son jour, ou garder ce jour dans le programme.",
                field="last_day" if event.day > sheet.period.end else "first_day",
                title=event.title,
                day=event.day,
            )
    before = {part: getattr(programme, part) for part in PROGRAMME_FIELDS}
    _write_programme(programme, sheet)
    rewritten = [part for part in PROGRAMME_FIELDS if getattr(programme, part) != before[part]]
    journal.record(stamp, "programme.corrected", "programme", programme.id, rewritten=rewritten)


def publish_programme(programme: Programme, stamp: Stamp) -> None:
    """Open the public page of a programme, with all the events that are planned."""
    programme = held(programme)
    if programme.published_at is None:
        programme.published_at = stamp.at
        journal.record(stamp, "programme.published", "programme", programme.id)
    for event in queries.events_of(programme):
        if event.status is Status.PLANNED:
            publish(event, stamp)


def withdraw_programme(programme: Programme, stamp: Stamp) -> None:
    """Close the public page of a programme, and those of its events."""
    programme = held(programme)
    if programme.published_at is not None:
        programme.published_at = None
        journal.record(stamp, "programme.withdrawn", "programme", programme.id)


def add_event(programme: Programme, sheet: EventSheet, stamp: Stamp) -> Event:
    """Return a new event of a programme; raise Refusal for a day, hours or a number of places that cannot be."""
    programme = held(programme)
    _check(programme.period, sheet)
    slug = slug_of(f"{sheet.day:%d-%m}-{sheet.title}", [one.slug for one in queries.events_of(programme)])
    known = f"{stamp.at.isoformat()} {programme.id} {programme.slug} {slug}"
    uid = hashlib.sha256(known.encode()).hexdigest()[:32]
    event = Event(programme_id=programme.id, slug=slug, uid=uid, status=Status.PLANNED, changed_at=stamp.at, sequence=0)
    _write_event(event, sheet)
    db.session.add(event)
    db.session.flush()
    _write_partners(event, sheet)
    journal.record(stamp, "event.added", "event", event.id)
    return event


def correct_event(event: Event, sheet: EventSheet, stamp: Stamp) -> None:
    """Change what is written about an event; more places move the waiting list up, fewer than are taken are refused."""
    event = held(event)
    _check(event.programme.period, sheet)
    taken = queries.counts_of(event).taken
    if sheet.capacity is not None and sheet.capacity < taken:
        raise Refusal(
            "{taken} personnes ont déjà une place : écrire au moins {taken}, ou appeler d’abord qui doit la rendre.",
            field="capacity",
            taken=taken,
        )
    before = {part: getattr(event, part) for part in EVENT_FIELDS}
    _write_event(event, sheet)
    rewritten = [part for part in EVENT_FIELDS if getattr(event, part) != before[part]]
    if _write_partners(event, sheet):
        rewritten.append("partners")
    _tell_calendars(event, stamp)
    journal.record(stamp, "event.corrected", "event", event.id, rewritten=rewritten)
    places.move_up(event, stamp)


def publish(event: Event, stamp: Stamp) -> None:
    """Show an event on the public page of its programme."""
    _pass(held(event), PUBLISHING, "event.published", stamp)


def cancel(event: Event, stamp: Stamp) -> None:
    """Cancel an event: its page and every calendar that follows it say so."""
    _pass(held(event), CANCELLING, "event.cancelled", stamp)


def resume(event: Event, stamp: Stamp) -> None:
    """Put a cancelled event back in the programme, to be published again."""
    _pass(held(event), RESUMING, "event.resumed", stamp)


def note_people(event: Event, people: int, counting: Counting, stamp: Stamp) -> None:
    """Say how many people came, counted or estimated; raise Refusal before the day, or for a number that cannot be."""
    event = held(event)
    status = moved(event.status, HOLDING)
    if event.day > stamp.day:
        raise Refusal("L’événement n’a pas encore eu lieu : revenir le jour même, ou corriger sa date.", field="people")
    ensure_people(people, 0, "Écrire un nombre de personnes, par exemple 30.", "people")
    event.status, event.people, event.counting = status, people, counting
    what = "counted" if counting is Counting.COUNTED else "estimated"
    journal.record(stamp, f"event.{what}", "event", event.id, people=people)


def tick(event: Event, came: Collection[int], others: int, stamp: Stamp) -> None:
    """Write down who of those registered came, and how many others: the people of the event are then counted."""
    ensure_people(others, 0, "Écrire un nombre de personnes, par exemple 3.", "others")
    event = held(event)
    registered = queries.places_of(event)
    for place in registered:
        place.came = place.id in came
    ticked = sum(1 for place in registered if place.came)
    note_people(event, ticked + others, Counting.COUNTED, stamp)


def _pass(event: Event, transition: Transition[Status], action: str, stamp: Stamp) -> None:
    """Move an event through a transition, and tell calendars and journal."""
    event.status = moved(event.status, transition)
    _tell_calendars(event, stamp)
    journal.record(stamp, action, "event", event.id)


def _tell_calendars(event: Event, stamp: Stamp) -> None:
    """Let the calendars that hold an event know that it changed."""
    event.sequence += 1
    event.changed_at = stamp.at


def _check(period: Period, sheet: EventSheet) -> None:
    """Raise Refusal for an event that cannot be."""
    ensure_within(sheet.day, period)
    ensure_hours(sheet.start_time, sheet.end_time)
    ensure_people(
        sheet.capacity, 1, "Écrire un nombre de places, ou laisser vide s’il n’y a pas de limite.", "capacity"
    )
    if len(set(sheet.partners)) != queries.count_organisations(sheet.partners):
        raise Refusal("Une structure n’est plus dans le répertoire : revoir les partenaires.", field="partners")


def _write_programme(programme: Programme, sheet: ProgrammeSheet) -> None:
    """Copy a sheet onto a programme."""
    programme.name = sheet.name.strip()
    programme.first_day, programme.last_day = sheet.period.start, sheet.period.end
    programme.intro = sheet.intro.strip()


def _write_event(event: Event, sheet: EventSheet) -> None:
    """Copy a sheet onto an event."""
    event.title, event.summary, event.format = sheet.title.strip(), sheet.summary.strip(), sheet.format
    event.day, event.start_time, event.end_time = sheet.day, sheet.start_time, sheet.end_time
    event.way, event.place, event.city, event.link = (
        sheet.way,
        sheet.place.strip(),
        sheet.city.strip(),
        sheet.link.strip(),
    )
    event.takes_places, event.capacity = sheet.takes_places, sheet.capacity


def _write_partners(event: Event, sheet: EventSheet) -> bool:
    """Make the partners of an event those of a sheet; return whether they changed."""
    wanted = set(sheet.partners)
    kept = {one.organisation_id: one for one in queries.partners_of(event)}
    for gone in kept.keys() - wanted:
        db.session.delete(kept[gone])
    for new in sorted(wanted - kept.keys()):
        db.session.add(EventPartner(event_id=event.id, organisation_id=new))
    db.session.flush()
    return kept.keys() != wanted
