"""What this transaction already holds: a record is locked and read once, and stands as it is until the end.

Nobody else changes it meanwhile, and what we change ourselves is on it. All is forgotten when the transaction ends, and
when a savepoint does: what is locked within one is given back when it is taken back.
"""

from typing import Any, TypeVar

from sqlalchemy import event
from sqlalchemy.orm import Session, SessionTransaction

from cjs_app.plumbing.database import db

Record = TypeVar("Record")
HELD = "held_records"


def keep(record: Record, *, alone: bool = True) -> Record:
    """Return a record that was just locked and read, or just added; `alone` unless other writers stand beside us."""
    _held()[type(record), record.id] = record, alone  # type: ignore[attr-defined]
    return record


def kept(kind: type[Record], record_id: int, *wanted: str, alone: bool = True) -> Record | None:
    """Return a record that this transaction holds as firmly as asked, with these relations, or None."""
    record, how = _held().get((kind, record_id), (None, False))
    enough = record is not None and (how or not alone) and all(name in vars(record) for name in wanted)
    return record if enough else None


def _held() -> dict[tuple[type[Any], int], tuple[Any, bool]]:
    """Return the records that the transaction at hand holds."""
    held: dict[tuple[type[Any], int], tuple[Any, bool]] = db.session.info.setdefault(HELD, {})
    return held


@event.listens_for(db.session, "after_transaction_end")
def _forget(session: Session, transaction: SessionTransaction) -> None:
    """Forget what was held; the parts into which a flush divides a transaction end nothing."""
    if transaction.parent is None or transaction.nested:
        session.info.pop(HELD, None)
