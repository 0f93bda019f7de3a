"""What the figures of an archive say, before anything of it is written: the road from the revenue to the net."""

from decimal import Decimal

from cjs_app.coop.accounts.domain import DeductionKind
from cjs_app.coop.archive.domain.summer import DeductionRow, Summer
from cjs_app.coop.distribution.domain import Deduction, Earnings, Waterfall, waterfall
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.invoices.domain import Kind


def road_of(summer: Summer) -> Waterfall:
    """Return the road from the revenue to the sum to share, counted as it will be once the summer is in."""
    earnings = Earnings(
        revenue_ht_cents=_revenue_cents(summer),
        self_financing_cents=sum(row.amount_cents for row in summer.incomes),
        expenses_cents=sum(row.ht_cents for row in summer.expenses),
        mission_minutes=sum(row.minutes for row in summer.hours if row.nature is Nature.MISSION),
    )
    return waterfall(earnings, [_deduction(row) for row in summer.deductions], summer.season.carried_over_cents)


def _revenue_cents(summer: Summer) -> int:
    """Return what was invoiced before tax, less the credit notes."""
    credited = {row.number for row in summer.invoices if row.kind is Kind.CREDIT_NOTE}
    return sum(-line.ht_cents if line.document in credited else line.ht_cents for line in summer.invoice_lines)


def _deduction(row: DeductionRow) -> Deduction:
    """Return a deduction as the sharing counts it."""
    if row.kind is DeductionKind.PERCENT:
        return Deduction(row.rank, row.label, row.kind, percent=Decimal(row.value), base=row.base)
    return Deduction(row.rank, row.label, row.kind, amount_cents=int(row.value), base=row.base)
