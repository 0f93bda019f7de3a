"""The road from the revenue of a summer to the sum to share."""

from decimal import Decimal

import pytest

from cjs_app.coop.accounts.domain import DeductionBase, DeductionKind
from cjs_app.coop.distribution.domain import Deduction, Earnings, Waterfall, waterfall
from cjs_app.kernel.refusal import Refusal


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


def test_granby_2016_keeps_1_05_for_each_hour_of_mission() -> None:
    fund = Deduction(1, "Fonds coopératif", DeductionKind.PER_HOUR, amount_cents=105)
    granby = waterfall(Earnings(105_000, 0, 0, mission_minutes=6_000), [fund], 0)
    assert (granby.deductions, granby.net_cents) == ((("Fonds coopératif", 10_500),), 94_500)
    assert str(granby.steps[3].explanation) == "1,05 par heure de mission, pour 100\u00a0h en tout."


def test_granby_2016_counts_the_minutes_too() -> None:
    fund = Deduction(1, "Fonds coopératif", DeductionKind.PER_HOUR, amount_cents=105)
    assert waterfall(Earnings(1_000, 0, 0, mission_minutes=90), [fund], 0).net_cents == 842


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


def test_each_step_has_a_name_and_tells_where_it_comes_from() -> None:
    assert [(step.label, str(step.explanation)) for step in road().steps] == [
        ("Chiffre d’affaires HT", "Factures émises, moins les avoirs."),
        ("Autofinancement", "Argent réuni en dehors des missions."),
        ("Dépenses", "Total des dépenses notées."),
        ("Report", "Somme gardée pour un prochain été, avant le partage."),
    ]


def test_a_deduction_of_nothing_takes_nothing() -> None:
    nothing = Deduction(3, "Fonds", DeductionKind.PER_HOUR, amount_cents=0)
    told = road(amount(1, 0), percent(2, "0", DeductionBase.REVENUE), nothing)
    assert told.deductions == (("Retenue 1", 0), ("Retenue 2", 0), ("Fonds", 0))


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


def test_the_road_may_end_below_zero() -> None:
    assert road(expenses_cents=150_000).net_cents == -30_000


@pytest.mark.parametrize(
    ("kind", "given_value"),
    [
        (DeductionKind.PERCENT, {"amount_cents": 100}),
        (DeductionKind.AMOUNT, {"percent": Decimal(10)}),
        (DeductionKind.PER_HOUR, {}),
    ],
)
def test_a_deduction_without_its_value_is_refused(kind: DeductionKind, given_value: dict[str, int]) -> None:
    with pytest.raises(Refusal) as refused:
        Deduction(1, "Fonds", kind, **given_value)  # type: ignore[arg-type]
    said = "La retenue «\u00a0Fonds\u00a0» n’a pas de valeur\u00a0: en écrire une."
    assert (str(refused.value), refused.value.field) == (said, "value")
