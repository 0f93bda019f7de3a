"""Who still finds a place, what an event may become, and until when names are kept."""

import datetime as dt

import pytest

from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.pole.events.domain import (
    KEPT_MONTHS,
    PlaceStatus,
    Status,
    Visitor,
    ensure_hours,
    ensure_people,
    ensure_reachable,
    ensure_takes,
    ensure_within,
    free_places,
    how_counted,
    last_emptied,
    moving_up,
    names_kept_until,
    place_for,
    slug_of,
)

DAY = dt.date(2021, 11, 9)
NOVEMBER = Period(dt.date(2021, 11, 9), dt.date(2021, 11, 30))


@pytest.mark.parametrize(
    ("capacity", "taken", "waiting", "expected"),
    [
        (None, 500, 0, PlaceStatus.IN),
        (20, 19, 0, PlaceStatus.IN),
        (20, 20, 0, PlaceStatus.WAITING),
        (20, 19, 1, PlaceStatus.WAITING),
        (20, 18, 1, PlaceStatus.IN),
        (20, 21, 0, PlaceStatus.WAITING),
    ],
)
def test_nobody_passes_before_those_who_already_wait(
    capacity: int | None, taken: int, waiting: int, expected: PlaceStatus
) -> None:
    assert place_for(capacity, taken, waiting) is expected


def test_free_places_are_given_in_the_order_of_the_waiting_list() -> None:
    assert moving_up(20, 18, [7, 8, 9]) == [7, 8]
    assert moving_up(20, 20, [7]) == []
    assert moving_up(20, 23, [7]) == []
    assert moving_up(None, 20, [7, 8]) == [7, 8]


def test_places_left_are_never_fewer_than_none() -> None:
    assert [free_places(20, 18), free_places(20, 25), free_places(None, 3)] == [2, 0, None]


@pytest.mark.parametrize(
    ("status", "takes", "day"),
    [
        (Status.PLANNED, True, DAY),
        (Status.HELD, True, DAY),
        (Status.CANCELLED, True, DAY),
        (Status.PUBLISHED, False, DAY),
        (Status.PUBLISHED, True, DAY - dt.timedelta(1)),
    ],
)
def test_one_registers_only_for_an_event_that_is_published_takes_places_and_is_to_come(
    status: Status, takes: bool, day: dt.date
) -> None:
    with pytest.raises(Refusal):
        ensure_takes(status, takes, day, DAY)
    ensure_takes(Status.PUBLISHED, True, DAY, DAY)


@pytest.mark.parametrize("visitor", [Visitor("Camille"), Visitor(" ", "c@exemple.fr"), Visitor("Camille", " ", "  ")])
def test_a_place_needs_a_name_and_one_way_to_be_told(visitor: Visitor) -> None:
    with pytest.raises(Refusal):
        ensure_reachable(visitor)
    ensure_reachable(Visitor("Camille", phone="06 00 00 00 00"))


def test_an_event_is_within_its_programme_and_its_hours_in_order() -> None:
    ensure_within(dt.date(2021, 11, 30), NOVEMBER)
    ensure_hours(dt.time(18), dt.time(20))
    ensure_hours(None, None)
    with pytest.raises(Refusal):
        ensure_within(dt.date(2021, 12, 1), NOVEMBER)
    for start, end in ((dt.time(20), dt.time(18)), (dt.time(18), dt.time(18)), (None, dt.time(18))):
        with pytest.raises(Refusal):
            ensure_hours(start, end)


def test_a_number_of_people_is_neither_negative_nor_mad() -> None:
    ensure_people(0, 0, "Non.", "people")
    ensure_people(None, 1, "Non.", "people")
    for people in (-1, 100_001):
        with pytest.raises(Refusal, match="Non"):
            ensure_people(people, 0, "Non.", "people")


def test_an_address_is_in_plain_letters_and_of_one_thing_only() -> None:
    assert slug_of("Économie circulaire & réemploi : visite !") == "economie-circulaire-reemploi-visite"
    assert slug_of("Atelier", ["atelier", "atelier-2"]) == "atelier-3"
    assert slug_of("!!!") == "evenement"


@pytest.mark.parametrize(
    ("day", "until"),
    [("2021-11-09", "2022-02-09"), ("2021-11-30", "2022-02-28"), ("2021-01-31", "2021-04-30")],
)
def test_names_are_kept_three_months(day: str, until: str) -> None:
    assert KEPT_MONTHS == 3
    assert names_kept_until(dt.date.fromisoformat(day)) == dt.date.fromisoformat(until)


def test_the_last_day_that_is_emptied_agrees_with_how_long_names_are_kept() -> None:
    for rank in range(800):
        today = dt.date(2021, 1, 1) + dt.timedelta(rank)
        last = last_emptied(today)
        assert names_kept_until(last) < today <= names_kept_until(last + dt.timedelta(1))


def test_the_total_says_how_many_events_were_counted_and_how_many_estimated() -> None:
    assert how_counted(1, 9, 0) == "1 événement compté, 9 estimés"
    assert how_counted(2, 1, 1) == "2 événements comptés, 1 estimé, 1 sans effectif"
    assert how_counted(0, 0, 0) == ""
