"""What a mission may be, and through which doors it goes."""

import datetime as dt

import pytest

from cjs_app.coop.missions import domain
from cjs_app.coop.missions.domain import TRANSITIONS, MissionDraft, SlotDraft, Status
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import Transition, moved

SUMMER = Period(dt.date(2021, 7, 5), dt.date(2021, 8, 31))
ROADS = {
    "commencer": {"prevue": "en_cours"},
    "terminer": {"prevue": "realisee", "en_cours": "realisee"},
    "annuler": {"prevue": "annulee", "en_cours": "annulee"},
    "reprendre": {"realisee": "en_cours", "annulee": "en_cours"},
}


def july(day: int) -> dt.date:
    return dt.date(2021, 7, day)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("transition", TRANSITIONS, ids=lambda transition: transition.name)
def test_a_mission_goes_through_the_declared_doors_and_no_other(status: Status, transition: Transition[Status]) -> None:
    target = ROADS[transition.name].get(status.value)
    if target:
        assert moved(status, transition) == target
    else:
        with pytest.raises(Refusal):
            moved(status, transition)


def test_every_door_is_in_the_table() -> None:
    assert [transition.name for transition in TRANSITIONS] == list(ROADS)


@pytest.mark.parametrize(
    ("start", "end", "slots", "days"),
    [
        (None, None, [], (None, None)),
        (july(6), None, [], (july(6), july(6))),
        (None, july(9), [], (None, july(9))),
        (july(6), july(9), [], (july(6), july(9))),
        (july(7), july(8), [july(9), july(6)], (july(6), july(9))),
        (None, None, [july(12), july(8)], (july(8), july(12))),
        (None, july(15), [july(12)], (july(12), july(15))),
        (july(5), dt.date(2021, 8, 31), [], (july(5), dt.date(2021, 8, 31))),
    ],
)
def test_the_days_of_a_mission_hold_all_its_slots(
    start: dt.date | None, end: dt.date | None, slots: list[dt.date], days: tuple[dt.date | None, dt.date | None]
) -> None:
    draft = MissionDraft("Tonte", start_day=start, end_day=end, slots=[SlotDraft(day) for day in slots])
    assert domain.checked_days(draft, SUMMER) == days


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (MissionDraft("x", start_day=july(4)), "start_day"),
        (MissionDraft("x", end_day=dt.date(2021, 9, 1)), "end_day"),
        (MissionDraft("x", start_day=july(9), end_day=july(8)), "end_day"),
        (MissionDraft("x", slots=[SlotDraft(july(9)), SlotDraft(dt.date(2099, 1, 1))]), "slots"),
        (MissionDraft("x", slots=[SlotDraft(july(9), None, dt.time(9))]), "slots"),
        (MissionDraft("x", slots=[SlotDraft(july(9), dt.time(9), dt.time(9))]), "slots"),
        (MissionDraft("x", slots=[SlotDraft(july(9))] * 61), "slots"),
    ],
)
def test_days_and_slots_that_cannot_be_are_refused(draft: MissionDraft, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        domain.checked_days(draft, SUMMER)
    assert refused.value.field == field


def test_slots_may_have_their_hours_half_their_hours_or_none() -> None:
    slots = [SlotDraft(july(9), dt.time(9), dt.time(9, 1)), SlotDraft(july(9), dt.time(9)), SlotDraft(july(9))]
    assert domain.checked_days(MissionDraft("x", slots=slots * 20), SUMMER) == (july(9), july(9))


@pytest.mark.parametrize(
    ("title", "people", "field"), [(" ", 2, "title"), ("x", 0, "wanted_people"), ("x", 51, "wanted_people")]
)
def test_a_mission_has_a_title_and_a_likely_number_of_people(title: str, people: int, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        domain.ensure_holds(MissionDraft(title, wanted_people=people))
    assert refused.value.field == field


def test_one_person_is_enough_and_fifty_are_not_too_many() -> None:
    domain.ensure_holds(MissionDraft("x", wanted_people=1))
    domain.ensure_holds(MissionDraft("x", wanted_people=50))


def test_the_leader_is_one_of_the_team_and_nobody_is_there_twice() -> None:
    assert domain.team_of([3, 1, 3], 2, [1, 2, 3]) == [3, 1, 2]
    assert domain.team_of([3, 1], 3, [1, 3]) == [3, 1]
    assert domain.team_of([], None, []) == []


@pytest.mark.parametrize(("team", "leader"), [([1, 4], None), ([1], 4)])
def test_nobody_comes_from_another_cooperative(team: list[int], leader: int | None) -> None:
    with pytest.raises(Refusal, match="équipe"):
        domain.team_of(team, leader, [1, 2, 3])


def test_a_mission_changes_until_it_is_done_or_cancelled() -> None:
    for status in (Status.PLANNED, Status.RUNNING):
        domain.ensure_may_change(status)
    for status in (Status.DONE, Status.CANCELLED):
        with pytest.raises(Refusal, match="reprendre"):
            domain.ensure_may_change(status)


@pytest.mark.parametrize(
    ("planned", "day", "today", "days"),
    [
        ((None, None), None, july(14), (july(14), july(14))),
        ((july(12), july(13)), None, july(14), (july(12), july(13))),
        ((july(12), july(14)), None, july(14), (july(12), july(14))),
        ((july(12), july(16)), None, july(14), (july(12), july(14))),
        ((july(15), july(16)), None, july(14), (july(14), july(14))),
        ((july(12), None), None, dt.date(2026, 11, 23), (july(12), dt.date(2021, 8, 31))),
        ((None, None), july(10), july(14), (july(10), july(10))),
        ((july(10), july(12)), july(10), july(14), (july(10), july(10))),
        ((july(10), july(12)), july(14), july(14), (july(10), july(14))),
    ],
)
def test_a_mission_ends_as_planned_or_today_unless_a_day_is_said(
    planned: tuple[dt.date | None, dt.date | None],
    day: dt.date | None,
    today: dt.date,
    days: tuple[dt.date, dt.date],
) -> None:
    assert domain.days_when_done(planned, day, today, SUMMER) == days


@pytest.mark.parametrize(
    ("day", "words"), [(july(15), "futur"), (july(9), "commencé le 10/07/2021"), (july(4), "La saison")]
)
def test_a_mission_does_not_end_tomorrow_nor_before_it_began(day: dt.date, words: str) -> None:
    with pytest.raises(Refusal, match=words) as refused:
        domain.days_when_done((july(10), None), day, july(14), SUMMER)
    assert refused.value.field == "day"


def test_a_day_outside_the_season_gives_its_nearest_end() -> None:
    days = [dt.date(2021, 1, 1), july(14), dt.date(2022, 1, 1)]
    assert [domain.nearest_day(day, SUMMER) for day in days] == [july(5), july(14), dt.date(2021, 8, 31)]


@pytest.mark.parametrize(
    ("status", "states"),
    [
        ("prevue", ["current", "todo", "todo"]),
        ("en_cours", ["done", "current", "todo"]),
        ("realisee", ["done", "done", "done"]),
        ("annulee", ["done", "stopped"]),
    ],
)
def test_the_steps_tell_where_a_mission_stands(status: str, states: list[str]) -> None:
    told = domain.steps_of(Status(status))
    assert [state for _, state in told] == states
    assert told[0][0] is Status.PLANNED
    assert told[-1][0] is (Status.CANCELLED if status == "annulee" else Status.DONE)
