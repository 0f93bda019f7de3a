"""What waits in each season, for who looks after several: a few counts, in one statement."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, func, literal, select, union_all

from cjs_app.coop.hours.domain import Status as HoursStatus
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.invoices.domain import Status as InvoiceStatus
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.invoices.queries import is_issued_invoice, owed_cents
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.quotes.models import Quote
from cjs_app.plumbing.database import db
from cjs_app.privacy.domain import RequestState
from cjs_app.privacy.models import ErasureRequest

KINDS = (
    ("devis à valider", "devis à valider"),
    ("saisie d’heures à valider", "saisies d’heures à valider"),
    ("facture à émettre", "factures à émettre"),
    ("facture en retard", "factures en retard"),
    ("effacement demandé", "effacements demandés"),
)
"""What is counted, for one and for several."""


def waiting_in(season_ids: Collection[int], today: dt.date) -> dict[int, list[str]]:
    """Return what waits in each of these seasons, in words; a season where nothing waits is not there."""
    if not season_ids:
        return {}
    late = (is_issued_invoice, Invoice.due_day < today, owed_cents > 0)
    kinds = (
        (Quote.season_id, (Quote.status == QuoteStatus.TO_VALIDATE,)),
        (HourEntry.season_id, (HourEntry.status == HoursStatus.DECLARED,)),
        (Invoice.season_id, (Invoice.status == InvoiceStatus.DRAFT,)),
        (Invoice.season_id, late),
        (ErasureRequest.season_id, (ErasureRequest.state == RequestState.WAITING,)),
    )
    counts = [_counted(rank, season, season_ids, which) for rank, (season, which) in enumerate(kinds)]
    told: dict[int, list[str]] = {}
    found = [(rank, season_id, number) for rank, season_id, number in db.session.execute(union_all(*counts))]
    for rank, season_id, number in sorted(found):
        told.setdefault(season_id, []).append(f"{number} {KINDS[rank][number > 1]}")
    return told


def _counted(rank: int, season: Any, season_ids: Collection[int], which: tuple[Any, ...]) -> Select[Any]:
    """Return how many records of a kind wait in each season."""
    rows = select(literal(rank), season, func.count()).where(season.in_(season_ids), *which)
    return rows.group_by(season)
