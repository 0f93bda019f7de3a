"""What waits for one cooperant: today's missions and the next ones, hours to note, devis to finish."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import BindParameter, Integer, String, cast, func, literal, null, select, type_coerce, union_all
from sqlalchemy.orm import joinedload

from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.hours.domain import Status as HoursStatus
from cjs_app.coop.hours.models import DoneWeek, HourEntry
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.missions.models import Mission, MissionMember
from cjs_app.coop.planning.queries import Shift, shifts_of
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.seasons.models import Season
from cjs_app.home.domain import DayToNote, days_to_note
from cjs_app.kernel.periods import Period
from cjs_app.plumbing.database import db

LATELY = dt.timedelta(days=21)
"""How far back hours that are not noted are still asked for: nobody remembers more."""
MOST_DEVIS = 5
AT_WORK = (QuoteStatus.DRAFT, QuoteStatus.TO_VALIDATE, QuoteStatus.VALIDATED)
"""Where a devis still waits for somebody of the group."""


class OwnQuote(Struct, frozen=True):
    """A devis that somebody wrote, and that has not gone to its client yet."""

    quote_id: int
    subject: str
    number: str
    status: QuoteStatus


class Mine(Struct, frozen=True):
    """What waits for a cooperant on a day."""

    today: Sequence[Shift]
    upcoming: Shift | None
    """The next one, when nothing takes place today."""
    to_note: Sequence[DayToNote]
    quotes: Sequence[OwnQuote]


def mine(season: Season, own: Cooperant, account_id: int, today: dt.date) -> Mine:
    """Return what waits for a cooperant, in two statements whatever there is."""
    shifts = _shifts_of(season, own, today)
    quotes, noted, done = _written_by(season, own, account_id, today)
    worked = [DayToNote(shift.day, shift.mission.id, shift.mission.title) for shift in shifts]
    coming = [shift for shift in shifts if shift.day > today]
    return Mine(
        today=[shift for shift in shifts if shift.day == today],
        upcoming=coming[0] if coming else None,
        to_note=days_to_note(worked, noted, done, today),
        quotes=quotes,
    )


def _shifts_of(season: Season, own: Cooperant, today: dt.date) -> list[Shift]:
    """Return the days of work of somebody, lately and to come, the first to begin first; one statement."""
    since = today - LATELY
    with_them = select(MissionMember.mission_id).where(MissionMember.cooperant_id == own.id)
    missions = db.session.scalars(
        select(Mission)
        .where(Mission.season_id == season.id, Mission.status != MissionStatus.CANCELLED, Mission.id.in_(with_them))
        .where(func.coalesce(Mission.end_day, Mission.start_day) >= since)
        .options(joinedload(Mission.slots), joinedload(Mission.team))
    ).unique()
    days = Period(min(since, season.end_day), max(today, season.end_day))
    shifts = [shift for mission in missions for shift in shifts_of(mission, days)]
    return sorted(shifts, key=lambda one: (one.day, one.start_time or dt.time.max, one.mission.id))


def _written_by(
    season: Season, own: Cooperant, account_id: int, today: dt.date
) -> tuple[list[OwnQuote], set[tuple[dt.date, int | None]], set[dt.date]]:
    """Return somebody's devis at work, the days and missions of their hours, and the weeks they said done."""
    quotes = (
        select(Quote.id, Quote.day, Quote.subject, Quote.number, type_coerce(Quote.status, String))
        .where(Quote.season_id == season.id, Quote.written_by_id == account_id, Quote.status.in_(AT_WORK))
        .order_by(Quote.day, Quote.id)
        .limit(MOST_DEVIS)
        .subquery()
    )
    noted = select(HourEntry.mission_id, HourEntry.day, *_said("noted")).where(
        HourEntry.cooperant_id == own.id,
        HourEntry.nature == Nature.MISSION,
        HourEntry.status != HoursStatus.CANCELLED,
        HourEntry.day >= today - LATELY,
    )
    done = select(cast(null(), Integer), DoneWeek.monday, *_said("done")).where(DoneWeek.cooperant_id == own.id)
    rows: Sequence[Any] = db.session.execute(union_all(select(quotes), noted, done)).all()
    return (
        [OwnQuote(row[0], row[2], row[3], QuoteStatus(row[4])) for row in rows if row[4] in AT_WORK],
        {(row[1], row[0]) for row in rows if row[4] == "noted"},
        {row[1] for row in rows if row[4] == "done"},
    )


def _said(kind: str) -> tuple[BindParameter[str], ...]:
    """Return the columns that a line of another kind leaves empty, and its kind."""
    return literal("", String), literal("", String), literal(kind, String)
