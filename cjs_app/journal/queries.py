"""Reading the journal."""

from collections.abc import Sequence

from sqlalchemy import select

from cjs_app.journal.models import Entry
from cjs_app.plumbing.database import db


def entries_of(subject: str, subject_id: int, season_id: int | None, limit: int = 100) -> Sequence[Entry]:
    """Return what happened to one record of one season, newest first."""
    return db.session.scalars(
        select(Entry)
        .where(Entry.subject == subject, Entry.subject_id == subject_id, Entry.season_id == season_id)
        .order_by(Entry.id.desc())
        .limit(limit)
    ).all()


def entries_of_season(season_id: int, limit: int = 50) -> Sequence[Entry]:
    """Return the last things that happened in a season, newest first."""
    return db.session.scalars(
        select(Entry).where(Entry.season_id == season_id).order_by(Entry.id.desc()).limit(limit)
    ).all()
