"""What a table of the archive is made of: named columns, each of one kind."""

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import cached_property

from msgspec import Struct

from cjs_app.kernel.names import folded
from cjs_app.kernel.periods import FIRST_YEAR


class Kind(Enum):
    """What the cells of a column hold, once read."""

    TEXT = "un texte"
    DAY = "une date"
    MONEY = "un montant"
    NUMBER = "un nombre"
    WHOLE = "un nombre entier"
    MINUTES = "une durée"
    CHOICE = "un mot de la liste"
    CHOICES = "un ou plusieurs mots de la liste"
    YES_NO = "oui ou non"
    VALUE = "un nombre ou un montant"
    """A percentage or an amount, as another column of the line says."""


class Column(Struct, frozen=True):
    """A column: its name in the archive, what it becomes in a row, and what a reader is told about it."""

    name: str
    attribute: str
    kind: Kind
    explanation: str
    example: str = ""
    required: bool = False
    """Whether the column must be there, and its cells filled."""
    may_be_empty: bool = False
    """Whether the cells of a required column may be empty all the same."""
    default: object = None
    longest: int = 200
    words: tuple[str, ...] = ()
    """The words a cell may hold, empty where it is free."""
    points_to: str = ""
    """The table whose key a cell must hold."""
    lowest: Decimal | None = None
    highest: Decimal | None = None
    first_year: int = FIRST_YEAR


class Table(Struct, frozen=True, dict=True):
    """A table: its columns in their written order, and the one whose cells may not come twice."""

    name: str
    label: str
    counted: tuple[str, str]
    """How its rows are counted: «devis», «devis»."""
    columns: tuple[Column, ...]
    key: str = ""
    written_empty: bool = True
    """Whether an archive holds it even without a row; tables that came later are left out then."""

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """The columns, by their names."""
        return {column.name: column for column in self.columns}

    @property
    def names(self) -> tuple[str, ...]:
        """The header line."""
        return tuple(column.name for column in self.columns)

    def is_written(self, rows: object) -> bool:
        """Return whether an archive holds this table with these rows, or with so many."""
        return self.written_empty or bool(rows)

    def count_of(self, rows: int) -> str:
        """Return a number of rows as it is said: «1 mission», «25 missions»."""
        return f"{rows} {self.counted[rows > 1]}"


def plain_name(written: str) -> str:
    """Return a name of table or column as the archive writes it: «Prix unitaire HT» gives `prix_unitaire_ht`."""
    return "_".join(folded(written.replace("_", " ")).split())
