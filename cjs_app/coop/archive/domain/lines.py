"""The tables of an archive, from texts to values: each cell read on its own, what cannot be read told at its line."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from msgspec import Struct, field

from cjs_app.coop.archive.domain.cells import clean, read_cell
from cjs_app.coop.archive.domain.columns import Table, plain_name
from cjs_app.coop.archive.domain.faults import NOWHERE, Fault, fault, refused
from cjs_app.coop.archive.domain.raw import RawRow, RawTable
from cjs_app.coop.archive.domain.tables import FIELD, SEASON, TABLE_NAMED, TABLES
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import quoted


class Line(Struct):
    """A line of a table: the value of each cell that could be read, and the key it declares, readable or not."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    key: str = ""

    def get(self, column: str) -> Any:
        """Return a value; None where the cell is empty or could not be read."""
        return self.values.get(column)


class Reading(Struct):
    """A table once read; `sure` tells whether every key that it declares is known."""

    table: Table
    lines: list[Line] = field(default_factory=list)
    sure: bool = True


Readings = Mapping[str, Reading]


def read_tables(raw_tables: Iterable[RawTable], faults: list[Fault]) -> Readings:
    """Return every table of the archive read cell by cell, empty where it is absent; add what is wrong."""
    readings = {table.name: Reading(table) for table in TABLES}
    seen: set[str] = set()
    for raw in raw_tables:
        faults += raw.faults
        if not raw.rows and not raw.faults:
            continue
        name = plain_name(raw.name)
        table = TABLE_NAMED.get(name)
        if table is None:
            faults.append(
                fault(
                    raw.name,
                    1,
                    NOWHERE,
                    "Cette table est inconnue : l’ôter, ou la nommer comme l’une de celles-ci : {names}.",
                    names=", ".join(TABLE_NAMED),
                )
            )
        elif name in seen:
            faults.append(fault(name, 1, NOWHERE, "Cette table est là deux fois : n’en garder qu’une."))
        else:
            seen.add(name)
            readings[name] = _read_table(table, raw, faults)
    if SEASON not in seen:
        readings[SEASON].sure = False
        faults.append(
            fault(SEASON, 1, FIELD, "La table « saison » manque : l’ajouter, avec le nom, l’année et les dates.")
        )
    return readings


def _read_table(table: Table, raw: RawTable, faults: list[Fault]) -> Reading:
    """Return a table read line by line; unsure where its header is lost."""
    if not raw.rows:
        return Reading(table, sure=False)
    header, *rows = raw.rows
    places = _places(table, header, faults)
    required = [column.name for column in table.columns if column.required]
    for name in required:
        if name not in places:
            faults.append(fault(table.name, header.line, name, "La colonne « {name} » manque : l’ajouter.", name=name))
    if not any(name in places for name in required):
        return Reading(table, sure=False)
    _tell_what_has_no_header(table, header, rows, faults)
    lost = {(told.line, plain_name(told.column)) for told in raw.faults}
    lines = [_read_line(table, places, row, lost, faults) for row in rows]
    return Reading(table, lines, sure=not raw.faults and (not table.key or table.key in places))


def _places(table: Table, header: RawRow, faults: list[Fault]) -> dict[str, int]:
    """Return where each column stands; add a fault for each header that is unknown or comes twice."""
    places: dict[str, int] = {}
    for place, written in enumerate(header.cells):
        name = plain_name(written)
        if name and name not in table.by_name:
            faults.append(
                fault(
                    table.name,
                    header.line,
                    written,
                    "La colonne « {name} » est inconnue : l’ôter, ou la nommer comme l’une de celles-ci : {names}.",
                    name=quoted(written),
                    names=", ".join(table.names),
                )
            )
        elif name in places:
            faults.append(
                fault(table.name, header.line, name, "La colonne « {name} » est là deux fois : en ôter une.", name=name)
            )
        elif name:
            places[name] = place
    return places


def _tell_what_has_no_header(table: Table, header: RawRow, rows: list[RawRow], faults: list[Fault]) -> None:
    """Add a fault for each column that holds something under no name, at the first line where it does."""
    told: set[int] = set()
    named = {place for place, written in enumerate(header.cells) if written.strip()}
    for row in rows:
        for place, text in enumerate(row.cells):
            if text.strip() and place not in named and place not in told:
                told.add(place)
                faults.append(
                    fault(
                        table.name,
                        row.line,
                        f"colonne {place + 1}",
                        "« {typed} » n’a pas de titre de colonne : vérifier les séparateurs de la ligne.",
                        typed=quoted(text),
                    )
                )


def _read_line(
    table: Table, places: Mapping[str, int], row: RawRow, lost: Collection[tuple[int, str]], faults: list[Fault]
) -> Line:
    """Return a line; a cell that cannot be read stays without value and is a fault, unless it was one already."""
    line = Line(row.line)
    for column in table.columns:
        place = places.get(column.name)
        if place is None and column.required:
            continue
        text = row.cells[place] if place is not None and place < len(row.cells) else ""
        if column.name == table.key:
            line.key = clean(text)
        try:
            line.values[column.name] = read_cell(column, text)
        except Refusal as refusal:
            if (row.line, column.name) not in lost:
                faults.append(refused(table.name, row.line, column.name, refusal))
    return line
