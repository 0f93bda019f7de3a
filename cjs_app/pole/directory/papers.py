"""What later rooms show on the page of an organisation or of a person: memberships, grants, meetings, events.

The directory knows none of them. Whoever keeps them says at start-up, once, `organisation_board.show_with(lines)`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from cjs_app.pole.directory.models import Organisation, Person

Record = TypeVar("Record")


@dataclass(frozen=True)
class Line:
    """Something that a room knows about somebody: a sentence, and the page where it stands."""

    title: str
    detail: str
    endpoint: str
    where: Mapping[str, Any] = field(default_factory=dict)
    """What the address says besides the year."""
    icon: str = "arrow-right"


class Board(Generic[Record]):
    """Where later rooms pin what they know."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._shown: list[Callable[[Record, int], Iterable[Line]]] = []

    def show_with(self, lines: Callable[[Record, int], Iterable[Line]]) -> None:
        """Let a room tell what it knows of a record, seen from a year."""
        if lines not in self._shown:
            self._shown.append(lines)

    def lines_of(self, record: Record, year: int) -> list[Line]:
        """Return what the rooms know of a record, room after room."""
        return [line for lines in self._shown for line in lines(record, year)]


organisation_board: Board[Organisation] = Board()
person_board: Board[Person] = Board()
