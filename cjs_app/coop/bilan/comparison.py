"""This summer beside the former ones: every growth says what it is measured from."""

from collections.abc import Sequence
from dataclasses import dataclass

from cjs_app.coop.bilan.domain import Bilan, growth_text
from cjs_app.kernel.sentences import Sentence


@dataclass(frozen=True)
class Growth:
    """How a figure changed since the last summer, and the sentence that says so with its base."""

    label: str
    told: Sentence


@dataclass(frozen=True)
class Comparison:
    """Summers of the same territory and currency, this one first, then the newest."""

    summers: tuple[Bilan, ...]
    growths: tuple[Growth, ...]


def comparison(now: Bilan, former: Sequence[Bilan]) -> Comparison | None:
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
    """Return how a figure changed, None where there is nothing to measure it from."""
    percent = None if now is None or before is None else growth_text(now, before)
    if percent is None:
        return None
    told = Sentence(f"{{percent}}\u00a0% par rapport à {{before:{kind}}} en {{year}}")
    return Growth(label, told.with_values(percent=percent.replace(".", ","), before=before, year=year))
