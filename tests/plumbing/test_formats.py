"""How amounts, durations and dates are written."""

import datetime as dt
from decimal import Decimal

import pytest
from flask import Flask

from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import formats


def test_an_amount_is_written_the_french_way() -> None:
    assert formats.money(192104, "EUR") == "1\u202f921,04\u00a0€"


def test_a_deficit_keeps_its_sign() -> None:
    assert formats.money(-50, "EUR") == "-0,50\u00a0€"


def test_canadian_dollars_are_written_as_they_are_at_home() -> None:
    assert formats.money(105, "CAD") == "1,05\u00a0$"


def test_hundredths_are_shown_in_every_currency() -> None:
    assert formats.money(1250, "XPF").startswith("12,50\u00a0")


@pytest.mark.parametrize(
    ("minutes", "written"),
    [(150, "2\u00a0h\u00a030"), (120, "2\u00a0h"), (0, "0\u00a0h"), (132000, "2\u202f200\u00a0h"), (None, "—")],
)
def test_a_duration_is_written_as_it_is_said(minutes: int | None, written: str) -> None:
    assert formats.duration(minutes) == written


def test_the_first_of_a_month_is_written_1er() -> None:
    assert formats.day(dt.date(2026, 9, 1)) == "mardi 1er septembre 2026"
    assert formats.day(dt.date(2026, 9, 21)) == "lundi 21 septembre 2026"
    assert formats.short_day(dt.date(2021, 7, 11)) == "11 juil. 2021"


def test_a_day_of_a_known_week_is_written_short() -> None:
    assert formats.column_day(dt.date(2021, 7, 13)) == "mar. 13"


def test_an_instant_is_told_on_the_clock_of_the_house() -> None:
    assert formats.moment(dt.datetime(2021, 7, 13, 22, 30, tzinfo=dt.UTC)) == "14 juil. 2021 à 0\u00a0h\u00a030"


def test_a_percentage_has_its_comma_and_its_space() -> None:
    assert formats.percent("86.21") == "86,21\u00a0%"
    assert formats.number(Decimal("2.50")) == "2,5"


def test_a_refusal_is_told_with_its_amounts_in_the_season_s_currency(app: Flask) -> None:
    refusal = Refusal("Il manque {left:money} sur {day:day}.", left=1250, day=dt.date(2021, 8, 1))
    assert formats.sentence(refusal, "CAD") == "Il manque 12,50\u00a0$ sur 1er août 2021."


def test_a_time_of_the_day_is_written_as_it_is_said() -> None:
    assert [formats.hour(dt.time(9)), formats.hour(dt.time(14, 5))] == ["9\u00a0h", "14\u00a0h\u00a005"]
