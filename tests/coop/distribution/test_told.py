"""The road told in plain words: what is said of each step, of ten euros, and of what is not certain yet."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cjs_app.coop.accounts.domain import DeductionBase, DeductionKind
from cjs_app.coop.distribution.domain import Deduction, Distribution, Earnings, waterfall
from cjs_app.coop.distribution.road import Road, Standing, if_all_were_invoiced, part_of, told
from cjs_app.coop.distribution.shares import Person, Share

CHARGES = Deduction(1, "Contributions et charges", DeductionKind.AMOUNT, amount_cents=135_896)
HALF = Deduction(1, "Fonds", DeductionKind.PERCENT, percent=Decimal(50), base=DeductionBase.REVENUE)
COOP_AVENIR = Earnings(328_000, 0, 0, mission_minutes=13_200)


def coop_avenir(tva_cents: int = 0) -> Road:
    """Return the road of Coop’Avenir 2021, shared by the eleven who stayed."""
    return told(waterfall(COOP_AVENIR, [CHARGES], 0), 11, tva_cents)


def test_coop_avenir_is_told_in_four_sums() -> None:
    road = coop_avenir()
    assert (road.earned_cents, road.elsewhere_cents, road.net_cents) == (328_000, 135_896, 192_104)
    assert (road.sharers, road.average_cents) == (11, 17_464)


def test_of_ten_euros_that_coop_avenir_earned_4_14_went_elsewhere() -> None:
    assert coop_avenir().of_ten_cents == 414


def test_what_changes_nothing_is_only_named() -> None:
    road = coop_avenir()
    assert [stage.label for stage in road.stages] == [
        "Chiffre d’affaires HT",
        "Contributions et charges",
        "À partager",
    ]
    assert road.nothing_for == ("Autofinancement", "Dépenses", "Report")


def test_vat_is_shown_where_there_is_some_and_never_belongs_to_the_group() -> None:
    paid, tva, revenue = coop_avenir(tva_cents=65_600).stages[:3]
    assert (paid.amount_cents, tva.amount_cents, revenue.amount_cents) == (393_600, -65_600, 328_000)
    assert "elle va à l’État" in tva.words
    assert (paid.span, tva.span, revenue.span) == ((0, 640), (533, 107), (0, 533))


def test_a_step_is_told_in_plain_words_and_says_how_it_was_counted() -> None:
    stage = told(waterfall(COOP_AVENIR, [HALF], 0), 11).stages[1]
    assert stage.words.startswith("Une somme prise avant le partage")
    assert str(stage.how) == "50\u00a0% du chiffre d’affaires HT, 3\u202f280,00."


def test_a_deficit_is_told_as_one_and_no_part_comes_of_it() -> None:
    road = told(waterfall(Earnings(1_000, 0, 5_000, 0), [], 0), 3)
    assert (road.stages[-1].key, road.stages[-1].amount_cents, road.average_cents) == ("deficit", -4_000, 0)
    assert road.of_ten_cents == 1_000


def test_nothing_earned_is_no_division_by_zero() -> None:
    road = told(waterfall(Earnings(0, 0, 0, 0), [], 0), 0)
    assert (road.of_ten_cents, road.average_cents) == (0, 0)


def test_what_is_in_progress_is_counted_as_if_it_were_invoiced() -> None:
    standing = Standing(drafts=1, drafts_cents=20_000, quotes=2, quotes_cents=52_000)
    ahead = if_all_were_invoiced(COOP_AVENIR, standing, [HALF], 0)
    assert (standing.to_come_cents, ahead.net_cents) == (72_000, 200_000)


def test_a_summer_is_certain_when_nothing_waits_whatever_was_validated() -> None:
    assert Standing(tva_cents=65_600, validated_minutes=6_000).is_certain
    assert not Standing(waiting_entries=1).is_certain
    assert not Standing(unpriced_missions=1).is_certain


def test_one_s_own_part_is_found_by_code() -> None:
    shares = tuple(
        Share(Person(code, True, Decimal(1), {}), cents, (), 0) for code, cents in (("C01", 100), ("C02", 200))
    )
    distribution = Distribution(300, shares, None)
    assert (part_of(distribution, "C02"), part_of(distribution, "C09"), part_of(distribution, None)) == (
        200,
        None,
        None,
    )


@given(st.integers(0, 10**9), st.integers(0, 10**8), st.integers(0, 10**8), st.integers(0, 10**7))
def test_the_stages_always_lead_from_the_first_sum_to_the_net(sold: int, raised: int, spent: int, tva: int) -> None:
    road = told(waterfall(Earnings(sold, raised, spent, 600), [HALF], 500), 4, tva)
    first, *steps, last = road.stages
    moves = [stage.amount_cents for stage in steps if stage.key != "revenue"]
    assert first.amount_cents + sum(moves) == last.amount_cents == road.net_cents
    assert road.earned_cents - road.elsewhere_cents == road.net_cents
