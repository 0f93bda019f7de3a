"""The rules of an edition of the parcours."""

import datetime as dt

import pytest

from cjs_app.kernel.refusal import Refusal
from cjs_app.pole.pathway.domain import (
    ContributorSheet,
    Status,
    ensure_contributor,
    ensure_over,
    ensure_period,
    ensure_within,
    nameless,
    names_go_on,
)

MONDAY, THURSDAY = dt.date(2021, 10, 25), dt.date(2021, 10, 28)


def test_an_edition_ends_on_its_first_day_or_later() -> None:
    ensure_period(MONDAY, MONDAY)
    with pytest.raises(Refusal):
        ensure_period(THURSDAY, MONDAY)


def test_a_moment_is_on_a_day_of_the_edition() -> None:
    for day in (MONDAY, THURSDAY):
        ensure_within(day, MONDAY, THURSDAY)
    for day in (dt.date(2021, 10, 24), dt.date(2021, 10, 29)):
        with pytest.raises(Refusal):
            ensure_within(day, MONDAY, THURSDAY)


@pytest.mark.parametrize("sheet", [ContributorSheet(), ContributorSheet(1, 1)])
def test_who_comes_is_one_organisation_or_one_person(sheet: ContributorSheet) -> None:
    with pytest.raises(Refusal):
        ensure_contributor(sheet)
    ensure_contributor(ContributorSheet(organisation_id=1))
    ensure_contributor(ContributorSheet(person_id=1))


@pytest.mark.parametrize("status", [Status.PLANNED, Status.RUNNING])
def test_names_stay_while_the_edition_lives(status: Status) -> None:
    with pytest.raises(Refusal):
        ensure_over(status)
    ensure_over(Status.DONE)


def test_names_go_a_year_after_the_last_day() -> None:
    assert (names_go_on(THURSDAY), nameless(3)) == (dt.date(2022, 10, 28), "Jeune 03")
