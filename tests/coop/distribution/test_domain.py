"""What is left of a summer, and each cooperant's share of it."""

from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjs_app.coop.accounts.domain import DeductionBase, DeductionKind
from cjs_app.coop.distribution.domain import (
    RULE_EXPLANATIONS,
    RULE_LABELS,
    Deduction,
    Distribution,
    Earnings,
    Person,
    Settings,
    Waterfall,
    shares,
    waterfall,
)
from cjs_app.coop.seasons.domain import Rule
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal

SEASON = Period(date(2021, 7, 5), date(2021, 8, 27))


def settings(rule: Rule, equal_percent: str = "50", natures: tuple[str, ...] = (), wage_cents: int = 0) -> Settings:
    """Return what a group voted."""
    return Settings(rule, Decimal(equal_percent), natures, wage_cents, carried_over_cents=0, season=SEASON)


def person(code: str, *, part: bool = True, coefficient: str = "1", **minutes: int) -> Person:
    """Return a cooperant with minutes by nature."""
    return Person(code, part, Decimal(coefficient), minutes)


def present(code: str, first: date | None, last: date | None) -> Person:
    """Return a cooperant who arrived and left on these days."""
    return Person(code, True, Decimal(1), {}, first, last)


def amounts(distribution: Distribution) -> list[int]:
    """Return the amounts in the order of the codes."""
    return [share.amount_cents for share in distribution.shares]


def percent(rank: int, value: str, base: DeductionBase) -> Deduction:
    """Return a deduction in percent."""
    return Deduction(rank, f"Retenue {rank}", DeductionKind.PERCENT, percent=Decimal(value), base=base)


def amount(rank: int, cents: int) -> Deduction:
    """Return a fixed deduction."""
    return Deduction(rank, f"Retenue {rank}", DeductionKind.AMOUNT, amount_cents=cents)


def road(*deductions: Deduction, expenses_cents: int = 0, carried_over_cents: int = 0) -> Waterfall:
    """Return the road from 1 000,00 of revenue and 200,00 of self-financing, with 100 hours of mission."""
    earnings = Earnings(100_000, 20_000, expenses_cents, mission_minutes=6_000)
    return waterfall(earnings, deductions, carried_over_cents)


# ------------------------------------------------------------------------------------------------ golden summers
def test_coop_avenir_2021_shares_174_64_euros_with_each_of_eleven() -> None:
    net_cents = waterfall(Earnings(328_000, 0, 0, 0), [amount(1, 135_896)], 0).net_cents
    team = [person(f"C{rank:02d}", mission=12_000) for rank in range(1, 12)]
    assert net_cents == 192_104
    assert amounts(shares(net_cents, team, settings(Rule.EQUAL))) == [17_464] * 11
    assert amounts(shares(net_cents, team, settings(Rule.HOURS))) == [17_464] * 11


def test_the_twelfth_who_left_without_a_part_is_listed_at_zero() -> None:
    team = [person(f"C{rank:02d}", part=rank != 5, mission=60) for rank in range(1, 13)]
    shared = shares(192_104, team, settings(Rule.EQUAL))
    assert amounts(shared) == [17_464] * 4 + [0] + [17_464] * 7
    assert (shared.shares[4].minutes, shared.shares[4].lines) == (60, ())


def test_granby_2016_keeps_1_05_for_each_hour_of_mission() -> None:
    fund = Deduction(1, "Fonds coopératif", DeductionKind.PER_HOUR, amount_cents=105)
    granby = waterfall(Earnings(105_000, 0, 0, mission_minutes=6_000), [fund], 0)
    assert (granby.deductions, granby.net_cents) == ((("Fonds coopératif", 10_500),), 94_500)
    assert str(granby.steps[3].explanation) == "1,05 par heure de mission, pour 100\u00a0h en tout."


def test_granby_2016_counts_the_minutes_too() -> None:
    fund = Deduction(1, "Fonds coopératif", DeductionKind.PER_HOUR, amount_cents=105)
    assert waterfall(Earnings(1_000, 0, 0, mission_minutes=90), [fund], 0).net_cents == 842


