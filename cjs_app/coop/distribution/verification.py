"""The closings held against the journal: what was shared is still what two people froze."""

import hashlib
import json
from collections.abc import Iterator

from sqlalchemy import RowMapping, select

from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.distribution.closing import canonical_sharing
from cjs_app.coop.distribution.models import ClosedShare, SeasonClosing
from cjs_app.journal import queries as journal_queries
from cjs_app.journal.domain import Fault
from cjs_app.journal.models import Entry
from cjs_app.kernel.sentences import Sentence
from cjs_app.plumbing.database import db


def closing_faults() -> list[Fault]:
    """Return what is wrong with the closings and the shares frozen with them."""
    try:
        return [*_faults()]
    except (ValueError, LookupError, TypeError) as error:
        return [Fault(None, Sentence("Une valeur d’une clôture ne se lit pas ({error}).", {"error": str(error)[:80]}))]


def _faults() -> Iterator[Fault]:
    """Give each closing that is no longer what the journal saw, that went, or that it never saw."""
    last_former = journal_queries.last_carried_over()
    table = SeasonClosing.__table__
    closings = {row["season_id"]: row for row in db.session.execute(select(table)).mappings()}
    seen = select(Entry.seq, Entry.at, Entry.by_user_id, Entry.subject_id, Entry.payload)
    for entry in db.session.execute(seen.where(Entry.action == "season.closed").order_by(Entry.seq)).mappings():
        closing = closings.pop(entry["subject_id"], None)
        if closing is None:
            yield Fault(entry["seq"], Sentence("La clôture de l’écriture {seq} a disparu.", {"seq": entry["seq"]}))
        elif not _same(entry, closing, last_former):
            yield Fault(entry["seq"], Sentence("La clôture de l’écriture {seq} a été changée.", {"seq": entry["seq"]}))
        elif not _shares_stand(closing):
            sentence = Sentence("Une part figée à l’écriture {seq} a été changée ou retirée.", {"seq": entry["seq"]})
            yield Fault(entry["seq"], sentence)
    if closings:
        yield Fault(None, Sentence("Une saison est close sans que le journal l’ait vue se clore."))


def _same(entry: RowMapping, closing: RowMapping, last_former: int) -> bool:
    """Tell whether a closing is the one that an entry saw; before it was chained, the journal kept no fingerprint."""
    told = json.loads(entry["payload"])
    fingerprint = closing["fingerprint"] if entry["seq"] <= last_former else told["fingerprint"]
    noted = (entry["at"], entry["by_user_id"], told["net"], fingerprint)
    return bool(noted == (closing["at"], closing["by_user_id"], closing["net_cents"], closing["fingerprint"]))


def _shares_stand(closing: RowMapping) -> bool:
    """Tell whether the shares, and what they were computed from, still give the fingerprint of the closing."""
    columns = (ClosedShare.season_id, ClosedShare.code, ClosedShare.minutes, ClosedShare.amount_cents)
    owners = select(*columns, Cooperant.code.label("owner"), Cooperant.season_id.label("of"))
    shares = owners.join(Cooperant, Cooperant.id == ClosedShare.cooperant_id, isouter=True)
    rows = db.session.execute(shares.where(ClosedShare.closing_id == closing["id"]).order_by(ClosedShare.id)).all()
    text = canonical_sharing(closing["inputs"], [(row.code, row.minutes, row.amount_cents) for row in rows])
    return hashlib.sha256(text.encode()).hexdigest() == closing["fingerprint"] and all(
        row.owner == row.code and {row.season_id, row.of} == {closing["season_id"]} for row in rows
    )
