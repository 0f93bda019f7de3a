"""What may be told of a group, with written figures: five persons, none of whom did nearly all of it."""

import pytest

from cjs_app.coop.sharing.domain import Amounts, Cells, Shown, Table, cells_of, checked_threshold, hidden_rows
from cjs_app.kernel.refusal import Refusal

FIVE = {"c1": 60, "c2": 60, "c3": 60, "c4": 60, "c5": 60}
FOUR = {"c1": 60, "c2": 60, "c3": 60, "c4": 60}
OTHERS = {"c6": 60, "c7": 60, "c8": 60, "c9": 60, "c10": 60}


def table(**rows: Amounts) -> Table:
    return Table({name: (amounts,) for name, amounts in rows.items()})


def ones(first: str, count: int) -> Amounts:
    """Return so many persons who count for one each, named after a letter."""
    return {f"{first}{number}": 1 for number in range(count)}


def test_a_row_of_five_persons_is_shown_with_its_total() -> None:
    assert hidden_rows(table(mission=FIVE, reunion=OTHERS), [], 5) == frozenset()


def test_a_row_of_four_persons_is_hidden_and_one_more_so_that_nobody_subtracts() -> None:
    rows = table(mission=FIVE, reunion=FOUR, gestion=OTHERS | {"c11": 60})
    assert hidden_rows(rows, [], 5) == {"reunion", "mission"}


def test_the_smallest_row_goes_with_the_one_that_has_to() -> None:
    rows = table(mission=dict.fromkeys(FIVE, 90), reunion=FOUR, gestion=OTHERS)
    assert hidden_rows(rows, [], 5) == {"reunion", "gestion"}


def test_of_two_rows_of_which_one_is_too_small_nothing_can_be_shown_but_their_total() -> None:
    assert hidden_rows(table(mission=FIVE, reunion=FOUR), [], 5) == {"mission", "reunion"}


def test_a_total_of_four_persons_is_not_shown_at_all() -> None:
    assert hidden_rows(table(mission=FOUR), [], 5) is None


def test_a_season_may_ask_for_six_persons() -> None:
    assert hidden_rows(table(mission=FIVE), [], 6) is None
    assert hidden_rows(table(mission=FIVE | {"c6": 1}), [], 6) == frozenset()


def test_nothing_at_all_may_be_told() -> None:
    assert hidden_rows(table(mission={}, reunion=FIVE), [], 5) == frozenset()


@pytest.mark.parametrize(("most", "hidden"), [(85, frozenset()), (86, None)])
def test_one_person_may_have_done_85_per_cent_and_no_more(most: int, hidden: frozenset[str] | None) -> None:
    rest = (100 - most) * 25
    amounts = {"c1": most * 100, "c2": rest, "c3": rest, "c4": rest, "c5": rest}
    assert hidden_rows(table(mission=amounts), [], 5) == hidden


def test_what_four_persons_did_between_two_editions_is_not_told() -> None:
    before = Shown(table(mission=FIVE))
    four_more = {person: 120 if person in FOUR else 60 for person in FIVE}
    assert hidden_rows(table(mission=four_more), [before], 5) is None


def test_what_five_persons_did_between_two_editions_is_told() -> None:
    before = Shown(table(mission=FIVE))
    assert hidden_rows(table(mission=dict.fromkeys(FIVE, 120)), [before], 5) == frozenset()


def test_what_did_not_move_is_told_again() -> None:
    assert hidden_rows(table(mission=FIVE), [Shown(table(mission=FIVE))], 5) == frozenset()


def test_a_person_who_went_between_two_editions_is_not_found_by_subtraction() -> None:
    before = Shown(table(mission=FIVE | {"c6": 60}))
    assert hidden_rows(table(mission=FIVE), [before], 5) is None


def test_an_earlier_edition_counts_even_behind_a_newer_one() -> None:
    first, second = Shown(table(mission=FIVE)), Shown(table(mission=dict.fromkeys(FIVE, 120)))
    third = {person: 120 if person != "c1" else 60 for person in FIVE}
    assert hidden_rows(table(mission=third), [second], 5) is None
    assert hidden_rows(table(mission=third), [first], 5) is None


def test_what_an_earlier_edition_hid_cannot_be_subtracted() -> None:
    now = table(mission=FIVE, reunion=OTHERS | {"c1": 15})
    before = table(mission=FIVE, reunion=OTHERS)
    assert hidden_rows(now, [Shown(before)], 5) is None
    assert hidden_rows(now, [Shown(before, frozenset({"mission", "reunion"}))], 5) is None


def test_each_measure_of_a_row_is_looked_at() -> None:
    rows = Table({"association": (FIVE, FOUR), "entreprise": (OTHERS, OTHERS)})
    assert hidden_rows(rows, [], 5) == {"association", "entreprise"}


def test_a_table_without_rows_has_no_measure_and_hides_nothing() -> None:
    assert Table({}).measures == 0
    assert hidden_rows(Table({}), [], 5) == frozenset()


def test_the_sums_of_some_rows_stand_measure_by_measure() -> None:
    rows = Table({"a": ({"c1": 1}, {"c1": 100}), "b": ({"c2": 1}, {"c2": 250}), "c": ({"c3": 1}, {"c3": 9})})
    assert rows.measures == 2
    assert rows.sums(["a", "b"]) == (2, 350)
    assert rows.sums([]) == (0, 0)


def test_three_counts_that_can_only_be_four_are_not_shown_even_as_a_total() -> None:
    rows = Table({name: (ones(name, 4),) for name in "abc"}, counted=True)
    assert hidden_rows(rows, [], 5) is None
    assert hidden_rows(Table(rows.rows), [], 5) == {"a", "b", "c"}


