"""The pattern of a document's number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjs_app.kernel.numbering import checked_template, recognised, render
from cjs_app.kernel.refusal import Refusal


@pytest.mark.parametrize(
    ("template", "rank", "number"),
    [
        ("VIT-F-AAAA-####", 14, "VIT-F-2021-0014"),
        ("VIT-F-AAAA-####", 12345, "VIT-F-2021-12345"),
        ("##", 7, "07"),
        ("#", 29, "29"),
        ("###/AAAA", 7, "007/2021"),
        ("FAAAA#", 3, "F20213"),
    ],
)
def test_a_number_is_the_year_and_the_padded_rank(template: str, rank: int, number: str) -> None:
    assert render(template, 2021, rank) == number


def test_a_template_without_rank_cannot_be_rendered() -> None:
    with pytest.raises(ValueError, match="#"):
        render("F-AAAA", 2021, 1)


def test_a_template_is_kept_as_written_but_for_spaces_around() -> None:
    assert checked_template("  VIT-F-AAAA-#### ") == "VIT-F-AAAA-####"
    assert checked_template("F_2/a+-AAAA-########") == "F_2/a+-AAAA-########"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("  ", "Le modèle de numéro manque"),
        ("F-AAAA", "mettre les # ensemble, une seule fois"),
        ("#-#", "mettre les # ensemble, une seule fois"),
        ("é-#", "des lettres sans accent"),
        ("F #", "des lettres sans accent"),
        ("F.#", "des lettres sans accent"),
        ("🎉#", "des lettres sans accent"),
        ("４#", "des lettres sans accent"),
        ("ABCDEFGHIJKLMNOPQRST#", "trop long\u00a0: 20 caractères au plus"),
        ("#" * 10_000, "trop long\u00a0: 20 caractères au plus"),
    ],
)
def test_a_template_that_cannot_work_is_refused_with_what_to_change(typed: str, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        checked_template(typed)


@pytest.mark.parametrize(
    ("number", "template", "rank"),
    [
        ("F2021-007", "FAAAA-###", 7),
        ("29", "##", 29),
        ("ABCDEFGH-FAC-2021-07", "ABCDEFGH-FAC-AAAA-##", 7),
        ("F2021007", "FAAAA###", 7),
        ("VIT/2021/12", "VIT/AAAA/##", 12),
        ("F-2020-007", "F-2020-###", 7),
        ("12021-7", "12021-#", 7),
        ("2021", "####", 2021),
        ("F-2021", "F-####", 2021),
        ("2021-F-7", "2021-F-#", 7),
    ],
)
def test_the_pattern_of_a_number_in_use_is_recognised(number: str, template: str, rank: int) -> None:
    assert recognised(number, 2021) == (template, rank)


@pytest.mark.parametrize(
    "number", ["", "F", "F-", "é7", "F 7", "F#7", "AAAA-7", "7\n", "٧", "🎉7", "7" * 21, "7" * 10_000]
)
def test_a_number_without_a_pattern_is_not_recognised(number: str) -> None:
    assert recognised(number, 2021) is None


@given(st.from_regex(r"[A-Za-z0-9+\-_/]{0,12}(2021)?[\-/]?[0-9]{1,4}", fullmatch=True))
def test_a_recognised_pattern_gives_the_number_back(number: str) -> None:
    found = recognised(number, 2021)
    assert found is None or render(found[0], 2021, found[1]) == number
