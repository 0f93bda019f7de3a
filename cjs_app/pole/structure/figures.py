"""A figure of the pôle's year: its value, how it is counted in plain words, and how people speak of it.

One function computes it, in the room that keeps its records; the pages, the report and the checker all read that one.
"""

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from msgspec import Struct

from cjs_app.kernel.counted import Records
from cjs_app.kernel.sentences import Sentence


class Kind(StrEnum):
    """What a figure is written like; the words are those of the ways of writing."""

    COUNT = "number"
    MONEY = "money"
    DURATION = "duration"
    PERCENT = "percent"
    DAY = "day"


class Wording(Struct, frozen=True):
    """How a sentence speaks of a figure: what stands beside the number, and what must stand around it.

    «35 personnes» is the assembly only where «AG» or «assemblée générale» is near. Words are written without capitals;
    accents, plurals and the «·e» forms do not matter to who compares them.
    """

    nouns: tuple[str, ...]
    about: tuple[str, ...] = ()
    """One of these must be in the sentence, or in what was last spoken of."""
    never: tuple[str, ...] = ()
    """None of these may be in the sentence: it then speaks of something else."""


class Figure(Struct, frozen=True):
    """One figure of one year; `value` is a count, cents, minutes, an exact Decimal, or an ISO day; None: unknown."""

    key: str
    year: int
    label: str
    kind: Kind
    value: int | Decimal | str | None
    formula: Sentence
    inputs: tuple[str, ...] = ()
    """The keys of the figures that the formula names, of the same year unless «key@2020» says another."""
    over: str = ""
    """The key of the denominator of a share or a rate."""
    base: str = ""
    """The key, with its year, of what a growth starts from."""
    part_of: str = ""
    """The key of the whole that this part adds up to, with its sister parts."""
    records: tuple[Records, ...] = ()
    words: tuple[Wording, ...] = ()
    note: str = ""
    """What whoever reads the figure must know: how many were counted, how many estimated."""

    def to_json(self) -> dict[str, Any]:
        """Return the figure as the report gives it to programs: cents and minutes whole, the rest exact, as text."""
        return {
            "key": self.key,
            "year": self.year,
            "label": self.label,
            "kind": _JSON_KINDS[self.kind],
            "value": _json_value(self.kind, self.value),
            "formula": str(self.formula),
            "inputs": list(self.inputs),
            "over": self.over or None,
            "base": self.base or None,
            "part_of": self.part_of or None,
            "note": self.note or None,
        }


_JSON_KINDS = {
    Kind.COUNT: "count",
    Kind.MONEY: "cents",
    Kind.DURATION: "minutes",
    Kind.PERCENT: "percent",
    Kind.DAY: "day",
}
_HUNDREDTH = Decimal("0.01")


def _json_value(kind: Kind, value: int | Decimal | str | None) -> int | str | None:
    """Return a value without a float: percentages have two decimals, other decimals no useless zero."""
    if not isinstance(value, Decimal):
        return value
    if kind is Kind.PERCENT:
        return str(value.quantize(_HUNDREDTH, ROUND_HALF_UP))
    plain = value.normalize()
    return f"{plain:f}"


def count(year: int, key: str, label: str, value: int | Decimal | None, formula: str, **more: Any) -> Figure:
    """Return a figure that counts people or things; a Decimal for full-time equivalents and means."""
    return Figure(key, year, label, Kind.COUNT, value, Sentence(formula), **more)


def money(year: int, key: str, label: str, cents: int | None, formula: str, **more: Any) -> Figure:
    """Return an amount, in cents."""
    return Figure(key, year, label, Kind.MONEY, cents, Sentence(formula), **more)


def duration(year: int, key: str, label: str, minutes: int | None, formula: str, **more: Any) -> Figure:
    """Return a duration, in minutes."""
    return Figure(key, year, label, Kind.DURATION, minutes, Sentence(formula), **more)


def share(year: int, key: str, label: str, part: Figure, whole: Figure, **more: Any) -> Figure:
    """Return how much of a whole a part is, in percent with two decimals; None where there is nothing to divide by."""
    formula = f"{part.label} ÷ {whole.label}."
    value = percent_of(part.value, whole.value)
    return Figure(
        key,
        year,
        label,
        Kind.PERCENT,
        value,
        Sentence(formula),
        inputs=(named(part, year), named(whole, year)),
        over=named(whole, year),
        **more,
    )


def growth(key: str, label: str, now: Figure, before: Figure, **more: Any) -> Figure:
    """Return by how much a figure grew from an earlier year, in percent of that year; None from nothing.

    The base is what there was before: (20 − 12) ÷ 12 = 66,67 %, never ÷ 20.
    """
    formula = f"({now.label} {now.year} − {before.label} {before.year}) ÷ {before.label} {before.year}."
    value = None
    if isinstance(now.value, int | Decimal) and isinstance(before.value, int | Decimal):
        value = percent_of(now.value - before.value, before.value)
    return Figure(
        key,
        now.year,
        label,
        Kind.PERCENT,
        value,
        Sentence(formula),
        inputs=(now.key, named(before, now.year)),
        over=named(before, now.year),
        base=named(before, now.year),
        **more,
    )


def room_of(key: str) -> str:
    """Return the prefix of a key, the room that tells it: «members.total@2020» gives `members`."""
    return key.partition(".")[0]


def named(figure: Figure, year: int) -> str:
    """Return how a formula of a year names a figure: its key, and its year where that is another one."""
    return figure.key if figure.year == year else f"{figure.key}@{figure.year}"


def percent_of(part: Any, whole: Any) -> Decimal | None:
    """Return 100 × part ÷ whole with two decimals, half away from zero; None where there is nothing to divide by."""
    if not isinstance(part, int | Decimal) or not isinstance(whole, int | Decimal) or whole == 0:
        return None
    return (Decimal(100) * Decimal(part) / Decimal(whole)).quantize(_HUNDREDTH, ROUND_HALF_UP)
