"""Tables as they were found in a file: nothing but texts, and where they stood."""

from typing import NamedTuple

from msgspec import Struct, field

from cjs_app.coop.archive.domain.faults import Fault


class RawRow(NamedTuple):
    """A line of a file: its place there, and its cells as texts."""

    line: int
    cells: tuple[str, ...]


class RawTable(Struct):
    """A file or a sheet; its first row is the header. `faults` tells what its reader could not make out."""

    name: str
    rows: list[RawRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
