"""Noting how many heard of the cooperative and how many applied."""

from cjs_app.coop.cooperants.models import RecruitmentCount
from cjs_app.coop.cooperants.recruitment import STAGE_LABELS, Headcount, checked
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.models import Season
from cjs_app.journal import actions as journal
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db


def note(season: Season, count: Headcount, stamp: Stamp) -> RecruitmentCount:
    """Return a number noted beside those before it; raise Refusal for one that cannot be."""
    season = seasons.season_to_write(season.id)
    count = checked(count, Period(season.start_day, season.end_day), stamp.day)
    row = RecruitmentCount(
        season_id=season.id, stage=count.stage, persons=count.persons, day=count.day, source=count.source.strip()
    )
    db.session.add(row)
    db.session.flush()
    _record(stamp, "recruitment.noted", row)
    return row


def take_back(row: RecruitmentCount, stamp: Stamp) -> None:
    """Leave a number out of every sum; raise Refusal when it already is."""
    seasons.season_to_write(row.season_id)
    db.session.refresh(row, with_for_update=True)
    if row.cancelled_at is not None:
        raise Refusal("Ce nombre est déjà retiré.")
    row.cancelled_at = stamp.at
    _record(stamp, "recruitment.taken_back", row)
    db.session.flush()


def _record(stamp: Stamp, what: str, row: RecruitmentCount) -> None:
    """Tell the journal what happened to a number; its source, which somebody wrote, stays out of it."""
    stage = STAGE_LABELS[row.stage]
    journal.record(
        stamp, what, "recruitment", row.id, row.season_id, stage=stage, persons=row.persons, day=row.day.isoformat()
    )