def test_ten_euros_among_three_gives_the_spare_cent_to_the_first_code() -> None:
    shared = shares(1_000, [person("C03"), person("C01"), person("C02")], settings(Rule.EQUAL))
    assert [(share.code, share.amount_cents) for share in shared.shares] == [("C01", 334), ("C02", 333), ("C03", 333)]
    assert shared.spare_codes == ("C01",)


def test_begard_2017_shares_half_equally_and_half_by_hours() -> None:
    team = [person("C01", mission=6_000), person("C02", mission=3_000), person("C03", mission=1_000)]
    shared = shares(200_000, team, settings(Rule.MIXED, natures=("mission",)))
    assert amounts(shared) == [93_334, 63_333, 43_333]
    assert [line.amount_cents for line in shared.shares[0].lines] == [33_334, 60_000]


def test_cowansville_pays_wages_then_shares_the_rest() -> None:
    team = [person("C01", mission=600, gestion=300), person("C02", mission=300), person("C03", gestion=300)]
    shared = shares(20_000, team, settings(Rule.WAGE_THEN_DIVIDEND, wage_cents=1_000))
    assert amounts(shared) == [10_000 + 3_000, 5_000 + 1_000, 0 + 1_000]


def test_wages_that_exceed_the_net_are_refused_with_both_amounts() -> None:
    team = [person("C01", mission=600), person("C02", mission=60)]
    shared = shares(10_999, team, settings(Rule.WAGE_THEN_DIVIDEND, wage_cents=1_000))
    assert amounts(shared) == [0, 0]
    assert str(shared.refusal) == (
        "Les salaires (110,00) dépassent la somme à partager (109,99)\u00a0: baisser le taux horaire."
    )


# ------------------------------------------------------------------------------------- from the revenue to the net
def test_the_road_tells_each_step_and_what_is_left_after_it() -> None:
    told = road(amount(1, 5_000), expenses_cents=10_000, carried_over_cents=1_000)
    assert [(step.key, step.amount_cents, step.balance_cents) for step in told.steps] == [
        ("revenue", 100_000, 100_000),
        ("self_financing", 20_000, 120_000),
        ("expenses", -10_000, 110_000),
        ("deduction-1", -5_000, 105_000),
        ("carried_over", -1_000, 104_000),
    ]
    assert (told.resources_cents, told.net_cents) == (120_000, 104_000)


@pytest.mark.parametrize(
    ("base", "taken_cents", "told"),
    [
        (DeductionBase.REVENUE, 10_000, "10\u00a0% du chiffre d’affaires HT, 1\u202f000,00."),
        (DeductionBase.RESOURCES, 12_000, "10\u00a0% des ressources, 1\u202f200,00."),
        (DeductionBase.BALANCE, 9_000, "10\u00a0% de ce qui restait, 900,00."),
    ],
)
def test_a_percentage_is_taken_from_its_base(base: DeductionBase, taken_cents: int, told: str) -> None:
    step = road(percent(1, "10", base), expenses_cents=30_000).steps[3]
    assert (step.amount_cents, str(step.explanation)) == (-taken_cents, told)


def test_a_fixed_deduction_is_called_fixed() -> None:
    assert str(road(amount(1, 5_000)).steps[3].explanation) == "Montant fixe."


def test_deductions_follow_their_rank_whatever_their_order() -> None:
    told = road(percent(2, "10", DeductionBase.BALANCE), amount(1, 20_000))
    assert told.deductions == (("Retenue 1", 20_000), ("Retenue 2", 10_000))


def test_each_deduction_is_rounded_once_halves_away_from_zero() -> None:
    three = [percent(rank, "50", DeductionBase.REVENUE) for rank in (1, 2, 3)]
    assert waterfall(Earnings(5, 0, 0, 0), three, 0).net_cents == 5 - 3 - 3 - 3


def test_a_deficit_is_said_and_nothing_is_shared() -> None:
    net_cents = road(expenses_cents=150_000).net_cents
    shared = shares(net_cents, [person("C01", mission=60)], settings(Rule.HOURS))
    assert (amounts(shared), shared.deficit_cents, shared.refusal) == ([0], 30_000, None)


