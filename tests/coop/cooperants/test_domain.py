"""Who is there, who stayed, and the days of committees and papers."""

import datetime as dt
from decimal import Decimal

import pytest

from cjs_app.coop.cooperants.domain import (
    CooperantSheet,
    Headcounts,
    PaperState,
    Term,
    age_on,
    ensure_likely,
    ensure_may_join,
    ensure_may_leave,
    ensure_sheet_holds,
    ensure_term_may_end,
    headcounts,
    paper_day,
    present,
    stayed,
)
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal

SUMMER = Period(dt.date(2021, 7, 5), dt.date(2021, 8, 31))


def day(month: int, number: int) -> dt.date:
    """Return a day of 2021."""
    return dt.date(2021, month, number)


def test_who_leaves_on_the_last_day_stayed() -> None:
    assert stayed(None, SUMMER.end)
    assert stayed(day(8, 31), SUMMER.end)
    assert not stayed(day(8, 30), SUMMER.end)


def test_twelve_founded_and_eleven_stayed() -> None:
    assert headcounts([None] * 10 + [day(8, 31), day(7, 19)], SUMMER.end) == Headcounts(12, 11)


@pytest.mark.parametrize(
    ("founded", "stay", "sentence"),
    [
        (12, 11, "12 personnes ont créé la coopérative, 11 sont resté·es."),
        (2, 1, "2 personnes ont créé la coopérative, 1 est resté·e."),
        (1, 0, "1 personne a créé la coopérative, 0 est resté·e."),
    ],
)
def test_both_numbers_are_said_together(founded: int, stay: int, sentence: str) -> None:
    assert Headcounts(founded, stay).sentence == sentence


def test_the_days_of_arrival_and_of_leaving_count() -> None:
    days = [day(7, 5), day(7, 6), day(7, 19), day(7, 20)]
    assert [present(day(7, 6), day(7, 19), one) for one in days] == [False, True, True, False]
    assert present(None, None, day(7, 5))


def test_a_birthday_makes_one_year_older_that_very_day() -> None:
    assert [age_on(dt.date(2004, 7, 6), day(7, number)) for number in (5, 6)] == [16, 17]
    assert [age_on(dt.date(2004, 2, 29), one) for one in (day(2, 28), day(3, 1))] == [16, 17]


@pytest.mark.parametrize(
    ("sheet", "field"),
    [
        (CooperantSheet("Noé", joined_on=day(7, 6), left_on=day(7, 5)), "left_on"),
        (CooperantSheet("Noé", coefficient=Decimal("-0.5")), "coefficient"),
    ],
)
def test_a_sheet_that_cannot_be_is_refused_at_its_field(sheet: CooperantSheet, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        ensure_sheet_holds(sheet)
    assert refused.value.field == field


def test_leaving_the_day_one_came_is_possible_and_so_is_a_coefficient_of_zero() -> None:
    ensure_sheet_holds(CooperantSheet("Noé", joined_on=day(7, 6), left_on=day(7, 6), coefficient=Decimal(0)))


@pytest.mark.parametrize(
    ("sheet", "field"),
    [
        (CooperantSheet("Noé", joined_on=day(9, 1)), "joined_on"),
        (CooperantSheet("Noé", left_on=day(7, 4)), "left_on"),
        (CooperantSheet("Noé", birth_date=dt.date(2011, 7, 6)), "birth_date"),
        (CooperantSheet("Noé", coefficient=Decimal("100.1")), "coefficient"),
    ],
)
def test_a_slip_of_the_finger_is_caught_at_its_field(sheet: CooperantSheet, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        ensure_likely(sheet, SUMMER)
    assert refused.value.field == field


def test_what_is_just_possible_is_no_slip() -> None:
    limits = CooperantSheet("Noé", birth_date=dt.date(2011, 7, 5), joined_on=day(8, 31), coefficient=Decimal(100))
    ensure_likely(limits, SUMMER)
    ensure_likely(CooperantSheet("Noé", left_on=day(7, 5)), SUMMER)


@pytest.mark.parametrize("leaving", [day(7, 9), day(9, 1)])
def test_nobody_leaves_before_coming_nor_after_the_summer(leaving: dt.date) -> None:
    with pytest.raises(Refusal, match="10/07/2021 et le 31/08/2021"):
        ensure_may_leave(day(7, 10), leaving, SUMMER)


def test_who_came_early_leaves_from_the_first_day_on() -> None:
    ensure_may_leave(day(7, 1), day(7, 5), SUMMER)
    ensure_may_leave(None, day(8, 31), SUMMER)
    with pytest.raises(Refusal):
        ensure_may_leave(day(7, 1), day(7, 4), SUMMER)


@pytest.mark.parametrize(
    ("other", "doubles"),
    [
        (Term(1, day(7, 5), day(7, 9)), False),
        (Term(1, day(7, 5), day(7, 10)), True),
        (Term(1, day(7, 5)), True),
        (Term(1, day(7, 20), day(7, 25)), True),
        (Term(1, day(7, 21)), False),
        (Term(2, day(7, 5)), False),
    ],
)
def test_one_is_in_a_committee_once_at_a_time(other: Term, doubles: bool) -> None:
    term = Term(1, day(7, 10), day(7, 20))
    assert (term.overlaps(other), other.overlaps(term)) == (doubles, doubles)


def test_one_joins_a_committee_during_the_summer_and_while_there() -> None:
    ensure_may_join(Term(1, day(7, 19)), [Term(2, day(7, 5))], SUMMER, left_on=day(7, 19))
    with pytest.raises(Refusal, match="un jour de l’été"):
        ensure_may_join(Term(1, day(7, 4)), [], SUMMER, None)
    with pytest.raises(Refusal, match="est partie le 19/07/2021"):
        ensure_may_join(Term(1, day(7, 20)), [], SUMMER, day(7, 19))
    with pytest.raises(Refusal, match="déjà dans ce comité"):
        ensure_may_join(Term(1, day(7, 20)), [Term(1, day(7, 5))], SUMMER, None)


def test_a_term_may_last_one_day_or_the_whole_summer() -> None:
    ensure_term_may_end(day(7, 5), day(7, 5), SUMMER)
    ensure_term_may_end(day(7, 5), day(8, 31), SUMMER)


@pytest.mark.parametrize("last", [day(7, 4), day(9, 1)])
def test_a_term_ends_neither_before_it_began_nor_after_the_summer(last: dt.date) -> None:
    with pytest.raises(Refusal, match="Choisir un jour entre"):
        ensure_term_may_end(day(7, 5), last, SUMMER)


def test_a_paper_that_came_in_has_a_day_and_an_expected_one_has_none() -> None:
    today = day(7, 13)
    assert paper_day(PaperState.RECEIVED, None, today) == today
    assert paper_day(PaperState.VALIDATED, day(7, 6), today) == day(7, 6)
    assert paper_day(PaperState.EXPECTED, day(7, 6), today) is None
    assert paper_day(PaperState.EXPIRED, day(7, 6), today) is None


def test_no_paper_comes_in_tomorrow() -> None:
    with pytest.raises(Refusal, match="pas encore arrivé") as refused:
        paper_day(PaperState.RECEIVED, day(7, 14), day(7, 13))
    assert refused.value.field == "day"
