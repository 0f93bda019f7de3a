"""Six rules on the same sum: exact to the cent whatever is tried, the difference signed, every spare cent accounted."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cjs_app.coop.distribution.domain import Settings, shares
from cjs_app.coop.distribution.shares import Person
from cjs_app.coop.distribution.simulation import Spare, Trial, Wish, figures_read, spares_of, trials
from cjs_app.coop.seasons.domain import Rule
from cjs_app.kernel.periods import Period
from tests.coop.distribution.test_promises import teams, votes

SUMMER = Period(date(2021, 7, 5), date(2021, 8, 27))
VOTED = Settings(Rule.EQUAL, Decimal(50), (), 0, 0, SUMMER)
AWA = Person("C01", True, Decimal(1), {"mission": 600})
NOE = Person("C02", True, Decimal(2), {"mission": 1200, "reunion": 600})
ZOE = Person("C03", False, Decimal(1), {"mission": 600})
TEAM = [AWA, NOE, ZOE]
wishes = st.builds(
    Wish,
    st.decimals(0, 100, places=2),
    st.integers(0, 300),
    st.sampled_from([(), ("mission",), ("reunion", "gestion")]),
)


def tried(net_cents: int = 10_000, voted: Settings = VOTED, **wish: object) -> dict[Rule, Trial]:
    """Return the six rules tried among Awa and Noé; Zoé left without a part."""
    asked = Wish(Decimal(60), 200, ("mission",))._replace(**wish)  # type: ignore[arg-type]
    return {trial.settings.rule: trial for trial in trials(net_cents, TEAM, voted, asked)}


def test_the_six_rules_give_what_a_hand_counts() -> None:
    # 100,00 between Awa (10 h of mission) and Noé (20 h, and 10 h of meetings that do not count).
    found = {rule: [one.amount_cents for one in trial.tries] for rule, trial in tried().items()}
    assert found == {
        Rule.EQUAL: [5_000, 5_000, 0],
        Rule.HOURS: [3_333, 6_667, 0],
        Rule.PRESENCE: [5_000, 5_000, 0],
        Rule.INVOLVEMENT: [3_333, 6_667, 0],
        Rule.MIXED: [4_333, 5_667, 0],  # 60,00 in two, then 40,00 by hours
        Rule.WAGE_THEN_DIVIDEND: [3_333, 6_667, 0],  # 20,00 and 40,00 of wages, then 40,00 by hours
    }


def test_the_difference_with_the_rule_in_force_has_its_sign() -> None:
    assert [one.difference_cents for one in tried()[Rule.HOURS].tries] == [-1_667, 1_667, 0]
    assert [one.difference_cents for one in tried()[Rule.EQUAL].tries] == [0, 0, 0]


def test_bars_stand_on_one_scale_for_all_rules() -> None:
    # 66,67 is the longest of all: 640 units; 50,00 are then 480.
    assert [one.span for one in tried()[Rule.EQUAL].tries] == [(0, 480), (0, 480), (0, 0)]
    assert tried()[Rule.HOURS].tries[1].span == (0, 640)


def test_the_rule_in_force_is_known_by_the_figures_that_it_reads() -> None:
    voted = replace(VOTED, rule=Rule.MIXED, equal_percent=Decimal("60.0"), natures=("mission",), wage_cents=999)
    assert [rule for rule, trial in tried(voted=voted).items() if trial.is_current] == [Rule.MIXED]
    assert not any(trial.is_current for trial in tried(voted=voted, equal_percent=Decimal(61)).values())


def test_every_nature_ticked_is_the_same_as_none() -> None:
    every = ("mission", "formation", "reunion", "prospection", "gestion", "autofinancement")
    by_hours = replace(VOTED, rule=Rule.HOURS)
    assert figures_read(replace(by_hours, natures=every)) == figures_read(by_hours)


def test_a_rule_that_says_no_keeps_its_sentence_and_the_others_their_figures() -> None:
    found = tried(wage_cents=1_000)
    refusal = found[Rule.WAGE_THEN_DIVIDEND].distribution.refusal
    assert str(refusal).startswith("Les salaires (300,00) dépassent la somme à partager (100,00)")
    assert (found[Rule.WAGE_THEN_DIVIDEND].tries, len(found[Rule.EQUAL].tries)) == ((), 3)


def test_hours_of_which_nobody_has_any_are_refused_as_weights() -> None:
    found = tried(natures=("formation",))
    assert {rule for rule, trial in found.items() if trial.distribution.refusal} == {
        Rule.HOURS,
        Rule.MIXED,
        Rule.WAGE_THEN_DIVIDEND,
    }


@pytest.mark.parametrize(
    ("net_cents", "spares"),
    [
        (10_000, ()),
        (10_001, (Spare("Part égale", ("C01",), by_code=True),)),
    ],
)
def test_a_spare_cent_of_equal_parts_goes_by_the_order_of_the_codes(net_cents: int, spares: tuple[Spare, ...]) -> None:
    assert spares_of(shares(net_cents, TEAM, VOTED)) == spares


def test_a_spare_cent_goes_first_to_the_largest_remainder() -> None:
    # 100,00 by 600 and 1 200 minutes: 33,33 1/3 and 66,66 2/3. Noé lacks less for one more cent.
    by_hours = replace(VOTED, rule=Rule.HOURS, natures=("mission",))
    assert spares_of(shares(10_000, TEAM, by_hours)) == (Spare("Part selon les heures", ("C02",), by_code=False),)


@given(st.integers(1, 10_000_000), teams, votes, wishes)
def test_whatever_is_tried_the_parts_add_up_and_so_do_the_differences(
    net_cents: int, team: list[Person], vote: Settings, wish: Wish
) -> None:
    now = shares(net_cents, team, vote)
    for trial in trials(net_cents, team, vote, wish):
        if trial.distribution.refusal is None:
            assert sum(one.amount_cents for one in trial.tries) == net_cents
            current_cents = 0 if now.refusal else net_cents
            assert sum(one.difference_cents for one in trial.tries) == net_cents - current_cents


@given(st.integers(1, 10_000_000), teams, votes, wishes)
def test_the_current_rule_tried_as_it_was_voted_changes_nothing(
    net_cents: int, team: list[Person], vote: Settings, wish: Wish
) -> None:
    for trial in trials(net_cents, team, vote, wish):
        if trial.is_current:
            assert trial.distribution.shares == shares(net_cents, team, vote).shares


@given(st.integers(1, 10_000_000), teams, votes, wishes)
def test_every_spare_cent_has_its_owner(net_cents: int, team: list[Person], vote: Settings, wish: Wish) -> None:
    for trial in trials(net_cents, team, vote, wish):
        owners = [code for spare in spares_of(trial.distribution) for code in spare.codes]
        assert set(owners) == set(trial.distribution.spare_codes)
        assert len(owners) == sum(
            portion.spare_cents for share in trial.distribution.shares for portion in share.portions
        )
