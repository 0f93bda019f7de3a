"""What a price leaves to the group, counted by hand, and the price under which it leaves nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjs_app.coop.accounts.domain import DeductionBase, DeductionKind
from cjs_app.coop.coach.domain import (
    Summer,
    Usual,
    Work,
    break_even_cents,
    left_of,
    same_work,
    usual_of,
    work_of,
)
from cjs_app.coop.distribution.domain import Deduction, Earnings, waterfall
from cjs_app.coop.quotes.domain import LineDraft

CHARGES = Deduction(1, "Contributions et charges", DeductionKind.AMOUNT, amount_cents=135_896)
COOP_AVENIR = Summer([CHARGES], noted_minutes=13_200, sharers=11)
"""220 hours of mission, 3 280,00 of revenue."""
A_FORTNIGHT = Work(18_000, 720)
"""Twelve hours at fifteen euros."""


def percent(rank: int, value: str, base: DeductionBase = DeductionBase.REVENUE) -> Deduction:
    """Return a deduction in percent."""
    return Deduction(rank, f"Retenue {rank}", DeductionKind.PERCENT, percent=Decimal(value), base=base)


def per_hour(rank: int, cents: int) -> Deduction:
    """Return a deduction for each hour of mission."""
    return Deduction(rank, "Fonds", DeductionKind.PER_HOUR, amount_cents=cents)


deductions = st.lists(
    st.one_of(
        st.builds(percent, st.integers(1, 9), st.decimals(0, 40, places=2).map(str), st.sampled_from(DeductionBase)),
        st.builds(per_hour, st.integers(1, 9), st.integers(0, 500)),
        st.builds(
            Deduction,
            st.integers(1, 9),
            st.just("Fixe"),
            st.just(DeductionKind.AMOUNT),
            amount_cents=st.integers(0, 500_000),
        ),
    ),
    max_size=4,
)
summers = st.builds(Summer, deductions, st.integers(0, 60_000), st.integers(0, 60_000), st.integers(0, 20))


def test_twelve_hours_at_fifteen_euros_leave_8_82_for_each_hour_at_coop_avenir() -> None:
    # 1 358,96 over 220 h is 6,18 an hour: 74,13 of the 180,00, and 105,87 stay.
    left = left_of(A_FORTNIGHT, COOP_AVENIR)
    assert left.taken == (("Contributions et charges", 7_413),)
    assert (left.rest_cents, left.per_hour_cents, left.per_part_cents) == (10_587, 882, 962)


def test_at_coop_avenir_s_own_average_price_41_4_percent_goes_elsewhere() -> None:
    assert str(left_of(Work(328_000, 13_200), COOP_AVENIR).elsewhere_percent) == "41.4"


def test_under_6_18_an_hour_coop_avenir_earned_nothing() -> None:
    assert break_even_cents(COOP_AVENIR, 720) == 618
    assert left_of(Work(617, 60), COOP_AVENIR).rest_cents < 0 <= left_of(Work(618, 60), COOP_AVENIR).rest_cents


def test_percentages_follow_one_another_as_on_the_road() -> None:
    # 180,00: a tenth, then 20 % of what stays, then 1,05 for each of twelve hours: 180 - 18 - 32,40 - 12,60.
    summer = Summer([percent(1, "10"), percent(2, "20", DeductionBase.BALANCE), per_hour(3, 105)])
    assert left_of(A_FORTNIGHT, summer).rest_cents == 11_700
    # a = 0,9 × 0,8 and b = 105: 145,83 cents.
    assert break_even_cents(summer, 720) == 146


def test_a_percentage_of_what_stays_takes_nothing_of_what_an_earlier_sum_took() -> None:
    summer = Summer([per_hour(1, 200), percent(2, "50", DeductionBase.BALANCE)])
    assert break_even_cents(summer, 60) == 200


@pytest.mark.parametrize(
    ("noted", "former", "own", "spread"), [(0, 0, 720, 720), (600, 13_200, 720, 13_200), (15_000, 13_200, 720, 15_000)]
)
def test_a_fixed_sum_is_paid_by_the_hours_of_the_fuller_summer(noted: int, former: int, own: int, spread: int) -> None:
    assert Summer([CHARGES], noted, former).spread_minutes(own) == spread


def test_without_a_deduction_every_euro_stays() -> None:
    left = left_of(A_FORTNIGHT, Summer([]))
    assert (left.rest_cents, left.per_hour_cents, left.per_part_cents) == (18_000, 1_500, 0)
    assert break_even_cents(Summer([]), 720) == 0


def test_when_deductions_take_all_no_price_leaves_anything() -> None:
    assert break_even_cents(Summer([percent(1, "100"), per_hour(2, 5)]), 60) is None
    assert break_even_cents(Summer([percent(1, "100")]), 60) == 0


def test_the_hours_of_a_devis_are_those_of_its_lines_in_hours_and_its_price_is_that_of_all() -> None:
    lines = [
        LineDraft("Peinture", Decimal("1.5"), "heure", 1_200),
        LineDraft("Vitres", Decimal(2), "Heures", 1_000),
        LineDraft("Bâches", Decimal(1), "forfait", 2_400),
    ]
    assert work_of(lines) == Work(6_200, 210)
    assert work_of(lines[2:]) is None


def test_the_usual_price_is_the_one_in_the_middle_with_how_many_and_from_what_to_what() -> None:
    asked = {same_work("Tonte", "heure"): {1_000: 1, 1_200: 2, 1_500: 1}}
    line = LineDraft("  TONTE ", Decimal(3), "Heures", 1_100)
    assert usual_of(line, asked) == Usual("  TONTE ", "Heures", 4, 1_200, 1_000, 1_500, 1_100)


def test_the_middle_of_two_prices_is_rounded_to_the_cent() -> None:
    usual = usual_of(LineDraft("Tonte"), {same_work("Tonte", "heure"): {1_000: 1, 1_005: 1}})
    assert usual is not None
    assert usual.median_cents == 1_003


def test_another_work_or_another_unit_is_not_the_same() -> None:
    asked = {same_work("Tonte", "heure"): {1_000: 1}}
    assert usual_of(LineDraft("Taille"), asked) is None
    assert usual_of(LineDraft("Tonte", unit="forfait"), asked) is None


@given(summers, st.integers(0, 10_000_000), st.integers(1, 60_000))
def test_what_is_taken_and_what_stays_are_the_price_to_the_cent(summer: Summer, price: int, minutes: int) -> None:
    left = left_of(Work(price, minutes), summer)
    assert sum(cents for _, cents in left.taken) + left.rest_cents == price
    assert left.taken_cents + left.rest_cents == price


@given(deductions)
def test_the_break_even_price_is_where_an_hour_turns(found: list[Deduction]) -> None:
    # Counted on a thousand hours at once: the cent by which each deduction is rounded weighs nothing then.
    summer, minutes = Summer(found, noted_minutes=60_000), 60_000
    price = break_even_cents(summer, minutes)
    if price is not None:
        assert left_of(Work(price * 1_000, minutes), summer).rest_cents >= -len(found)
        assert not price or left_of(Work((price - 1) * 1_000, minutes), summer).rest_cents <= len(found)


@given(deductions.filter(lambda found: all(one.kind is not DeductionKind.AMOUNT for one in found)))
def test_the_coach_and_the_road_count_alike(found: list[Deduction]) -> None:
    road = waterfall(Earnings(18_000, 0, 0, 720), found, 0)
    assert left_of(A_FORTNIGHT, Summer(found)).rest_cents == road.net_cents
