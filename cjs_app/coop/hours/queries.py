"""Finding hours and adding them up; cancelled entries count nowhere."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import joinedload

from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.cooperants.queries import by_code, team_of
from cjs_app.coop.hours.domain import A_DAY, A_WEEK, Nature, Status
from cjs_app.coop.hours.models import DoneWeek, HourEntry
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import week_start
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404

ENTRIES_TO_VALIDATE = 400
"""More than this on one page and nobody reads them: the later weeks then wait for the earlier ones."""


class Wanted(Struct, frozen=True):
    """Which hours a list is asked for; None is all of them, and all states but cancelled."""

    cooperant_id: int | None = None
    nature: Nature | None = None
    mission_id: int | None = None
    status: Status | None = None
    monday: dt.date | None = None

    @property
    def active(self) -> int:
        """How many of the filters are on."""
        chosen = (self.cooperant_id, self.nature, self.mission_id, self.status, self.monday)
        return sum(part is not None for part in chosen)


class WeekToValidate(Struct, frozen=True):
    """The hours of one person in one week that wait to be validated."""

    monday: dt.date
    cooperant: Cooperant
    entries: Sequence[HourEntry]
    is_done: bool
    """Whether this person said that the week was complete."""

    @property
    def minutes(self) -> int:
        """The sum of the waiting entries."""
        return sum(entry.minutes for entry in self.entries)


class ToValidate(Struct, frozen=True):
    """The weeks that wait, oldest first, and how many entries stand in the weeks after them."""

    weeks: Sequence[WeekToValidate]
    left_out: int

    @property
    def count(self) -> int:
        """How many entries wait, those of the later weeks too."""
        return sum(len(week.entries) for week in self.weeks) + self.left_out


def get_entry(season: Season, entry_id: int) -> HourEntry:
    """Return an entry of this season with its person and its mission, or answer 404."""
    return or_404(
        select(HourEntry)
        .where(HourEntry.season_id == season.id, HourEntry.id == entry_id)
        .options(joinedload(HourEntry.cooperant), joinedload(HourEntry.mission))
    )


def are_of(season: Season, entry_ids: Collection[int]) -> bool:
    """Return whether all these entries belong to this season."""
    found = select(func.count()).where(HourEntry.season_id == season.id, HourEntry.id.in_(entry_ids))
    return db.session.scalar(found) == len(set(entry_ids))


def hours_matching(season: Season, wanted: Wanted = Wanted()) -> Select[HourEntry]:  # noqa: B008 — a frozen value
    """Return the entries of a season that a list is asked for, newest day first, with their person and mission."""
    return (
        select(HourEntry)
        .where(*_conditions(season, wanted))
        .options(joinedload(HourEntry.cooperant), joinedload(HourEntry.mission))
        .order_by(HourEntry.day.desc(), HourEntry.id.desc())
    )


def minutes_by_day(season: Season, wanted: Wanted) -> dict[dt.date, int]:
    """Return the minutes of each day of such a list, in one statement."""
    rows = db.session.execute(
        select(HourEntry.day, func.sum(HourEntry.minutes)).where(*_conditions(season, wanted)).group_by(HourEntry.day)
    )
    return {day: int(minutes) for day, minutes in rows}


def minutes_by_week(season: Season, wanted: Wanted) -> dict[dt.date, int]:
    """Return the minutes of each week of such a list, by its Monday, in one statement."""
    totals: dict[dt.date, int] = defaultdict(int)
    for day, minutes in minutes_by_day(season, wanted).items():
        totals[week_start(day)] += minutes
    return dict(totals)


def minutes_by_nature(season: Season) -> dict[Nature, int]:
    """Return the minutes of a season for every nature, 0 included, validated or not, in one statement."""
    rows = db.session.execute(
        select(HourEntry.nature, func.sum(HourEntry.minutes))
        .where(*_conditions(season, Wanted()))
        .group_by(HourEntry.nature)
    )
    return dict.fromkeys(Nature, 0) | {nature: int(minutes) for nature, minutes in rows}


def minutes_by_cooperant_and_nature(season: Season, monday: dt.date | None = None) -> dict[int, dict[Nature, int]]:
    """Return cooperant_id → nature → minutes, of a season or of one of its weeks, in one statement; no zeros."""
    totals: dict[int, dict[Nature, int]] = defaultdict(dict)
    for cooperant_id, nature, minutes in db.session.execute(_spent(season, Wanted(monday=monday))):
        totals[cooperant_id][nature] = int(minutes)
    return dict(totals)


def people_and_minutes(season: Season) -> tuple[Sequence[Cooperant], dict[int, dict[Nature, int]]]:
    """Return the cooperants of a season, by code, and their minutes as above: the same two answers, asked at once.

    No hours are left out: a sheet that any speak of is never taken back.
    """
    spent = _spent(season, Wanted()).subquery()
    rows = db.session.execute(
        team_of(season)
        .add_columns(spent.c.nature, spent.c.minutes)
        .outerjoin(spent, spent.c.cooperant_id == Cooperant.id)
    ).all()
    totals: dict[int, dict[Nature, int]] = defaultdict(dict)
    for person, nature, minutes in rows:
        if nature is not None:
            totals[person.id][nature] = int(minutes)
    return by_code(person for person, _, _ in rows), dict(totals)


def _spent(season: Season, wanted: Wanted) -> Select[int, Nature, int]:
    """Return the minutes of each cooperant for each nature."""
    minutes = func.sum(HourEntry.minutes).label("minutes")
    rows = select(HourEntry.cooperant_id, HourEntry.nature, minutes).where(*_conditions(season, wanted))
    return rows.group_by(HourEntry.cooperant_id, HourEntry.nature)


def unvalidated_count(season: Season) -> int:
    """Return how many entries of a season still wait to be validated."""
    waiting = select(func.count()).where(HourEntry.season_id == season.id, HourEntry.status == Status.DECLARED)
    return db.session.scalar(waiting) or 0


def validated_and_waiting(season: Season) -> Select[int, int, int]:
    """Return the minutes validated, those that wait, and how many entries wait: a part of a larger statement."""
    waits = HourEntry.status == Status.DECLARED
    return select(
        func.coalesce(func.sum(HourEntry.minutes).filter(HourEntry.status == Status.VALIDATED), 0).label(
            "validated_minutes"
        ),
        func.coalesce(func.sum(HourEntry.minutes).filter(waits), 0).label("waiting_minutes"),
        func.count(HourEntry.id).filter(waits).label("waiting_entries"),
    ).where(HourEntry.season_id == season.id)


def first_and_last_day(season: Season) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day for which hours count in a season; None twice without any."""
    rows = select(func.min(HourEntry.day), func.max(HourEntry.day)).where(*_conditions(season, Wanted()))
    first, last = db.session.execute(rows).one()
    return first, last


