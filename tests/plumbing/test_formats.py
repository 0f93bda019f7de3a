"""How amounts, durations and dates are written."""

import datetime as dt
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from flask import Flask
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

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


@pytest.mark.parametrize("cents", [0, 5, 99, 100, 12_345, 100_000, 99_999_999, 123_456_789_012, -1, -100_050])
@pytest.mark.parametrize("of", ["EUR", "CHF", "XPF"])
def test_an_amount_is_written_as_babel_would(cents: int, of: str) -> None:
    pattern = "#,##0.00\u00a0¤"
    amount = Decimal(cents).scaleb(-2)
    assert formats.money(cents, of) == format_currency(amount, of, pattern, "fr_FR", currency_digits=False)


def test_every_day_of_a_leap_year_is_written_as_babel_would() -> None:
    for at in range(366):
        day = dt.date(2024, 1, 1) + dt.timedelta(days=at)
        first = "1er" if day.day == 1 else "d"
        assert formats.short_day(day) == format_date(day, f"{first!r} MMM y" if day.day == 1 else "d MMM y", "fr_FR")
        wanted = f"EEEE {first!r} MMMM y" if day.day == 1 else "EEEE d MMMM y"
        assert formats.day(day) == format_date(day, wanted, "fr_FR")
        assert formats.weekday(day) == format_date(day, wanted.replace("EEEE", "EEE").replace("MMMM y", "MMM"), "fr_FR")


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("Mairie", "Mairie"),
        (["", "a<b", ""], "a&lt;b"),
        ([], ""),
        ("F-1 · a<b", '<span class="part">F-1&nbsp;·</span> <span class="part">a&lt;b</span>'),
        (["F-1", "", "Roux"], '<span class="part">F-1&nbsp;·</span> <span class="part">Roux</span>'),
        ([Markup("<b>x</b>"), "y"], '<span class="part"><b>x</b>&nbsp;·</span> <span class="part">y</span>'),
    ],
)
def test_words_between_dots_break_after_a_dot_and_are_escaped(told: str | list[str], written: str) -> None:
    assert formats.parts(told) == written


def test_an_instant_is_told_on_the_clock_of_the_house() -> None:
    assert formats.moment(dt.datetime(2021, 7, 13, 22, 30, tzinfo=dt.UTC)) == "14 juil. 2021 à 0\u00a0h\u00a030"


def test_a_percentage_has_its_comma_and_its_space() -> None:
    assert formats.percent("86.21") == "86,21\u00a0%"
    assert formats.number(Decimal("2.50")) == "2,5"


@given(st.decimals(-(10**12), 10**12, allow_nan=False, places=6) | st.integers(-(10**12), 10**12))
@example(Decimal("0.00005"))
@example(Decimal("-0.001"))
@example(Decimal("2.125"))
def test_a_number_is_written_as_babel_would(value: Decimal | int) -> None:
    assert formats.number(value) == format_decimal(value, "#,##0.####", "fr_FR")
    assert formats.percent(Decimal(value)) == format_decimal(value, "#,##0.##", "fr_FR") + "\u00a0%"


def test_a_refusal_is_told_with_its_amounts_in_the_season_s_currency(app: Flask) -> None:
    refusal = Refusal("Il manque {left:money} sur {day:day}.", left=1250, day=dt.date(2021, 8, 1))
    assert formats.sentence(refusal, "CAD") == "Il manque 12,50\u00a0$ sur 1er août 2021."


def test_a_time_of_the_day_is_written_as_it_is_said() -> None:
    assert [formats.hour(dt.time(9)), formats.hour(dt.time(14, 5))] == ["9\u00a0h", "14\u00a0h\u00a005"]
