"""A suite of numbers holds its year, so that two summers never give the same number."""

import pytest

from cjs_app.kernel.numbering import checked_yearly
from cjs_app.kernel.refusal import Refusal


@pytest.mark.parametrize("template", ["F-####", "###", "AAAA-###", "FAC-2021-###"])
def test_a_suite_without_a_letter_or_a_year_is_not_begun(template: str) -> None:
    with pytest.raises(Refusal, match="deux étés"):
        checked_yearly(template)


def test_a_suite_with_both_is() -> None:
    assert checked_yearly(" VIT-F-AAAA-#### ") == "VIT-F-AAAA-####"


def test_a_suite_that_an_archive_brought_stays_as_it_came() -> None:
    assert checked_yearly("F-####", "F-####") == "F-####"


def test_what_is_missing_is_said_with_what_was_typed() -> None:
    with pytest.raises(Refusal) as refused:
        checked_yearly(" F-#### ")
    assert str(refused.value) == (
        "« F-#### » : mettre une lettre et l’année (AAAA), par exemple F-AAAA-####, pour que deux étés ne donnent "
        "jamais le même numéro."
    )


def test_another_suite_than_the_one_at_hand_is_looked_at() -> None:
    with pytest.raises(Refusal):
        checked_yearly("G-####", "F-####")
