"""The arithmetic of the bilan, and what it may not say."""

from decimal import Decimal

import pytest

from cjs_app.coop.bilan.domain import average, ensure_nobody_is_named, growth_text, percent_text, spread
from cjs_app.coop.distribution.domain import Distribution, Settings, shares
from cjs_app.coop.distribution.shares import Person
from cjs_app.coop.seasons.domain import Rule
from cjs_app.kernel.periods import Period, parse_day
from cjs_app.kernel.refusal import Refusal

SUMMER = Period(parse_day("2021-07-05"), parse_day("2021-08-31"))


def shared(net_cents: int, minutes: list[int], rule: Rule = Rule.EQUAL) -> Distribution:
    """Return how a sum is shared among people who worked so many minutes."""
    people = [Person(f"C{rank}", True, Decimal(1), {"mission": spent}) for rank, spent in enumerate(minutes)]
    return shares(net_cents, people, Settings(rule, Decimal(50), (), 0, 0, SUMMER))


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [(20, 12, "+66.7"), (3280, 3280, "0.0"), (2850, 3519, "-19.0"), (3261, 2628, "+24.1"), (1, 0, None), (1, -5, None)],
)
def test_a_growth_is_told_in_percent_of_what_was_before(now: int, before: int, text: str | None) -> None:
    assert growth_text(now, before) == text


@pytest.mark.parametrize(("part", "whole", "text"), [(25, 29, "86.21"), (0, 3, "0.00"), (1, 0, None)])
def test_a_share_of_a_whole_has_two_decimals(part: int, whole: int, text: str | None) -> None:
    assert percent_text(part, whole) == text


@pytest.mark.parametrize(("total", "count", "each"), [(192104, 11, 17464), (5, 2, 3), (-5, 2, -3), (1, 0, None)])
def test_an_average_is_rounded_away_from_zero(total: int, count: int, each: int | None) -> None:
    assert average(total, count) == each


def test_equal_shares_are_told_with_their_amount_however_few() -> None:
    told = spread(shared(300, [60, 60]))
    assert (told.count, told.total_cents, told.lowest_cents, told.highest_cents) == (2, 300, 150, 150)


def test_unequal_shares_of_a_small_group_keep_their_ends_to_themselves() -> None:
    told = spread(shared(1000, [10, 20, 30, 40], Rule.HOURS))
    assert (told.count, told.total_cents, told.lowest_cents, told.highest_cents) == (4, 1000, None, None)


def test_unequal_shares_of_five_people_are_told_from_the_lowest_to_the_highest() -> None:
    told = spread(shared(1500, [10, 20, 30, 40, 50], Rule.HOURS))
    assert (told.count, told.lowest_cents, told.highest_cents) == (5, 100, 500)


def test_nothing_shared_has_no_spread() -> None:
    told = spread(shared(-5, [60]))
    assert (told.count, told.total_cents, told.lowest_cents) == (0, 0, None)


@pytest.mark.parametrize("text", ["Merci à Rose !", "Rose, Noé", "C’est Rose-Marie"])
def test_a_text_that_names_somebody_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        ensure_nobody_is_named(text, ["Rose", ""])
    assert (refused.value.field, refused.value.values["name"]) == ("text", "Rose")


@pytest.mark.parametrize("text", ["une rose rouge", "Roseraie", ""])
def test_a_word_that_only_looks_like_a_name_is_kept(text: str) -> None:
    ensure_nobody_is_named(text, ["Rose", "", " "])
