"""Finding missions."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, false, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from cjs_app.coop.missions.domain import OPEN, Status
from cjs_app.coop.missions.models import Mission, MissionMember, MissionSlot
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import Period
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404
from cjs_app.plumbing.searching import hit, holding

CODES = select(Mission.code).where(Mission.season_id == bindparam("season"))
_URGENCY = case({Status.RUNNING.value: 0, Status.PLANNED.value: 1}, value=Mission.status, else_=2)


def get_mission(season: Season, mission_id: int) -> Mission:
    """Return a mission of this season with its devis and client, its slots and its team, or answer 404."""
    return or_404(
        select(Mission)
        .where(Mission.season_id == season.id, Mission.id == mission_id)
        .options(
            joinedload(Mission.quote).joinedload(Quote.client),
            joinedload(Mission.slots),
            joinedload(Mission.team),
        )
    )


def held(mission_id: int) -> Mission:
    """Return a mission with its slots and its team, held by us alone until the end of the transaction."""
    return db.session.scalars(
        select(Mission)
        .where(Mission.id == mission_id)
        .options(selectinload(Mission.slots), selectinload(Mission.team))
        .with_for_update(of=Mission)
        .execution_options(populate_existing=True)
    ).one()


def missions_matching(
    season: Season,
    words: str = "",
    status: Status | None = None,
    cooperant_id: int | None = None,
    week: Period | None = None,
    quote_id: int | None = None,
) -> Select[Mission]:
    """Return the missions of a season with their team, those without a day first, then the newest.

    Every word stands in the code, the title or the place; one state, one person of the team, one stretch of days, one
    devis, or all.
    """
    rows = select(Mission).where(Mission.season_id == season.id).options(selectinload(Mission.team))
    rows = rows.where(*holding(words, Mission.code, Mission.title, Mission.place))
    if status is not None:
        rows = rows.where(Mission.status == status)
    if cooperant_id is not None:
        rows = rows.where(_has_member(cooperant_id))
    if week is not None:
        rows = rows.where(_takes_place(week))
    if quote_id is not None:
        rows = rows.where(Mission.quote_id == quote_id)
    return rows.order_by(Mission.start_day.is_(None).desc(), Mission.start_day.desc(), Mission.id.desc())


def missions_found(season: Season, words: str) -> Select[Any]:
    """Return the missions of a season that answer to a search from anywhere, the newest first among equals."""
    said = Mission.id, Mission.title, Mission.code
    return (
        hit(words, *said, detail=Mission.place, state=Mission.status, day=Mission.start_day)
        .where(Mission.season_id == season.id, *holding(words, Mission.code, Mission.title, Mission.place))
        .order_by(Mission.start_day.desc(), Mission.id.desc())
    )


def missions_on(season: Season, day: dt.date) -> Sequence[Mission]:
    """Return the missions that take place on a day, with their team and slots; cancelled ones are left out."""
    return missions_within(season.id, Period(day, day))


def missions_within(
    season_id: int, days: Period, cooperant_id: int | None = None, undated: bool = False
) -> Sequence[Mission]:
    """Return the missions that take place on one of these days, with their team and slots, but the cancelled ones.

    Of everybody, or of one person; with `undated` also the open missions that have no day yet.
    """
    here = _takes_place(days)
    if undated:
        here = or_(here, and_(Mission.status.in_(OPEN), Mission.start_day.is_(None)))
    rows = select(Mission).where(Mission.season_id == season_id, Mission.status != Status.CANCELLED, here)
    if cooperant_id is not None:
        rows = rows.where(_has_member(cooperant_id))
    rows = rows.options(selectinload(Mission.team), selectinload(Mission.slots))
    return db.session.scalars(rows.order_by(Mission.start_day.is_(None), Mission.start_day, Mission.id)).all()


def missions_of_cooperant(season: Season, cooperant_id: int) -> Sequence[Mission]:
    """Return the missions someone takes part in, oldest first; cancelled ones are left out."""
    return db.session.scalars(
        select(Mission)
        .where(Mission.season_id == season.id, Mission.status != Status.CANCELLED, _has_member(cooperant_id))
        .order_by(Mission.start_day.is_(None), Mission.start_day, Mission.id)
    ).all()


def open_missions(season: Season) -> Sequence[Mission]:
    """Return the missions on which hours may be noted: all but the cancelled ones, those under way first."""
    return db.session.scalars(
        select(Mission)
        .where(Mission.season_id == season.id, Mission.status != Status.CANCELLED)
        .order_by(_URGENCY, Mission.id.desc())
    ).all()


def missions_to_work_on(
    season: Season, cooperant_id: int | None, days: Period, with_teams: bool = False
) -> list[tuple[Mission, bool]]:
    """Return the missions on which hours may be noted, each with whether it is this person's turn on these days.

    It is someone's turn who is in the team of a mission that takes place then, or goes on without a day.
    """
    goes_on = and_(Mission.status == Status.RUNNING, Mission.start_day.is_(None))
    turn = and_(_has_member(cooperant_id), or_(goes_on, _takes_place(days))) if cooperant_id else false()
    rows = select(Mission, turn.label("turn")).where(Mission.season_id == season.id, Mission.status != Status.CANCELLED)
    rows = rows.options(selectinload(Mission.team)) if with_teams else rows
    return [(row[0], bool(row[1])) for row in db.session.execute(rows.order_by(_URGENCY, Mission.id.desc()))]


def counts_by_status(season: Season) -> dict[Status, int]:
    """Return how many missions of a season are in each state; a state without any is not there."""
    rows = db.session.execute(
        select(Mission.status, func.count().label("missions"))
        .where(Mission.season_id == season.id)
        .group_by(Mission.status)
    )
    return {row.status: row.missions for row in rows}


def codes_of(season: Season) -> Sequence[str]:
    """Return every code in use in a season."""
    return db.session.scalars(CODES, {"season": season.id}).all()


def dates_of(season: Season) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day on which a mission of a season takes place; None where there is none."""
    first_day = func.coalesce(Mission.start_day, Mission.end_day)
    last_day = func.coalesce(Mission.end_day, Mission.start_day)
    ends = select(func.min(first_day), func.max(last_day))
    first, last = db.session.execute(
        ends.where(Mission.season_id == season.id, Mission.status != Status.CANCELLED)
    ).one()
    return first, last


def _has_member(cooperant_id: int) -> ColumnElement[bool]:
    """Return the condition that someone is in the team of a mission."""
    return Mission.id.in_(select(MissionMember.mission_id).where(MissionMember.cooperant_id == cooperant_id))


def _takes_place(days: Period) -> ColumnElement[bool]:
    """Return the condition that a mission has a slot on one of these days, or, without any slot, covers one."""
    slots = select(MissionSlot.mission_id)
    within = MissionSlot.day.between(days.start, days.end)
    covers = and_(Mission.start_day <= days.end, func.coalesce(Mission.end_day, Mission.start_day) >= days.start)
    return or_(
        Mission.id.in_(slots.where(within)),
        and_(covers, Mission.id.not_in(slots)),
    )
