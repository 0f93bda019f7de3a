"""The closings held against the documents and the journal: their totals, their chain, where the journal stood."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from cjs_app.coop.books import queries
from cjs_app.coop.books.closings import Sealed, closing_hash, record_of
from cjs_app.coop.books.models import MonthClosing
from cjs_app.coop.seasons.models import Season
from cjs_app.journal.domain import NOTHING_BEFORE, Fault
from cjs_app.journal.models import Entry
from cjs_app.kernel.periods import Period
from cjs_app.kernel.sentences import Sentence
from cjs_app.plumbing.database import db

Row = Mapping[str, Any]
A_DAY = dt.timedelta(days=1)


def month_faults() -> list[Fault]:
    """Return what is wrong with the months closed: changed, out of order, or no longer what the documents say."""
    try:
        return [*_faults()]
    except (ValueError, LookupError, TypeError) as error:
        told = {"error": str(error)[:80]}
        return [Fault(None, Sentence("Une valeur d’une clôture de mois ne se lit pas ({error}).", told))]


def _faults() -> Iterator[Fault]:
    """Give each thing that is wrong."""
    noted: dict[int, dict[int, Row]] = defaultdict(dict)
    entries = select(Entry.seq, Entry.season_id, Entry.payload).where(Entry.action == "books.month_closed")
    for entry in db.session.execute(entries.order_by(Entry.seq)).mappings():
        told = json.loads(entry["payload"])
        noted[entry["season_id"]][told["rank"]] = {**told, "seq": entry["seq"]}
    closings: dict[int, list[Row]] = defaultdict(list)
    table = MonthClosing.__table__
    for row in db.session.execute(select(table).order_by(table.c.season_id, table.c.rank)).mappings():
        closings[row["season_id"]].append({**row})
    for season_id in sorted({*noted, *closings}):
        yield from _of_season(season_id, closings[season_id], noted[season_id])


def _of_season(season_id: int, closings: Sequence[Row], noted: Mapping[int, Row]) -> Iterator[Fault]:
    """Give what is wrong with the closings of one season."""
    previous: Row | None = None
    for row in closings:
        seen = noted.get(row["rank"])
        seq = seen["seq"] if seen else None
        told = {"first": row["first_day"], "season": season_id}
        for sentence in _wrong(row, previous, seen):
            yield Fault(seq, Sentence(sentence, told))
        previous = row
    for rank in sorted(set(noted) - {row["rank"] for row in closings}):
        told = {"first": dt.date.fromisoformat(noted[rank]["first"]), "season": season_id}
        gone = Sentence("La clôture du mois du {first:day}, saison {season}, a disparu.", told)
        yield Fault(noted[rank]["seq"], gone)


def _wrong(row: Row, previous: Row | None, seen: Row | None) -> Iterator[str]:
    """Give what is wrong with one closing, the one before it and its entry in the journal at hand."""
    if seen is None:
        yield "La clôture du mois du {first:day}, saison {season}, n’est pas dans le journal."
    elif seen["hash"] != row["hash"] or seen["closing"] != row["id"]:
        yield "La clôture du mois du {first:day}, saison {season}, n’est plus celle que le journal a notée."
    if _hash(row) != row["hash"]:
        yield "La clôture du mois du {first:day}, saison {season}, a été changée."
    elif not _follows(row, previous):
        yield "La clôture du mois du {first:day}, saison {season}, ne suit pas celle d’avant."
    if row["record"] != _recomputed(row):
        yield "Les documents ne retombent plus sur la clôture du mois du {first:day}, saison {season}."
    if row["journal_hash"] != _journal_hash(row["journal_seq"]):
        yield "Le journal n’est plus celui que la clôture du mois du {first:day}, saison {season}, a vu."


def _hash(row: Row) -> str:
    """Return the hash that a closing should have."""
    values = {name: row[name] for name in Sealed._fields}
    return closing_hash(Sealed(**{**values, "kind": row["kind"].value}))


def _follows(row: Row, previous: Row | None) -> bool:
    """Tell whether a closing comes right after the one before it."""
    if previous is None:
        return bool(row["rank"] == 1 and row["previous_hash"] == NOTHING_BEFORE)
    return bool(
        row["rank"] == previous["rank"] + 1
        and row["previous_hash"] == previous["hash"]
        and row["first_day"] == previous["last_day"] + A_DAY
    )


def _recomputed(row: Row) -> str:
    """Return what a closing should say, from the documents as they are."""
    season = db.session.scalars(select(Season).where(Season.id == row["season_id"])).one()
    currency = json.loads(row["record"])["currency"]
    return record_of(*queries.month_and_origin(season, Period(row["first_day"], row["last_day"])), currency)


def _journal_hash(seq: int) -> str | None:
    """Return the hash of an entry of the journal, None where there is none."""
    return db.session.scalar(select(Entry.hash).where(Entry.seq == seq))
