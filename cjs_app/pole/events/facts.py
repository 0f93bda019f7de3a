"""What a text may say of the events besides their figures: on which days they were, and with whom."""

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from cjs_app.plumbing.database import db
from cjs_app.pole.directory.models import Organisation
from cjs_app.pole.events.domain import Status
from cjs_app.pole.events.models import Event, EventPartner, Programme
from cjs_app.pole.structure.facts import Dated, Fact, Named

FEWEST_WORDS = 4
"""Words of a title by which a text surely speaks of this event: «Visite» may be any."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"\w+")


def facts_of(year: int) -> Iterator[Fact]:
    """Yield the days of the programmes and events held in a year, and the partners of each programme."""
    rows = select(Event).join(Event.programme).options(contains_eager(Event.programme))
    rows = rows.where(Programme.year == year, Event.status == Status.HELD).order_by(Event.day, Event.id)
    events = db.session.scalars(rows).all()
    partners = _partners_of(year)
    for programme in dict.fromkeys(one.programme for one in events):
        about = spoken_of(programme.name)
        yield Dated(programme.name, about, programme.first_day, programme.last_day)
        if partners.get(programme.id):
            yield Named(f"Partenaires de «\u00a0{programme.name}\u00a0»", about, tuple(partners[programme.id]))
    for event in events:
        if len(_WORD.findall(event.title)) >= FEWEST_WORDS:
            yield Dated(event.title, (event.title,), event.day)


def spoken_of(name: str) -> tuple[str, ...]:
    """Return how a text calls a programme: by its name, with its year or without."""
    return tuple(dict.fromkeys(filter(None, (name, " ".join(_YEAR.sub("", name).split())))))


def _partners_of(year: int) -> dict[int, Sequence[tuple[str, ...]]]:
    """Return the partners of the events held in each programme of a year, with their other names, each once."""
    rows = select(Event.programme_id, Organisation.name, Organisation.aliases).distinct()
    rows = rows.join(EventPartner, EventPartner.event_id == Event.id).join(EventPartner.organisation)
    rows = rows.join(Event.programme).where(Programme.year == year, Event.status == Status.HELD)
    found: dict[int, list[tuple[str, ...]]] = {}
    for programme_id, name, aliases in db.session.execute(rows.order_by(Organisation.name)):
        found.setdefault(programme_id, []).append((name, *filter(None, aliases.splitlines())))
    return dict(found)
