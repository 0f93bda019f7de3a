"""What is still owed, when it is late, and what may still be credited or paid."""

import datetime as dt

import pytest

from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.invoices import domain
from cjs_app.coop.invoices.domain import Balance, Standing, Status, still_owed
from cjs_app.kernel.refusal import Refusal

DUE = dt.date(2021, 8, 12)


def test_what_is_owed_is_the_total_less_credit_notes_less_payments() -> None:
    assert still_owed(21_400, 4_320, 5_000) == 12_080


def test_an_invoice_is_late_the_day_after_the_due_day_not_before() -> None:
    assert not domain.is_late(1, DUE, DUE)
    assert domain.is_late(1, DUE, dt.date(2021, 8, 13))
    assert not domain.is_late(0, DUE, dt.date(2022, 1, 1))
    assert not domain.is_late(1, None, dt.date(2022, 1, 1))


@pytest.mark.parametrize(
    ("credited", "paid", "day", "standing"),
    [
        (0, 0, DUE, Standing.OWED),
        (0, 9_999, dt.date(2021, 8, 13), Standing.LATE),
        (0, 10_000, DUE, Standing.PAID),
        (4_000, 6_000, DUE, Standing.PAID),
        (10_000, 0, DUE, Standing.CREDITED),
        (0, 10_001, DUE, Standing.OVERPAID),
        (4_000, 10_000, dt.date(2021, 8, 13), Standing.OVERPAID),
    ],
)
def test_where_the_money_of_an_invoice_of_100_stands(
    credited: int, paid: int, day: dt.date, standing: Standing
) -> None:
    assert Balance(10_000, credited, paid).standing(DUE, day) is standing


def test_a_trop_percu_is_what_should_go_back() -> None:
    assert (Balance(10_000, 0, 12_000).overpaid_cents, Balance(10_000, 0, 9_000).overpaid_cents) == (2_000, 0)


def test_credit_notes_may_take_back_what_the_invoice_still_holds_whatever_was_paid() -> None:
    domain.ensure_creditable(6_000, Balance(10_000, 4_000, 10_000))
    with pytest.raises(Refusal, match="60,00 au plus"):
        domain.ensure_creditable(6_001, Balance(10_000, 4_000, 0))
    with pytest.raises(Refusal, match="déjà entièrement"):
        domain.ensure_creditable(1, Balance(10_000, 10_000, 0))


def test_a_payment_stops_at_what_is_owed_unless_too_much_really_came() -> None:
    domain.ensure_payable(6_000, Balance(10_000, 4_000, 0), allow_over=False)
    with pytest.raises(Refusal, match="Il reste 60,00 à payer"):
        domain.ensure_payable(6_001, Balance(10_000, 4_000, 0), allow_over=False)
    domain.ensure_payable(6_001, Balance(10_000, 4_000, 0), allow_over=True)


def test_nothing_more_is_owed_on_an_overpaid_invoice() -> None:
    with pytest.raises(Refusal, match="Il reste 0,00 à payer"):
        domain.ensure_payable(1, Balance(10_000, 0, 12_000), allow_over=False)


def test_only_a_trop_percu_can_be_given_back() -> None:
    domain.ensure_payable(-2_000, Balance(10_000, 0, 12_000), allow_over=False)
    with pytest.raises(Refusal, match="20,00 de trop-perçu"):
        domain.ensure_payable(-2_001, Balance(10_000, 0, 12_000), allow_over=False)


def test_a_payment_of_nothing_is_none() -> None:
    with pytest.raises(Refusal, match="dépasser zéro") as refused:
        domain.ensure_payable(0, Balance(10_000), allow_over=True)
    assert refused.value.field == "amount"


def test_an_invoice_is_due_thirty_days_later() -> None:
    assert domain.usual_due_day(dt.date(2021, 7, 13)) == dt.date(2021, 8, 12)


@pytest.mark.parametrize(
    ("kind", "last"), [(ClientKind.COMPANY, dt.date(2021, 9, 11)), (ClientKind.PRIVATE, dt.date(2022, 7, 14))]
)
def test_a_due_day_lies_between_the_day_and_the_longest_the_law_allows(kind: ClientKind, last: dt.date) -> None:
    day = dt.date(2021, 7, 13)
    assert domain.checked_due_day(day, day, kind) == day
    assert domain.checked_due_day(last, day, kind) == last
    for wrong in (dt.date(2021, 7, 12), last + dt.timedelta(days=1)):
        with pytest.raises(Refusal, match="échéance") as refused:
            domain.checked_due_day(wrong, day, kind)
        assert refused.value.field == "due_day"


def test_work_is_not_said_done_more_than_a_year_ahead() -> None:
    today = dt.date(2021, 7, 13)
    domain.ensure_performed(None, today)
    domain.ensure_performed(dt.date(2022, 7, 14), today)
    with pytest.raises(Refusal, match="dans plus d’un an"):
        domain.ensure_performed(dt.date(2022, 7, 15), today)


@pytest.mark.parametrize(("status", "word"), [(Status.ISSUED, "avoir"), (Status.ABANDONED, "abandonné")])
def test_only_a_draft_may_change(status: Status, word: str) -> None:
    domain.ensure_may_change(Status.DRAFT)
    with pytest.raises(Refusal, match=word):
        domain.ensure_may_change(status)


def test_every_state_and_every_standing_has_its_words() -> None:
    assert set(domain.STATUS_LABELS) == set(Status)
    assert set(domain.STANDING_LABELS) == set(Standing)
    assert set(domain.KIND_LABELS) == set(domain.Kind)
