"""Amounts of money."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjs_app.kernel.money import line_cents, parse_cents, parse_decimal, per_hour_cents, percent_of, rounded
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import plain_money

AMOUNTS = {
    "0": 0,
    "-0": 0,
    "24": 2400,
    "24,5": 2450,
    "24.50": 2450,
    "24,": 2400,
    ",5": 50,
    ".05": 5,
    "  24,50  ": 2450,
    "+5": 500,
    "-5": -500,
    "−5,01": -501,
    "- 5 €": -500,
    "€ -5": -500,
    "1 234,50 €": 123450,
    "1\u00a0234,50\u00a0€": 123450,
    "1\u202f234,50\u202f€": 123450,
    "1\u2009234,50": 123450,
    "1  234,50": 123450,
    "1234,50€": 123450,
    "1.234,50": 123450,
    "1,234.50": 123450,
    "1'234.50": 123450,
    "1’234,50": 123450,
    "1 234 567,89": 123456789,
    "1.234.567,89": 123456789,
    "1,234,567.89": 123456789,
    "1.234.567": 123456700,
    "1,234,567": 123456700,
    "$1,234.50": 123450,
    "12 $": 1200,
    "EUR 12": 1200,
    "12 eur": 1200,
    "12 euros": 1200,
    "12 CAD": 1200,
    "\ufeff12": 1200,
    "007": 700,
    "99 999 999,99": 9_999_999_999,
    "-99999999,99": -9_999_999_999,
}


@pytest.mark.parametrize(("typed", "cents"), AMOUNTS.items())
def test_an_amount_is_read_as_people_write_it(typed: str, cents: int) -> None:
    assert parse_cents(typed) == cents


NOT_AMOUNTS = [
    "douze",
    "1e400",
    "1e2",
    "NaN",
    "Infinity",
    "inf",
    "🎉",
    "２４",
    "٢٤",
    "10²",
    "½",
    "12 34",
    "1 2345",
    "12 345 67",
    "1,,5",
    "1,2.3",
    "1.234,56,78",
    "1 234.567,00",
    "1.23,456.78",
    "5--",
    "--5",
    "5-",
    "-",
    ",",
    ".",
    "€",
    "5 %",
    "0x10",
    "1_000",
    "5 € 5",
    "5\x00",
    "\ud800",
    "9" * 61,
    "x" * 10_000,
    "9" * 10_000,
    "1 " * 5_000,
]


@pytest.mark.parametrize("typed", NOT_AMOUNTS)
def test_what_is_no_amount_is_quoted_back_with_an_example(typed: str) -> None:
    with pytest.raises(
        Refusal, match=r"^«\u00a0.{0,40}\u00a0» n’est pas un montant\u00a0: écrire par exemple 24,50\.$"
    ):
        parse_cents(typed)


@pytest.mark.parametrize("typed", ["1,234", "1.234", "0,001", "24,500", "1.234,567"])
def test_an_amount_has_two_decimals_at_most(typed: str) -> None:
    with pytest.raises(Refusal, match="a plus de deux décimales"):
        parse_cents(typed)


@pytest.mark.parametrize("typed", ["100000000", "100 000 000,00", "-100000000", "9" * 60])
def test_an_amount_beyond_reason_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="est trop grand.*99\u202f999\u202f999,99"):
        parse_cents(typed)


@pytest.mark.parametrize("typed", ["", "   ", "\u00a0\n"])
def test_a_missing_amount_is_said_to_be_missing(typed: str) -> None:
    with pytest.raises(Refusal, match="Le montant manque"):
        parse_cents(typed)


def test_the_refusal_of_an_amount_names_its_box() -> None:
    with pytest.raises(Refusal) as refused:
        parse_cents("douze", field="unit_price")
    assert refused.value.field == "unit_price"


@given(st.integers(-9_999_999_999, 9_999_999_999))
def test_an_amount_written_by_the_house_is_read_back_whole(cents: int) -> None:
    assert parse_cents(plain_money(cents)) == cents


@given(st.text(max_size=80))
def test_any_text_is_an_amount_or_a_refusal(typed: str) -> None:
    try:
        assert isinstance(parse_cents(typed), int)
    except Refusal as refusal:
        assert str(refusal)


NUMBERS = {
    "5": "5",
    "5,5": "5.5",
    "20 %": "20",
    "5,5%": "5.5",
    "8,5\u202f%": "8.5",
    "-0,5": "-0.5",
    "-0": "0",
    "0,0001": "0.0001",
    "1,50000": "1.5",
    "1.234": "1.234",
    "1.234,5": "1234.5",
    "1 000": "1000",
    "99999999,9999": "99999999.9999",
}


@pytest.mark.parametrize(("typed", "number"), NUMBERS.items())
def test_a_number_is_read_exactly(typed: str, number: str) -> None:
    read = parse_decimal(typed)
    assert read == Decimal(number)
    assert not (read == 0 and read.is_signed())


@pytest.mark.parametrize(
    "typed", ["deux", "1e400", "NaN", "🎉", "٢", "1/2", "2 h", "5 €", "5 %%", "x" * 10_000, "9" * 61]
)
def test_what_is_no_number_is_quoted_back_with_an_example(typed: str) -> None:
    with pytest.raises(
        Refusal,
        match=r"^«\u00a0.{1,40}\u00a0» n’est pas un nombre\u00a0: l’écrire en chiffres, par exemple 12 ou 2,5\.$",
    ):
        parse_decimal(typed)


@pytest.mark.parametrize(("typed", "places"), [("1,23456", 4), ("1,234", 2), ("1,5", 0)])
def test_a_number_has_only_the_decimals_it_may_have(typed: str, places: int) -> None:
    with pytest.raises(Refusal, match=f"trop de chiffres après la virgule\u00a0: {places} au plus"):
        parse_decimal(typed, places=places)


def test_a_number_beyond_reason_or_missing_is_refused() -> None:
    with pytest.raises(Refusal, match="trop grand"):
        parse_decimal("100000000")
    with pytest.raises(Refusal, match="Le nombre manque"):
        parse_decimal(" ")


@given(st.text(max_size=80))
def test_any_text_is_a_number_or_a_refusal(typed: str) -> None:
    try:
        assert parse_decimal(typed).is_finite()
    except Refusal as refusal:
        assert str(refusal)


@pytest.mark.parametrize(
    ("value", "whole"),
    [
        (Decimal("0.5"), 1),
        (Decimal("-0.5"), -1),
        (Decimal("0.4999"), 0),
        (Decimal("-0.4999"), 0),
        (Decimal("1.5"), 2),
        (Decimal("2.5"), 3),
        (Decimal("-2.5"), -3),
        (Decimal(7), 7),
        (Decimal("12345678901234567890123456789012345.5"), 12345678901234567890123456789012346),
        (Fraction(5, 2), 3),
        (Fraction(-5, 2), -3),
        (Fraction(1, 3), 0),
    ],
)
def test_halves_are_rounded_away_from_zero(value: Decimal | Fraction, whole: int) -> None:
    assert rounded(value) == whole


@pytest.mark.parametrize(
    ("quantity", "unit_price_cents", "cents"),
    [("1", 2450, 2450), ("2.5", 1001, 2503), ("0.3333", 1000, 333), ("-1.5", 101, -152), ("0.5", 1, 1), ("3", 0, 0)],
)
def test_a_line_is_worth_quantity_times_price_rounded_once(quantity: str, unit_price_cents: int, cents: int) -> None:
    assert line_cents(Decimal(quantity), unit_price_cents) == cents


@pytest.mark.parametrize(
    ("percent", "cents", "expected"),
    [
        ("20", 1000, 200),
        ("5.5", 1000, 55),
        ("10", 5, 1),
        ("10", 4, 0),
        ("50", -1, -1),
        ("0", 999, 0),
        ("100", 999, 999),
    ],
)
def test_a_percentage_is_rounded_once(percent: str, cents: int, expected: int) -> None:
    assert percent_of(Decimal(percent), cents) == expected


@pytest.mark.parametrize(
    ("rate_cents", "minutes", "expected"),
    [(105, 60, 105), (105, 30, 53), (105, 20, 35), (945, 150, 2363), (1000, 0, 0)],
)
def test_an_hourly_rate_counts_every_minute(rate_cents: int, minutes: int, expected: int) -> None:
    assert per_hour_cents(rate_cents, minutes) == expected