def test_a_net_of_zero_is_neither_a_deficit_nor_a_refusal() -> None:
    shared = shares(0, [person("C01")], settings(Rule.HOURS))
    assert (amounts(shared), shared.deficit_cents, shared.refusal) == ([0], 0, None)


@pytest.mark.parametrize(
    ("kind", "given_value"),
    [
        (DeductionKind.PERCENT, {"amount_cents": 100}),
        (DeductionKind.AMOUNT, {"percent": Decimal(10)}),
        (DeductionKind.PER_HOUR, {}),
    ],
)
def test_a_deduction_without_its_value_is_refused(kind: DeductionKind, given_value: dict[str, int]) -> None:
    with pytest.raises(Refusal, match="«\u00a0Fonds\u00a0» n’a pas de valeur"):
        Deduction(1, "Fonds", kind, **given_value)  # type: ignore[arg-type]


# --------------------------------------------------------------------------------------------------- rule by rule
def test_every_rule_has_a_name_and_an_explanation() -> None:
    assert set(RULE_LABELS) == set(RULE_EXPLANATIONS) == set(Rule)


def test_only_the_natures_of_the_vote_count_in_the_hours() -> None:
    team = [person("C01", mission=100, reunion=900), person("C02", mission=300)]
    assert amounts(shares(4_000, team, settings(Rule.HOURS, natures=("mission",)))) == [1_000, 3_000]
    assert amounts(shares(1_300, team, settings(Rule.HOURS))) == [1_000, 300]


def test_a_nature_named_twice_counts_once() -> None:
    team = [person("C01", mission=60, gestion=60), person("C02", mission=60)]
    assert amounts(shares(300, team, settings(Rule.HOURS, natures=("mission", "mission", "gestion")))) == [200, 100]


def test_the_minutes_of_a_share_count_every_nature() -> None:
    shared = shares(100, [person("C01", mission=100, reunion=900)], settings(Rule.HOURS, natures=("mission",)))
    assert shared.shares[0].minutes == 1_000


def test_presence_counts_both_ends_and_a_missing_end_is_the_season_s_own() -> None:
    team = [
        present("C01", None, None),
        present("C02", date(2021, 8, 27), None),
        present("C03", None, date(2021, 7, 6)),
        present("C04", date(2021, 6, 1), date(2021, 9, 30)),
        present("C05", date(2021, 9, 1), date(2021, 9, 30)),
    ]
    assert amounts(shares(11_100, team, settings(Rule.PRESENCE))) == [5_400, 100, 200, 5_400, 0]


def test_involvement_weighs_by_the_coefficient_to_the_fourth_decimal() -> None:
    team = [person("C01", coefficient="1.0001"), person("C02", coefficient="0.9999"), person("C03", coefficient="0")]
    assert amounts(shares(20_000, team, settings(Rule.INVOLVEMENT))) == [10_001, 9_999, 0]


def test_the_equal_part_of_a_mixed_rule_is_rounded_once() -> None:
    shared = shares(101, [person("C01", mission=60), person("C02")], settings(Rule.MIXED))
    assert [[line.amount_cents for line in share.lines] for share in shared.shares] == [[26, 50], [25, 0]]


def test_a_mixed_rule_of_a_hundred_percent_needs_no_hours() -> None:
    shared = shares(1_000, [person("C01"), person("C02")], settings(Rule.MIXED, equal_percent="100"))
    assert (amounts(shared), shared.refusal) == ([500, 500], None)


def test_wages_that_take_everything_need_no_other_hours() -> None:
    team = [person("C01", mission=60), person("C02")]
    given_rule = settings(Rule.WAGE_THEN_DIVIDEND, natures=("gestion",), wage_cents=1_000)
    assert amounts(shares(1_000, team, given_rule)) == [1_000, 0]


