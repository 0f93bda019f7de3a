"""What waits for whom: the lines of the inbox by kind, the weeks to validate, the days whose hours are to note."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from cjs_app.coop.planning.domain import A_WEEK
from cjs_app.kernel.periods import week_start


class Waits(StrEnum):
    """What can wait for the team, in the order in which it is read."""

    ERASURE = "erasure"
    WITHDRAWN = "withdrawn"
    QUOTE = "quote"
    OVERDUE = "overdue"
    HOURS = "hours"
    DRAFT = "draft"
    MISSION = "mission"
    EXPENSE = "expense"
    PAPER = "paper"


TITLES = {
    Waits.ERASURE: "Effacement demandé",
    Waits.WITHDRAWN: "Accord retiré",
    Waits.QUOTE: "Devis à valider",
    Waits.OVERDUE: "Devis sans réponse",
    Waits.HOURS: "Heures à valider",
    Waits.DRAFT: "Factures à émettre",
    Waits.MISSION: "Missions à facturer",
    Waits.EXPENSE: "Dépenses à valider",
    Waits.PAPER: "Pièces à recevoir",
}


STILL_ANSWERED = (Waits.ERASURE, Waits.WITHDRAWN)
"""What each person may ask does not close with the season."""


T = TypeVar("T")
WATCHED_WEEKS = ("cette semaine", "la semaine prochaine")
"""What is planned is watched over while there is time to change it."""


class Line(Struct, frozen=True):
    """Something that waits: the record, what it is called, and whether this very visitor may not settle it alone."""

    kind: Waits
    record_id: int
    title: str
    number: str = ""
    detail: str = ""
    """Said beside the title; for hours, the number of their person's sheet."""
    day: dt.date | None = None
    amount: int | None = None
    """Cents, or minutes for hours."""
    is_own: bool = False
    total: int = 1
    """How many of its kind wait in all."""


class Group(Struct, frozen=True):
    """What waits of one kind: the first lines, and how many there are."""

    kind: Waits
    lines: Sequence[Line]
    total: int

    @property
    def title(self) -> str:
        """What the group is called."""
        return TITLES[self.kind]


class Week(Struct, frozen=True):
    """The hours of one person in one week that wait: validated together."""

    monday: dt.date
    code: str
    first_name: str
    cooperant_id: int
    entry_ids: Sequence[int]
    minutes: int
    is_own: bool
    """Whether some of them are the visitor's own, or were noted by them: somebody else validates."""


class DayToNote(Struct, frozen=True):
    """A day on which somebody worked, and for which no hours of that mission are noted."""

    day: dt.date
    mission_id: int
    title: str


def grouped(lines: Iterable[Line]) -> list[Group]:
    """Return what waits by kind, in their order; hours are told by week, apart."""
    by_kind: dict[Waits, list[Line]] = {kind: [] for kind in Waits if kind is not Waits.HOURS}
    for line in lines:
        by_kind.get(line.kind, []).append(line)
    return [Group(kind, found, max(line.total for line in found)) for kind, found in by_kind.items() if found]


def weeks_to_validate(lines: Iterable[Line]) -> list[Week]:
    """Return the hours that wait by week then by person, the oldest week first."""
    found: dict[tuple[dt.date, str], list[Line]] = {}
    for line in lines:
        if line.kind is Waits.HOURS and line.day is not None:
            found.setdefault((week_start(line.day), line.number), []).append(line)
    return [
        Week(
            monday,
            code,
            entries[0].title,
            int(entries[0].detail),
            [entry.record_id for entry in entries],
            sum(entry.amount or 0 for entry in entries),
            any(entry.is_own for entry in entries),
        )
        for (monday, code), entries in sorted(found.items())
    ]


def by_watched_week(found: Iterable[tuple[dt.date | None, T]], monday: dt.date) -> list[tuple[str, dt.date, list[T]]]:
    """Return what is to be watched, each with its day, by week: the words for it, its Monday, and what is told of it.

    What is of no day is told now; a night that ends after the last of these weeks is told in it. A week of which
    nothing is told is left out.
    """
    weeks = [(words, monday + rank * A_WEEK, list[T]()) for rank, words in enumerate(WATCHED_WEEKS)]
    for day, told in found:
        started = [week for week in weeks if day is not None and week[1] <= day]
        (started or weeks[:1])[-1][2].append(told)
    return [week for week in weeks if week[2]]


def days_to_note(
    worked: Iterable[DayToNote],
    noted: Collection[tuple[dt.date, int | None]],
    done_mondays: Collection[dt.date],
    today: dt.date,
) -> list[DayToNote]:
    """Return the days of work whose hours are still to be noted, the newest first, each mission once a day.

    Hours noted that day for the mission, or for a mission without saying which, settle it; so does a week that its
    person said done.
    """
    waiting = {
        one: None
        for one in worked
        if one.day <= today
        and week_start(one.day) not in done_mondays
        and not {(one.day, one.mission_id), (one.day, None)} & set(noted)
    }
    return sorted(waiting, key=lambda one: (-one.day.toordinal(), one.mission_id))
