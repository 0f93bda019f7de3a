"""Totals and months, with figures written by hand; whatever the summer, months add up to the whole."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjs_app.coop.books.closings import Perpetual, continued, ensure_continues, perpetual_of
from cjs_app.coop.books.domain import (
    Issued,
    Kind,
    Reach,
    Received,
    Sale,
    Span,
    due_months,
    ensure_due,
    ensure_open,
    month_of,
    months_between,
    months_to_the_end,
    totals_of,
)
from cjs_app.coop.invoices.domain import Kind as DocumentKind
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal

JULY, AUGUST = Period(dt.date(2021, 7, 1), dt.date(2021, 7, 31)), Period(dt.date(2021, 8, 1), dt.date(2021, 8, 31))
TWENTY, TEN = Decimal(20), Decimal(10)
FACTURE, AVOIR = DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE
DOCUMENTS = [
    Issued(FACTURE, "F-1", dt.date(2021, 7, 13), {TWENTY: (10000, 2000), TEN: (5000, 500)}, "F-#", 1),
    Issued(FACTURE, "F-2", dt.date(2021, 7, 31), {TWENTY: (333, 67)}, "F-#", 2),
    Issued(AVOIR, "A-1", dt.date(2021, 7, 31), {TWENTY: (4000, 800)}, "A-#", 1),
    Issued(FACTURE, "F-3", dt.date(2021, 8, 1), {Decimal(0): (700, 0)}, "F-#", 3),
]
PAYMENTS = [
    Received(dt.date(2021, 7, 20), "chèque", 6000),
    Received(dt.date(2021, 7, 20), "virement", 400),
    Received(dt.date(2021, 7, 20), "chèque", 1000),
    Received(dt.date(2021, 8, 2), "chèque", -1000),
    Received(dt.date(2021, 8, 2), "troc avec M. Jan", 50),
]


def test_a_month_adds_up_its_documents_by_rate_credit_notes_taken_away() -> None:
    july = totals_of(DOCUMENTS, PAYMENTS, JULY)
    assert july.sales == (Sale(TEN, 5000, 500), Sale(TWENTY, 6333, 1267))
    assert (july.ht_cents, july.tva_cents, july.ttc_cents) == (11333, 1767, 13100)
    assert (july.invoices, july.credit_notes, july.payments) == (2, 1, 3)


def test_a_month_adds_up_its_money_by_day_and_by_method() -> None:
    july = totals_of(DOCUMENTS, PAYMENTS, JULY)
    day = dt.date(2021, 7, 20)
    assert july.received == (Received(day, "chèque", 7000), Received(day, "virement", 400))
    assert (july.received_cents, july.by_method) == (7400, (("virement", 400), ("chèque", 7000)))


def test_a_method_that_somebody_wrote_freely_is_another_one() -> None:
    assert totals_of([], PAYMENTS, AUGUST).by_method == (("chèque", -1000), ("autre", 50))


def test_a_month_tells_the_first_and_the_last_number_of_each_series() -> None:
    spans = totals_of(DOCUMENTS, PAYMENTS, JULY).spans
    assert spans == (Span("avoir", "A-#", 2021, "A-1", "A-1", 1), Span("facture", "F-#", 2021, "F-1", "F-2", 2))


def test_months_begin_and_end_where_the_calendar_says() -> None:
    assert month_of(dt.date(2024, 2, 11)) == Period(dt.date(2024, 2, 1), dt.date(2024, 2, 29))
    assert month_of(dt.date(2021, 12, 31)) == Period(dt.date(2021, 12, 1), dt.date(2021, 12, 31))
    assert months_between(dt.date(2021, 7, 31), dt.date(2021, 8, 1)) == [Period(JULY.end, JULY.end), AUGUST]
    assert months_between(dt.date(2021, 8, 1), dt.date(2021, 7, 31)) == []


REACH = Reach(dt.date(2021, 7, 5), dt.date(2021, 8, 31), dt.date(2021, 7, 31))


@pytest.mark.parametrize(
    ("today", "due"),
    [("2021-07-31", []), ("2021-08-01", [JULY]), ("2021-08-31", [JULY]), ("2026-11-23", [JULY, AUGUST])],
)
def test_a_month_is_due_from_the_day_after_its_last(today: str, due: list[Period]) -> None:
    assert due_months(REACH, dt.date.fromisoformat(today)) == due


def test_months_close_in_their_order_once_they_are_over() -> None:
    today = dt.date(2021, 9, 2)
    assert ensure_due(JULY.start, REACH, today) == JULY
    with pytest.raises(Refusal, match="commencer par celui du 01/07/2021"):
        ensure_due(AUGUST.start, REACH, today)
    with pytest.raises(Refusal, match="une fois fini"):
        ensure_due(AUGUST.start, REACH, dt.date(2021, 8, 31))
    closed = Reach(REACH.first, REACH.last, REACH.last_dated, JULY.end)
    with pytest.raises(Refusal, match="déjà clos"):
        ensure_due(JULY.start, closed, today)
    assert ensure_due(AUGUST.start, closed, today) == AUGUST


def test_nothing_is_dated_in_closed_days_and_the_sentence_says_what_to_do() -> None:
    ensure_open(AUGUST.start, JULY.end, AUGUST.start)
    ensure_open(JULY.start, None, AUGUST.start)
    with pytest.raises(Refusal, match="31/07/2021 compris : écrire la date d’aujourd’hui".replace(" :", "\u00a0:")):
        ensure_open(JULY.end, JULY.end, AUGUST.start)
    with pytest.raises(Refusal, match="recommencer le lendemain"):
        ensure_open(JULY.end, JULY.end, JULY.end)


def test_closing_a_season_closes_its_months_then_the_days_up_to_that_one() -> None:
    parts = months_to_the_end(REACH, dt.date(2021, 10, 15))
    assert parts == [(Kind.MONTH, JULY), (Kind.SEASON, Period(AUGUST.start, dt.date(2021, 10, 15)))]
    early = months_to_the_end(REACH, dt.date(2021, 7, 20))
    assert early == [(Kind.SEASON, Period(JULY.start, dt.date(2021, 7, 20)))]
    assert months_to_the_end(REACH, dt.date(2021, 6, 20)) == []


def test_the_days_after_a_season_was_closed_close_with_their_own_month() -> None:
    after = Reach(REACH.first, dt.date(2021, 10, 20), dt.date(2021, 10, 20), dt.date(2021, 10, 15))
    assert due_months(after, dt.date(2021, 11, 1)) == [Period(dt.date(2021, 10, 16), dt.date(2021, 10, 31))]


days = st.dates(dt.date(2021, 6, 1), dt.date(2022, 1, 31))
cents = st.integers(-(10**7), 10**7)
rates = st.dictionaries(st.sampled_from([Decimal(0), Decimal("5.5"), TEN, TWENTY]), st.tuples(cents, cents), max_size=4)
documents = st.lists(st.builds(Issued, st.sampled_from(DocumentKind), st.just("N"), days, rates), max_size=12)
payments = st.lists(st.builds(Received, days, st.sampled_from(["chèque", "espèces", "", "sel"]), cents), max_size=12)


@given(documents, payments)
def test_the_totals_since_the_origin_are_the_sum_of_the_months_and_of_the_documents(
    issued: list[Issued], received: list[Received]
) -> None:
    whole = Period(dt.date(2021, 6, 1), dt.date(2022, 1, 31))
    grown = Perpetual()
    for month in months_between(whole.start, whole.end):
        totals = totals_of(issued, received, month)
        ensure_continues(grown, totals, perpetual_of(totals_of(issued, received, Period(whole.start, month.end))))
        grown = continued(grown, totals)
    signed = [one.sign * (ht + tva) for one in issued for ht, tva in one.by_rate.values()]
    assert (grown.ttc_cents, grown.received_cents) == (sum(signed), sum(one.cents for one in received))
    assert grown.invoices + grown.credit_notes == len(issued)


def test_months_that_no_longer_add_up_are_not_continued() -> None:
    july = totals_of(DOCUMENTS, PAYMENTS, JULY)
    with pytest.raises(Refusal, match="cjs verify"):
        ensure_continues(Perpetual(invoices=1), july, perpetual_of(july))
