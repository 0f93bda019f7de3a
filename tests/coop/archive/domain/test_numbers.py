"""The next document continues the numbers that came in."""

import pytest

from cjs_app.coop.archive.domain.numbers import continued_templates, ranks_reached, shared_template


def in_2021(*numbers: str) -> list[tuple[str, int]]:
    return [(number, 2021) for number in numbers]


@pytest.mark.parametrize(
    ("numbers", "template"),
    [
        (("F-2021-001", "F-2021-014"), "F-AAAA-###"),
        (("F-9", "F-10"), "F-#"),
        (("F-10", "F-9"), "F-#"),
        (("29",), "##"),
        (("F-01", "F-001"), None),
        (("F-01", "G-02"), None),
        (("F-01", "facture n° deux"), None),
        ((), None),
    ],
)
def test_numbers_share_a_template_when_it_writes_them_all(numbers: tuple[str, ...], template: str | None) -> None:
    assert shared_template(in_2021(*numbers)) == template


def test_the_greatest_rank_of_each_suite_is_reached() -> None:
    numbers = in_2021("F-2021-003", "F-2021-001", "G-7", "sans rang")
    assert ranks_reached(numbers) == {("F-AAAA-###", 2021): 3, ("G-#", 2021): 7}


def test_a_suite_may_have_reached_no_more_than_zero() -> None:
    assert ranks_reached(in_2021("G-0")) == {("G-#", 2021): 0}


def test_two_templates_of_a_season_never_become_the_same() -> None:
    current = {"invoice": "F-##", "quote": "D-##"}
    assert continued_templates(current, {"invoice": "N-##", "quote": "N-##"}) == {"invoice": "N-##", "quote": "D-##"}
    assert continued_templates(current, {"invoice": "D-##", "quote": None}) == current
