"""What is left of a summer, and each cooperant's share of it."""

from datetime import date
from decimal import Decimal

import pytest

from cjs_app.coop.accounts.domain import DeductionKind
from cjs_app.coop.distribution.domain import (
    RULE_EXPLANATIONS,
    RULE_LABELS,
    Deduction,
    Distribution,
    Earnings,
    Settings,
    shares,
    waterfall,
)
from cjs_app.coop.distribution.shares import Person
from cjs_app.coop.seasons.domain import Rule
from cjs_app.kernel.periods import Period

NOBODY = "Personne n’a de part\u00a0: en donner une à au moins une personne."
NO_HOURS = "Aucune heure ne compte pour le partage\u00a0: noter des heures ou choisir une autre règle."
NO_PRESENCE = "Aucun jour de présence pendant la saison\u00a0: vérifier les dates d’arrivée et de départ."
NO_COEFFICIENT = "Tous les coefficients sont à zéro\u00a0: en donner un à au moins une personne."
BELOW_ZERO = "Un coefficient est plus petit que zéro\u00a0: le corriger pour pouvoir partager."

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


# ------------------------------------------------------------------------------------------------ golden summers
def test_coop_avenir_2021_shares_174_64_euros_with_each_of_eleven() -> None:
    fund = Deduction(1, "Contribution du porteur", DeductionKind.AMOUNT, amount_cents=135_896)
    net_cents = waterfall(Earnings(328_000, 0, 0, 0), [fund], 0).net_cents
    team = [person(f"C{rank:02d}", mission=12_000) for rank in range(1, 12)]
    assert net_cents == 192_104
    assert amounts(shares(net_cents, team, settings(Rule.EQUAL))) == [17_464] * 11
    assert amounts(shares(net_cents, team, settings(Rule.HOURS))) == [17_464] * 11


def test_the_twelfth_who_left_without_a_part_is_listed_at_zero() -> None:
    team = [person(f"C{rank:02d}", part=rank != 5, mission=60) for rank in range(1, 13)]
    shared = shares(192_104, team, settings(Rule.EQUAL))
    assert amounts(shared) == [17_464] * 4 + [0] + [17_464] * 7
    assert (shared.shares[4].minutes, shared.shares[4].lines) == (60, ())


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


def test_a_deficit_is_said_and_nothing_is_shared() -> None:
    shared = shares(-30_000, [person("C01", mission=60)], settings(Rule.HOURS))
    assert (amounts(shared), shared.deficit_cents, shared.refusal) == ([0], 30_000, None)


@pytest.mark.parametrize("part", [True, False])
def test_a_net_of_zero_is_neither_a_deficit_nor_a_refusal(part: bool) -> None:
    shared = shares(0, [person("C01", part=part)], settings(Rule.HOURS))
    assert (amounts(shared), shared.shares[0].lines) == ([0], ())
    assert (shared.deficit_cents, shared.refusal) == (0, None)


def test_a_single_cent_is_shared_too() -> None:
    assert amounts(shares(1, [person("C01"), person("C02")], settings(Rule.EQUAL))) == [1, 0]
    assert shares(1, [], settings(Rule.EQUAL)).refusal is not None


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


def test_a_mixed_rule_of_nothing_equal_goes_by_hours() -> None:
    team = [person("C01", mission=60), person("C02", mission=180)]
    assert amounts(shares(1_000, team, settings(Rule.MIXED, equal_percent="0"))) == [250, 750]


def test_wages_that_take_everything_need_no_other_hours() -> None:
    team = [person("C01", mission=60), person("C02")]
    given_rule = settings(Rule.WAGE_THEN_DIVIDEND, natures=("gestion",), wage_cents=1_000)
    assert amounts(shares(1_000, team, given_rule)) == [1_000, 0]


def test_each_wage_is_rounded_by_itself() -> None:
    team = [person("C01", mission=30), person("C02", mission=30)]
    shared = shares(100, team, settings(Rule.WAGE_THEN_DIVIDEND, wage_cents=25))
    assert [share.lines[0].amount_cents for share in shared.shares] == [13, 13]
    assert [share.lines[0].spare_cents for share in shared.shares] == [0, 0]


def test_hours_and_coefficients_of_who_has_no_part_weigh_nothing() -> None:
    team = [person("C01", mission=60), person("C02", part=False, mission=6_000, coefficient="50")]
    for rule in Rule:
        assert amounts(shares(1_000, team, settings(rule, wage_cents=1_000))) == [1_000, 0]


@pytest.mark.parametrize(
    ("rule", "team", "said"),
    [
        (Rule.EQUAL, [], NOBODY),
        (Rule.EQUAL, [person("C01", part=False)], NOBODY),
        (Rule.HOURS, [person("C01"), person("C02")], NO_HOURS),
        (Rule.MIXED, [person("C01")], NO_HOURS),
        (Rule.WAGE_THEN_DIVIDEND, [person("C01")], NO_HOURS),
        (Rule.PRESENCE, [present("C01", date(2022, 1, 1), None)], NO_PRESENCE),
        (Rule.INVOLVEMENT, [person("C01", coefficient="0")], NO_COEFFICIENT),
        (Rule.INVOLVEMENT, [person("C01", coefficient="-1"), person("C02", coefficient="2")], BELOW_ZERO),
    ],
)
def test_a_rule_that_cannot_be_applied_shares_nothing_and_says_why(rule: Rule, team: list[Person], said: str) -> None:
    shared = shares(1_000, team, settings(rule))
    assert str(shared.refusal) == said
    assert amounts(shared) == [0] * len(team)


@pytest.mark.parametrize("equal_percent", ["-0.0001", "100.0001"])
def test_the_equal_part_goes_from_0_to_100_percent(equal_percent: str) -> None:
    shared = shares(1_000, [person("C01", mission=60)], settings(Rule.MIXED, equal_percent=equal_percent))
    said = "La part égale doit aller de 0 à 100\u00a0%\u00a0: la corriger pour pouvoir partager."
    assert str(shared.refusal) == said


def test_a_wage_below_zero_is_refused() -> None:
    shared = shares(1_000, [person("C01", mission=60)], settings(Rule.WAGE_THEN_DIVIDEND, wage_cents=-1))
    said = "Le taux horaire est plus petit que zéro\u00a0: le corriger pour pouvoir partager."
    assert str(shared.refusal) == said


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