def test_two_hidden_counts_of_eleven_may_be_four_and_seven_or_three_and_eight() -> None:
    rows = Table({"a": (ones("a", 4),), "b": (ones("b", 7),)}, counted=True)
    assert hidden_rows(rows, [], 5) == {"a", "b"}


def test_a_counted_table_of_large_rows_hides_nothing() -> None:
    rows = Table({"a": (ones("a", 6),), "b": (ones("b", 7),)}, counted=True)
    assert hidden_rows(rows, [], 5) == frozenset()


SMALL_COOPS = [
    (
        [
            "a0:1 a1:1:100",
            "b0:1 b1:1:500 b2:1 b3:1 b4:1:100 b5:1:100",
            "c0:1 c1:2:200 c2:1:500 c3:2:500 c4:1:500 c5:1:500",
        ],
        "a b c",
    ),
    (["a0:1:500 a1:1:500 a2:1:100", "b0:1:200 b1:1:3000"], "a b"),
    (
        [
            "a0:1:200 a1:2:500 a2:2:100 a3:1:100 a4:1:3000 a5:1:500",
            "b0:2 b1:1:3000 b2:1:500 x3:2:100 b4:1:3000 x5:1:200",
            "c0:1:200 c1:1:3000 c2:1:100 c3:2 c4:2:3000 x5:2",
        ],
        "a c",
    ),
    (
        [
            "x0:1 a1:1:3000 a2:1:200 a3:1:100 a4:1:3000 x5:1:100",
            "b0:1 b1:1:3000 b2:1:500 b3:1:3000 x4:1:3000 b5:1:500",
            "c0:2:3000 x1:1:200 c2:1:200 c3:1:200 c4:1",
        ],
        "a c",
    ),
    (
        [
            "a0:1:100 a1:1:500 x2:1:200 a3:1:100",
            "b0:1:3000 b1:1:200 b2:1:100 b3:1:500",
            "c0:2 c1:1:100 c2:1 c3:1 x4:1:100 c5:1:100 c6:1:500",
        ],
        "a b c",
    ),
    (
        [
            "a0:1:3000 a1:1:200 x2:1:100 a3:2 a4:1:3000",
            "b0:2:3000 x1:1 b2:1:100 x3:1 x4:2:100 x5:1:100 x6:1:500",
            "c0:1:500 c1:1:100 c2:1:500 c3:1:500 c4:1:3000 c5:1:100 x6:2:100",
        ],
        "a c",
    ),
    (
        [
            "x0:2:100 a1:1:100 x2:2:100 a3:1:500",
            "b0:1:100 x1:1:3000 b2:1:500 b3:1:100 b4:1:3000",
            "c0:1:500 c1:2:100 c2:1:3000 x3:1:200 x4:1:100",
        ],
        None,
    ),
    (
        [
            "a0:1:3000 x1:1:100 a2:1:200 x3:2:100 a4:2:100",
            "b0:2:200 b1:1:200 x2:2:3000 x3:1 b4:1:200 b5:1:500",
            "c0:1:3000 c1:1:500 c2:1:200 x3:1:100 c4:1:100 c5:1:3000 c6:1:500",
        ],
        None,
    ),
]
"""Clients of three kinds as «client:how many devis:cents», and the kinds that are hidden; None: nothing is shown."""


@pytest.mark.parametrize(("kinds", "hidden"), SMALL_COOPS)
def test_a_client_moved_to_another_kind_with_its_money_leaves_the_same_page(
    kinds: list[str], hidden: str | None
) -> None:
    rows: dict[str, tuple[Amounts, ...]] = {}
    for name, told in zip("abc", kinds, strict=False):
        clients = [one.split(":") for one in told.split()]
        counts, money = {one[0]: int(one[1]) for one in clients}, {one[0]: int(one[2]) for one in clients if one[2:]}
        rows[name] = (counts, money)
    expected = None if hidden is None else set(hidden.split())
    assert hidden_rows(Table(rows, counted=True), [], 5) == expected


def test_what_is_shown_is_the_total_and_the_rows_that_may_be() -> None:
    rows = table(mission=FIVE, reunion=OTHERS)
    assert cells_of(rows, frozenset({"reunion"}), "2021-07-13") == Cells(
        "2021-07-13", (600,), {"mission": (300,), "reunion": None}
    )


def test_nothing_is_shown_of_a_table_that_may_not_be_its_day_neither() -> None:
    assert cells_of(table(mission=FOUR), None, "2021-07-13") == Cells(None, None, {"mission": None})


def test_hours_are_rounded_to_five_hours_the_total_on_its_own() -> None:
    rows = table(mission={"c1": 449}, reunion={"c2": 450})
    assert cells_of(rows, frozenset(), "2021-07-13", 300) == Cells(
        "2021-07-13", (900,), {"mission": (300,), "reunion": (600,)}
    )


@pytest.mark.parametrize("persons", [5, 50])
def test_a_threshold_goes_from_five_to_fifty(persons: int) -> None:
    assert checked_threshold(persons) == persons


@pytest.mark.parametrize("persons", [4, 51])
def test_another_threshold_is_refused_with_both_limits(persons: int) -> None:
    with pytest.raises(Refusal) as refused:
        checked_threshold(persons)
    assert refused.value.field == "persons"
    assert str(refused.value) == "Le seuil va de 5 à 50 personnes\u00a0: en dessous, une case dirait trop de quelqu’un."
