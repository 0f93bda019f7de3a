"""Two people do things to the same money at the same moment: no rule is broken, no amount is settled twice."""

from collections import Counter

from sqlalchemy import func, select

from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.invoices import payments
from cjs_app.coop.invoices.documents import InvoiceDraft
from cjs_app.coop.invoices.models import Invoice, Payment
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.quotes.models import Quote
from cjs_app.plumbing.database import db
from tests.builders import a_client, a_season
from tests.campaigns import rounds
from tests.people import A_DAY
from tests.reliability.crowds import (
    many_credit_drafts,
    many_invoices,
    many_payments,
    many_quotes,
    many_seasons,
    two_drafts_each,
)
from tests.reliability.duels import REFUSED, WON, Duel, one_of_two
from tests.reliability.records import STAMP, TEN_EUROS, TWO_LINES, a_payment, a_quote, an_invoice, many_drafts

ROUNDS, FEWER = rounds(500, 5000), rounds(25, 5000)
BOTH, LATE = (WON, WON), (REFUSED, WON)


def issued(wanted: int) -> list[int]:
    """Return the ids of many issued invoices of ten euros."""
    season = a_season()
    return many_invoices(an_invoice(season, a_client(season)), wanted)


def drafts(wanted: int) -> list[int]:
    """Return the ids of many drafts of ten euros."""
    season = a_season()
    return many_drafts(season, a_client(season), wanted)


def invoice(key: int) -> Invoice:
    return db.session.get_one(Invoice, key)


def pay(invoice_id: int) -> None:
    payments.record_payment(invoice(invoice_id), payments.PaymentDraft(A_DAY, TEN_EUROS), STAMP)


def pay_six_euros(invoice_id: int) -> None:
    payments.record_payment(invoice(invoice_id), payments.PaymentDraft(A_DAY, 600), STAMP)


def pay_first(pair: tuple[int, int]) -> None:
    pay(pair[0])


def take_back(payment_id: int) -> None:
    payments.reverse_payment(db.session.get_one(Payment, payment_id), STAMP)


def credit(invoice_id: int) -> None:
    invoices.issue(invoices.credit(invoice(invoice_id), None, STAMP), STAMP)


def issue(invoice_id: int) -> None:
    invoices.issue(invoice(invoice_id), STAMP)


def issue_first(pair: tuple[int, int]) -> None:
    issue(pair[0])


def issue_second(pair: tuple[int, int]) -> None:
    issue(pair[1])


def rewrite(invoice_id: int) -> None:
    draft = invoice(invoice_id)
    invoices.rewrite(draft, InvoiceDraft(draft.client_id, TWO_LINES), STAMP)


def sums(column: object, *conditions: object) -> Counter[int]:
    """Return how often each sum by invoice is found."""
    return Counter(db.session.scalars(select(func.sum(column)).where(*conditions).group_by(Payment.invoice_id)))


def test_a_payment_and_a_credit_note_never_settle_the_same_cents(duel: Duel) -> None:
    keys = issued(ROUNDS)
    notes = many_credit_drafts(invoices.credit(invoice(keys[0]), None, STAMP), keys)
    outcomes = duel(pay_first, issue_second, list(zip(keys, notes, strict=True)))
    assert outcomes[BOTH] + outcomes[LATE] == ROUNDS
    assert outcomes[LATE] > 0
    assert outcomes[BOTH] > 0
    assert sums(Payment.amount_cents) == {TEN_EUROS: outcomes[BOTH]}


def test_of_two_payments_of_six_euros_on_ten_one_is_refused(duel: Duel) -> None:
    assert one_of_two(duel(pay_six_euros, pay_six_euros, issued(FEWER)), FEWER)
    assert sums(Payment.amount_cents) == {600: FEWER}


def test_a_payment_is_taken_back_once(duel: Duel) -> None:
    keys = issued(FEWER)
    paid = many_payments(a_payment(invoice(keys[0])), keys)
    assert one_of_two(duel(take_back, take_back, paid), FEWER)
    assert sums(Payment.amount_cents) == {0: FEWER}


def test_an_invoice_is_credited_once(duel: Duel) -> None:
    assert one_of_two(duel(credit, credit, issued(FEWER)), FEWER)


def test_a_draft_is_issued_once(duel: Duel) -> None:
    assert one_of_two(duel(issue, issue, drafts(FEWER)), FEWER)


def test_a_draft_rewritten_while_it_is_issued_is_photographed_as_it_stands(duel: Duel) -> None:
    outcomes = duel(rewrite, issue, drafts(FEWER))
    assert outcomes[BOTH] + outcomes[LATE] == FEWER


def test_the_first_two_numbers_of_a_series_are_one_and_two(duel: Duel) -> None:
    outcomes = duel(issue_first, issue_second, two_drafts_each(many_seasons(ROUNDS)))
    assert outcomes == {BOTH: ROUNDS}
    assert Counter(db.session.scalars(select(Invoice.rank))) == {1: ROUNDS, 2: ROUNDS}


def test_a_devis_is_invoiced_once(duel: Duel) -> None:
    season = a_season()
    keys = many_quotes(a_quote(season, a_client(season), QuoteStatus.ACCEPTED), FEWER)
    assert one_of_two(duel(invoice_quote, invoice_quote, keys), FEWER)
    assert db.session.scalar(select(func.count()).select_from(Invoice)) == FEWER


def invoice_quote(quote_id: int) -> None:
    invoices.draft_from_quote(db.session.get_one(Quote, quote_id), STAMP)
