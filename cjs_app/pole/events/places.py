"""Asking for a place at an event, giving it back, moving up the waiting list, and emptying the names of long ago.

Whoever asks holds the event first: of two who ask for the last place at one moment, one receives it.
"""

from sqlalchemy import select

from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db, held
from cjs_app.plumbing.sealing import token_hash
from cjs_app.pole.events import queries
from cjs_app.pole.events.domain import (
    PLACE_LABELS,
    PlaceStatus,
    Status,
    Visitor,
    ensure_reachable,
    ensure_takes,
    last_emptied,
    moving_up,
    place_for,
)
from cjs_app.pole.events.models import Event, Registration


def ask(event: Event, visitor: Visitor, token: str, stamp: Stamp) -> Registration:
    """Return the place of somebody, or their rank in the waiting list; the same form sent twice asks once.

    Raise Refusal for who leaves nothing to be told of a change by, and where nobody can register.
    """
    event = held(event)
    ensure_reachable(visitor)
    already = queries.find_place(event.programme.year, token)
    if already is not None:
        return already
    ensure_takes(event.status, event.takes_places, event.day, stamp.day)
    counts = queries.counts_of(event)
    place = Registration(
        event_id=event.id,
        token_hash=token_hash(token),
        status=place_for(event.capacity, counts.taken, counts.waiting),
        name=visitor.name.strip(),
        email=visitor.email.strip(),
        phone=visitor.phone.strip(),
        asked_at=stamp.at,
    )
    db.session.add(place)
    db.session.flush()
    journal.record(stamp, "event.place_asked", "event", event.id, state=PLACE_LABELS[place.status].lower())
    return place


def leave(place: Registration, stamp: Stamp) -> None:
    """Give a place back: the first who waits has it. Raise Refusal once the event is over."""
    event = held(place.event)
    db.session.refresh(place)  # once the event is held
    if event.day < stamp.day or event.status is Status.HELD:
        raise Refusal("L’événement est passé : il n’y a plus de place à rendre.")
    if place.status is not PlaceStatus.GONE:
        place.status = PlaceStatus.GONE
        journal.record(stamp, "event.place_left", "event", event.id)
        db.session.flush()
        move_up(event, stamp)


def move_up(event: Event, stamp: Stamp) -> None:
    """Give the places that are free to who waits, in the order in which they came."""
    counts = queries.counts_of(event)
    waiting = queries.waiting_of(event)
    chosen = moving_up(event.capacity, counts.taken, [one.id for one in waiting])
    for one in waiting[: len(chosen)]:
        one.status, one.moved_up_at = PlaceStatus.IN, stamp.at
    if chosen:
        db.session.flush()
        journal.record(stamp, "event.moved_up", "event", event.id, count=len(chosen))


def note_told(place: Registration, stamp: Stamp) -> None:
    """Note that somebody who moved up was told of it."""
    place = held(place)
    if place.moved_up_at is not None and place.told_at is None:
        place.told_at = stamp.at
        journal.record(stamp, "event.told", "event", place.event_id)


def empty_names(stamp: Stamp) -> int:
    """Empty the registrations of the events of long ago of their names and contacts; return how many there were."""
    rows = select(Registration).join(Registration.event).order_by(Registration.event_id, Registration.id)
    rows = rows.where(Event.day <= last_emptied(stamp.day), Registration.name != "").with_for_update()
    found = db.session.scalars(rows.execution_options(populate_existing=True)).all()
    counts: dict[int, int] = {}
    for place in found:
        place.name = place.email = place.phone = ""
        counts[place.event_id] = counts.get(place.event_id, 0) + 1
    for event_id, count in counts.items():
        journal.record(stamp, "event.names_emptied", "event", event_id, count=count)
    return len(found)
