"""A reader who keeps every edition, knows all the rules, and subtracts: what can he know for certain?

He is stronger than a real one: he sees exact figures, where the page rounds hours. What is shown is as many equations
over the rows of each edition, each row a whole number of zero or more. Elimination finds every sum of rows that the
equations fix; bounds, tightened until nothing moves, find the rows that can take one value only.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from cjs_app.coop.sharing.domain import Shown, Table

Row = list[Fraction]
Cell = tuple[int, str]
"""A row of an edition: (which edition, which row)."""
Enough = Callable[[list[int]], bool]


@dataclass(frozen=True)
class Equation:
    """A sum of cells, and what it is known to be."""

    cells: Mapping[Cell, int]
    value: int


def equations(editions: Sequence[Shown], measure: int = 0) -> list[Equation]:
    """Return all that is shown: each row that is not hidden, and the total."""
    found = []
    for place, shown in enumerate(editions):
        for name in shown.table.rows:
            if name not in shown.hidden:
                found.append(Equation({(place, name): 1}, shown.table.sums([name])[measure]))
        total = shown.table.sums(shown.table.rows)[measure]
        found.append(Equation({(place, name): 1 for name in shown.table.rows}, total))
    return found


def known_as_still(editions: Sequence[Shown], measure: int = 0) -> list[Equation]:
    """Return what an insider adds: which rows nobody has touched from one edition to another."""
    found = []
    for (before, old), (after, new) in combinations(enumerate(editions), 2):
        for name in new.table.rows:
            if old.table.rows[name][measure] == new.table.rows[name][measure]:
                found.append(Equation({(before, name): 1, (after, name): -1}, 0))
    return found


def reduced(rows: list[Row]) -> list[Row]:
    """Return the rows of a system in echelon form, by elimination with exact fractions."""
    rows, done = [row[:] for row in rows], []
    for column in range(len(rows[0]) - 1 if rows else 0):
        pivot = next((row for row in rows if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        pivot = [value / pivot[column] for value in pivot]
        rows = [_less(row, pivot, column) for row in rows]
        done = [_less(row, pivot, column) for row in done] + [pivot]
    return done


def _less(row: Row, pivot: Row, column: int) -> Row:
    """Return a row without its part along a pivot."""
    factor = row[column]
    return [value - factor * other for value, other in zip(row, pivot, strict=True)] if factor else row


class Reader:
    """What follows from a set of equations."""

    def __init__(self, known: Sequence[Equation]) -> None:
        self.cells = sorted({cell for equation in known for cell in equation.cells})
        self.rows = reduced([self._row(equation.cells, equation.value) for equation in known])
        self.bounds = self._bounds()

    def _row(self, cells: Mapping[Cell, int], value: int) -> Row:
        """Return an equation as numbers, what it equals last."""
        return [Fraction(cells.get(cell, 0)) for cell in self.cells] + [Fraction(value)]

    def value_of(self, cells: Mapping[Cell, int]) -> Fraction | None:
        """Return the value of a sum of cells where it can have one only, else None."""
        rest = self._row(cells, 0)
        for row in self.rows:
            rest = _less(rest, row, next(place for place, value in enumerate(row) if value))
        total = -rest[-1]
        for cell, factor in zip(self.cells, rest[:-1], strict=True):
            low, high = self.bounds[cell]
            if factor and low != high:
                return None
            total += factor * low
        return total

    def _bounds(self) -> dict[Cell, tuple[int, int]]:
        """Return between what each cell lies: whole, zero or more, and what the others leave to it."""
        most = max((abs(int(row[-1])) for row in self.rows), default=0) + 1
        bounds = dict.fromkeys(self.cells, (0, most))
        moved = True
        while moved:
            moved = False
            for row in self.rows:
                for place, cell in enumerate(self.cells):
                    tightened = self._tightened(row, place, bounds)
                    moved |= tightened != bounds[cell]
                    bounds[cell] = tightened
        return bounds

    def _tightened(self, row: Row, place: int, bounds: Mapping[Cell, tuple[int, int]]) -> tuple[int, int]:
        """Return the bounds of a cell, narrowed by one equation."""
        low, high = bounds[self.cells[place]]
        factor = row[place]
        if not factor:
            return low, high
        least = most = row[-1]
        for other, cell in enumerate(self.cells):
            if other != place:
                ends = [row[other] * end for end in bounds[cell]]
                least, most = least - max(ends), most - min(ends)
        ends = sorted((least / factor, most / factor))
        return max(low, -(-ends[0] // 1)), min(high, ends[1] // 1)


def leaks(editions: Sequence[Shown], enough: Enough, measure: int = 0, *, insider: bool = False) -> Iterator[str]:
    """Yield what a reader of all these editions knows for certain of too few persons."""
    reader = Reader(equations(editions, measure) + (known_as_still(editions, measure) if insider else []))
    for told, cells, amounts in secrets_of(editions, measure):
        if not enough(amounts) and reader.value_of(cells) is not None:
            yield told


def secrets_of(editions: Sequence[Shown], measure: int) -> Iterator[tuple[str, dict[Cell, int], list[int]]]:
    """Yield every sum of rows of an edition, and how it moved to every later one, with what each person did in it."""
    for place, shown in enumerate(editions):
        for names in every_set(shown.table):
            amounts = [*by_person(shown.table, names, measure).values()]
            yield f"{'+'.join(names)} of edition {place}", {(place, name): 1 for name in names}, amounts
    for (before, old), (after, new) in combinations(enumerate(editions), 2):
        for names in every_set(new.table):
            then, now = by_person(old.table, names, measure), by_person(new.table, names, measure)
            moved = [now.get(one, 0) - then.get(one, 0) for one in then.keys() | now.keys()]
            change = {(after, name): 1 for name in names} | {(before, name): -1 for name in names}
            yield f"{'+'.join(names)} from edition {before} to {after}", change, moved


def every_set(table: Table) -> Iterator[tuple[str, ...]]:
    """Yield every set of rows but the empty one."""
    for size in range(1, len(table.rows) + 1):
        yield from combinations(table.rows, size)


def by_person(table: Table, names: Sequence[str], measure: int) -> dict[str, int]:
    """Return what each person adds to a sum of rows."""
    sums: dict[str, int] = {}
    for name in names:
        for person, amount in table.rows[name][measure].items():
            sums[person] = sums.get(person, 0) + amount
    return sums
