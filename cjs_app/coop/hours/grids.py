"""A week as a grid: a line for each thing that time is spent on, a cell for each day, and what may be copied in it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from cjs_app.coop.cooperants.domain import present
from cjs_app.coop.hours.domain import Nature, Status
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal

A_WEEK_DAYS = 7
SATURDAY = 5
_LONGEST_NUMBER = 9


class What(Struct, frozen=True):
    """What time is spent on: a nature, and the mission where there is one."""

    nature: Nature
    mission_id: int | None = None

    @property
    def mark(self) -> str:
        """How a form writes it: `mission-12`, `reunion`."""
        return self.nature.value if self.mission_id is None else f"{self.nature.value}-{self.mission_id}"


class Noted(Protocol):
    """What a grid reads of an entry."""

    @property
    def id(self) -> int:
        """The number of the entry."""

    @property
    def day(self) -> dt.date:
        """The day of the work."""

    @property
    def minutes(self) -> int:
        """How long."""

    @property
    def nature(self) -> Nature:
        """What for."""

    @property
    def mission_id(self) -> int | None:
        """For which mission."""

    @property
    def status(self) -> Status:
        """Whether it is validated."""


class Cell(Struct, frozen=True):
    """The hours of one day spent on one thing: those that may still change, together, and those that are locked."""

    day: dt.date
    what: What
    minutes: int = 0
    locked: Sequence[tuple[int, int]] = ()
    """The number and the minutes of each validated entry."""

    @property
    def name(self) -> str:
        """How a form names it."""
        return f"c-{self.day.isoformat()}-{self.what.mark}"

    @property
    def locked_minutes(self) -> int:
        """The sum of what is validated."""
        return sum(minutes for _, minutes in self.locked)


class Line(Struct, frozen=True):
    """What is done for one thing, day after day; the code is that of its mission."""

    what: What
    title: str
    code: str
    cells: Sequence[Cell]


class Grid(Struct, frozen=True):
    """A week of someone, and the days of it on which hours may be noted."""

    monday: dt.date
    open_days: Collection[dt.date]
    lines: Sequence[Line]

    @property
    def cells(self) -> list[Cell]:
        """Every cell, line after line."""
        return [cell for line in self.lines for cell in line.cells]

    def takes(self, cell: Cell) -> bool:
        """Return whether something may be written in a cell: it is open, and does not hold validated hours alone."""
        return cell.day in self.open_days and (cell.minutes > 0 or not cell.locked)


class Change(Struct, frozen=True):
    """What someone wrote in a cell: what stood there when they saw it, and what is to stand there, 0 for nothing."""

    cell: Cell
    seen_minutes: int
    minutes: int


class BadCells(Refusal):
    """Some cells of a grid cannot be saved: each has its own refusal, and nothing at all is saved."""

    def __init__(self, cells: Mapping[str, Refusal]) -> None:
        """Keep what is wrong, by the name of the cell."""
        super().__init__("Rien n’est encore enregistré : il reste des cases à corriger.")
        self.cells = cells


def what_of(mark: str) -> What | None:
    """Return what a form wrote, or None for nonsense."""
    name, _, number = mark.partition("-")
    nature = next((nature for nature in Nature if nature.value == name), None)
    if nature is None or mark == f"{name}-":
        return None
    if number and not (number.isascii() and number.isdigit() and len(number) <= _LONGEST_NUMBER):
        return None
    return What(nature, int(number) if number else None)


def days_of(monday: dt.date) -> list[dt.date]:
    """Return the seven days of a week."""
    return [monday + dt.timedelta(days=rank) for rank in range(A_WEEK_DAYS)]


def is_open(
    day: dt.date, season: Period, today: dt.date, joined_on: dt.date | None = None, left_on: dt.date | None = None
) -> bool:
    """Return whether someone may have hours on a day: it has come, in the season, while they are a member."""
    return season.contains(day) and day <= today and present(joined_on, left_on, day)


def cells_of(entries: Iterable[Noted]) -> dict[tuple[dt.date, What], Cell]:
    """Return the cells that hold something; entries of one day for the same thing share one."""
    open_minutes: dict[tuple[dt.date, What], int] = defaultdict(int)
    locked: dict[tuple[dt.date, What], list[tuple[int, int]]] = defaultdict(list)
    for entry in entries:
        key = entry.day, What(entry.nature, entry.mission_id)
        if entry.status is Status.VALIDATED:
            locked[key].append((entry.id, entry.minutes))
        elif entry.status is Status.DECLARED:
            open_minutes[key] += entry.minutes
    keys = [*open_minutes, *(key for key in locked if key not in open_minutes)]
    return {key: Cell(*key, open_minutes[key], tuple(locked.get(key, ()))) for key in keys}


def ordered(whats: Iterable[What]) -> list[What]:
    """Return each thing once, in the order of the natures, missions in the order they came."""
    natures = list(Nature)
    return sorted(dict.fromkeys(whats), key=lambda what: natures.index(what.nature))


def ensure_seen(change: Change, now_minutes: int) -> None:
    """Raise Refusal when a cell is no longer what it was when it was shown: somebody wrote in it meanwhile."""
    if now_minutes == change.seen_minutes:
        return
    if not now_minutes:
        raise Refusal("Cette case a changé entre-temps : elle est vide, ou validée. La relire, puis enregistrer.")
    raise Refusal(
        "Cette case a changé entre-temps : elle contient maintenant {now:duration}. La relire, puis enregistrer.",
        now=now_minutes,
    )


def copied(source: Iterable[Noted], present: Collection[What]) -> dict[What, int]:
    """Return the minutes to note on a day so that it holds what another day holds; nothing twice."""
    minutes: dict[What, int] = defaultdict(int)
    for entry in source:
        what = What(entry.nature, entry.mission_id)
        if what not in present:
            minutes[what] += entry.minutes
    return dict(minutes)


def copies_offered(
    entries: Iterable[Noted], open_days: Collection[dt.date], today: dt.date, back: dt.timedelta | None = None
) -> list[tuple[dt.date, dt.date]]:
    """Return the days that may be filled like another one, with that other one, today first; nothing twice.

    The other day is the last one worked before, and the days are today and those from Monday to Friday that hold
    nothing yet; or it is the day that stands so long `back`, and the days are all of them.
    """
    by_day: dict[dt.date, list[Noted]] = defaultdict(list)
    for entry in entries:
        by_day[entry.day].append(entry)
    offered = []
    for day in sorted(open_days, key=lambda day: (day != today, day)):
        last_worked = max((worked for worked in by_day if worked < day), default=day)
        source = last_worked if back is None else day - back
        present = {What(entry.nature, entry.mission_id) for entry in by_day.get(day, ())}
        may_take = back is not None or day == today or (day.weekday() < SATURDAY and not present)
        if source < day and may_take and copied(by_day.get(source, ()), present):
            offered.append((day, source))
    return offered
