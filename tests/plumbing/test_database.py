"""Columns that hold exact values and nothing else, on both databases."""

import datetime as dt
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import func, select, text

from cjs_app.coop.accounts.models import Expense
from cjs_app.plumbing.database import Cents, Exact, Moment, db, plain
from tests.builders import a_season

DIALECT = None


@pytest.mark.parametrize("amount", [12.5, "12", Decimal(12), True])
def test_an_amount_that_is_not_whole_cents_is_refused(amount: object) -> None:
    with pytest.raises(TypeError):
        Cents().process_bind_param(amount, DIALECT)  # type: ignore[arg-type]


@pytest.mark.parametrize("number", [0.1, "2", True])
def test_a_float_is_no_exact_number(number: object) -> None:
    with pytest.raises(TypeError):
        Exact().process_bind_param(number, DIALECT)  # type: ignore[arg-type]


def test_a_fifth_decimal_is_refused() -> None:
    with pytest.raises(ValueError, match="four decimals"):
        Exact().process_bind_param(Decimal("0.00001"), DIALECT)  # type: ignore[arg-type]


@pytest.mark.parametrize(("kept", "written"), [("2.5000", "2.5"), ("100", "100"), ("0", "0"), ("-10.10", "-10.1")])
def test_an_exact_number_comes_back_as_it_was_typed(kept: str, written: str) -> None:
    assert str(plain(Decimal(kept))) == written


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(TypeError):
        Moment().process_bind_param(dt.datetime(2021, 7, 1), DIALECT)  # type: ignore[arg-type]  # noqa: DTZ001


def test_three_times_ten_cents_is_thirty_cents_in_the_database(each_app: Flask) -> None:
    season = a_season()
    for _ in range(3):
        db.session.add(Expense(season_id=season.id, day=dt.date(2021, 7, 6), label="Éponges", ht_cents=10))
    db.session.flush()
    total = db.session.scalar(select(func.sum(Expense.ht_cents)))
    assert (total, type(total)) == (30, int)


def test_sqlite_keeps_foreign_keys_and_writes_ahead(app: Flask) -> None:
    pragmas = [db.session.execute(text(f"PRAGMA {name}")).scalar() for name in ("foreign_keys", "journal_mode")]
    assert pragmas == [1, "wal"]
