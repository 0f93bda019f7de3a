"""Months are closed in their order, once they are over; nothing is dated in them afterwards, on either database."""

import datetime as dt
import random
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from cjs_app.coop.books import actions, queries
from cjs_app.coop.books.accounts import USUAL
from cjs_app.coop.books.closings import read_record
from cjs_app.coop.books.domain import Kind, Sale, due_months
from cjs_app.coop.books.models import MonthClosing
from cjs_app.coop.books.verification import month_faults
from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.invoices.domain import PaymentDraft
from cjs_app.coop.invoices.models import Invoice, Payment
from cjs_app.journal.models import Entry
from cjs_app.journal.queries import entries_of_season, head
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import guards as said
from cjs_app.plumbing.database import db
from tests.builders import a_draft_invoice, a_season
from tests.campaigns import rounds
from tests.coop.books.given import (
    AUGUST_1,
    AUGUST_2,
    AUGUST_31,
    IN_AUGUST,
    IN_JULY,
    JULY_1,
    JULY_31,
    SEPTEMBER_3,
    RandomTill,
    issued_on,
    paid_on,
    two_months,
)
from tests.people import a_person, stamped
from tests.summers import AUGUST, a_small_summer, closed_by_two, in_closing

SUMMERS = rounds(12, 400)


def july_closed(season: object) -> MonthClosing:
    return actions.close_month(season, JULY_1, stamped(day=AUGUST_2))  # type: ignore[arg-type]


def test_a_closing_keeps_the_totals_of_its_month(each_app: Flask) -> None:
    closing = july_closed(two_months())
    month, origin = read_record(closing.record)
    assert (closing.rank, closing.kind, closing.first_day, closing.last_day) == (1, Kind.MONTH, JULY_1, JULY_31)
    assert month.sales == (Sale(Decimal(20), 10000, 2000),) == origin.sales
    assert (month.ttc_cents, month.received_cents, month.by_method) == (12000, 12000, (("virement", 12000),))


def test_each_closing_is_chained_to_the_one_before_and_to_the_journal(each_app: Flask) -> None:
    season = two_months()
    first = july_closed(season)
    db.session.commit()
    stood = head()
    second = actions.close_month(season, AUGUST_1, stamped(day=SEPTEMBER_3))
    assert (second.rank, second.previous_hash) == (2, first.hash)
    assert (second.journal_seq, second.journal_hash) == (stood.seq, stood.hash)
    assert read_record(second.record)[1].ttc_cents == 24000


def test_the_journal_says_who_closed_which_month_with_its_hash(app: Flask) -> None:
    season = two_months()
    closing = actions.close_month(season, JULY_1, stamped(a_person("Nadia"), AUGUST_2))
    entry = entries_of_season(season.id)[0]
    assert (entry.action, entry.by_user_id) == ("books.month_closed", closing.by_user_id)
    assert {key: entry.details[key] for key in ("rank", "first", "ttc", "perpetual", "hash")} == {
        "rank": 1,
        "first": "2021-07-01",
        "ttc": 12000,
        "perpetual": 12000,
        "hash": closing.hash,
    }


def test_a_month_is_closed_once(app: Flask) -> None:
    season = two_months()
    july_closed(season)
    with pytest.raises(Refusal, match="déjà clos"):
        july_closed(season)


def test_a_closed_month_takes_no_payment_any_more_and_today_takes_it(each_app: Flask) -> None:
    season = a_season()
    invoice = issued_on(season, IN_JULY)
    july_closed(season)
    with pytest.raises(Refusal, match="écrire la date d’aujourd’hui") as refused:
        invoices.record_payment(invoice, PaymentDraft(JULY_31, 1000), stamped(day=IN_AUGUST))
    assert refused.value.field == "day"
    assert paid_on(invoice, IN_AUGUST, 1000).day == IN_AUGUST


