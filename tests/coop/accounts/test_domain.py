"""What an expense and a deduction may be."""

import datetime as dt
from decimal import Decimal

import pytest

from cjs_app.coop.accounts.domain import (
    DeductionBase,
    DeductionKind,
    DeductionSheet,
    checked_deduction,
    ensure_day,
    ensure_positive,
    explained,
    swapped,
)
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal

SUMMER = Period(dt.date(2021, 7, 5), dt.date(2021, 8, 31))


@pytest.mark.parametrize("day", [dt.date(2020, 7, 4), dt.date(2021, 3, 1), dt.date(2021, 10, 2), dt.date(2022, 9, 1)])
def test_a_bill_may_come_up_to_a_year_before_or_after_the_summer(day: dt.date) -> None:
    ensure_day(day, SUMMER, dt.date(2023, 1, 1))


@pytest.mark.parametrize("day", [dt.date(2020, 7, 3), dt.date(2022, 9, 2), dt.date(1999, 7, 13)])
def test_a_day_of_another_year_is_refused(day: dt.date) -> None:
    with pytest.raises(Refusal, match="plus d’un an de la saison") as refused:
        ensure_day(day, SUMMER, dt.date(2023, 1, 1))
    assert refused.value.field == "day"


def test_nothing_is_paid_tomorrow() -> None:
    ensure_day(dt.date(2021, 7, 13), SUMMER, dt.date(2021, 7, 13))
    with pytest.raises(Refusal, match="Le 14/07/2021 n’est pas encore arrivé") as refused:
        ensure_day(dt.date(2021, 7, 14), SUMMER, dt.date(2021, 7, 13))
    assert refused.value.field == "day"


@pytest.mark.parametrize("cents", [0, -1, -2450])
def test_an_amount_of_nothing_or_less_is_refused_at_its_field(cents: int) -> None:
    with pytest.raises(Refusal, match="dépasser zéro") as refused:
        ensure_positive(cents, "ht_cents")
    assert refused.value.field == "ht_cents"


def test_one_cent_is_an_amount() -> None:
    ensure_positive(1, "ht_cents")


def percentage(percent: Decimal | None, cents: int | None = None) -> DeductionSheet:
    return DeductionSheet("Contribution", DeductionKind.PERCENT, percent, cents)


@pytest.mark.parametrize("percent", [Decimal("0.0001"), Decimal(10), Decimal(100)])
def test_a_percentage_goes_up_to_a_hundred(percent: Decimal) -> None:
    assert checked_deduction(percentage(percent)).percent == percent


@pytest.mark.parametrize(
    "sheet", [percentage(None), percentage(Decimal(0)), percentage(Decimal("100.0001")), percentage(Decimal(10), 1)]
)
def test_any_other_percentage_is_refused(sheet: DeductionSheet) -> None:
    with pytest.raises(Refusal, match="de 0,0001 à 100") as refused:
        checked_deduction(sheet)
    assert refused.value.field == "value"


@pytest.mark.parametrize("kind", [DeductionKind.AMOUNT, DeductionKind.PER_HOUR])
@pytest.mark.parametrize(("percent", "cents"), [(None, None), (Decimal(10), 100), (None, 0), (None, -1)])
def test_an_amount_needs_its_cents_and_no_percentage(
    kind: DeductionKind, percent: Decimal | None, cents: int | None
) -> None:
    with pytest.raises(Refusal, match="montant") as refused:
        checked_deduction(DeductionSheet("Fonds", kind, percent, cents))
    assert refused.value.field == "value"


@pytest.mark.parametrize(
    ("kind", "percent", "cents", "base", "line"),
    [
        (DeductionKind.PERCENT, Decimal("13.5"), None, DeductionBase.REVENUE, "13,5\u00a0% du chiffre d’affaires HT"),
        (DeductionKind.PERCENT, Decimal(10), None, DeductionBase.BALANCE, "10\u00a0% de ce qui reste à ce moment"),
        (DeductionKind.AMOUNT, None, 135896, DeductionBase.REVENUE, "1\u202f358,96, une seule fois"),
        (DeductionKind.PER_HOUR, None, 105, DeductionBase.REVENUE, "1,05 pour chaque heure de mission"),
    ],
)
def test_a_deduction_is_explained_in_one_line(
    kind: DeductionKind, percent: Decimal | None, cents: int | None, base: DeductionBase, line: str
) -> None:
    assert str(explained(kind, percent, cents, base)) == line


def test_one_place_earlier_or_later_and_never_past_an_end() -> None:
    assert swapped("abc", 1, -1) == ["b", "a", "c"]
    assert swapped("abc", 1, 1) == ["a", "c", "b"]
    assert swapped("abc", 0, -1) == ["a", "b", "c"]
    assert swapped("abc", 2, 1) == ["a", "b", "c"]
