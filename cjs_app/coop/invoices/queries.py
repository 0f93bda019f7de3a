"""Finding invoices, and counting what they bring and what is still owed."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ScalarSelect, Select, and_, bindparam, case, func, select
from sqlalchemy.orm import aliased, joinedload
from sqlalchemy.orm.attributes import set_committed_value

from cjs_app.coop.invoices.documents import Buyer, IssuedDocument, Line, Seller, totals_of, tva_number
from cjs_app.coop.invoices.domain import Balance, Kind, Status
from cjs_app.coop.invoices.mentions import mentions_for
from cjs_app.coop.invoices.models import Invoice, InvoiceLine, InvoicePaper, Payment
from cjs_app.coop.invoices.remainders import as_drafts, remaining_lines
from cjs_app.coop.quotes.domain import LineDraft
from cjs_app.coop.seasons.domain import TvaRegime
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db, hold
from cjs_app.plumbing.holding import keep, kept
from cjs_app.plumbing.pages import or_404

CreditNote = aliased(Invoice)
credited_cents: ScalarSelect[int] = (
    select(func.coalesce(func.sum(CreditNote.ttc_cents), 0))
    .where(CreditNote.corrected_invoice_id == Invoice.id, CreditNote.status == Status.ISSUED)
    .correlate(Invoice)
    .scalar_subquery()
)
paid_cents: ScalarSelect[int] = (
    select(func.coalesce(func.sum(Payment.amount_cents), 0))
    .where(Payment.invoice_id == Invoice.id)
    .correlate(Invoice)
    .scalar_subquery()
)
owed_cents = Invoice.ttc_cents - credited_cents - paid_cents
LINES = select(InvoiceLine).where(InvoiceLine.invoice_id == bindparam("invoice")).order_by(InvoiceLine.position)
LAST_DAY = select(Invoice.day).where(Invoice.series_id == bindparam("series")).order_by(Invoice.rank.desc()).limit(1)
"""Asked of the last rank alone: days never go back in a series, whose every document would be read otherwise."""
DRAFTS_FIRST = (case((Invoice.status == Status.DRAFT, 0), else_=1), Invoice.day.desc(), Invoice.id.desc())
"""The order of a list: drafts, then the newest."""
is_issued_invoice = and_(Invoice.kind == Kind.INVOICE, Invoice.status == Status.ISSUED)


class Money(NamedTuple):
    """A document, as a payment looks at it."""

    kind: Kind
    status: Status
    day: dt.date | None
    balance: Balance


def get_invoice(season: Season, invoice_id: int) -> Invoice:
    """Return an invoice or a credit note of this season with its client, its lines and what it corrects, or 404."""
    return or_404(_whole().where(Invoice.season_id == season.id, Invoice.id == invoice_id))


def locked_invoice(invoice_id: int) -> Invoice:
    """Return a document held by us alone until the end of the transaction, as it is now, with client and lines."""
    if (invoice := kept(Invoice, invoice_id, "client", "corrected_invoice")) is not None:
        if "lines" not in vars(invoice):
            set_committed_value(invoice, "lines", db.session.scalars(LINES, {"invoice": invoice_id}).all())
        return invoice
    hold(Invoice, invoice_id)
    return keep(db.session.scalars(_as_it_is_now(), {"invoice": invoice_id}).unique().one())


def locked_money(invoice_id: int) -> Money:
    """Return the money of a document held by us alone until the end of the transaction, as it is now."""
    hold(Invoice, invoice_id)
    kind, status, day, *cents = db.session.execute(_money(), {"invoice": invoice_id}).one()
    return Money(kind, status, day, Balance(*map(int, cents)))


def get_payment(season: Season, invoice_id: int, payment_id: int) -> Payment:
    """Return a payment of this invoice, or answer 404."""
    return or_404(
        select(Payment).where(
            Payment.season_id == season.id, Payment.invoice_id == invoice_id, Payment.id == payment_id
        )
    )


def pdf_of(invoice: Invoice) -> bytes | None:
    """Return the PDF that was drawn when a document was issued, None for one that an archive brought in."""
    return db.session.scalar(
        select(InvoicePaper.pdf).where(
            InvoicePaper.invoice_id == invoice.id, InvoicePaper.season_id == invoice.season_id
        )
    )


def payments_of(invoice: Invoice) -> Sequence[Payment]:
    """Return the payments of an invoice and their reversals, oldest first."""
    return db.session.scalars(select(Payment).where(Payment.invoice_id == invoice.id).order_by(Payment.id)).all()


def reversal_of(payment: Payment) -> Payment | None:
    """Return the row that takes a payment back, or None."""
    return db.session.scalar(select(Payment).where(Payment.reversed_payment_id == payment.id))


def credit_notes_of(invoice: Invoice) -> Sequence[Invoice]:
    """Return the credit notes of an invoice, drafts too, those abandoned left out; oldest first."""
    return db.session.scalars(
        select(Invoice)
        .where(Invoice.corrected_invoice_id == invoice.id, Invoice.status != Status.ABANDONED)
        .order_by(Invoice.id)
    ).all()


def creditable_lines(invoice: Invoice) -> list[LineDraft]:
    """Return the lines that the next credit note of an issued invoice begins with: all that is left of it."""
    credited = db.session.scalars(
        select(InvoiceLine)
        .join(Invoice, Invoice.id == InvoiceLine.invoice_id)
        .where(Invoice.corrected_invoice_id == invoice.id, Invoice.status == Status.ISSUED)
    ).all()
    left_cents = balance_of(invoice).creditable_cents
    return remaining_lines(as_drafts(invoice.lines), as_drafts(credited), left_cents)


def balance_of(invoice: Invoice) -> Balance:
    """Return the money of one invoice."""
    return balances([invoice.id])[invoice.id]


def balances(invoice_ids: Iterable[int]) -> Mapping[int, Balance]:
    """Return the money of these invoices, by their id, in one statement."""
    rows = db.session.execute(_balances(), {"invoices": list(invoice_ids)})
    return {key: Balance(ttc, int(credited), int(paid)) for key, ttc, credited, paid in rows}


@cache
def _money() -> Select[*tuple[Any, ...]]:
    """Return what `locked_money` asks, put together once."""
    said = Invoice.kind, Invoice.status, Invoice.day, Invoice.ttc_cents, credited_cents, paid_cents
    return select(*said).where(Invoice.id == bindparam("invoice"))


@cache
def _balances() -> Select[int, int, int, int]:
    """Return what `balances` asks, put together once."""
    wanted = Invoice.id.in_(bindparam("invoices", expanding=True))
    return select(Invoice.id, Invoice.ttc_cents, credited_cents, paid_cents).where(wanted)


def line_of(row: InvoiceLine) -> Line:
    """Return a line as a plain value."""
    return Line(row.label, row.quantity, row.unit, row.unit_price_cents, row.tva_rate, row.ht_cents)


def seller_of(season: Season, regime: TvaRegime, number: str = "") -> Seller:
    """Return the carrier of a season as it is known today; `number` is its VAT number where it is printed."""
    carrier = season.carrier
    return Seller(
        name=carrier.name,
        service=season.name,
        siren=carrier.siren,
        address=carrier.address,
        postcode=carrier.postcode,
        city=carrier.city,
        email=carrier.email,
        iban=carrier.iban,
        tva_regime=regime,
        tva_number=number,
    )


def document_as_written(invoice: Invoice, season: Season, regime: TvaRegime, day: dt.date) -> IssuedDocument:
    """Return what a document says if it is issued on this day, or as it stands while it is a draft without number."""
    client, corrected = invoice.client, invoice.corrected_invoice
    lines = tuple(line_of(row) for row in invoice.lines)
    return IssuedDocument(
        kind=invoice.kind,
        number=invoice.number or "",
        day=day,
        due_day=invoice.due_day,
        currency=season.currency,
        seller=seller_of(season, regime, tva_number(season.carrier.siren, regime, season.currency)),
        client=Buyer(client.kind, client.name, client.siren, client.address, client.postcode, client.city),
        subject=invoice.subject,
        performed_on=invoice.performed_on,
        place=invoice.place,
        lines=lines,
        totals=totals_of(lines),
        mentions=mentions_for(invoice.kind, regime, client.kind, day, season.currency),
        corrected_number=corrected.number or "" if corrected else "",
        corrected_day=corrected.day if corrected else None,
    )


def last_day_of(series_id: int) -> dt.date | None:
    """Return the day of the last document issued in a series."""
    return db.session.scalar(LAST_DAY, {"series": series_id})


def revenue_ht(season: Season) -> int:
    """Return what a season invoiced before tax, in cents: invoices issued, less credit notes."""
    return int(db.session.scalar(select(revenue_of(season))) or 0)


def revenue_of(season: Season) -> ScalarSelect[int]:
    """Return the same revenue: a part of a larger statement."""
    return _signed_sum(Invoice.ht_cents, season)


def tva_of(season: Season) -> ScalarSelect[int]:
    """Return the VAT of what a season invoiced, in cents, credit notes taken away: a part of a larger statement."""
    return _signed_sum(Invoice.tva_cents, season)


def unpaid_total(season: Season) -> int:
    """Return what is still owed to a season, all taxes included, in cents: invoices − credit notes − payments."""
    payments = _sum(Payment.amount_cents).where(Payment.season_id == season.id).scalar_subquery()
    return int(db.session.scalar(select(_signed_sum(Invoice.ttc_cents, season) - payments)) or 0)


def _sum(amount: Any) -> Select[int]:
    """Return the sum of amounts, 0 where there is none."""
    return select(func.coalesce(func.sum(amount), 0))


def _signed_sum(amount: Any, season: Season) -> ScalarSelect[int]:
    """Return the sum of an amount over the documents issued, those of the credit notes taken away."""
    signed = case((Invoice.kind == Kind.CREDIT_NOTE, -amount), else_=amount)
    return _sum(signed).where(Invoice.season_id == season.id, Invoice.status == Status.ISSUED).scalar_subquery()


def draft_count(season: Season) -> int:
    """Return how many drafts wait to be issued or abandoned."""
    rows = select(func.count()).where(Invoice.season_id == season.id, Invoice.status == Status.DRAFT)
    return db.session.scalar(rows) or 0


@cache
def _whole() -> Select[Invoice]:
    """Return documents with all that they hold, put together once."""
    whole = (
        joinedload(Invoice.client, innerjoin=True),
        joinedload(Invoice.lines),
        joinedload(Invoice.corrected_invoice),
    )
    return select(Invoice).options(*whole)


@cache
def _as_it_is_now() -> Select[Invoice]:
    """Return what `locked_invoice` asks, put together once."""
    return _whole().where(Invoice.id == bindparam("invoice")).execution_options(populate_existing=True)
