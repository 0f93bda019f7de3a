"""What a person reads when a season cannot be, and how a new season numbers."""

import datetime as dt
from collections.abc import Callable

import pytest

from cjs_app.coop.seasons.domain import Status, default_templates, ensure_writable, season_period
from tests.refusals import told

FIRST, LAST = dt.date(2021, 7, 5), dt.date(2021, 8, 31)

REFUSED: list[tuple[Callable[[], object], str | None, str]] = [
    (
        lambda: ensure_writable(Status.CLOSED),
        None,
        "Cette saison est close : elle se lit, elle ne se modifie plus.",
    ),
    (
        lambda: season_period(2020, FIRST, LAST),
        "start",
        "Ces dates ne sont pas en 2020 : corriger l’année ou les dates.",
    ),
    (
        lambda: season_period(2021, FIRST, dt.date(2022, 7, 6)),
        "end",
        "Une saison dure un an au plus : vérifier la date de fin.",
    ),
]


@pytest.mark.parametrize(("rule", "field", "sentence"), REFUSED)
def test_a_refusal_stands_beside_its_box_and_says_what_to_do(
    rule: Callable[[], object], field: str | None, sentence: str
) -> None:
    assert told(rule) == (field, sentence)


def test_what_stands_at_the_very_ends_is_kept() -> None:
    assert season_period(2021, FIRST, dt.date(2022, 7, 5)).days == 366
    assert season_period(2022, FIRST, dt.date(2022, 7, 5)).end == dt.date(2022, 7, 5)


@pytest.mark.parametrize("place", ["Azé", "Zaé"])
def test_the_first_three_letters_of_a_place_open_its_numbers(place: str) -> None:
    letters = {"Azé": "AZE", "Zaé": "ZAE"}[place]
    assert default_templates(place) == {
        "quote_template": f"{letters}-D-AAAA-###",
        "invoice_template": f"{letters}-F-AAAA-####",
        "credit_note_template": f"{letters}-A-AAAA-####",
    }


def test_a_place_without_latin_letters_numbers_as_a_cooperative() -> None:
    assert default_templates("\u03b1 42 [x]")["quote_template"] == "X-D-AAAA-###"
    assert default_templates("42 {")["quote_template"] == "CJS-D-AAAA-###"
