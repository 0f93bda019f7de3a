"""What a day may hold, and who may count it."""

import datetime as dt

import pytest

from cjs_app.coop.hours.domain import (
    CANCELLING,
    REOPENING,
    VALIDATING,
    Status,
    ensure_day,
    ensure_member,
    ensure_not_own,
    ensure_room,
    is_theirs,
    weeks_of,
)
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import moved

SUMMER = Period(dt.date(2021, 7, 5), dt.date(2021, 8, 31))
JULY_13 = dt.date(2021, 7, 13)


@pytest.mark.parametrize("day", [dt.date(2021, 7, 5), JULY_13, dt.date(2021, 7, 31)])
def test_a_day_of_the_season_that_has_come_can_be_noted(day: dt.date) -> None:
    ensure_day(day, SUMMER, dt.date(2021, 7, 31))


@pytest.mark.parametrize("day", [dt.date(2021, 7, 4), dt.date(2021, 9, 1), dt.date(2099, 7, 13)])
def test_a_day_outside_the_season_is_refused_with_both_ends_in_the_sentence(day: dt.date) -> None:
    with pytest.raises(Refusal, match="du 05/07/2021 au 31/08/2021") as refused:
        ensure_day(day, SUMMER, dt.date(2099, 12, 31))
    assert refused.value.field == "day"


def test_the_first_and_the_last_day_of_a_season_belong_to_it() -> None:
    for day in (SUMMER.start, SUMMER.end):
        ensure_day(day, SUMMER, dt.date(2021, 12, 1))


def test_tomorrow_is_refused() -> None:
    with pytest.raises(Refusal, match="Le 14/07/2021 n’est pas encore arrivé") as refused:
        ensure_day(dt.date(2021, 7, 14), SUMMER, JULY_13)
    assert refused.value.field == "day"


def test_someone_counts_from_the_first_day_to_the_last_one_both_included() -> None:
    ensure_member("C01", JULY_13, JULY_13, JULY_13)
    ensure_member("C01", None, None, JULY_13)


def test_hours_before_joining_or_after_leaving_are_refused_with_the_day() -> None:
    with pytest.raises(Refusal, match="C12 est dans la coopérative depuis le 14/07/2021") as early:
        ensure_member("C12", dt.date(2021, 7, 14), None, JULY_13)
    with pytest.raises(Refusal, match="C12 a quitté la coopérative le 12/07/2021") as late:
        ensure_member("C12", None, dt.date(2021, 7, 12), JULY_13)
    assert (early.value.field, late.value.field) == ("people", "people")


def test_a_day_holds_exactly_twenty_four_hours() -> None:
    ensure_room("C01", 0, 1440)
    ensure_room("C01", 1320, 120)


def test_a_fuller_day_is_refused_with_what_is_there_and_what_is_left() -> None:
    with pytest.raises(Refusal, match="C01 a déjà 22\u00a0h ce jour-là : il ne reste que 2\u00a0h à noter") as refused:
        ensure_room("C01", 1320, 121)
    assert refused.value.field == "minutes"


def test_more_than_a_day_in_one_entry_is_refused() -> None:
    with pytest.raises(Refusal, match="24 heures") as refused:
        ensure_room("C01", 0, 1441)
    assert refused.value.field == "minutes"


def test_nobody_validates_their_own_hours_and_a_cooperant_without_account_belongs_to_nobody() -> None:
    with pytest.raises(Refusal, match="Personne ne valide ses propres heures : laisser celles de C03"):
        ensure_not_own(7, 7, "C03")
    ensure_not_own(7, 8, "C03")
    ensure_not_own(None, None, "C03")


def test_an_entry_is_theirs_when_it_is_about_them_or_noted_by_them() -> None:
    assert is_theirs(1, 1, 9)
    assert is_theirs(1, None, 1)
    assert not is_theirs(1, 2, 3)
    assert not is_theirs(1, None, None)


def test_validated_hours_are_reopened_before_they_are_cancelled() -> None:
    with pytest.raises(Refusal, match="rouvrir"):
        moved(Status.VALIDATED, CANCELLING)
    assert moved(moved(Status.VALIDATED, REOPENING), CANCELLING) is Status.CANCELLED


@pytest.mark.parametrize("status", [Status.VALIDATED, Status.CANCELLED])
def test_only_waiting_hours_are_validated(status: Status) -> None:
    with pytest.raises(Refusal, match="en attente"):
        moved(status, VALIDATING)


def test_the_weeks_of_a_season_begin_on_the_monday_before_it() -> None:
    weeks = weeks_of(Period(dt.date(2021, 7, 7), dt.date(2021, 7, 19)))
    assert weeks == [dt.date(2021, 7, 5), dt.date(2021, 7, 12), dt.date(2021, 7, 19)]
    assert weeks_of(Period(dt.date(2021, 7, 7), dt.date(2021, 7, 18)))[-1] == dt.date(2021, 7, 12)
