"""What only needs to be added up of a season, or of several at once: one statement for all of it."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, case, func, select

from cjs_app.coop.accounts.models import Expense, SelfFinancing
from cjs_app.coop.distribution.domain import Earnings
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.hours.domain import Status as HoursStatus
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.invoices.domain import Kind as InvoiceKind
from cjs_app.coop.invoices.domain import Status as InvoiceStatus
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.invoices.queries import is_issued_invoice
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.seasons.models import Facilitator, Season
from cjs_app.plumbing.database import db

ISSUED = Invoice.status == InvoiceStatus.ISSUED
SIGNED = case((Invoice.kind == InvoiceKind.CREDIT_NOTE, -Invoice.ht_cents), else_=Invoice.ht_cents)
PARTS: dict[str, tuple[Any, Any, Any]] = {
    "revenue": (func.sum(SIGNED), Invoice, ISSUED),
    "invoices": (func.count(), Invoice, is_issued_invoice),
    "credit_notes": (func.count(), Invoice, ISSUED & (Invoice.kind == InvoiceKind.CREDIT_NOTE)),
    "raised": (func.sum(SelfFinancing.amount_cents), SelfFinancing, SelfFinancing.cancelled_at.is_(None)),
    "spent": (func.sum(Expense.ht_cents), Expense, Expense.cancelled_at.is_(None)),
    "minutes": (
        func.sum(HourEntry.minutes),
        HourEntry,
        (HourEntry.nature == Nature.MISSION) & (HourEntry.status != HoursStatus.CANCELLED),
    ),
    "done": (func.count(), Mission, Mission.status == MissionStatus.DONE),
    "facilitators": (func.count(), Facilitator, Facilitator.removed_at.is_(None)),
}
"""What is counted, in which table, and which of its rows count."""


def sums_of(season_ids: Sequence[int]) -> dict[int, Any]:
    """Return what each season earned, spent and did, money in cents and time in minutes, all in one go."""
    return {row.id: row for row in db.session.execute(_sums(), {"seasons": list(season_ids)})}


@cache
def _sums() -> Select[Any]:
    """Return what `sums_of` asks, put together once."""
    columns = [
        func.coalesce(
            select(counted).select_from(kind).where(kind.season_id == Season.id, counts).scalar_subquery(), 0
        ).label(name)
        for name, (counted, kind, counts) in PARTS.items()
    ]
    return select(Season.id).add_columns(*columns).where(Season.id.in_(bindparam("seasons", expanding=True)))


def earnings_in(sums: Any) -> Earnings:
    """Return what a season brought in and cost, as the road to the net begins with it."""
    return Earnings(int(sums.revenue), int(sums.raised), int(sums.spent), int(sums.minutes))
