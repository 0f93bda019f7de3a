"""The arithmetic of mandates: three years, renewed twice, three to twelve persons."""

import datetime as dt

import pytest

from cjs_app.pole.governance import domain
from cjs_app.pole.governance.domain import StatuteRules, Term
from tests.refusals import refused

RULES = StatuteRules(dt.date(2019, 1, 1), 3, 12, 3, 2)
ELECTED = dt.date(2019, 6, 20)
FIRST = Term(ELECTED, dt.date(2022, 6, 20), 1)


def test_a_mandate_lasts_until_the_same_day_three_years_later() -> None:
    assert domain.years_after(ELECTED, 3) == dt.date(2022, 6, 20)
    assert domain.years_after(dt.date(2020, 2, 29), 3) == dt.date(2023, 3, 1)


def test_a_mandate_runs_from_its_first_day_to_the_day_of_whoever_follows() -> None:
    assert [FIRST.runs_on(day) for day in (ELECTED, dt.date(2022, 6, 19), dt.date(2022, 6, 20))] == [True, True, False]


def test_who_left_no_longer_sits() -> None:
    left = Term(ELECTED, dt.date(2022, 6, 20), 1, dt.date(2020, 1, 1))
    assert [left.runs_on(day) for day in (dt.date(2019, 12, 31), dt.date(2020, 1, 1))] == [True, False]


def test_who_goes_on_is_renewed_and_who_comes_back_later_begins_again() -> None:
    assert domain.rank_after([FIRST], dt.date(2022, 6, 20)) == 2
    assert domain.rank_after([FIRST], dt.date(2023, 6, 21)) == 2
    assert domain.rank_after([FIRST], dt.date(2023, 6, 22)) == 1
    assert domain.rank_after([], ELECTED) == 1


def test_a_third_renewal_is_refused() -> None:
    domain.ensure_rank(3, RULES)
    with refused("2 renouvellements : ce mandat serait le 4"):
        domain.ensure_rank(4, RULES)


@pytest.mark.parametrize(("rank", "possible"), [(1, True), (2, True), (3, False)])
def test_the_page_says_who_may_still_be_renewed(rank: int, possible: bool) -> None:
    assert domain.may_be_renewed(rank, RULES) is possible


def test_nobody_is_the_thirteenth() -> None:
    domain.ensure_room(11, RULES)
    with refused("12 membres au plus"):
        domain.ensure_room(12, RULES)


def test_nobody_sits_twice() -> None:
    with refused("siège déjà"):
        domain.ensure_not_sitting([FIRST], dt.date(2021, 6, 22))
    domain.ensure_not_sitting([FIRST], dt.date(2022, 6, 20))


def test_the_end_is_told_half_a_year_before() -> None:
    days = (dt.date(2021, 12, 21), dt.date(2021, 12, 22), dt.date(2022, 6, 20), dt.date(2022, 6, 21))
    assert [domain.is_ending(FIRST, day, 180) for day in days] == [False, True, True, False]


@pytest.mark.parametrize("day", [dt.date(2019, 6, 19), dt.date(2022, 6, 21)])
def test_somebody_leaves_during_their_mandate(day: dt.date) -> None:
    with refused("pendant le mandat"):
        domain.ensure_leaves_within(FIRST, day)


def test_nobody_leaves_twice() -> None:
    with refused("déjà terminé"):
        domain.ensure_leaves_within(Term(ELECTED, dt.date(2022, 6, 20), 1, ELECTED), ELECTED)


@pytest.mark.parametrize(
    ("smallest", "largest", "term_years", "renewals", "quorum"),
    [(0, 12, 3, 2, 0), (5, 4, 3, 2, 0), (3, 12, 0, 2, 0), (3, 12, 13, 2, 0), (3, 12, 3, 13, 0), (3, 12, 3, 2, 101)],
)
def test_statutes_that_cannot_be_are_refused(
    smallest: int, largest: int, term_years: int, renewals: int, quorum: int
) -> None:
    with refused(""):
        domain.ensure_statutes(StatuteRules(ELECTED, smallest, largest, term_years, renewals, quorum_percent=quorum))


def test_mandates_are_named_by_their_rank() -> None:
    assert [domain.rank_in_words(rank) for rank in (1, 2, 3)] == ["1er mandat", "2e mandat", "3e mandat"]
