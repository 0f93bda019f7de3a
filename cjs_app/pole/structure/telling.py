"""What the rooms of the pôle tell of a year: their figures, and their pieces of the report.

This room knows none of them: each says at start-up, once, `tell_figures_with(teller)` and `tell_pieces_with(…)`; a
room that is taken out of the house takes its figures and its chapter with it, and nothing else.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from msgspec import Struct, field
from sqlalchemy import Select, func, select, union_all

from cjs_app.plumbing.database import db
from cjs_app.pole.structure.facts import Fact
from cjs_app.pole.structure.figures import Figure
from cjs_app.pole.structure.plan import CHAPTERS, Piece


class Waiting(Struct, frozen=True):
    """Something that waits for the pôle: a sentence, its day, and the page where it is done."""

    sentence: str
    endpoint: str
    where: Mapping[str, Any] = field(default_factory=dict)
    """What the address says besides the year."""
    day: dt.date | None = None
    icon: str = "hourglass"


class Gesture(Struct, frozen=True):
    """Something that is often done, offered on the front page of the year to who may do it."""

    label: str
    endpoint: str
    icon: str


FigureTeller = Callable[[int], Iterable[Figure]]
FactTeller = Callable[[int], Iterable[Fact]]
PieceTeller = Callable[[int], Iterable[Piece]]
WaitingTeller = Callable[[dt.date], Iterable[Waiting]]

_figures: list[tuple[str, FigureTeller]] = []
_facts: list[FactTeller] = []
_pieces: dict[str, list[PieceTeller]] = {}
_waiting: list[WaitingTeller] = []
_headlines: dict[str, str] = {}
_titles: dict[str, str] = {}
_gestures: dict[str, Gesture] = {}
_years: dict[str, Select[Any]] = {}


def tell_figures_with(teller: FigureTeller, title: str, *, prefix: str) -> None:
    """Let a room tell its figures of a year; their keys begin with its prefix, «members.total», under this title."""
    name_room(prefix, title)
    if (prefix, teller) not in _figures:
        _figures.append((prefix, teller))


def name_room(prefix: str, title: str) -> None:
    """Say how the pages call a room, by what its permissions and its figures begin with."""
    _titles[prefix] = title


def titles() -> Mapping[str, str]:
    """Return the title of each room, by what its permissions and its figures begin with."""
    return _titles


def tell_pieces_with(chapter: str, teller: PieceTeller) -> None:
    """Let a room fill a chapter of the report, named by its key in the plan; raise KeyError for no such chapter."""
    tellers = _pieces.setdefault(CHAPTERS[chapter].key, [])
    if teller not in tellers:
        tellers.append(teller)


def figures_of(year: int, prefixes: Collection[str] | None = None) -> dict[str, Figure]:
    """Return every figure of a year by its key, room after room; of some rooms only, where their prefixes are given.

    Raise ValueError when two rooms tell one key.
    """
    told: dict[str, Figure] = {}
    for prefix, teller in _figures:
        if prefixes is not None and prefix not in prefixes:
            continue
        for figure in teller(year):
            if figure.key in told:
                raise ValueError(f"two rooms tell {figure.key}")
            told[figure.key] = figure
    return told


def tell_facts_with(teller: FactTeller) -> None:
    """Let a room tell what a text may say of a year besides its figures: days, lists of names, titles, contracts."""
    if teller not in _facts:
        _facts.append(teller)


def facts_of(year: int) -> list[Fact]:
    """Return what the rooms know of a year besides its figures, room after room."""
    return [fact for teller in _facts for fact in teller(year)]


def pieces_of(chapter: str, year: int) -> list[Piece]:
    """Return what the rooms put in a chapter, room after room."""
    return [piece for teller in _pieces.get(chapter, []) for piece in teller(year)]


def tell_waiting_with(teller: WaitingTeller) -> None:
    """Let a room say what waits for the pôle on a day."""
    if teller not in _waiting:
        _waiting.append(teller)


def waiting_on(today: dt.date) -> list[Waiting]:
    """Return what waits for the pôle, the oldest day first, what has no day last."""
    found = [one for teller in _waiting for one in teller(today)]
    return sorted(found, key=lambda one: (one.day is None, one.day or dt.date.min))


def tell_years_with(prefix: str, years: Select[Any]) -> None:
    """Let a room say in which years something of it took place: one statement, one column."""
    _years[prefix] = years


def latest_year(present: int) -> int | None:
    """Return the latest year, up to the present one, in which something took place; None where nothing ever did."""
    if not _years:
        return None
    told = union_all(*_years.values()).subquery()
    year = told.c[0]
    found = db.session.scalar(select(func.max(year)).where(year <= present))
    return None if found is None else int(found)


def put_forward(key: str, icon: str) -> None:
    """Let a room put one of its figures on the front page of the year."""
    _headlines[key] = icon


def headlines(figures: Mapping[str, Figure]) -> list[tuple[Figure, str]]:
    """Return the figures of the front page with their icons, room after room, those of this year that exist."""
    return [(figures[key], icon) for key, icon in _headlines.items() if key in figures]


def offer_gesture(gesture: Gesture) -> None:
    """Let a room put a gesture on the front page of the year."""
    _gestures[gesture.endpoint] = gesture


def gestures() -> list[Gesture]:
    """Return what the front page of the year offers to do, room after room."""
    return list(_gestures.values())
