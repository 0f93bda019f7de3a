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
