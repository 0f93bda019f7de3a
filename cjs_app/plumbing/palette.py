"""What can be found from anywhere by a few words: each room offers its records, one question finds them all."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from flask import current_app, g, url_for
from msgspec import Struct, field
from sqlalchemy import Select, literal, select, union_all

from cjs_app.kernel.names import folded
from cjs_app.plumbing.database import db
from cjs_app.plumbing.navigation import Link, menu, open_url
from cjs_app.plumbing.permissions import may, permission_of
from cjs_app.plumbing.searching import MOST_OF_A_KIND

LONGEST_WORDS = 100
NOWHERE = 9
"""How near a page of the menu is: it stands after every record."""


class Subject(Struct, frozen=True):
    """A kind of records that a few words find; it shows only to those who may open their pages."""

    label: str
    endpoint: str
    """The page of one record."""
    argument: str
    """What the address of that page calls the record."""
    icon: str
    rows: Callable[[Any, str], Select[Any]]
    """The columns of `hit` for a season and some words, the nearest first."""
    list_endpoint: str
    """The list that shows all of them for the same words."""
    states: Mapping[Any, str] = field(default_factory=dict)
    in_pole: bool = False
    """Whether the records are those of the pôle: their addresses name a year, not a season."""


class Hit(NamedTuple):
    """A record that answers, as the database gives it."""

    subject: int
    record_id: int
    title: str
    number: str
    detail: str
    state: str
    day: dt.date | None
    rank: int


class Found(Struct, frozen=True):
    """A line of the answer."""

    title: str
    details: Sequence[str]
    url: str
    day: dt.date | None = None


class Group(Struct, frozen=True):
    """What was found of one kind."""

    label: str
    icon: str
    found: Sequence[Found]
    rank: int
    more_url: str | None = None
    """Where all the others stand, when there are more."""


subjects: dict[str, Subject] = {}


def offer(subject: Subject) -> None:
    """Let a room's records be found."""
    subjects[subject.endpoint] = subject


def search(season: Any, words: str) -> list[Group]:
    """Return what this visitor may open in a season and that holds every word, the nearest kind first.

    One statement. Without a season, the records of the pôle are searched, from the year at hand.
    """
    words = words.strip()[:LONGEST_WORDS]
    offered = [one for one in subjects.values() if one.in_pole is (season is None) and _may_open(one.endpoint)]
    pages = _group_of_pages(words, menu())
    if not folded(words) or not offered:
        return pages
    parts = [
        select(literal(rank).label("subject"), one.rows(season, words).subquery()) for rank, one in enumerate(offered)
    ]
    hits = [Hit(*row) for row in db.session.execute(union_all(*parts))]
    groups = [
        _group_of(one, words, season, [hit for hit in hits if hit.subject == rank])
        for rank, one in enumerate(offered)
        if any(hit.subject == rank for hit in hits)
    ]
    return sorted([*groups, *pages], key=attrgetter("rank"))


def _may_open(endpoint: str) -> bool:
    """Return whether this visitor may open a page."""
    permission = permission_of(current_app, endpoint)
    return permission is not None and may(permission)


def _group_of(subject: Subject, words: str, season: Any, hits: Sequence[Hit]) -> Group:
    """Return what was found of one kind, the nearest first."""
    nearest = sorted(hits, key=attrgetter("rank"))[:MOST_OF_A_KIND]
    found = [
        Found(
            title=one.title or one.number,
            details=[text for text in (one.number, one.detail, subject.states.get(one.state, "")) if text],
            url=_address(subject, season, one.record_id),
            day=one.day,
        )
        for one in nearest
    ]
    more = open_url(subject.list_endpoint, **_scope(season), q=words) if len(hits) > MOST_OF_A_KIND else None
    return Group(subject.label, subject.icon, found, nearest[0].rank, more)


def _address(subject: Subject, season: Any, record_id: int) -> str:
    """Return the page of a record."""
    values = _scope(season) | {subject.argument: record_id}
    return url_for(subject.endpoint, **values)


def _scope(season: Any) -> dict[str, Any]:
    """Return what an address says before its record: the season, or the year of the pôle at hand."""
    return {"year": g.year} if season is None else {"season_id": season.id}


def _group_of_pages(words: str, links: Iterable[Link]) -> list[Group]:
    """Return the pages of the menu whose name holds every word; all of them when nothing is asked yet."""
    asked = folded(words).split()
    named = [link for link in links if all(word in folded(link.label) for word in asked)]
    found = [Found(link.label, [link.group] if link.group else [], link.url) for link in named]
    return [Group("Pages", "list-checks", found, NOWHERE)] if found else []
