"""The plan of a week and of a day, and what to watch for in it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from msgspec import Struct
from sqlalchemy import ColumnElement, Integer, Time, and_, cast, exists, func, null, select
from sqlalchemy.orm import joinedload

from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.cooperants.queries import by_code, team_of
from cjs_app.coop.hours import warnings as beside_hours
from cjs_app.coop.hours.domain import Status as HoursStatus
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.missions.domain import OPEN, Status
from cjs_app.coop.missions.models import Mission, MissionMember, MissionSlot
from cjs_app.coop.missions.queries import missions_within
from cjs_app.coop.planning.absences import AbsenceDraft, Part
from cjs_app.coop.planning.clashes import Stint, twice_at_once
from cjs_app.coop.planning.domain import A_DAY, A_WEEK, UNKNOWN_BIRTH, Exceeded, Work, exceeded, unchecked
from cjs_app.coop.planning.limits import CURRENCY
from cjs_app.coop.planning.models import Absence
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import Period, week_start
from cjs_app.kernel.sentences import Sentence
from cjs_app.plumbing.database import db
from cjs_app.plumbing.formats import sentence
from cjs_app.plumbing.pages import or_404


class Worker(Struct, frozen=True):
    """A cooperant who has work, planned or noted, and what the guides must know of them."""

    cooperant_id: int
    birth_date: dt.date | None
    works: Sequence[Work]


class Shift(Struct, frozen=True):
    """A mission on one of its days, with its hours where they are known."""

    mission: Mission
    day: dt.date
    start_time: dt.time | None = None
    end_time: dt.time | None = None

    @property
    def people(self) -> list[Cooperant]:
        """Who takes part, by code."""
        return sorted((member.cooperant for member in self.mission.team), key=lambda one: one.code)

    @property
    def missing(self) -> int:
        """How many people it still takes; a mission that is done takes nobody."""
        return max(0, self.mission.wanted_people - len(self.mission.team)) if self.mission.status in OPEN else 0

    def has(self, cooperant_id: int) -> bool:
        """Return whether somebody takes part."""
        return any(member.cooperant_id == cooperant_id for member in self.mission.team)

    def teammates(self, cooperant_id: int) -> list[Cooperant]:
        """Return the others who take part."""
        return [one for one in self.people if one.id != cooperant_id]

    def as_stint(self) -> Stint:
        """Return it as it is held against the others."""
        mission = self.mission
        return Stint(mission.id, mission.title, self.day, self.start_time, self.end_time, mission.status)


class Week(Struct, frozen=True):
    """The plan of a week: what takes place on each day, and the open missions that no day of it is chosen for."""

    monday: dt.date
    people: Sequence[Cooperant]
    shifts: Sequence[Shift]
    floating: Sequence[Mission]
    absences: Sequence[Absence]

    @property
    def days(self) -> list[dt.date]:
        """The seven days."""
        return [self.monday + rank * A_DAY for rank in range(7)]

    def on(self, day: dt.date) -> list[Shift]:
        """Return what takes place on a day, the first to begin first, what has no hours last."""
        return [shift for shift in self.shifts if shift.day == day]

    def twice_at_once(self, cooperant_id: int) -> list[Sentence]:
        """Return the missions of somebody that take place at the same time."""
        return twice_at_once(shift.as_stint() for shift in self.shifts if shift.has(cooperant_id))


def week(season: Season, monday: dt.date) -> Week:
    """Return the plan of a week, in four statements whatever it holds."""
    days = Period(monday, monday + A_WEEK - A_DAY)
    missions = missions_within(season.id, days, undated=True)
    shifts = [shift for mission in missions for shift in shifts_of(mission, days)]
    placed = {shift.mission.id for shift in shifts}
    floating = [one for one in missions if one.id not in placed]
    people, absences = _people_and_absences(season, days)
    return Week(monday, people, _in_order(shifts), floating, absences)


def day_of(cooperant: Cooperant, day: dt.date) -> list[Shift]:
    """Return the missions of somebody on a day, the first to begin first, in three statements at most."""
    days = Period(day, day)
    missions = missions_within(cooperant.season_id, days, cooperant.id)
    shifts = [shift for one in missions for shift in (list(shifts_of(one, days)) or [Shift(one, day)])]
    return _in_order(shifts)


def warnings(
    season: Season, first: dt.date, last: dt.date, only: Collection[int] | None = None, today: dt.date | None = None
) -> list[beside_hours.Warning]:
    """Return what goes beyond the guides for minors on these days, planned or noted, in one statement.

    Of everybody, or of `only` these cooperants. A day is looked at with the day before and after it, and its whole
    week. Who has work and no birth date is told once, without a day. With `today`, what was planned for days that are
    over is left out: nobody can move it any more.
    """
    return _warnings(season, [Period(first, last)], only, lambda worker: _still_to_see(worker, today))


def warnings_on(season: Season, days: Iterable[dt.date], only: Collection[int]) -> list[beside_hours.Warning]:
    """Return what goes beyond the guides for these cooperants on some days, and what cannot be checked yet."""
    return _warnings(season, [Period(day, day) for day in sorted(days)], only, _all_there_is)


def warnings_of_plan(season: Season, monday: dt.date, only: Collection[int] | None) -> list[beside_hours.Warning]:
    """Return what goes beyond the guides in a week, and what of it cannot be checked yet, in one statement."""
    return _warnings(season, [Period(monday, monday + A_WEEK - A_DAY)], only, _all_there_is)


def absences_within(season: Season, days: Period) -> Sequence[Absence]:
    """Return who is not available on some of these days, the first to begin first."""
    return db.session.scalars(
        select(Absence)
        .where(Absence.season_id == season.id, *_holds_within(days))
        .order_by(Absence.first_day, Absence.id)
    ).all()


def _people_and_absences(season: Season, days: Period) -> tuple[Sequence[Cooperant], list[Absence]]:
    """Return everybody of a season by code, and the same absences, in one statement."""
    rows = db.session.execute(
        team_of(season)
        .add_columns(Absence)
        .outerjoin(Absence, and_(Absence.cooperant_id == Cooperant.id, *_holds_within(days)))
        .order_by(Absence.first_day, Absence.id)
    ).all()
    return by_code(person for person, _ in rows), [absence for _, absence in rows if absence is not None]


def _holds_within(days: Period) -> tuple[ColumnElement[bool], ...]:
    """Return what an absence must be to count on some of these days."""
    return Absence.cancelled_at.is_(None), Absence.first_day <= days.end, Absence.last_day >= days.start


def absences_of(season: Season, cooperant_id: int | None = None) -> Sequence[Absence]:
    """Return the absences of a season that still hold, of everybody or of one person, the last to begin first."""
    rows = select(Absence).where(Absence.season_id == season.id, Absence.cancelled_at.is_(None))
    if cooperant_id is not None:
        rows = rows.where(Absence.cooperant_id == cooperant_id)
    rows = rows.options(joinedload(Absence.cooperant))
    return db.session.scalars(rows.order_by(Absence.first_day.desc(), Absence.id.desc())).all()


def get_absence(season: Season, absence_id: int, cooperant_id: int | None = None) -> Absence:
    """Return an absence of this season, of anybody or of one person alone, or answer 404."""
    rows = select(Absence).where(Absence.season_id == season.id, Absence.id == absence_id)
    return or_404(rows.where(Absence.cooperant_id == cooperant_id) if cooperant_id is not None else rows)


def find_absence(cooperant: Cooperant, draft: AbsenceDraft) -> Absence | None:
    """Return an absence that already says the same and more, or None."""
    return db.session.scalar(
        select(Absence)
        .where(Absence.season_id == cooperant.season_id, Absence.cooperant_id == cooperant.id)
        .where(Absence.cancelled_at.is_(None), Absence.part.in_({Part.DAY, draft.part}))
        .where(Absence.first_day <= draft.first_day, Absence.last_day >= draft.last_day)
        .limit(1)
    )


def held_absence(absence: Absence) -> Absence:
    """Return an absence held by us alone until the end of the transaction."""
    return db.session.scalars(
        select(Absence)
        .where(Absence.id == absence.id)
        .with_for_update(of=Absence)
        .execution_options(populate_existing=True)
    ).one()


def shifts_of(mission: Mission, days: Period) -> Iterator[Shift]:
    """Give a mission on each of its days among these; one without slots has a day when it has one only."""
    only_day = mission.start_day if mission.start_day == mission.end_day and not mission.slots else None
    if only_day is not None and days.contains(only_day):
        yield Shift(mission, only_day)
    for slot in mission.slots:
        if days.contains(slot.day):
            yield Shift(mission, slot.day, slot.start_time, slot.end_time)


def _in_order(shifts: Sequence[Shift]) -> list[Shift]:
    """Return shifts by day, the first to begin first, those without hours last."""
    return sorted(shifts, key=lambda one: (one.day, one.start_time or dt.time.max, one.mission.id))


def _still_to_see(worker: Worker, today: dt.date | None) -> list[Exceeded]:
    """Return what goes beyond the guides, but for plans that are over."""
    found = exceeded(worker.birth_date, worker.works)
    return [one for one in found if today is None or not one.is_planned or one.last >= today]


def _all_there_is(worker: Worker) -> list[Exceeded]:
    """Return what goes beyond the guides, and what cannot be held against them."""
    return exceeded(worker.birth_date, worker.works) + unchecked(worker.birth_date, worker.works)


def _warnings(
    season: Season,
    asked: Sequence[Period],
    only: Collection[int] | None,
    look: Callable[[Worker], list[Exceeded]],
) -> list[beside_hours.Warning]:
    """Return what there is to say about the days asked for: what is of no day first, then day after day.

    Nothing where the law of France does not hold. To judge some days their whole weeks are known, and the nights
    before and after.
    """
    if season.currency != CURRENCY:
        return []
    around = Period(week_start(asked[0].start) - A_DAY, week_start(asked[-1].end) + A_WEEK)
    told, found = [], []
    for worker in _workers(season, around):
        if only is not None and worker.cooperant_id not in only:
            continue
        if worker.birth_date is None:
            told.append(beside_hours.Warning(worker.cooperant_id, None, UNKNOWN_BIRTH))
        for one in look(worker):
            if any(one.concerns(days) for days in asked):
                found.append((one.day, beside_hours.Warning(worker.cooperant_id, one.day, sentence(one.sentence))))
    return told + [warning for _, warning in sorted(found, key=lambda pair: pair[0])]


def _workers(season: Season, days: Period) -> list[Worker]:
    """Return what each cooperant has planned and what each noted on these days, by code, in one statement."""
    who, nothing = (Cooperant.code, Cooperant.id, Cooperant.birth_date), cast(null(), Time)
    planned = (
        select(*who, MissionSlot.day, cast(null(), Integer), MissionSlot.start_time, MissionSlot.end_time)
        .select_from(MissionSlot)
        .join(MissionMember, MissionMember.mission_id == MissionSlot.mission_id)
        .join(Mission, Mission.id == MissionMember.mission_id)
        .join(Cooperant, Cooperant.id == MissionMember.cooperant_id)
        .where(MissionSlot.season_id == season.id, MissionSlot.day.between(days.start, days.end))
        .where(Mission.status != Status.CANCELLED)
    )
    day_alone = (
        select(*who, Mission.start_day, cast(null(), Integer), nothing, nothing)
        .select_from(Mission)
        .join(MissionMember, MissionMember.mission_id == Mission.id)
        .join(Cooperant, Cooperant.id == MissionMember.cooperant_id)
        .where(Mission.season_id == season.id, Mission.start_day.between(days.start, days.end))
        .where(Mission.end_day == Mission.start_day, Mission.status != Status.CANCELLED)
        .where(~exists().where(MissionSlot.mission_id == Mission.id))
    )
    noted = (
        select(*who, HourEntry.day, func.sum(HourEntry.minutes), nothing, nothing)
        .join(Cooperant, Cooperant.id == HourEntry.cooperant_id)
        .where(HourEntry.season_id == season.id, HourEntry.day.between(days.start, days.end))
        .where(HourEntry.status != HoursStatus.CANCELLED)
        .group_by(*who, HourEntry.day)
    )
    works: dict[tuple[str, int, dt.date | None], list[Work]] = defaultdict(list)
    for code, number, born, day, minutes, start, end in db.session.execute(planned.union_all(day_alone, noted)):
        works[code, number, born].append(Work(day, minutes, start, end))
    return [
        Worker(number, born, found) for (_, number, born), found in sorted(works.items(), key=lambda item: item[0][:2])
    ]
