"""VAT: before tax, tax and all taxes included, computed per rate on the sum of that rate's lines."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from cjs_app.kernel.money import percent_of


class Totals(Struct, frozen=True):
    """The totals of a document, in cents; `by_rate` gives (ht, tva) for each rate in percent, lowest rate first."""

    ht_cents: int
    tva_cents: int
    ttc_cents: int
    by_rate: dict[Decimal, tuple[int, int]]


def tva_by_rate(lines: Iterable[tuple[Decimal, int]]) -> dict[Decimal, tuple[int, int]]:
    """Return (ht, tva) in cents for each rate, lowest first, from lines given as (rate in percent, ht in cents).

    The tax is rounded once per rate, on the sum of its lines.
    """
    ht_by_rate: dict[Decimal, int] = defaultdict(int)
    for rate, ht_cents in lines:
        ht_by_rate[rate] += ht_cents
    return {rate: (ht_by_rate[rate], percent_of(rate, ht_by_rate[rate])) for rate in sorted(ht_by_rate)}


def totals(lines: Iterable[tuple[Decimal, int]]) -> Totals:
    """Return the totals of a document from its lines given as (rate in percent, ht in cents)."""
    by_rate = tva_by_rate(lines)
    ht_cents = sum(ht for ht, _ in by_rate.values())
    tva_cents = sum(tva for _, tva in by_rate.values())
    return Totals(ht_cents, tva_cents, ht_cents + tva_cents, by_rate)