def test_a_closed_month_takes_no_document_any_more_even_when_a_clock_is_set_back(app: Flask) -> None:
    season = two_months()
    draft = a_draft_invoice(season)
    july_closed(season)
    with pytest.raises(Refusal, match="clos"):
        invoices.issue(draft, stamped(day=JULY_31))


def test_a_payment_of_a_closed_month_is_taken_back_today(app: Flask) -> None:
    season = a_season()
    payment = paid_on(issued_on(season, IN_JULY), IN_JULY, 12000)
    july_closed(season)
    assert invoices.reverse_payment(payment, stamped(day=IN_AUGUST)).day == IN_AUGUST
    with pytest.raises(Refusal, match="clos"):
        invoices.reverse_payment(payment, stamped(day=JULY_31))


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO payments (season_id, invoice_id, day, amount_cents, method, note) "
        "SELECT season_id, id, '2021-07-31', 1, 'virement', '' FROM invoices LIMIT 1",
        "UPDATE invoices SET status = 'emise', number = 'X', day = '2021-07-31', photograph = '{}' "
        "WHERE status = 'brouillon'",
        "UPDATE month_closings SET record = record || ' '",
        "UPDATE month_closings SET at = at, by_user_id = 1",
        "DELETE FROM month_closings",
        "INSERT INTO month_closings SELECT id + 7, season_id, rank, kind, first_day, last_day, at, by_user_id, record, "
        "journal_seq, journal_hash, previous_hash, hash FROM month_closings",
        "INSERT INTO month_closings SELECT id + 7, season_id, rank + 1, kind, '2021-08-01', '2021-08-31', at, "
        "by_user_id, record, journal_seq, journal_hash, previous_hash, hash FROM month_closings",
        "INSERT INTO month_closings SELECT id + 7, season_id, rank + 1, kind, '2021-07-31', '2021-08-31', at, "
        "by_user_id, record, journal_seq, journal_hash, hash, hash FROM month_closings",
    ],
)
def test_the_database_itself_refuses(each_app: Flask, statement: str) -> None:
    season = two_months()
    a_draft_invoice(season)
    july_closed(season)
    db.session.commit()
    with pytest.raises(DBAPIError) as refused:
        db.session.execute(text(statement))
    told = said.refusal_of(refused.value)
    assert told is not None
    assert "mois" in str(told)


def test_a_closing_is_not_replaced_nor_are_they_emptied(each_app: Flask) -> None:
    july_closed(two_months())
    db.session.commit()
    on_sqlite = db.engine.dialect.name == "sqlite"
    again = "INSERT OR REPLACE INTO month_closings SELECT * FROM month_closings"
    with pytest.raises(DBAPIError, match="cjs: Un mois clos"):
        db.session.execute(text(again if on_sqlite else "TRUNCATE month_closings"))


def test_closing_a_season_closes_its_months_to_that_day(each_app: Flask) -> None:
    season = in_closing(a_small_summer())
    closed_by_two(season)
    db.session.commit()
    ends = [(one.kind, one.first_day, one.last_day) for one in queries.closings_of(season)]
    assert ends == [(Kind.MONTH, JULY_1, JULY_31), (Kind.SEASON, AUGUST_1, AUGUST)]
    assert read_record(queries.closings_of(season)[-1].record)[1].ttc_cents == 36000
    assert month_faults() == []


def test_money_that_comes_late_is_closed_with_its_own_month(app: Flask) -> None:
    season = in_closing(a_small_summer())
    closed_by_two(season)
    assert due_months(queries.reach_of(season), SEPTEMBER_3) == []
    invoice = db.session.scalars(select(Invoice).where(Invoice.season_id == season.id)).first()
    assert invoice is not None
    with pytest.raises(Refusal, match="recommencer le lendemain"):
        paid_on(invoice, AUGUST, 1000)
    paid_on(invoice, SEPTEMBER_3, 1000)
    october = dt.date(2021, 10, 1)
    for month in due_months(queries.reach_of(season), october):
        closing = actions.close_month(season, month.start, stamped(day=october))
    assert (closing.first_day, closing.last_day) == (dt.date(2021, 9, 1), dt.date(2021, 9, 30))
    assert read_record(closing.record)[1].received_cents == 1000
    db.session.commit()
    assert month_faults() == []


