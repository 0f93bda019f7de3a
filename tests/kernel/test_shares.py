"""Sharing a sum so that the parts add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjs_app.kernel.shares import split

weights = st.lists(st.integers(0, 100_000), min_size=1, max_size=40).filter(any)


def test_ten_euros_among_three_gives_the_spare_cent_to_the_first() -> None:
    assert split(1000, [1, 1, 1]) == [334, 333, 333]


def test_eleven_equal_parts_of_the_summer_of_2021() -> None:
    assert split(192104, [12_000] * 11) == [17464] * 11


def test_spare_cents_go_to_the_largest_remainders() -> None:
    assert split(100, [1, 2, 4]) == [14, 29, 57]


def test_ties_follow_the_given_order() -> None:
    assert split(5, [1, 2, 1, 2]) == [1, 2, 1, 1]


def test_who_weighs_nothing_receives_nothing() -> None:
    assert split(101, [0, 1, 0, 1]) == [0, 51, 0, 50]


def test_nothing_to_share_gives_nothing_even_without_weights() -> None:
    assert split(0, [0, 0]) == [0, 0]
    assert split(0, []) == []


@pytest.mark.parametrize(("whole", "weighing"), [(-1, [1]), (1, [1, -1]), (0, [-1]), (1, [0, 0]), (1, [])])
def test_what_cannot_be_shared_is_an_error(whole: int, weighing: list[int]) -> None:
    with pytest.raises(ValueError, match="weight"):
        split(whole, weighing)


@given(st.integers(0, 10**12), weights)
def test_the_parts_always_add_up_to_the_whole(whole: int, weighing: list[int]) -> None:
    assert sum(split(whole, weighing)) == whole


@given(st.integers(0, 10**12), weights)
def test_each_part_is_its_due_but_for_less_than_a_cent(whole: int, weighing: list[int]) -> None:
    total = sum(weighing)
    for part, weight in zip(split(whole, weighing), weighing, strict=True):
        assert abs(part * total - whole * weight) < total


@given(st.integers(0, 10**9), weights)
def test_who_weighs_more_never_receives_less(whole: int, weighing: list[int]) -> None:
    by_weight = sorted(zip(weighing, split(whole, weighing), strict=True))
    assert all(
        lesser[1] <= greater[1] for lesser, greater in zip(by_weight, by_weight[1:], strict=False) if lesser < greater
    )
