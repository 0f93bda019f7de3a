"""Names compared as people do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjs_app.kernel.names import folded, next_code


@pytest.mark.parametrize(
    "written",
    [
        "COOP'AVENIR DE L'ÉTÉ",
        "Coop’Avenir de l’été",
        "coopʼavenir-de-lʼe\u0301te\u0301",
        " Coop‘avenir  de\u00a0l`Eté ",
        "coop'avenir‑de – l'été",
        "coop´avenir\u202fde l\u2032été",
    ],
)
def test_case_accents_apostrophes_spaces_and_hyphens_do_not_matter(written: str) -> None:
    assert folded(written) == "coop'avenir de l'ete"


def test_letters_stuck_together_or_drawn_otherwise_come_plain() -> None:
    assert folded("Cœur Æther Straße ℕ") == "coeur aether strasse n"


def test_different_names_stay_different() -> None:
    assert folded("Coop Avenir") != folded("Coopavenir")


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("taken", "code"),
    [
        ([], "C01"),
        (["C01", "C02"], "C03"),
        (["C02"], "C03"),
        (["C9", " C11 "], "C12"),
        (["c12", "C11"], "C13"),
        (["C99"], "C100"),
        (["D50", "C", "CC7", "C7b", "C²", "C٣", "C" + "9" * 5_000], "C01"),
    ],
)
def test_a_code_follows_the_greatest_one_in_use(taken: list[str], code: str) -> None:
    assert next_code("C", taken) == code


def test_the_prefix_may_hold_anything_and_the_rank_be_longer() -> None:
    assert next_code("M.", ["M.0004", "Mx0009"], width=4) == "M.0005"
