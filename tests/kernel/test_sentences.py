"""A sentence and its blanks."""

from datetime import date
from decimal import Decimal

import pytest

from cjs_app.kernel.sentences import (
    Sentence,
    agreed,
    fill,
    one_line,
    plain_day,
    plain_duration,
    plain_money,
    plain_number,
    quoted,
)


@pytest.mark.parametrize(
    ("cents", "expected"),
    [
        (0, "0,00"),
        (5, "0,05"),
        (-5, "-0,05"),
        (99999, "999,99"),
        (192104, "1\u202f921,04"),
        (-192104, "-1\u202f921,04"),
        (9_999_999_999, "99\u202f999\u202f999,99"),
    ],
)
def test_money_is_written_the_french_way(cents: int, expected: str) -> None:
    assert plain_money(cents) == expected


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (0, "0\u00a0min"),
        (45, "45\u00a0min"),
        (59, "59\u00a0min"),
        (60, "1\u00a0h"),
        (65, "1\u00a0h\u00a005"),
        (150, "2\u00a0h\u00a030"),
        (-150, "-2\u00a0h\u00a030"),
        (-45, "-45\u00a0min"),
    ],
)
def test_durations_are_written_as_people_say_them(minutes: int, expected: str) -> None:
    assert plain_duration(minutes) == expected


def test_a_day_is_written_the_french_way() -> None:
    assert plain_day(date(2021, 7, 1)) == "01/07/2021"


@pytest.mark.parametrize(
    ("number", "expected"),
    [(Decimal("12.50"), "12,5"), (Decimal("100"), "100"), (Decimal("1E+2"), "100"), (Decimal("0.0"), "0"), (30, "30")],
)
def test_numbers_have_a_comma_and_no_useless_zero(number: Decimal | int, expected: str) -> None:
    assert plain_number(number) == expected


def test_each_kind_of_blank_is_filled_in_its_own_way() -> None:
    filled = fill(
        "{who} : {pay:money}, {time:duration}, {day:day}, {part:number} %",
        {"who": "Awa", "pay": 17464, "time": 150, "day": date(2021, 7, 31), "part": Decimal("12.50")},
    )
    assert filled == "Awa : 174,64, 2\u00a0h\u00a030, 31/07/2021, 12,5 %"


def test_the_screen_may_bring_its_own_way_of_writing_money() -> None:
    assert fill("{pay:money} {time:duration}", {"pay": 100, "time": 60}, {"money": lambda cents: f"${cents}"}) == (
        "$100 1\u00a0h"
    )


def test_a_blank_without_a_value_does_not_hide_the_sentence() -> None:
    assert fill("Il reste {rest:money}.", {}) == "Il reste {rest:money}."


def test_an_unknown_kind_is_written_as_it_is() -> None:
    assert fill("{rest:mony}", {"rest": 12}) == "12"


def test_what_a_person_typed_is_never_filled_in_turn() -> None:
    assert fill("{typed} {rest:money}", {"typed": "{rest:money}", "rest": 100}) == "{rest:money} 1,00"


def test_what_is_typed_is_read_on_one_line_without_invisible_marks() -> None:
    assert one_line("\ufeff 2\u200b\u00a0h \n\t30\u2060 ") == "2 h 30"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("douze", "douze"),
        ("  a\n\tb\u00a0c\x00\u202e ", "a b c"),
        ("x" * 40, "x" * 40),
        ("x" * 41, "x" * 39 + "…"),
        (" " * 10_000 + "x" * 10_000, "x" * 39 + "…"),
        ("\ud800🎉", "🎉"),
    ],
)
def test_a_quote_is_one_short_printable_line(typed: str, expected: str) -> None:
    assert quoted(typed) == expected


def test_a_sentence_reads_in_plain_french() -> None:
    assert str(Sentence("{rest:money} à partager", {"rest": 192104})) == "1\u202f921,04 à partager"
    assert str(Sentence("Rien à partager")) == "Rien à partager"


@pytest.mark.parametrize(("count", "told"), [(0, "0 personne"), (1, "1 personne"), (2, "2 personnes")])
def test_a_word_agrees_with_its_count(count: int, told: str) -> None:
    assert fill("{count} {count:personne|personnes}", {"count": count}) == told
    assert f"{count} {agreed(count, 'personne')}" == told


@pytest.mark.parametrize(("count", "told"), [(0, "égal"), (Decimal("1.5"), "égal"), (-2, "égaux"), ("2", "égal")])
def test_a_word_has_the_plural_that_is_given_from_two_on(count: object, told: str) -> None:
    assert agreed(count, "égal", "égaux") == told
