"""Writing in the journal: one gesture, called by every action that changes something."""

from typing import Any

from cjs_app.journal.models import Entry
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db


def record(
    stamp: Stamp, action: str, subject: str, subject_id: int, season_id: int | None = None, **details: Any
) -> None:
    """Add what happened to the journal, in the same transaction as the change itself.

    `action` is «subject.verb» (`quote.sent`); its French sentence stands in the room's `HISTORY`.
    `details` holds what the sentence needs (cents, minutes, numbers, ISO dates), never a person's name.
    """
    db.session.add(
        Entry(
            at=stamp.at,
            by_user_id=stamp.by,
            season_id=season_id,
            subject=subject,
            subject_id=subject_id,
            action=action,
            details=details,
        )
    )
