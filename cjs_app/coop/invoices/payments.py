"""Encaissements: recording the money that came in, and taking a mistake back without erasing it.

They are noted in a closed season too: clients pay late, and what was shared was what had been invoiced.
"""

import datetime as dt

from cjs_app.coop.invoices import queries
from cjs_app.coop.invoices.domain import Kind, PaymentDraft, Status, ensure_payable
from cjs_app.coop.invoices.models import Invoice, Payment
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.guards import ensure_day_is_open
from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.adding import added
from cjs_app.plumbing.database import hold

__all__ = ["PaymentDraft", "record_payment", "reverse_payment"]


def record_payment(invoice: Invoice, payment: PaymentDraft, stamp: Stamp) -> Payment:
    """Return the money noted on an issued invoice, in part or in full.

    The invoice is held first, so that a payment and a credit note can never settle the same cents twice. Raise Refusal
    on a draft or a credit note, for a day before the invoice or in the future, for more than what is owed unless
    `allow_over`, and for a refund above the trop-perçu.
    """
    season = seasons.season_to_be_paid(invoice.season_id)
    money = queries.locked_money(invoice.id)
    _ensure_takes_money(money.kind, money.status)
    _ensure_day(payment.day, money.day, stamp.day)
    ensure_day_is_open(season, payment.day, stamp.day)
    ensure_payable(payment.amount_cents, money.balance, payment.allow_over)
    row = added(
        Payment(
            season_id=invoice.season_id,
            invoice_id=invoice.id,
            day=payment.day,
            amount_cents=payment.amount_cents,
            method=payment.method.strip(),
            note=payment.note.strip(),
            recorded_by_id=stamp.by,
        )
    )
    action = "invoice.paid" if payment.amount_cents > 0 else "invoice.refunded"
    _record(stamp, action, row)
    return row


def reverse_payment(payment: Payment, stamp: Stamp) -> Payment:
    """Return the row that takes a payment back, dated today; both stay in sight.

    Raise Refusal when it was already taken back, or is itself such a row.
    """
    ensure_day_is_open(seasons.season_to_be_paid(payment.season_id), stamp.day, stamp.day)
    hold(Invoice, payment.invoice_id)
    if payment.reversed_payment_id is not None:
        raise Refusal("Cette ligne annule déjà un encaissement : noter à nouveau l’encaissement s’il a bien eu lieu.")
    if queries.reversal_of(payment) is not None:
        raise Refusal("Cet encaissement est déjà annulé.")
    row = added(
        Payment(
            season_id=payment.season_id,
            invoice_id=payment.invoice_id,
            day=stamp.day,
            amount_cents=-payment.amount_cents,
            method=payment.method,
            reversed_payment_id=payment.id,
            recorded_by_id=stamp.by,
        )
    )
    _record(stamp, "invoice.payment_reversed", row)
    return row


def _ensure_takes_money(kind: Kind, status: Status) -> None:
    """Raise Refusal where no money can come in."""
    if kind is Kind.CREDIT_NOTE:
        raise Refusal("Un avoir ne s’encaisse pas : noter le règlement sur la facture qu’il corrige.")
    if status is not Status.ISSUED:
        raise Refusal("Un brouillon ne s’encaisse pas : émettre d’abord la facture.")


def _ensure_day(day: dt.date, issued_on: dt.date | None, today: dt.date) -> None:
    """Raise Refusal for money that came before the invoice, or that has not come yet."""
    if issued_on is not None and day < issued_on:
        raise Refusal(
            "La facture date du {day:day} : l’encaissement ne peut pas être avant.", field="day", day=issued_on
        )
    if day > today:
        raise Refusal("Un encaissement se note une fois l’argent arrivé, pas avant.", field="day")


def _record(stamp: Stamp, action: str, row: Payment) -> None:
    """Write in the journal the money of an invoice, whole; a note may name someone and stands among the words."""
    journal.record(
        stamp,
        action,
        "invoice",
        row.invoice_id,
        row.season_id,
        words={"note": row.note} if row.note else None,
        payment=row.id,
        amount=abs(row.amount_cents),
        cents=row.amount_cents,
        method=row.method,
        day=row.day,
        reversed=row.reversed_payment_id,
        by=row.recorded_by_id,
    )
