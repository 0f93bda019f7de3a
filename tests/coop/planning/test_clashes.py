"""Nobody is in two places at once: said, never refused."""

import datetime as dt

import pytest

from cjs_app.coop.missions.domain import Status
from cjs_app.coop.planning.clashes import Stint, twice_at_once

TUESDAY = dt.date(2021, 7, 13)


def a_stint(mission: int, start: str, end: str, day: dt.date = TUESDAY, status: Status = Status.PLANNED) -> Stint:
    """Return a mission on Tuesday, with its times when they are given."""
    times = [dt.time.fromisoformat(text) if text else None for text in (start, end)]
    return Stint(mission, f"Mission {mission}", day, *times, status)


def test_two_missions_at_the_same_time_are_told_with_their_names_and_hours() -> None:
    (told,) = twice_at_once([a_stint(2, "11:30", "13:00"), a_stint(1, "09:00", "12:00")])
    assert str(told).replace("\u00a0", " ") == (
        "Le 13/07/2021 : deux missions à la même heure, « Mission 1 » (9 h – 12 h) et « Mission 2 » (11 h 30 – 13 h). "
        "Décaler l’une des deux, ou la confier à quelqu’un d’autre."
    )


@pytest.mark.parametrize(
    ("other", "clashes"),
    [
        (a_stint(2, "12:00", "13:00"), False),  # one ends when the other begins
        (a_stint(2, "07:00", "09:00"), False),
        (a_stint(2, "11:59", "13:00"), True),
        (a_stint(2, "10:00", "11:00"), True),
        (a_stint(2, "08:00", "18:00"), True),
        (a_stint(2, "09:00", "12:00"), True),
        (a_stint(2, "", ""), False),  # what nobody knows is not guessed
        (a_stint(2, "10:00", ""), False),
        (a_stint(2, "10:00", "11:00", dt.date(2021, 7, 14)), False),
        (a_stint(2, "10:00", "11:00", status=Status.RUNNING), True),
        (a_stint(2, "10:00", "11:00", status=Status.CANCELLED), False),
        (a_stint(2, "10:00", "11:00", status=Status.DONE), False),
        (a_stint(1, "10:00", "11:00"), False),  # the same mission
    ],
)
def test_a_morning_clashes_with_what_shares_some_of_its_time(other: Stint, clashes: bool) -> None:
    morning = a_stint(1, "09:00", "12:00")
    assert [bool(twice_at_once(pair)) for pair in ([morning, other], [other, morning])] == [clashes, clashes]


def test_a_pair_of_missions_is_told_once_a_day_and_again_on_another_day() -> None:
    day_after = dt.date(2021, 7, 14)
    slots = [("09:00", "10:00", TUESDAY), ("14:00", "15:00", TUESDAY), ("09:00", "10:00", day_after)]
    told = twice_at_once(a_stint(mission, *slot) for mission in (1, 2) for slot in slots)
    assert [one.values["day"] for one in told] == [TUESDAY, day_after]


def test_three_missions_at_once_are_three_pairs() -> None:
    assert len(twice_at_once(a_stint(mission, "09:00", "12:00") for mission in (1, 2, 3))) == 3


def test_a_long_title_is_quoted_short() -> None:
    long = Stint(1, "Désherber " * 20, TUESDAY, dt.time(9), dt.time(12))
    (told,) = twice_at_once([long, a_stint(2, "10:00", "11:00")])
    assert len(str(told)) < 250 and "…" in str(told)


def test_nobody_with_one_mission_or_none_is_in_two_places() -> None:
    assert twice_at_once([]) == twice_at_once([a_stint(1, "09:00", "12:00")]) == []
