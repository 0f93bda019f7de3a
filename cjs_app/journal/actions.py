"""Writing in the journal: one gesture, called by every action that changes something.

What is recorded waits in the session and is chained by the commit itself, in the same transaction: the lock on the
end of the chain is then always the last one taken, so that nobody waits in a circle, and what is rolled back leaves
neither an entry nor a hole.
"""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from flask import current_app
from sqlalchemy import delete, event, insert, select
from sqlalchemy.orm import Session, SessionTransaction

from cjs_app.journal import anchors
from cjs_app.journal.domain import (
    ERASURE,
    VERSION,
    Entered,
    Head,
    key_name,
    moment_text,
    payload_of,
    sealed,
    word_hash,
)
from cjs_app.journal.models import Entry, JournalHead, Word
from cjs_app.journal.queries import WAITING, Told, head, waiting
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db

MARKS, CHAINED = "journal_marks", "journal_chained"

HEADS: Any = JournalHead.__table__
# The tables themselves, since nobody needs these rows as objects: a third of what the chain cost was making them so.
NEW_ENTRIES, NEW_TEXTS = insert(Entry.__table__), insert(Word.__table__)  # type: ignore[arg-type]
END_OF_THE_CHAIN = select(HEADS.c.chain, HEADS.c.seq, HEADS.c.hash).with_for_update()


def record(
    stamp: Stamp,
    action: str,
    subject: str,
    subject_id: int,
    season_id: int | None = None,
    *,
    words: Mapping[str, str] | None = None,
    **details: Any,
) -> None:
    """Add what happened to the journal, in the same transaction as the change itself.

    `action` is «subject.verb» (`quote.sent`); its French sentence stands in the room's `HISTORY`. `details` holds what
    is chained for ever: cents, minutes, numbers, days, words of a closed list. `words` holds what a person wrote, and
    names: it stays apart, and can be erased. Sentences use both alike. Raise TypeError for a float.
    """
    texts = [{"key": key, "salt": secrets.token_hex(16), "text": text} for key, text in (words or {}).items()]
    if not db.session().in_transaction():
        db.session.begin()  # what waits belongs to a transaction: without one, nothing would forget it
    waiting().append(
        Told(
            version=VERSION,
            at=stamp.at,
            by_user_id=stamp.by,
            season_id=season_id,
            action=action,
            subject=subject,
            subject_id=subject_id,
            payload=payload_of(details, {word["key"]: word_hash(word["salt"], word["text"]) for word in texts}),
            words=texts,
        )
    )


def erase_words(chosen: Iterable[tuple[int, str]], stamp: Stamp) -> int:
    """Erase words of the journal, given by the number of their entry and their key; return how many there were.

    The chain says which ones went, and still verifies: a word that is missing without this is a fault.
    """
    gone = []
    for seq, key in sorted(set(chosen)):
        erased = db.session.execute(delete(Word).where(Word.seq == seq, Word.key == key).returning(Word.seq)).all()
        gone += [[seq, key] for _ in erased]
    if gone:
        record(stamp, ERASURE, "journal", 1, erased=gone, count=len(gone))
    return len(gone)


def chain_waiting() -> None:
    """Give what waits its place in the chain; the commit does it by itself, as the last thing before it ends.

    The end of the chain is held from here on. Everything else is written first, so that no other lock is taken later.
    """
    told = waiting()
    if not told:
        return
    db.session.flush()
    key: bytes = current_app.config["JOURNAL_KEYS"][0]
    signed_by = key_name(key)
    connection = db.session.connection()
    chain, seq, previous = connection.execute(END_OF_THE_CHAIN).one()
    rows: list[dict[str, Any]] = []
    texts: list[dict[str, Any]] = []
    for one in told:
        seq += 1
        placed = sealed(key, _placed(one, seq, previous, signed_by))
        previous = placed.hash
        rows.append({**placed._asdict(), "at": one.at})
        texts += [{"seq": seq, **word} for word in one.words]
    told.clear()
    connection.execute(NEW_ENTRIES, rows)
    if texts:
        connection.execute(NEW_TEXTS, texts)
    db.session.info[CHAINED] = Head(chain, seq, previous), rows[-1]["at"]


def anchor_head(stamp: Stamp) -> None:
    """Write where the chain stands outside the database, as each commit does."""
    anchors.drop(head(), moment_text(stamp.at))


def _placed(told: Told, seq: int, previous: str, signed_by: str) -> Entered:
    """Return an entry at its place, not yet sealed."""
    return Entered(
        seq=seq,
        version=told.version,
        key_version=signed_by,
        at=moment_text(told.at),
        by_user_id=told.by_user_id,
        season_id=told.season_id,
        action=told.action,
        subject=told.subject,
        subject_id=told.subject_id,
        payload=told.payload,
        payload_hash="",
        previous_hash=previous,
        hash="",
    )


@event.listens_for(db.session, "before_commit")
def _chain(session: Session) -> None:
    """Chain what waits; a savepoint that ends leaves it waiting."""
    if session.info.get(WAITING) and not session.in_nested_transaction():
        chain_waiting()


@event.listens_for(db.session, "after_commit")
def _anchor(session: Session) -> None:
    """Write outside the database where the chain now stands."""
    if not session.in_nested_transaction() and (chained := session.info.pop(CHAINED, None)):
        last, moment = chained
        anchors.drop(last, moment_text(moment))


@event.listens_for(db.session, "after_transaction_create")
def _mark(session: Session, transaction: SessionTransaction) -> None:
    """Remember what waited when a savepoint was set."""
    if transaction.nested:
        session.info.setdefault(MARKS, {})[transaction] = len(session.info.get(WAITING, ()))


@event.listens_for(db.session, "after_soft_rollback")
def _forget(session: Session, transaction: SessionTransaction) -> None:
    """Forget what was recorded since a savepoint that is taken back."""
    mark = session.info.get(MARKS, {}).pop(transaction, None)
    if mark is not None:
        del session.info.get(WAITING, [])[mark:]


@event.listens_for(db.session, "after_transaction_end")
def _end(session: Session, transaction: SessionTransaction) -> None:
    """Begin afresh once a whole transaction ended, whichever way."""
    if transaction.parent is None:
        for name in (WAITING, MARKS, CHAINED):
            session.info.pop(name, None)
