"""The editions of the report held against the journal: what was issued is still what is read."""

import hashlib
import json
from collections.abc import Iterator

from sqlalchemy import select

from cjs_app.journal.domain import Fault
from cjs_app.journal.models import Entry
from cjs_app.kernel.sentences import Sentence
from cjs_app.plumbing.database import db
from cjs_app.pole.report.models import ReportEdition


def edition_faults() -> list[Fault]:
    """Return what is wrong with the editions: changed, gone, or never seen by the journal."""
    try:
        return [*_faults()]
    except (ValueError, LookupError, TypeError) as error:
        told = {"error": str(error)[:80]}
        return [Fault(None, Sentence("Une édition du rapport ne se lit pas ({error}).", told))]


def _faults() -> Iterator[Fault]:
    """Give each edition that is no longer what the journal saw, that went, or that it never saw."""
    table = ReportEdition.__table__
    editions = {row["id"]: row for row in db.session.execute(select(table)).mappings()}
    seen = select(Entry.seq, Entry.at, Entry.by_user_id, Entry.subject_id, Entry.payload)
    for entry in db.session.execute(seen.where(Entry.action == "report.issued").order_by(Entry.seq)).mappings():
        row, told = editions.pop(entry["subject_id"], None), json.loads(entry["payload"])
        said = {"year": told["year"], "number": told["number"]}
        if row is None:
            yield Fault(entry["seq"], Sentence("L’édition {number} du rapport {year} a disparu.", said))
            continue
        noted = (entry["at"], entry["by_user_id"], told["year"], told["number"], told["fingerprint"])
        held = (row["at"], row["by_user_id"], row["year"], row["number"], row["hash"])
        if noted != held or hashlib.sha256(row["record"].encode()).hexdigest() != row["hash"]:
            yield Fault(entry["seq"], Sentence("L’édition {number} du rapport {year} a été changée.", said))
    for row in editions.values():
        said = {"year": row["year"], "number": row["number"]}
        yield Fault(None, Sentence("L’édition {number} du rapport {year} n’est pas dans le journal.", said))
