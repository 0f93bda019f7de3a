"""Sales to private persons by day, by rate and by category, and what they paid: what the carrier declares."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from cjs_app.coop.books.domain import Issued

TAXED, UNTAXED = "TPS1", "TNT1"
"""Services that bear VAT, and what bears none: the categories that a declaration of sales knows."""
CATEGORY_LABELS = {TAXED: "Prestations de services soumises à la TVA", UNTAXED: "Opérations sans TVA"}


class DaySale(NamedTuple):
    """What was sold to private persons on one day at one rate, credit notes taken away, in cents."""

    day: dt.date
    category: str
    rate: Decimal
    ht_cents: int
    tva_cents: int
    documents: int


class DayMoney(NamedTuple):
    """What private persons paid on one day for what was sold at one rate, in cents, all taxes included."""

    day: dt.date
    rate: Decimal
    cents: int


def day_sales(documents: Iterable[Issued]) -> list[DaySale]:
    """Return the sales of each day, by rate; the category follows from the rate, since all work is services."""
    sums: dict[tuple[dt.date, Decimal], list[int]] = {}
    for document in documents:
        for rate, (ht_cents, tva_cents) in document.by_rate.items():
            line = sums.setdefault((document.day, rate), [0, 0, 0])
            line[0] += document.sign * ht_cents
            line[1] += document.sign * tva_cents
            line[2] += 1
    return [DaySale(day, TAXED if rate else UNTAXED, rate, *line) for (day, rate), line in sorted(sums.items())]


def spread(cents: int, by_rate: Mapping[Decimal, tuple[int, int]]) -> dict[Decimal, int]:
    """Return an amount paid parted among the rates of its invoice, as their amounts all taxes included are.

    Each part is first rounded down, then spare cents go to the largest remainders: the parts always add up, and an
    invoice paid whole gives each rate its very amount. A rate may be worth less than nothing: a discount. A document
    that is worth nothing as a whole has one rate for all that is paid: its lowest.
    """
    weights = {rate: ht + tva for rate, (ht, tva) in sorted(by_rate.items())}
    whole = sum(weights.values())
    if whole <= 0:
        return {min(weights, default=Decimal(0)): cents}
    parts = {rate: cents * weight // whole for rate, weight in weights.items()}
    spare = cents - sum(parts.values())
    order = sorted(weights, key=lambda rate: cents * weights[rate] % whole, reverse=True)
    for rate in order[:spare]:
        parts[rate] += 1
    return parts


def day_money(payments: Iterable[tuple[int, dt.date, int, Mapping[Decimal, tuple[int, int]]]]) -> list[DayMoney]:
    """Return what came in each day by rate, from payments in their order: (invoice, day, cents, its rates).

    A payment takes what is between the parts of all that was paid after it and before it: payments of one invoice add
    up to the parts of the whole, whatever their number.
    """
    paid: dict[int, int] = {}
    sums: dict[tuple[dt.date, Decimal], int] = {}
    for invoice, day, cents, by_rate in payments:
        before = spread(paid.get(invoice, 0), by_rate)
        paid[invoice] = paid.get(invoice, 0) + cents
        for rate, part in spread(paid[invoice], by_rate).items():
            sums[day, rate] = sums.get((day, rate), 0) + part - before.get(rate, 0)
    return [DayMoney(day, rate, cents) for (day, rate), cents in sorted(sums.items())]
