"""Until when a link opens."""

import datetime as dt

import pytest

from cjs_app.coop.sharing.domain import checked_threshold, told_by_enough
from cjs_app.coop.sharing.links import State, checked_label, checked_last_day, end_of_visit, state_at, usual_last_day
from cjs_app.kernel.refusal import Refusal

NOON = dt.datetime(2021, 7, 13, 12, tzinfo=dt.UTC)
A_SECOND = dt.timedelta(seconds=1)


def test_thirty_days_are_offered_but_never_past_the_year() -> None:
    assert usual_last_day(dt.date(2021, 7, 13)) == dt.date(2021, 8, 12)
    assert usual_last_day(dt.date(2021, 12, 20)) == dt.date(2021, 12, 31)


@pytest.mark.parametrize("day", [dt.date(2021, 7, 13), dt.date(2021, 12, 31)])
def test_today_and_the_end_of_the_year_are_accepted(day: dt.date) -> None:
    assert checked_last_day(day, dt.date(2021, 7, 13)) == day


@pytest.mark.parametrize("day", [dt.date(2021, 7, 12), dt.date(2022, 1, 1)])
def test_yesterday_and_next_year_are_refused_with_the_last_day_that_may_be(day: dt.date) -> None:
    with pytest.raises(Refusal) as refused:
        checked_last_day(day, dt.date(2021, 7, 13))
    assert refused.value.field == "last_day"
    assert refused.value.sentence.values == {"latest": dt.date(2021, 12, 31)}
    assert refused.value.sentence.template == (
        "Choisir un jour entre aujourd’hui et le {latest:day}\u00a0: un lien ne dure pas plus que l’année."
    )


def test_for_whom_a_link_is_is_kept_without_the_spaces_around() -> None:
    assert checked_label("  Conseil de juin ") == "Conseil de juin"


@pytest.mark.parametrize("label", ["", "  "])
def test_a_link_for_nobody_is_refused(label: str) -> None:
    with pytest.raises(Refusal) as refused:
        checked_label(label)
    assert (refused.value.field, str(refused.value)) == ("label", "Écrire pour qui est ce lien.")


def test_a_link_is_over_at_the_very_second_it_expires() -> None:
    assert state_at(NOON - A_SECOND, NOON, None) is State.OPEN
    assert state_at(NOON, NOON, None) is State.EXPIRED
    assert state_at(NOON - A_SECOND, NOON, NOON - A_SECOND) is State.REVOKED


def test_a_visit_lasts_twelve_hours_but_never_longer_than_its_link() -> None:
    assert end_of_visit(NOON, NOON + dt.timedelta(days=3)) == NOON + dt.timedelta(hours=12)
    assert end_of_visit(NOON, NOON + dt.timedelta(hours=1)) == NOON + dt.timedelta(hours=1)


@pytest.mark.parametrize("persons", [4, 0, -1, 51])
def test_a_threshold_under_five_or_that_hides_all_is_refused(persons: int) -> None:
    with pytest.raises(Refusal):
        checked_threshold(persons)
    assert (checked_threshold(5), checked_threshold(50)) == (5, 50)


@pytest.mark.parametrize(
    ("amounts", "told"),
    [
        ([], True),
        ([0, 0], True),
        ([1, 1, 1, 1], False),
        ([1, 1, 1, 1, 0], False),
        ([1, 1, 1, 1, 1], True),
        ([85, 5, 5, 3, 2], True),
        ([86, 5, 4, 3, 2], False),
        ([-86, 5, 4, 3, 2], False),
    ],
)
def test_a_sum_is_told_by_five_persons_none_of_whom_did_more_than_85_percent(amounts: list[int], told: bool) -> None:
    assert told_by_enough(amounts, 5) is told
