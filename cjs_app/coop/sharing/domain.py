"""What a page without log-in may show of a group: sums of enough persons, and nothing that leads to fewer.

A table is rows that add up to a total, which is always shown with them. What a reader can have of it is then every
sum of shown rows, the total, and the total less any of those; from two editions, one such sum less another. None of
these may be the doing of fewer persons than the threshold, nor of one person for more than 85 %.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, permutations

from msgspec import Struct, field

from cjs_app.coop.distribution.whole import FEWEST_PERSONS
from cjs_app.kernel.money import rounded_ratio
from cjs_app.kernel.refusal import Refusal

MOST_PERSONS = 50
"""A season may ask for more than five persons in each cell, never for fewer."""
DOMINANT_PERCENT = 85
"""Above this part of a sum, the sum tells what one contributor did (Insee's rule for firms)."""
HOURS_STEP_MINUTES = 5 * 60

Amounts = Mapping[str, int]
"""What each contributor adds to a sum, by a mark that names nobody («c12»); minutes, cents or ones."""


class Table(Struct, frozen=True):
    """Rows of a total: for each row, one or several measures (clients and their revenue), person by person."""

    rows: Mapping[str, tuple[Amounts, ...]]
    counted: bool = False
    """Whether the first measure counts, one by one: small whole numbers can be guessed from the rules themselves."""

    @property
    def measures(self) -> int:
        """How many measures each row has."""
        return max((len(row) for row in self.rows.values()), default=0)

    def sums(self, names: Iterable[str]) -> tuple[int, ...]:
        """Return the sum of some rows, one figure for each measure."""
        chosen = [self.rows[name] for name in names]
        return tuple(sum(sum(row[measure].values()) for row in chosen) for measure in range(self.measures))


class Shown(Struct, frozen=True):
    """A table as an edition showed it; only the rows told stand beside the total."""

    table: Table
    hidden: frozenset[str] = field(default_factory=frozenset)


def told_by_enough(amounts: Iterable[int], threshold: int) -> bool:
    """Return whether a sum may be known: nobody made it, or enough persons did and none of them nearly all of it."""
    sizes = [abs(amount) for amount in amounts if amount]
    return not sizes or (len(sizes) >= threshold and max(sizes) * 100 <= DOMINANT_PERCENT * sum(sizes))


def hidden_rows(table: Table, earlier: Sequence[Shown], threshold: int) -> frozenset[str] | None:
    """Return the rows that must not be shown beside the total; None: not even the total can be.

    `earlier` is the same table in every edition that showed it: readers keep them and subtract. Where one of them has
    other rows (the season got another month), they cannot be held against one another, and nothing is shown anew.
    """
    if any(past.table.rows.keys() != table.rows.keys() for past in earlier):
        return None
    hidden = _fewest(table, earlier, threshold)
    if hidden and table.counted and not _could_be_otherwise(table, earlier, threshold, hidden):
        return None
    return hidden


def _fewest(table: Table, earlier: Sequence[Shown], threshold: int) -> frozenset[str] | None:
    """Return the fewest rows to hide, the smallest first, for nothing of too few persons to be had."""
    names = tuple(table.rows)
    forbidden = _forbidden(table, earlier, threshold)
    for size in range(len(names) + 1):
        groups = combinations(range(len(names)), size)
        for group in sorted(groups, key=lambda rows: table.sums(names[row] for row in rows)):
            hidden = frozenset(names[row] for row in group)
            if forbidden.isdisjoint(_derivable(names, hidden)):
                return hidden
    return None


def _could_be_otherwise(table: Table, earlier: Sequence[Shown], threshold: int, hidden: frozenset[str]) -> bool:
    """Return whether each hidden count could be another one and the page the same, for who knows these very rules.

    Three hidden rows of twelve can only be 4, 4 and 4; two of eleven can be 4 and 7, or 3 and 8.
    """
    unsure: set[str] = set()
    for giver, taker in permutations(sorted(hidden), 2):
        if not {giver, taker} <= unsure:
            others = (_moved(table, person, giver, taker) for person in table.rows[giver][0])
            if any(_fewest(other, earlier, threshold) == hidden for other in others):
                unsure |= {giver, taker}
    return unsure == hidden


def _moved(table: Table, person: str, giver: str, taker: str) -> Table:
    """Return the table with one thing of a person counted in another row; with the last one goes all the person did."""
    rows = {name: [dict(measure) for measure in row] for name, row in table.rows.items()}
    is_last = rows[giver][0][person] == 1
    for place, (left, found) in enumerate(zip(rows[giver], rows[taker], strict=True)):
        amount = left.get(person, 0) if is_last else int(place == 0)
        left[person] = left.get(person, 0) - amount
        found[person] = found.get(person, 0) + amount
    return Table({name: tuple(row) for name, row in rows.items()}, table.counted)


def _forbidden(table: Table, earlier: Sequence[Shown], threshold: int) -> set[int]:
    """Return the sets of rows, each as the bits of a number, whose sum nobody may be able to have."""
    names = tuple(table.rows)
    now = [_sums_by_person(table, names, measure) for measure in range(table.measures)]
    every = range(1, 1 << len(names))
    found = {rows for sums in now for rows in every if not told_by_enough(sums[rows].values(), threshold)}
    for past in earlier:
        known = _derivable(names, past.hidden)
        for measure, sums in enumerate(now):
            before = _sums_by_person(past.table, names, measure)
            found |= {rows for rows in every if _differs_by_few(rows, known, sums[rows], before, threshold)}
    return found


def _differs_by_few(rows: int, known: set[int], sums: Amounts, before: Sequence[Amounts], threshold: int) -> bool:
    """Return whether a sum of today less an earlier sum, one within the other, would tell of too few persons.

    The same rows on two days tell what happened between; a part of them, what the others were when it has not moved.
    """
    nested = (past for past in known if past & rows in (past, rows))
    return any(not told_by_enough(_difference(sums, before[past]), threshold) for past in nested)


def _difference(now: Amounts, before: Amounts) -> list[int]:
    """Return what each person did between two sums."""
    return [now.get(person, 0) - before.get(person, 0) for person in now.keys() | before.keys()]


def _sums_by_person(table: Table, names: Sequence[str], measure: int) -> list[dict[str, int]]:
    """Return, for every set of rows, what each person adds to its sum."""
    sums: list[dict[str, int]] = [{}]
    for rows in range(1, 1 << len(names)):
        last = rows.bit_length() - 1
        total = dict(sums[rows & ~(1 << last)])
        for person, amount in table.rows[names[last]][measure].items():
            total[person] = total.get(person, 0) + amount
        sums.append(total)
    return sums


def _derivable(names: Sequence[str], hidden: Iterable[str]) -> set[int]:
    """Return every set of rows whose sum can be had: shown rows one by one, hidden ones all together (total less)."""
    blocks = [1 << place for place, name in enumerate(names) if name not in hidden]
    together = sum(1 << place for place, name in enumerate(names) if name in hidden)
    sets = {0}
    for block in [*blocks, together]:
        sets |= {one | block for one in sets}
    return sets - {0}


class Cells(Struct, frozen=True):
    """A table as it is shown: the day its figures are of, the total, and the rows; None where nothing is shown."""

    as_of: str | None
    totals: tuple[int, ...] | None
    rows: Mapping[str, tuple[int, ...] | None]


def cells_of(table: Table, hidden: frozenset[str] | None, day: str, step: int = 1) -> Cells:
    """Return what is shown of a table on a day (ISO); each figure rounded to the nearest multiple of `step`."""

    def coarse(figures: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(rounded_ratio(figure, step) * step for figure in figures)

    if hidden is None:
        return Cells(None, None, dict.fromkeys(table.rows))
    rows = {name: None if name in hidden else coarse(table.sums([name])) for name in table.rows}
    return Cells(day, coarse(table.sums(table.rows)), rows)


def checked_threshold(persons: int) -> int:
    """Return the threshold unchanged; raise Refusal for one that would protect too little, or hide everything."""
    if not FEWEST_PERSONS <= persons <= MOST_PERSONS:
        raise Refusal(
            "Le seuil va de {fewest} à {most} personnes : en dessous, une case dirait trop de quelqu’un.",
            field="persons",
            fewest=FEWEST_PERSONS,
            most=MOST_PERSONS,
        )
    return persons
