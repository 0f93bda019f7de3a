"""Names found in texts, names that are nobody's, and who may agree alone."""

import datetime as dt
from decimal import Decimal

import pytest

from cjs_app.kernel.refusal import Refusal
from cjs_app.privacy.domain import (
    Amount,
    Erased,
    Part,
    Time,
    alias_of,
    as_record,
    ensure_may_agree,
    pattern_of,
    searched_names,
    without_names,
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Maëlle a tondu", "X a tondu"),
        ("MAELLE et maëlle.", "X et X."),
        ("Mae\u0308lle", "X"),
        ("avec Maëlle Le Bras", "avec X"),
        ("avec Le-Bras Maëlle", "avec X"),
        ("Maëllette, Emaëlle", "Maëllette, Emaëlle"),
        ("", ""),
    ],
)
def test_a_name_is_found_as_a_word_however_it_is_written(text: str, left: str) -> None:
    assert without_names(text, pattern_of(searched_names("Maëlle", "Le Bras", [], False)), "X") == left


def test_a_first_name_that_two_bear_is_only_looked_for_with_the_last_name() -> None:
    pattern = pattern_of(searched_names("Noé", "Tanguy", ["Noé", "noe.t"], True))
    assert without_names("Noé, Noé Tanguy, Tanguy, noe.t", pattern, "X") == "Noé, X, X, X"


def test_a_name_too_short_to_be_told_apart_is_not_looked_for_alone() -> None:
    assert searched_names("Jo", "", [], False) == []
    assert pattern_of([]) is None
    assert without_names("Jo", None, "X") == "Jo"


def test_what_a_name_holds_is_never_read_as_a_pattern() -> None:
    assert without_names("axb a.b [a.b]", pattern_of(["a.b"]), "X") == "axb X [X]"


@pytest.mark.parametrize(
    ("kind", "code", "taken", "alias"),
    [
        (Erased.COOPERANT, "C07", [], "Coopérant·e 07"),
        (Erased.COOPERANT, "C07", ["Coopérant·e 07"], "Coopérant·e 08"),
        (Erased.COOPERANT, "azalée", [], "Coopérant·e 01"),
        (Erased.COOPERANT, "C123", [], "Coopérant·e 123"),
        (Erased.CLIENT, "CL3", [], "Client·e 03"),
        (Erased.ACCOUNT, "", [], "Compte effacé 42"),
    ],
)
def test_the_name_that_is_nobody_s_follows_the_code(kind: Erased, code: str, taken: list[str], alias: str) -> None:
    assert alias_of(kind, code, 42, taken) == alias


def test_one_agrees_alone_from_the_fifteenth_birthday_on() -> None:
    ensure_may_agree(dt.date(2006, 7, 13), dt.date(2021, 7, 13))
    with pytest.raises(Refusal, match="Avant 15 ans"):
        ensure_may_agree(dt.date(2006, 7, 14), dt.date(2021, 7, 13))
    with pytest.raises(Refusal, match="naissance manque"):
        ensure_may_agree(None, dt.date(2021, 7, 13))


def test_a_record_keeps_cents_minutes_and_days_as_they_are() -> None:
    row = (Amount(1250, "EUR"), Time(90), dt.date(2021, 7, 13), Decimal("1.5"), True, None)
    assert as_record([Part("k", "T", tuple("abcdef"), (row,))]) == {
        "k": [
            {
                "a": {"centimes": 1250, "devise": "EUR"},
                "b": {"minutes": 90},
                "c": "2021-07-13",
                "d": "1.5",
                "e": True,
                "f": None,
            }
        ]
    }
