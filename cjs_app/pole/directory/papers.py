"""What later rooms show on the page of an organisation or of a person: memberships, grants, meetings, events.

The directory knows none of them. Whoever keeps them says at start-up, once, which rows they ask for and what they make
of them: `organisation_board.show_with(rows, lines)`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from msgspec import Struct, field
from sqlalchemy import ColumnElement, Date, Integer, Select, String, cast, func, literal, null, select, union_all

from cjs_app.plumbing.database import db
from cjs_app.pole.directory.models import Organisation, Person

Record = TypeVar("Record")
Rows = Callable[[Record, int], Select[Any]]
Lines = Callable[[Sequence[Any], int], Iterable["Line"]]


class Line(Struct, frozen=True):
    """Something that a room knows about somebody: a sentence, and the page where it stands."""

    title: str
    detail: str
    endpoint: str
    where: Mapping[str, Any] = field(default_factory=dict)
    """What the address says besides the year."""
    icon: str = "arrow-right"


def known(
    number: Any = None, *, other: Any = None, title: Any = None, detail: Any = None, days: Any = (), order: Any = ()
) -> Select[Any]:
    """Return the columns in which a room says what it knows: the same for all rooms, so that one statement asks all.

    `number` and `other` are whole numbers, `title` and `detail` texts, `days` up to three days: `day`, `until`, `left`.
    """
    dates = (*days, None, None, None)
    numbers = {"number": number, "other": other}
    texts = {"title": title, "detail": detail}
    return select(
        *(_column(value, Integer).label(name) for name, value in numbers.items()),
        *(_column(value, String).label(name) for name, value in texts.items()),
        *(_column(value, Date).label(name) for name, value in zip(("day", "until", "left"), dates, strict=False)),
        func.row_number().over(order_by=order).label("rank") if order else literal(1, Integer).label("rank"),
    )


def _column(value: Any, kind: Any) -> ColumnElement[Any]:
    """Return what stands in a column; even nothing has its type, which the databases need to put rooms together."""
    if value is None:
        return cast(null(), kind)
    return cast(value, kind) if kind is String else value


class Board(Generic[Record]):
    """Where later rooms pin what they know."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._shown: list[tuple[Rows[Record], Lines]] = []

    def show_with(self, rows: Rows[Record], lines: Lines) -> None:
        """Let a room tell what it knows of a record, seen from a year: which rows it asks for, and their sentences."""
        if (rows, lines) not in self._shown:
            self._shown.append((rows, lines))

    def lines_of(self, record: Record, year: int) -> list[Line]:
        """Return what the rooms know of a record, room after room, in one statement."""
        if not self._shown:
            return []
        parts = [
            select(literal(place, Integer).label("room"), *rows(record, year).subquery().c)
            for place, (rows, _) in enumerate(self._shown)
        ]
        found = db.session.execute(union_all(*parts).order_by("room", "rank")).all()
        return [
            line
            for place, (_, lines) in enumerate(self._shown)
            for line in lines([row for row in found if row.room == place], year)
        ]


organisation_board: Board[Organisation] = Board()
person_board: Board[Person] = Board()
