"""This summer beside the former ones: every growth says what it is measured from."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from cjs_app.coop.bilan.domain import average, growth_text
from cjs_app.kernel.sentences import Sentence


class Summer(Protocol):
    """What is compared of two summers."""

    @property
    def name(self) -> str:
        """The name of the cooperative."""

    @property
    def year(self) -> int:
        """The year of the summer."""

    @property
    def revenue_ht_cents(self) -> int:
        """What was invoiced, before tax."""

    @property
    def missions_done(self) -> int:
        """How many missions were carried out."""

    @property
    def founded(self) -> int:
        """How many created the cooperative."""

    @property
    def stayed(self) -> int:
        """How many were there to the end."""

    @property
    def sharers(self) -> int:
        """How many have a part."""

    @property
    def net_per_cooperant_cents(self) -> int | None:
        """The net divided by those who have a part; None when nobody has."""


class FormerSummer(Struct, frozen=True):
    """A former summer in the few figures that are compared, amounts in cents."""

    name: str
    year: int
    revenue_ht_cents: int
    missions_done: int
    founded: int
    stayed: int
    sharers: int
    net_cents: int

    @property
    def net_per_cooperant_cents(self) -> int | None:
        """The net divided by those who have a part, rounded to the cent; None when nobody has."""
        return average(self.net_cents, self.sharers)


class Growth(Struct, frozen=True):
    """How a figure changed since the last summer, and the sentence that says so with its base."""

    label: str
    told: Sentence


class Comparison(Struct, frozen=True):
    """Summers of the same territory and currency, this one first, then the newest."""

    summers: tuple[Summer, ...]
    growths: tuple[Growth, ...]


def comparison(now: Summer, former: Sequence[Summer]) -> Comparison | None:
    """Return this summer beside the former ones, newest first; None when it is the first."""
    if not former:
        return None
    before = former[0]
    pairs = (
        ("Chiffre d’affaires HT", "money", now.revenue_ht_cents, before.revenue_ht_cents),
        ("Missions réalisées", "number", now.missions_done, before.missions_done),
        ("Coopérant·es à la fin", "number", now.stayed, before.stayed),
        ("Net par coopérant·e", "money", now.net_per_cooperant_cents, before.net_per_cooperant_cents),
    )
    growths = (_growth(label, kind, new, old, before.year) for label, kind, new, old in pairs)
    return Comparison((now, *former), tuple(growth for growth in growths if growth is not None))


def _growth(label: str, kind: str, now: int | None, before: int | None, year: int) -> Growth | None:
    """Return how a figure changed, None where there is nothing to measure it from, or nothing made yet this summer."""
    percent = None if not now or before is None else growth_text(now, before)
    if percent is None:
        return None
    told = Sentence(f"{{percent}}\u00a0% par rapport à {{before:{kind}}} en {{year}}")
    return Growth(label, told.with_values(percent=percent.replace(".", ","), before=before, year=year))
