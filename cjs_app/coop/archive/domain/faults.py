"""What is wrong in an archive, and where: every fault of it in one go."""

from collections.abc import Iterable

from msgspec import Struct

from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import Sentence, quoted

MOST_LISTED = 1_000
NOWHERE = "-"
"""The column of a fault that is about a whole line or a whole table."""


class Fault(Struct, frozen=True):
    """One thing to correct: the table, its line (the header is line 1), the column, and what to do."""

    table: str
    line: int
    column: str
    sentence: Sentence

    def __str__(self) -> str:
        """Return the fault on one line: `heures:12:duree: …`."""
        return f"{_safe(self.table)}:{self.line}:{_safe(self.column)}: {self.sentence}"


class ArchiveFaults(Refusal):
    """An archive that cannot come in; `faults` holds everything there is to correct in it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep every fault."""
        self.faults = tuple(faults)
        count = len(self.faults)
        if count == 1:
            super().__init__("L’archive contient une erreur : la corriger, puis recommencer.")
        else:
            super().__init__("L’archive contient {count} erreurs : les corriger, puis recommencer.", count=count)

    @property
    def listed(self) -> tuple[Fault, ...]:
        """The first faults, as many as a page can show."""
        return self.faults[:MOST_LISTED]

    @property
    def others(self) -> int:
        """How many faults are not listed."""
        return len(self.faults) - len(self.listed)

    @property
    def lines(self) -> list[str]:
        """Every fault of the archive, one line each, as the contract of the command has it."""
        return [str(fault) for fault in self.faults]


def fault(table: str, line: int, column: str, template: str, /, **values: object) -> Fault:
    """Return a fault and its sentence."""
    return Fault(table, line, column, Sentence(template, values))


def refused(table: str, line: int, column: str, refusal: Refusal) -> Fault:
    """Return a rule's refusal as a fault of the archive."""
    return Fault(table, line, column, refusal.sentence)


def _safe(name: str) -> str:
    """Return a name that cannot be mistaken for the next part of the line."""
    return quoted(name).replace(":", " ") or NOWHERE