def test_each_wage_is_rounded_by_itself() -> None:
    team = [person("C01", mission=30), person("C02", mission=30)]
    shared = shares(100, team, settings(Rule.WAGE_THEN_DIVIDEND, wage_cents=25))
    assert [share.lines[0].amount_cents for share in shared.shares] == [13, 13]


def test_hours_and_coefficients_of_who_has_no_part_weigh_nothing() -> None:
    team = [person("C01", mission=60), person("C02", part=False, mission=6_000, coefficient="50")]
    for rule in Rule:
        assert amounts(shares(1_000, team, settings(rule, wage_cents=1_000))) == [1_000, 0]


@pytest.mark.parametrize(
    ("rule", "team", "said"),
    [
        (Rule.EQUAL, [], "Personne n’a de part"),
        (Rule.EQUAL, [person("C01", part=False)], "Personne n’a de part"),
        (Rule.HOURS, [person("C01"), person("C02")], "Aucune heure ne compte"),
        (Rule.MIXED, [person("C01")], "Aucune heure ne compte"),
        (Rule.WAGE_THEN_DIVIDEND, [person("C01")], "Aucune heure ne compte"),
        (Rule.PRESENCE, [present("C01", date(2022, 1, 1), None)], "Aucun jour de présence"),
        (Rule.INVOLVEMENT, [person("C01", coefficient="0")], "Tous les coefficients sont à zéro"),
        (Rule.INVOLVEMENT, [person("C01", coefficient="-1"), person("C02", coefficient="2")], "plus petit que zéro"),
    ],
)
def test_a_rule_that_cannot_be_applied_shares_nothing_and_says_why(rule: Rule, team: list[Person], said: str) -> None:
    shared = shares(1_000, team, settings(rule))
    assert said in str(shared.refusal)
    assert amounts(shared) == [0] * len(team)


@pytest.mark.parametrize("equal_percent", ["-0.0001", "100.0001"])
def test_the_equal_part_goes_from_0_to_100_percent(equal_percent: str) -> None:
    shared = shares(1_000, [person("C01", mission=60)], settings(Rule.MIXED, equal_percent=equal_percent))
    assert "La part égale doit aller de 0 à 100\u00a0%" in str(shared.refusal)


def test_a_wage_below_zero_is_refused() -> None:
    shared = shares(1_000, [person("C01", mission=60)], settings(Rule.WAGE_THEN_DIVIDEND, wage_cents=-1))
    assert "Le taux horaire est plus petit que zéro" in str(shared.refusal)


# ------------------------------------------------------------------------------------------------- explained lines
EXPLAINED = {
    Rule.EQUAL: [("Part égale", 500, "10,00 en 2 parts égales.")],
    Rule.HOURS: [("Part selon les heures", 750, "1\u00a0h\u00a030 sur 2\u00a0h en tout, pour 10,00 à partager.")],
    Rule.PRESENCE: [
        ("Part selon la présence", 500, "Jours de présence\u00a0: 54 sur 108 en tout, pour 10,00 à partager.")
    ],
    Rule.INVOLVEMENT: [("Part selon l’implication", 600, "Coefficient 1,5 sur 2,5 en tout, pour 10,00 à partager.")],
    Rule.MIXED: [
        ("Part égale", 250, "5,00 en 2 parts égales."),
        ("Part selon les heures", 375, "1\u00a0h\u00a030 sur 2\u00a0h en tout, pour 5,00 à partager."),
    ],
    Rule.WAGE_THEN_DIVIDEND: [
        ("Salaire", 300, "1\u00a0h\u00a030 de mission à 2,00 l’heure."),
        ("Ristourne", 450, "1\u00a0h\u00a030 sur 2\u00a0h en tout, pour 6,00 à partager."),
    ],
}


@pytest.mark.parametrize("rule", Rule)
def test_a_share_is_explained_line_by_line(rule: Rule) -> None:
    team = [person("C01", coefficient="1.5", mission=90), person("C02", mission=30)]
    lines = shares(1_000, team, settings(rule, wage_cents=200)).shares[0].lines
    assert [(line.label, line.amount_cents, str(line.explanation)) for line in lines] == EXPLAINED[rule]