def week_of(cooperant: Cooperant, monday: dt.date) -> Sequence[HourEntry]:
    """Return what a cooperant noted in a week, by day, cancelled entries left out, with the missions."""
    return hours_between(cooperant, monday, monday + A_WEEK - A_DAY)


def hours_between(cooperant: Cooperant, first: dt.date, last: dt.date) -> Sequence[HourEntry]:
    """Return what a cooperant noted from a first to a last day, by day, cancelled entries left out, with missions."""
    return db.session.scalars(
        select(HourEntry)
        .where(
            HourEntry.cooperant_id == cooperant.id,
            HourEntry.status != Status.CANCELLED,
            HourEntry.day.between(first, last),
        )
        .options(joinedload(HourEntry.mission))
        .order_by(HourEntry.day, HourEntry.id)
    ).all()


def find_last_day_worked(cooperant: Cooperant, before: dt.date) -> dt.date | None:
    """Return the last day before this one for which a cooperant noted hours, or None."""
    return db.session.scalar(
        select(func.max(HourEntry.day)).where(
            HourEntry.cooperant_id == cooperant.id, HourEntry.status != Status.CANCELLED, HourEntry.day < before
        )
    )


def find_done_week(cooperant: Cooperant, monday: dt.date) -> DoneWeek | None:
    """Return the mark that a cooperant's hours of a week are done, or None."""
    return db.session.scalar(select(DoneWeek).where(DoneWeek.cooperant_id == cooperant.id, DoneWeek.monday == monday))


