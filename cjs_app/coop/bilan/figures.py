"""A figure of the bilan: its value, how it is counted in plain words, and the records it was counted from."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

from msgspec import Struct

from cjs_app.coop.bilan.domain import Section
from cjs_app.kernel.counted import Records
from cjs_app.kernel.sentences import Kinds, Sentence


class Kind(StrEnum):
    """What a figure is written like; the words are those of the ways of writing."""

    MONEY = "money"
    COUNT = "number"
    DURATION = "duration"
    PERCENT = "percent"


class Figure(Struct, frozen=True):
    """One figure; `inputs` are the keys that its formula names, `over` is the key of its denominator."""

    key: str
    label: str
    kind: Kind
    section: Section
    value: int | Decimal | None
    formula: Sentence
    inputs: tuple[str, ...] = ()
    over: str = ""
    records: tuple[Records, ...] = ()

    def written(self, write: Kinds) -> str:
        """Return the figure as a text; a dash where there is nothing to divide by."""
        return write[self.kind](self.value)


def count(section: Section, key: str, label: str, value: int, formula: str, **more: Any) -> Figure:
    """Return a figure that counts people or things."""
    return Figure(key, label, Kind.COUNT, section, value, Sentence(formula), **more)


def money(section: Section, key: str, label: str, value: int | None, formula: str | Sentence, **more: Any) -> Figure:
    """Return an amount, in cents."""
    told = formula if isinstance(formula, Sentence) else Sentence(formula)
    return Figure(key, label, Kind.MONEY, section, value, told, **more)


def duration(section: Section, key: str, label: str, value: int | None, formula: str, **more: Any) -> Figure:
    """Return a duration, in minutes."""
    return Figure(key, label, Kind.DURATION, section, value, Sentence(formula), **more)
