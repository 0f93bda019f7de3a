"""What private persons bought and paid, by day and by rate."""

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cjs_app.coop.books.domain import Issued
from cjs_app.coop.books.reporting import DayMoney, DaySale, day_money, day_sales, spread
from cjs_app.coop.invoices.domain import Kind

DAY, NEXT = dt.date(2021, 7, 13), dt.date(2021, 7, 14)
ZERO, TEN, TWENTY = Decimal(0), Decimal(10), Decimal(20)


def test_sales_of_a_day_are_added_up_by_rate_with_their_category() -> None:
    documents = [
        Issued(Kind.INVOICE, "F-1", DAY, {TWENTY: (1000, 200), ZERO: (500, 0)}),
        Issued(Kind.INVOICE, "F-2", DAY, {TWENTY: (3000, 600)}),
        Issued(Kind.CREDIT_NOTE, "A-1", NEXT, {TWENTY: (1000, 200)}),
    ]
    assert day_sales(documents) == [
        DaySale(DAY, "TNT1", ZERO, 500, 0, 1),
        DaySale(DAY, "TPS1", TWENTY, 4000, 800, 2),
        DaySale(NEXT, "TPS1", TWENTY, -1000, -200, 1),
    ]


def test_a_payment_is_parted_among_the_rates_of_its_invoice() -> None:
    by_rate = {TEN: (1000, 100), TWENTY: (2000, 400)}
    assert spread(3500, by_rate) == {TEN: 1100, TWENTY: 2400}
    assert spread(100, by_rate) == {TEN: 31, TWENTY: 69}
    assert spread(-100, by_rate) == {TEN: -31, TWENTY: -69}


def test_two_payments_take_together_what_one_would_have() -> None:
    by_rate = {TEN: (1000, 100), TWENTY: (2000, 400)}
    paid = day_money([(1, DAY, 100, by_rate), (1, NEXT, 3400, by_rate)])
    assert paid == [
        DayMoney(DAY, TEN, 31),
        DayMoney(DAY, TWENTY, 69),
        DayMoney(NEXT, TEN, 1069),
        DayMoney(NEXT, TWENTY, 2331),
    ]


def test_money_for_a_document_worth_nothing_has_one_rate() -> None:
    assert spread(50, {TEN: (100, 10), TWENTY: (-100, -10)}) == {TEN: 50}
    assert spread(50, {}) == {ZERO: 50}


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(-(10**6), 10**6), max_size=4))
def test_parts_always_add_up_to_what_was_paid(cents: int, worth: list[int]) -> None:
    by_rate = {Decimal(rank): (part, 0) for rank, part in enumerate(worth)}
    assert sum(spread(cents, by_rate).values()) == cents