def test_the_spare_cent_shows_on_its_line() -> None:
    shared = shares(1_001, [person("C01", mission=60), person("C02", mission=60)], settings(Rule.HOURS))
    assert [share.lines[0].spare_cents for share in shared.shares] == [1, 0]


# ---------------------------------------------------------------------------------------------- whatever the summer
days = st.none() | st.dates(date(2021, 6, 1), date(2021, 9, 30))
people = st.builds(
    Person,
    code=st.integers(0, 999).map("C{:03d}".format),
    has_share=st.booleans(),
    coefficient=st.decimals(0, 10, places=4),
    minutes_by_nature=st.dictionaries(st.sampled_from(["mission", "reunion", "gestion"]), st.integers(0, 20_000)),
    present_from=days,
    present_to=days,
)
teams = st.lists(people, max_size=16, unique_by=lambda someone: someone.code)
votes = st.builds(
    Settings,
    rule=st.sampled_from(Rule),
    equal_percent=st.decimals(0, 100, places=2),
    natures=st.sampled_from([(), ("mission",), ("mission", "gestion")]),
    wage_cents=st.integers(0, 300),
    carried_over_cents=st.just(0),
    season=st.just(SEASON),
)
nets = st.integers(-1_000_000, 10_000_000)


@given(nets, teams, votes)
def test_the_parts_add_up_to_the_net_or_nothing_is_shared(net_cents: int, team: list[Person], vote: Settings) -> None:
    shared = shares(net_cents, team, vote)
    nothing = net_cents <= 0 or shared.refusal is not None
    assert sum(amounts(shared)) == (0 if nothing else net_cents)


@given(nets, teams, votes)
def test_no_share_and_no_line_is_below_zero(net_cents: int, team: list[Person], vote: Settings) -> None:
    for share in shares(net_cents, team, vote).shares:
        assert share.amount_cents >= 0
        assert all(line.amount_cents >= 0 and line.spare_cents in (0, 1) for line in share.lines)


@given(nets, teams, votes)
def test_the_lines_of_a_share_add_up_to_it(net_cents: int, team: list[Person], vote: Settings) -> None:
    for share in shares(net_cents, team, vote).shares:
        assert sum(line.amount_cents for line in share.lines) == share.amount_cents
        assert all("{" not in str(line.explanation) for line in share.lines)


@given(nets, teams, votes, st.randoms())
def test_the_order_of_the_people_does_not_matter(
    net_cents: int, team: list[Person], vote: Settings, lots: Random
) -> None:
    shuffled = lots.sample(team, len(team))
    assert shares(net_cents, shuffled, vote).shares == shares(net_cents, team, vote).shares


@given(nets, st.integers(1, 16), votes)
def test_people_alike_in_everything_differ_by_a_cent_per_pot_at_most(net_cents: int, size: int, vote: Settings) -> None:
    team = [person(f"C{rank:02d}", mission=600, gestion=60) for rank in range(size)]
    for column in zip(*[share.lines for share in shares(net_cents, team, vote).shares], strict=True):
        parts = [line.amount_cents for line in column]
        assert max(parts) - min(parts) <= 1


@given(nets, teams, votes)
def test_who_has_no_part_receives_nothing(net_cents: int, team: list[Person], vote: Settings) -> None:
    without = {someone.code for someone in team if not someone.has_share}
    assert all(share.amount_cents == 0 for share in shares(net_cents, team, vote).shares if share.code in without)


@given(st.lists(st.tuples(st.integers(1, 5), st.decimals(0, 100, places=4)), max_size=6), st.integers(0, 10**8))
def test_every_step_of_the_road_adds_up(ranked: list[tuple[int, Decimal]], revenue_cents: int) -> None:
    deductions = [percent(rank, str(value), DeductionBase.BALANCE) for rank, value in ranked]
    told = waterfall(Earnings(revenue_cents, 500, 300, 0), deductions, 100)
    assert sum(step.amount_cents for step in told.steps) == told.net_cents == told.steps[-1].balance_cents
