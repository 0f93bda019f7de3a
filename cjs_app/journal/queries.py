"""Reading the journal: what the database holds, and before it what this very transaction has just done."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, column, or_, select, table
from sqlalchemy.orm import joinedload

from cjs_app.journal.domain import GENESIS, RESTORED, Entered, Head, Kept, Restored
from cjs_app.journal.models import Entry, JournalHead, Word
from cjs_app.plumbing.database import db

WAITING = "journal_waiting"
AT_ONCE = 2000
"""How many entries are read at once by what reads them all."""


class Told(NamedTuple):
    """What was recorded and waits for its place in the chain; the fields bear the names that they have in an entry."""

    version: int
    at: dt.datetime
    by_user_id: int | None
    season_id: int | None
    action: str
    subject: str
    subject_id: int
    payload: str
    words: Sequence[Mapping[str, str]] = ()
    """Of each text its key, its salt and itself."""


def waiting() -> list[Told]:
    """Return what was recorded in this transaction, oldest first; the commit will chain it."""
    told: list[Told] = db.session.info.setdefault(WAITING, [])
    return told


def entries_of(
    subject: str, subject_id: int, season_id: int | None, limit: int = 100, beside: Sequence[Any] = ()
) -> Sequence[Entry]:
    """Return what happened to one record of one season, newest first; `beside` says what else is read with it."""
    wanted = select(Entry).where(Entry.subject == subject, Entry.subject_id == subject_id, Entry.season_id == season_id)
    fresh = [
        entry
        for entry in waiting()
        if (entry.subject, entry.subject_id, entry.season_id) == (subject, subject_id, season_id)
    ]
    return _newest(wanted, fresh, limit, beside)


def entries_of_records(
    records: Sequence[tuple[str, int]], season_id: int, limit: int = 100, beside: Sequence[Any] = ()
) -> Sequence[Entry]:
    """Return what happened to several records of one season, newest first."""
    wanted = select(Entry).where(
        Entry.season_id == season_id,
        or_(*(and_(Entry.subject == subject, Entry.subject_id == number) for subject, number in records)),
    )
    fresh = [
        entry
        for entry in waiting()
        if entry.season_id == season_id and (entry.subject, entry.subject_id) in set(records)
    ]
    return _newest(wanted, fresh, limit, beside)


def entries_of_season(season_id: int, limit: int = 50, beside: Sequence[Any] = ()) -> Sequence[Entry]:
    """Return the last things that happened in a season, newest first."""
    fresh = [entry for entry in waiting() if entry.season_id == season_id]
    return _newest(select(Entry).where(Entry.season_id == season_id), fresh, limit, beside)


def _newest(wanted: Select[Entry], fresh: Sequence[Told], limit: int, beside: Sequence[Any]) -> Sequence[Entry]:
    """Return the newest entries with their words: those that wait, then those of the database, in one statement."""
    rows = wanted.order_by(Entry.seq.desc()).limit(limit).options(joinedload(Entry.words), *beside)
    told = [Entry(**one._asdict() | {"words": [Word(**word) for word in one.words]}) for one in reversed(fresh)]
    return [*told, *db.session.scalars(rows).unique()][:limit]


def head() -> Head:
    """Return where the chain of the database stands."""
    chain, seq, last = db.session.execute(select(JournalHead.chain, JournalHead.seq, JournalHead.hash)).one()
    return Head(chain, seq, last)


def find_head() -> Head | None:
    """Return where the chain stands, None where that row is gone."""
    row = db.session.execute(select(JournalHead.chain, JournalHead.seq, JournalHead.hash)).first()
    return Head(*row) if row else None


def every_entry() -> Iterator[Entered]:
    """Give every entry in its order, as it stands in the database, some at a time."""
    for row in _streamed(Entered._fields, "journal", ("seq",)):
        yield Entered(*row)


def every_word() -> Iterator[Kept]:
    """Give every word that is kept, in the order of the entries."""
    for row in _streamed(Kept._fields, "journal_words", ("seq", "key")):
        yield Kept(*row)


def _streamed(columns: Sequence[str], name: str, order: Sequence[str]) -> Iterator[Sequence[Any]]:
    """Give the rows of a table as they stand there, whatever somebody wrote in them."""
    asked = _raw(columns, name).order_by(*map(column, order))
    with db.session.connection().execute(asked, execution_options={"yield_per": AT_ONCE}) as rows:
        yield from rows


def _raw(columns: Sequence[str], name: str) -> Select[*tuple[Any, ...]]:
    """Ask for columns without their types: a value that does not fit its column is read too, and then told."""
    return select(*map(column, columns)).select_from(table(name))


def last_carried_over() -> int:
    """Return the number of the last entry that the journal held before it was chained; 1, its beginning, for none.

    What such an entry says is chained as it was found: nothing proves that it had not been changed before. A beginning
    that cannot be read counts as none, the reading of the chain finds it.
    """
    begun = db.session.scalar(_raw(("payload",), "journal").where(column("seq") == 1, column("action") == GENESIS))
    try:
        return 1 + int(json.loads(begun)["carried_over"])
    except (ValueError, LookupError, TypeError):
        return 1


def restores() -> Sequence[Entry]:
    """Return the entries that say that a backup was put back, oldest first, with their words."""
    asked = select(Entry).where(Entry.action == RESTORED).order_by(Entry.seq).options(joinedload(Entry.words))
    return db.session.scalars(asked).unique().all()


def restored() -> list[Restored]:
    """Return the backups that were put back; what cannot be read is left out, the reading of the chain finds it."""
    found = []
    for seq, payload in db.session.execute(_raw(("seq", "payload"), "journal").where(column("action") == RESTORED)):
        try:
            told = json.loads(payload)
            found.append(Restored(seq, told["kept"], told["furthest"], told["anchor_size"], told["anchor_sha256"]))
        except (ValueError, LookupError, TypeError):
            continue
    return sorted(found)
