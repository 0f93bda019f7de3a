"""Full-time equivalents weighted by days, and the days that two contracts share."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pytest

from cjs_app.kernel.refusal import Refusal
from cjs_app.pole.staff.domain import (
    KIND_LABELS,
    Kind,
    Sheet,
    checked,
    days_in,
    etp_on,
    etp_over,
    handovers,
    in_weeks,
    written_etp,
)

FIRST, LAST = dt.date(2021, 1, 1), dt.date(2021, 12, 31)
DEC_15, OCT_25 = dt.date(2021, 12, 15), dt.date(2021, 10, 25)


@dataclass(frozen=True)
class Held:
    """What is computed from a contract."""

    function: str
    first_day: dt.date
    last_day: dt.date | None = None
    etp: Decimal | None = None


def test_the_same_contract_all_the_year_is_its_etp() -> None:
    assert etp_over([Held("A", FIRST, None, Decimal("0.8"))], FIRST, LAST) == Fraction(4, 5)


def test_days_weigh_to_the_exact_fraction() -> None:
    half = Held("A", dt.date(2021, 7, 2), LAST, Decimal(1))  # 183 of 365 days
    assert etp_over([half], FIRST, LAST) == Fraction(183, 365)
    assert written_etp(Fraction(183, 365)) == Decimal("0.50")


def test_a_leap_year_has_a_day_more() -> None:
    day = Held("A", dt.date(2020, 2, 29), dt.date(2020, 2, 29), Decimal(1))
    assert etp_over([day], dt.date(2020, 1, 1), dt.date(2020, 12, 31)) == Fraction(1, 366)


def test_what_is_not_known_is_not_counted_and_what_is_over_neither() -> None:
    team = [Held("A", FIRST), Held("B", dt.date(2019, 1, 1), dt.date(2020, 12, 31), Decimal(1))]
    assert etp_over(team, FIRST, LAST) == 0
    assert days_in(team[1], FIRST, LAST) == 0


def test_the_etp_of_a_day_is_that_of_the_contracts_of_that_day() -> None:
    team = [Held("A", FIRST, None, Decimal("0.8")), Held("B", DEC_15, None, Decimal(1))]
    assert [etp_on(team, day) for day in (OCT_25, DEC_15)] == [Fraction(4, 5), Fraction(9, 5)]


def test_a_handover_counts_both_ends_in_days_and_weeks() -> None:
    (told,) = handovers([Held("Mission", OCT_25), Held("mission ", dt.date(2020, 10, 1), DEC_15)], FIRST, LAST)
    assert (told.first_day, told.last_day, told.days) == (OCT_25, DEC_15, 52)
    assert in_weeks(told.days) == "7 semaines et 3 jours"
    assert told.leaving.last_day == DEC_15


def test_another_function_or_another_time_is_no_handover() -> None:
    team = [Held("A", FIRST, OCT_25), Held("B", FIRST, LAST), Held("A", DEC_15, None)]
    assert list(handovers(team, FIRST, LAST)) == []


def test_a_handover_over_new_year_is_cut_at_the_year() -> None:
    team = [Held("A", FIRST, dt.date(2022, 1, 10)), Held("A", dt.date(2021, 12, 30), None)]
    assert [one.days for one in handovers(team, FIRST, LAST)] == [2]


@pytest.mark.parametrize(
    ("days", "words"), [(0, "0 jour"), (1, "1 jour"), (7, "1 semaine"), (8, "1 semaine et 1 jour"), (14, "2 semaines")]
)
def test_days_are_told_in_weeks(days: int, words: str) -> None:
    assert in_weeks(days) == words


@pytest.mark.parametrize(
    ("sheet", "field"),
    [
        (Sheet(1, Kind.PERMANENT, " ", FIRST), "function"),
        (Sheet(1, Kind.PERMANENT, "A", LAST, FIRST), "last_day"),
        (Sheet(1, Kind.PERMANENT, "A", FIRST, None, Decimal(0)), "etp"),
        (Sheet(1, Kind.PERMANENT, "A", FIRST, None, Decimal("1.1")), "etp"),
    ],
)
def test_an_impossible_contract_is_refused_at_its_field(sheet: Sheet, field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        checked(sheet)
    assert refusal.value.field == field
    assert set(KIND_LABELS) == set(Kind)
