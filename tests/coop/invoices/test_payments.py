"""Money that comes in, too much of it, and mistakes taken back."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjs_app.coop.invoices import actions, queries
from cjs_app.coop.invoices.domain import PaymentDraft
from cjs_app.coop.invoices.models import Invoice
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.builders import a_client, a_credit_note, a_draft_invoice, a_line, a_payment, a_season, an_invoice
from tests.people import A_DAY, stamped


def owed(invoice: Invoice) -> int:
    return queries.balance_of(invoice).owed_cents


def test_an_invoice_is_paid_in_parts(each_app: Flask) -> None:
    invoice = an_invoice(a_season())
    left = []
    for part in (2_500, 2_500, 5_000):
        a_payment(invoice, part)
        left.append(owed(invoice))
    assert left == [7_500, 5_000, 0]


def test_too_much_is_refused_then_noted_and_shown_when_it_really_came(app: Flask) -> None:
    invoice = an_invoice(a_season())
    with pytest.raises(Refusal, match="Il reste 100,00 à payer") as refused:
        a_payment(invoice, 10_001)
    assert refused.value.field == "amount"
    a_payment(invoice, 12_000, allow_over=True)
    assert queries.balance_of(invoice).overpaid_cents == 2_000


def test_what_came_in_too_much_is_given_back_and_no_more(app: Flask) -> None:
    invoice = an_invoice(a_season())
    a_payment(invoice, 12_000, allow_over=True)
    with pytest.raises(Refusal, match="20,00 de trop-perçu"):
        a_payment(invoice, -2_001)
    a_payment(invoice, -2_000)
    assert owed(invoice) == 0


def test_a_credit_note_after_the_payment_leaves_a_trop_percu(app: Flask) -> None:
    invoice = an_invoice(a_season())
    a_payment(invoice, 10_000)
    a_credit_note(invoice, a_line(price=4_000, rate="0"))
    assert owed(invoice) == -4_000


def test_a_payment_after_a_credit_note_stops_at_what_is_left(app: Flask) -> None:
    invoice = an_invoice(a_season())
    a_credit_note(invoice, a_line(price=4_000, rate="0"))
    with pytest.raises(Refusal, match="Il reste 60,00"):
        a_payment(invoice, 6_001)
    a_payment(invoice, 6_000)
    assert owed(invoice) == 0


def test_a_draft_credit_note_takes_nothing_back_yet(app: Flask) -> None:
    invoice = an_invoice(a_season())
    actions.credit(invoice, None, stamped())
    assert owed(invoice) == 10_000


def test_a_mistake_is_taken_back_once_by_a_second_row(app: Flask) -> None:
    invoice = an_invoice(a_season())
    mistake = a_payment(invoice, 3_000)
    back = actions.reverse_payment(mistake, stamped(day=dt.date(2021, 7, 20)))
    rows = [(row.day, row.amount_cents, row.reversed_payment_id) for row in queries.payments_of(invoice)]
    assert rows == [(A_DAY, 3_000, None), (dt.date(2021, 7, 20), -3_000, mistake.id)]
    assert owed(invoice) == 10_000
    for again in (mistake, back):
        with pytest.raises(Refusal, match="annul"):
            actions.reverse_payment(again, stamped())


def test_money_comes_neither_before_the_invoice_nor_tomorrow(app: Flask) -> None:
    invoice = an_invoice(a_season())
    for day, word in ((dt.date(2021, 7, 12), "ne peut pas être avant"), (dt.date(2021, 7, 14), "pas avant")):
        with pytest.raises(Refusal, match=word) as refused:
            actions.record_payment(invoice, PaymentDraft(day, 100), stamped())
        assert refused.value.field == "day"


def test_neither_a_draft_nor_a_credit_note_takes_money(app: Flask) -> None:
    season = a_season()
    with pytest.raises(Refusal, match="émettre d’abord"):
        a_payment(a_draft_invoice(season), 100)
    with pytest.raises(Refusal, match="sur la facture"):
        a_payment(a_credit_note(an_invoice(season)), 100)


def test_a_note_about_a_payment_stays_out_of_the_journal(app: Flask) -> None:
    invoice = an_invoice(a_season())
    actions.record_payment(invoice, PaymentDraft(A_DAY, 100, "chèque", "de Mme Untel"), stamped())
    db.session.commit()
    assert "Untel" not in str(db.session.execute(db.text("SELECT payload FROM journal")).all())


Deed = Callable[[Invoice, int], object]
DEEDS: dict[str, Deed] = {
    "pay": a_payment,
    "overpay": lambda invoice, cents: a_payment(invoice, cents, allow_over=True),
    "refund": lambda invoice, cents: a_payment(invoice, -cents),
    "credit": lambda invoice, cents: a_credit_note(invoice, a_line(price=cents, rate="0")),
    "credit the rest": lambda invoice, _: a_credit_note(invoice),
    "reverse": lambda invoice, cents: actions.reverse_payment(
        queries.payments_of(invoice)[cents % len(queries.payments_of(invoice))], stamped()
    ),
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(1, 7_000)), max_size=10))
def test_in_any_order_of_actions_the_money_adds_up(app: Flask, deeds: list[tuple[str, int]]) -> None:
    season = a_season(f"Été {db.session.execute(db.text('SELECT count(*) FROM seasons')).scalar()}")
    invoice = an_invoice(season, client=a_client(season))
    for deed, cents in deeds:
        try:
            DEEDS[deed](invoice, cents)
        except (Refusal, ZeroDivisionError):
            db.session.expire_all()
    notes = sum(note.ttc_cents for note in queries.credit_notes_of(invoice) if note.number)
    paid = sum(payment.amount_cents for payment in queries.payments_of(invoice))
    assert 0 <= notes <= 10_000
    assert owed(invoice) == queries.unpaid_total(season) == 10_000 - notes - paid