def test_each_season_of_a_carrier_closes_its_own_months(app: Flask) -> None:
    season, sister = a_season(), a_season("Job’co")
    issued_on(season, IN_JULY)
    july_closed(season)
    assert sister.carrier_id == season.carrier_id
    assert issued_on(sister, JULY_31).number == "VIT-F-2021-0002"
    month, _ = read_record(july_closed(sister).record)
    assert [(span.first, span.documents) for span in month.spans] == [("VIT-F-2021-0002", 1)]


def test_what_was_tampered_with_is_not_closed_over(app: Flask) -> None:
    season = two_months()
    july_closed(season)
    db.session.commit()
    db.session.execute(text("DROP TRIGGER guard_payments_update"))
    db.session.execute(text("UPDATE payments SET amount_cents = amount_cents - 1 WHERE day < '2021-08-01'"))
    with pytest.raises(Refusal, match="cjs verify"):
        actions.close_month(season, AUGUST_1, stamped(day=SEPTEMBER_3))


def test_account_numbers_are_the_usual_ones_until_somebody_says_otherwise(app: Flask) -> None:
    season = a_season()
    assert queries.accounts_of(season) == USUAL
    for clients in ("411100", "411 200"):
        actions.set_accounts(season, USUAL._replace(clients=clients), stamped())
    assert queries.accounts_of(season) == USUAL._replace(clients="411200")


@pytest.mark.parametrize("seed", range(SUMMERS))
def test_since_the_origin_months_and_documents_add_up_alike_in_random_summers(app: Flask, seed: int) -> None:
    dice = random.Random(seed)
    till, day = RandomTill(a_season(), dice), dt.date(2021, 7, 5)
    season = till.season
    for _ in range(25):
        till.play(day)
        day += dt.timedelta(days=dice.randint(0, 7))
        for month in due_months(queries.reach_of(season), day)[:1]:
            if dice.random() < 0.6:
                actions.close_month(season, month.start, stamped(day=day))
    for month in due_months(queries.reach_of(season), dt.date(2022, 3, 1)):
        actions.close_month(season, month.start, stamped(day=dt.date(2022, 3, 1)))
    closings = queries.closings_of(season)
    months, origin = [read_record(one.record)[0] for one in closings], read_record(closings[-1].record)[1]
    sign = {"facture": 1, "avoir": -1}
    documents = db.session.scalars(select(Invoice).where(Invoice.season_id == season.id, Invoice.status == "emise"))
    by_hand = sum(sign[one.kind] * one.ttc_cents for one in documents)
    money = db.session.scalar(select(func.coalesce(func.sum(Payment.amount_cents), 0)))
    assert origin.ttc_cents == by_hand == sum(month.ttc_cents for month in months)
    assert origin.received_cents == int(money or 0) == sum(month.received_cents for month in months)
    whole = queries.totals_between(season, Period(closings[0].first_day, closings[-1].last_day))
    assert (whole.sales, whole.by_method) == (origin.sales, origin.by_method)
    db.session.commit()
    assert month_faults() == []


def test_an_export_is_noted_with_its_period_and_its_lines(app: Flask) -> None:
    season = a_season()
    actions.note_export(season, "Dépenses", "csv", Period(JULY_1, AUGUST_31), 3, stamped())
    db.session.commit()
    told = db.session.scalars(select(Entry).where(Entry.action == "books.exported")).one().details
    assert told == {"list": "Dépenses", "form": "csv", "first": "2021-07-01", "last": "2021-08-31", "rows": 3}
