"""The fair queue: an order that anybody can check by hand, and that nobody can turn to their advantage."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some
from msgspec.structs import replace

from cjs_app.coop.planning.queue import Candidate, Turn, cents_of, in_turn, is_out_of_turn, overlap, passed_over

A_DAY = dt.date(2021, 7, 12)


def one(number: int, minutes: int = 0, cents: int = 0, **more: object) -> Candidate:
    return replace(Candidate(number, f"C{number:02}", f"Nom {number}", minutes, cents), **more)  # type: ignore[arg-type]


def order(*candidates: Candidate, places: int = 2, team: dict[int, str] | None = None) -> list[int]:
    return [turn.candidate.cooperant_id for turn in in_turn(candidates, places, team or {})]


def proposed(turns: list[Turn]) -> list[int]:
    return [turn.candidate.cooperant_id for turn in turns if turn.proposed]


def test_the_fewest_hours_come_first_then_the_fewest_euros_then_the_code() -> None:
    assert order(one(1, 60, 0), one(2, 0, 500), one(3, 0, 100), one(5, 0, 100), one(4, 0, 100)) == [3, 4, 5, 2, 1]


def test_a_minute_and_a_cent_are_enough() -> None:
    assert order(one(1, 61), one(2, 60, 9_999)) == [2, 1]
    assert order(one(1, 60, 101), one(2, 60, 100)) == [2, 1]


def test_who_is_not_available_or_is_elsewhere_comes_last_and_is_not_proposed() -> None:
    turns = in_turn([one(1, away=[A_DAY]), one(2, 600), one(3, busy=[A_DAY])], 2, {})
    assert [turn.candidate.cooperant_id for turn in turns] == [2, 1, 3]
    assert proposed(turns) == [2]


def test_at_equal_hours_and_euros_a_pair_is_not_made_again() -> None:
    turns = in_turn([one(1, last_team=frozenset({2})), one(2, last_team=frozenset({1})), one(3)], 2, {})
    assert proposed(turns) == [1, 3]
    assert [turn.again_with for turn in turns] == [[], [], []]


def test_a_pair_is_made_again_rather_than_passing_somebody_over() -> None:
    turns = in_turn([one(1, last_team=frozenset({2})), one(2, last_team=frozenset({1})), one(3, 60)], 2, {})
    assert proposed(turns) == [1, 2]
    assert [list(turn.again_with) for turn in turns] == [[], ["Nom 1"], []]


def test_the_team_of_the_mission_counts_in_the_pair_and_in_the_places() -> None:
    turns = in_turn([one(1, last_team=frozenset({9})), one(2), one(3)], 1, {9: "Awa"})
    assert proposed(turns) == [2]
    assert [turn.candidate.cooperant_id for turn in turns] == [2, 1, 3]


@pytest.mark.parametrize(("places", "count"), [(0, 0), (1, 1), (3, 3), (9, 4)])
def test_as_many_are_proposed_as_there_are_places(places: int, count: int) -> None:
    assert len(proposed(in_turn([one(number) for number in range(1, 5)], places, {}))) == count


@pytest.mark.parametrize(
    ("taken", "passed", "asks"),
    [
        ([1, 2], [], False),
        ([1], [], False),
        ([1, 2, 3], [], False),
        ([], [], False),
        ([2], [1], True),
        ([1, 3], [2], True),
        ([3], [1, 2], True),
        ([1, 2, 3, 4], [], True),
        ([4], [1, 2, 3], True),
        ([99], [], False),
    ],
)
def test_who_is_passed_over_asks_for_a_reason(taken: list[int], passed: list[int], asks: bool) -> None:
    turns = in_turn([one(1), one(2), one(3), one(4, away=[A_DAY])], 2, {99: "Awa"})
    assert [found.cooperant_id for found in passed_over(turns, taken)] == passed
    assert is_out_of_turn(turns, taken) is asks


def test_who_is_not_free_is_passed_over_without_a_word() -> None:
    turns = in_turn([one(1, away=[A_DAY]), one(2)], 1, {})
    assert not is_out_of_turn(turns, [2])


def test_a_devis_is_shared_by_the_hours_noted_to_the_cent() -> None:
    assert cents_of({7: 10000}, {7: {1: 60, 2: 60, 3: 60}}) == {1: 3334, 2: 3333, 3: 3333}
    assert cents_of({7: 10000, 8: 500}, {7: {1: 90, 2: 30}, 8: {1: 10}}) == {1: 8000, 2: 2500}


def test_a_devis_without_hours_or_without_a_price_is_nobody_s() -> None:
    assert cents_of({7: 10000, 8: 0}, {7: {1: 0}, 8: {1: 60}, 9: {1: 60}}) == {}


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (("09:00", "10:00"), True),
        (("11:59", "13:00"), True),
        (("12:00", "13:00"), False),
        (("08:00", "09:00"), False),
        (("08:00", "13:00"), True),
        (("10:00", ""), False),
        (("", ""), False),
    ],
)
def test_two_slots_share_time_when_both_are_known(other: tuple[str, str], shared: bool) -> None:
    nine_to_noon = (dt.time(9), dt.time(12))
    start, end = (dt.time.fromisoformat(text) if text else None for text in other)
    assert overlap(nine_to_noon, (start, end)) is shared
    assert overlap((start, end), nine_to_noon) is shared


people = some.lists(
    some.builds(
        one,
        some.integers(1, 30),
        some.integers(0, 4).map(lambda hours: 60 * hours),
        some.integers(0, 3).map(lambda euros: 100 * euros),
        away=some.sampled_from([[], [], [A_DAY]]),
        last_team=some.frozensets(some.integers(1, 30), max_size=3),
    ),
    max_size=12,
    unique_by=lambda candidate: candidate.cooperant_id,
)


@given(people, some.integers(0, 4), some.randoms())
def test_the_order_in_which_people_are_given_changes_nothing(
    candidates: list[Candidate], places: int, chance: object
) -> None:
    shuffled = list(candidates)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert in_turn(candidates, places, {}) == in_turn(shuffled, places, {})


@given(people, some.integers(0, 4))
def test_nobody_who_is_free_stands_behind_somebody_who_has_more(candidates: list[Candidate], places: int) -> None:
    turns = [turn.candidate for turn in in_turn(candidates, places, {})]
    merits = [(not found.is_free, found.minutes, found.cents) for found in turns]
    assert merits == sorted(merits)
    assert sorted(found.code for found in turns) == sorted(found.code for found in candidates)


@given(people, some.integers(0, 4), some.integers(0, 11), some.integers(1, 300))
def test_more_hours_never_move_anybody_up(candidates: list[Candidate], places: int, who: int, minutes: int) -> None:
    if who >= len(candidates):
        return
    worked = [replace(found, minutes=found.minutes + minutes * (rank == who)) for rank, found in enumerate(candidates)]
    number = candidates[who].cooperant_id
    assert order(*candidates, places=places).index(number) <= order(*worked, places=places).index(number)


@given(people, some.integers(0, 4))
def test_the_team_proposed_never_asks_for_a_reason(candidates: list[Candidate], places: int) -> None:
    turns = in_turn(candidates, places, {})
    assert not is_out_of_turn(turns, proposed(turns))
    assert len(proposed(turns)) == min(places, sum(found.is_free for found in candidates))