def to_validate(season: Season) -> ToValidate:
    """Return what waits to be validated, by week then by person; three statements, however much waits."""
    last_monday, left_out = _what_fits(season)
    rows = select(HourEntry).where(HourEntry.season_id == season.id, HourEntry.status == Status.DECLARED)
    if left_out:
        rows = rows.where(HourEntry.day < last_monday + A_WEEK)
    rows = rows.options(joinedload(HourEntry.cooperant), joinedload(HourEntry.mission))
    entries = db.session.scalars(rows.order_by(HourEntry.day, HourEntry.id)).all()
    groups: dict[tuple[dt.date, str], list[HourEntry]] = defaultdict(list)
    for entry in entries:
        groups[week_start(entry.day), entry.cooperant.code].append(entry)
    done = _done_weeks(season)
    weeks = [
        WeekToValidate(monday, found[0].cooperant, found, (found[0].cooperant_id, monday) in done)
        for (monday, _code), found in sorted(groups.items(), key=lambda group: group[0])
    ]
    return ToValidate(weeks, left_out)


def find_last_declared(season: Season, user_id: int) -> HourEntry | None:
    """Return the last entry that a person noted in a season, or None; the next one is often like it."""
    return db.session.scalars(
        select(HourEntry)
        .where(
            HourEntry.season_id == season.id,
            HourEntry.declared_by_id == user_id,
            HourEntry.status != Status.CANCELLED,
        )
        .order_by(HourEntry.id.desc())
        .limit(1)
    ).first()


def _conditions(season: Season, wanted: Wanted) -> list[ColumnElement[bool]]:
    """Return what an entry must be to stand in such a list."""
    conditions = [
        HourEntry.season_id == season.id,
        HourEntry.status != Status.CANCELLED if wanted.status is None else HourEntry.status == wanted.status,
    ]
    if wanted.cooperant_id is not None:
        conditions.append(HourEntry.cooperant_id == wanted.cooperant_id)
    if wanted.nature is not None:
        conditions.append(HourEntry.nature == wanted.nature)
    if wanted.mission_id is not None:
        conditions.append(HourEntry.mission_id == wanted.mission_id)
    if wanted.monday is not None:
        conditions.append(_in_week(wanted.monday))
    return conditions


def _in_week(monday: dt.date) -> ColumnElement[bool]:
    """Return the condition that an entry is of the week of this Monday."""
    return HourEntry.day.between(monday, monday + A_WEEK - A_DAY)


def _what_fits(season: Season) -> tuple[dt.date, int]:
    """Return the last week that fits on the page with all those before it, and how many entries come after."""
    rows = db.session.execute(
        select(HourEntry.day, func.count())
        .where(HourEntry.season_id == season.id, HourEntry.status == Status.DECLARED)
        .group_by(HourEntry.day)
        .order_by(HourEntry.day)
    )
    by_week: dict[dt.date, int] = defaultdict(int)
    for day, count in rows:
        by_week[week_start(day)] += count
    last_monday, shown, left_out = season.start_day, 0, 0
    for monday, count in by_week.items():
        if left_out or (shown and shown + count > ENTRIES_TO_VALIDATE):
            left_out += count
        else:
            last_monday, shown = monday, shown + count
    return last_monday, left_out


def _done_weeks(season: Season) -> set[tuple[int, dt.date]]:
    """Return the weeks said done in a season, as (cooperant_id, monday)."""
    rows = db.session.execute(select(DoneWeek.cooperant_id, DoneWeek.monday).where(DoneWeek.season_id == season.id))
    return {(cooperant_id, monday) for cooperant_id, monday in rows}
