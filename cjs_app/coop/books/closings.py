"""What a closing says of a month and of everything since the origin, and how closings are chained: pure rules."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from msgspec import Struct

from cjs_app.coop.books.domain import ORDER_OF_METHODS, Received, Sale, Span, Totals
from cjs_app.journal.domain import NOTHING_BEFORE, canonical, decimal_text
from cjs_app.kernel.refusal import Refusal

VERSION = 1
"""The version of what a closing says; a reader of old closings is never taken away."""


class Perpetual(Struct, frozen=True):
    """What a season adds up to since its origin, in cents; it only ever grows by months."""

    sales: tuple[Sale, ...] = ()
    by_method: tuple[tuple[str, int], ...] = ()
    invoices: int = 0
    credit_notes: int = 0
    payments: int = 0

    @property
    def ht_cents(self) -> int:
        """Sales before tax."""
        return sum(sale.ht_cents for sale in self.sales)

    @property
    def tva_cents(self) -> int:
        """Tax on the sales."""
        return sum(sale.tva_cents for sale in self.sales)

    @property
    def ttc_cents(self) -> int:
        """Sales, all taxes included."""
        return self.ht_cents + self.tva_cents

    @property
    def received_cents(self) -> int:
        """Money received."""
        return sum(cents for _, cents in self.by_method)


def perpetual_of(totals: Totals) -> Perpetual:
    """Return the totals of a period as those since the origin, when the period begins there."""
    return Perpetual(totals.sales, totals.by_method, totals.invoices, totals.credit_notes, totals.payments)


def continued(before: Perpetual, month: Totals) -> Perpetual:
    """Return the totals since the origin once a month more is over."""
    sales = {sale.rate: (sale.ht_cents, sale.tva_cents) for sale in before.sales}
    for sale in month.sales:
        ht_cents, tva_cents = sales.get(sale.rate, (0, 0))
        sales[sale.rate] = ht_cents + sale.ht_cents, tva_cents + sale.tva_cents
    methods = dict(before.by_method)
    for method, cents in month.by_method:
        methods[method] = methods.get(method, 0) + cents
    return Perpetual(
        tuple(Sale(rate, *sales[rate]) for rate in sorted(sales)),
        tuple(sorted(methods.items(), key=lambda pair: ORDER_OF_METHODS.index(pair[0]))),
        before.invoices + month.invoices,
        before.credit_notes + month.credit_notes,
        before.payments + month.payments,
    )


def ensure_continues(before: Perpetual, month: Totals, since_origin: Perpetual) -> None:
    """Raise Refusal when the months closed and the new one do not add up to what the documents say since the origin."""
    if continued(before, month) != since_origin:
        raise Refusal(
            "Les mois déjà clos ne retombent pas sur les documents : lancer « cjs verify », puis en parler au porteur."
        )


def record_of(month: Totals, since_origin: Perpetual, currency: str) -> str:
    """Return what a closing says as one canonical text: whole cents, rates as texts, ISO days."""
    return canonical(
        {
            "version": VERSION,
            "currency": currency,
            "month": {
                "sales": _sales(month.sales),
                "received": [list(one) for one in month.received],
                "invoices": month.invoices,
                "credit_notes": month.credit_notes,
                "payments": month.payments,
                "series": [list(span) for span in month.spans],
            },
            "since_origin": {
                "sales": _sales(since_origin.sales),
                "received": [list(pair) for pair in since_origin.by_method],
                "invoices": since_origin.invoices,
                "credit_notes": since_origin.credit_notes,
                "payments": since_origin.payments,
            },
        }
    )


def _sales(sales: Iterable[Sale]) -> list[list[Any]]:
    """Return sales as plain values."""
    return [[decimal_text(sale.rate), sale.ht_cents, sale.tva_cents] for sale in sales]


def read_record(text: str) -> tuple[Totals, Perpetual]:
    """Return what a closing says; nothing is computed again."""
    told = json.loads(text)
    month, origin = told["month"], told["since_origin"]
    counts = ("invoices", "credit_notes", "payments")
    return (
        Totals(
            sales=_read_sales(month["sales"]),
            received=tuple(
                Received(dt.date.fromisoformat(day), method, cents) for day, method, cents in month["received"]
            ),
            spans=tuple(Span(*span) for span in month["series"]),
            **{count: month[count] for count in counts},
        ),
        Perpetual(
            sales=_read_sales(origin["sales"]),
            by_method=tuple((method, cents) for method, cents in origin["received"]),
            **{count: origin[count] for count in counts},
        ),
    )


def _read_sales(rows: Iterable[Sequence[Any]]) -> tuple[Sale, ...]:
    """Return sales kept as plain values."""
    return tuple(Sale(Decimal(rate), ht_cents, tva_cents) for rate, ht_cents, tva_cents in rows)


class Sealed(NamedTuple):
    """What the hash of a closing covers."""

    season_id: int
    rank: int
    kind: str
    first_day: dt.date
    last_day: dt.date
    at: dt.datetime
    by_user_id: int | None
    record: str
    journal_seq: int
    journal_hash: str
    previous_hash: str = NOTHING_BEFORE


def closing_hash(closing: Sealed) -> str:
    """Return the SHA-256 of a closing, the hash of the one before it included."""
    return hashlib.sha256(canonical([VERSION, *closing]).encode()).hexdigest()
