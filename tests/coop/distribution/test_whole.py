"""What is told of the group as a whole to who reads no person."""

import pytest

from cjs_app.coop.cooperants.domain import Headcounts
from cjs_app.coop.distribution.whole import Whole, whole_of


def test_twelve_who_founded_and_the_sum_are_told_but_not_that_eleven_stayed_since_one_left() -> None:
    assert whole_of(Headcounts(12, 11), 11, 192104) == Whole(12, None, 192104)


def test_all_twelve_who_stayed_and_seven_of_twelve_are_told() -> None:
    assert [whole_of(Headcounts(12, stayed), 12, 100).stayed for stayed in (12, 8, 7, 6)] == [12, None, 7, 6]


def test_a_deficit_is_told_like_a_sum() -> None:
    assert whole_of(Headcounts(5, 5), 5, -100).net_cents == -100


@pytest.mark.parametrize(
    ("founded", "stayed", "sharers", "told"),
    [
        (5, 5, 5, Whole(5, 5, 100)),
        (5, 4, 4, Whole(5, None, None)),
        (4, 4, 4, Whole(None, None, None)),
        (6, 0, 5, Whole(6, None, 100)),
        (0, 0, 0, Whole(None, None, None)),
    ],
)
def test_what_stands_for_fewer_than_five_persons_is_not_told(
    founded: int, stayed: int, sharers: int, told: Whole
) -> None:
    assert whole_of(Headcounts(founded, stayed), sharers, 100) == told


def test_who_reads_everybody_reads_a_small_group_too() -> None:
    assert whole_of(Headcounts(3, 2), 2, 100, all_told=True) == Whole(3, 2, 100)
