"""Whoever keeps every edition and subtracts learns nothing of fewer than five persons.

The cohorts are small on purpose: three to nine persons, whose hours come in over several editions. The reader of
`solver.py` reads what the rules publish; with the rules off, the same reader finds somebody.
"""

import random
from collections.abc import Sequence
from itertools import product

import pytest

from cjs_app.coop.sharing.domain import Shown, Table, hidden_rows, told_by_enough
from tests import campaigns
from tests.coop.sharing.solver import Reader, equations, leaks

NATURES = ("mission", "formation", "reunion", "gestion")
COHORTS = 10_000 if campaigns.FULL else 500
THRESHOLD = 5


def enough(amounts: list[int]) -> bool:
    """Tell by hand what the rule tells: nobody, or five persons none of whom did more than 85 %."""
    sizes = [abs(amount) for amount in amounts if amount]
    return not sizes or (len(sizes) >= 5 and max(sizes) / sum(sizes) <= 0.85)


def a_summer(seed: int) -> list[Table]:
    """Return a small cohort's hours as they stand on a few days: written, and now and then taken back."""
    chance = random.Random(seed)  # noqa: S311 — a summer is no secret
    people = [f"c{number}" for number in range(chance.randint(3, 9))]
    rows: dict[str, dict[str, int]] = {nature: {} for nature in NATURES[: chance.randint(2, 4)]}
    days = []
    for _ in range(chance.randint(1, 4)):
        for person in chance.sample(people, chance.randint(1, len(people))):
            for nature in chance.sample(list(rows), chance.randint(1, len(rows))):
                before = rows[nature].get(person, 0)
                rows[nature][person] = max(0, before + 15 * chance.choice([-1, 1, 1, 2, 4, 8, 40]))
        days.append(Table({nature: (dict(spent),) for nature, spent in rows.items()}))
    return days


def clients_of(seed: int) -> list[Table]:
    """Return the clients of a small cooperative and what they were billed, as they stand on a few days."""
    chance = random.Random(-seed)  # noqa: S311 — a summer is no secret
    kinds = ("particulier", "entreprise", "association")
    counted: dict[str, dict[str, int]] = {kind: {} for kind in kinds}
    billed: dict[str, dict[str, int]] = {kind: {} for kind in kinds}
    days = []
    for _ in range(chance.randint(1, 4)):
        for _ in range(chance.randint(1, 9)):
            kind, client = chance.choice(kinds), f"k{chance.randint(1, 12)}"
            counted[kind][client] = 1
            if chance.random() < 0.7:
                billed[kind][client] = max(
                    0, billed[kind].get(client, 0) + chance.choice([500, 900, 4000, 20000, -500])
                )
        days.append(Table({kind: (dict(counted[kind]), dict(billed[kind])) for kind in kinds}, counted=True))
    return days


def published(days: Sequence[Table]) -> list[Shown]:
    """Return the editions that the rules let out, one for each day that has any."""
    out: list[Shown] = []
    for table in days:
        hidden = hidden_rows(table, out, THRESHOLD)
        if hidden is not None:
            out.append(Shown(table, hidden))
    return out


def published_without_complement(days: Sequence[Table]) -> list[Shown]:
    """Return what a rule that only hides the small cells would let out: the total gives them back."""
    return [
        Shown(
            table, frozenset(name for name, (row,) in table.rows.items() if not told_by_enough(row.values(), THRESHOLD))
        )
        for table in days
    ]


def published_without_memory(days: Sequence[Table]) -> list[Shown]:
    """Return what a rule that looks at one edition at a time would let out."""
    out = []
    for table in days:
        hidden = hidden_rows(table, [], THRESHOLD)
        if hidden is not None:
            out.append(Shown(table, hidden))
    return out


def test_no_reader_of_all_editions_learns_of_fewer_than_five_persons() -> None:
    found = {seed: told for seed in range(COHORTS) if (told := [*leaks(published(a_summer(seed)), enough)])}
    assert found == {}


def test_nor_does_an_insider_who_knows_which_rows_did_not_move() -> None:
    found = {
        seed: told for seed in range(COHORTS) if (told := [*leaks(published(a_summer(seed)), enough, insider=True)])
    }
    assert found == {}


def test_nor_of_fewer_than_five_clients_be_it_their_number_or_their_money() -> None:
    for seed in range(COHORTS):
        out = published(clients_of(seed))
        assert [*leaks(out, enough, 0), *leaks(out, enough, 1)] == [], seed


def test_who_knows_the_rules_by_heart_still_cannot_tell_a_hidden_count() -> None:
    fitting: dict[tuple[object, ...], list[tuple[int, ...]]] = {}
    for counts in product(range(8), repeat=3):
        rows = {name: ({f"{name}{one}": 1 for one in range(count)},) for name, count in zip("abc", counts, strict=True)}
        hidden = hidden_rows(Table(rows, counted=True), [], THRESHOLD)
        told = None if hidden is None else sum(counts)
        seen = tuple(
            None if hidden is None or name in hidden else count for name, count in zip("abc", counts, strict=True)
        )
        fitting.setdefault((told, *seen), []).append(counts)
    found_out = [
        (seen, row)
        for seen, worlds in fitting.items()
        for row in range(3)
        if seen[row + 1] is None and len({world[row] for world in worlds}) == 1
    ]
    assert found_out == []


def test_the_rules_still_let_rows_and_totals_out_of_such_small_groups() -> None:
    editions = [shown for seed in range(COHORTS) for shown in published(a_summer(seed))]
    rows_told = sum(len(shown.table.rows) - len(shown.hidden) for shown in editions)
    assert len(editions) > COHORTS / 2
    assert rows_told > COHORTS / 2


@pytest.mark.parametrize("weak", [published_without_complement, published_without_memory])
def test_the_reader_finds_somebody_when_the_rules_are_weaker(weak: object) -> None:
    found = [seed for seed in range(COHORTS) if any(leaks(weak(a_summer(seed)), enough))]  # type: ignore[operator]
    assert len(found) > COHORTS / 10


def test_the_reader_finds_a_cell_by_subtraction() -> None:
    table = Table({"mission": ({"c1": 60, "c2": 60},), "reunion": ({"c1": 30, "c2": 30},)})
    reader = Reader(equations([Shown(table, frozenset({"mission"}))]))
    assert reader.value_of({(0, "mission"): 1}) == 120


def test_the_reader_finds_a_cell_by_its_bounds() -> None:
    table = Table({"mission": ({},), "reunion": ({},), "gestion": ({"c1": 30},)})
    reader = Reader(equations([Shown(table, frozenset({"mission", "reunion"}))]))
    assert reader.value_of({(0, "mission"): 1}) == 0


def test_the_reader_does_not_claim_what_two_values_would_fit() -> None:
    table = Table({"mission": ({"c1": 60},), "reunion": ({"c2": 60},)})
    assert Reader(equations([Shown(table, frozenset({"mission", "reunion"}))])).value_of({(0, "mission"): 1}) is None
