"""Totals of a period, and the months that can be closed: pure rules."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from cjs_app.coop.invoices.domain import METHODS
from cjs_app.coop.invoices.domain import Kind as DocumentKind
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal

OTHER_METHOD = "autre"
ORDER_OF_METHODS = (*METHODS, OTHER_METHOD)
LONGEST_DAYS = 3660
"""A period asked for lasts ten years at most: what has to be kept that long can be added up that long."""


class Kind(StrEnum):
    """A month closed because it was over, or because its season was closed."""

    MONTH = "mois"
    SEASON = "saison"


class Issued(NamedTuple):
    """An invoice or a credit note as it was issued; amounts in cents, positive on a credit note too."""

    kind: DocumentKind
    number: str
    day: dt.date
    by_rate: Mapping[Decimal, tuple[int, int]]
    """(ht, tva) for each rate in percent."""
    template: str = ""
    """The series of its number; empty for a document that an archive brought in."""
    rank: int = 0

    @property
    def sign(self) -> int:
        """-1 for a credit note, which takes away."""
        return -1 if self.kind is DocumentKind.CREDIT_NOTE else 1


class Received(NamedTuple):
    """Money that came in, below zero when it was given back or taken back; in cents."""

    day: dt.date
    method: str
    cents: int


class Sale(NamedTuple):
    """What was sold at one rate of VAT, credit notes taken away, in cents."""

    rate: Decimal
    ht_cents: int
    tva_cents: int

    @property
    def ttc_cents(self) -> int:
        """All taxes included."""
        return self.ht_cents + self.tva_cents


class Span(NamedTuple):
    """The first and the last number of a series in a period, and how many there are."""

    kind: str
    template: str
    year: int
    first: str
    last: str
    documents: int


class Totals(Struct, frozen=True):
    """What a period adds up to, in cents."""

    sales: tuple[Sale, ...] = ()
    received: tuple[Received, ...] = ()
    invoices: int = 0
    credit_notes: int = 0
    payments: int = 0
    spans: tuple[Span, ...] = ()

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
        """Money received, less what was given or taken back."""
        return sum(one.cents for one in self.received)

    @property
    def by_method(self) -> tuple[tuple[str, int], ...]:
        """Money received by method, in the usual order of the methods."""
        sums: dict[str, int] = {}
        for one in self.received:
            sums[one.method] = sums.get(one.method, 0) + one.cents
        return tuple(sorted(sums.items(), key=lambda pair: ORDER_OF_METHODS.index(pair[0])))


def usual_method(method: str) -> str:
    """Return the method of a payment when it is one of the closed list, else «autre»: the rest is free text."""
    return method if method in METHODS else OTHER_METHOD


def totals_of(documents: Iterable[Issued], payments: Iterable[Received], period: Period) -> Totals:
    """Return what a period adds up to: documents by their day of issue, payments by their day."""
    chosen = sorted((one for one in documents if period.contains(one.day)), key=lambda one: (one.day, one.rank))
    money = [one for one in payments if period.contains(one.day)]
    sales: dict[Decimal, list[int]] = {}
    for document in chosen:
        for rate, (ht_cents, tva_cents) in document.by_rate.items():
            sums = sales.setdefault(rate, [0, 0])
            sums[0] += document.sign * ht_cents
            sums[1] += document.sign * tva_cents
    credited = sum(one.kind is DocumentKind.CREDIT_NOTE for one in chosen)
    return Totals(
        sales=tuple(Sale(rate, *sales[rate]) for rate in sorted(sales)),
        received=_by_day_and_method(money),
        invoices=len(chosen) - credited,
        credit_notes=credited,
        payments=len(money),
        spans=_spans(chosen),
    )


def _by_day_and_method(payments: Iterable[Received]) -> tuple[Received, ...]:
    """Return payments added up by day and by method."""
    sums: dict[tuple[dt.date, str], int] = {}
    for one in payments:
        key = (one.day, usual_method(one.method))
        sums[key] = sums.get(key, 0) + one.cents
    return tuple(Received(day, method, cents) for (day, method), cents in sorted(sums.items()))


def _spans(documents: Sequence[Issued]) -> tuple[Span, ...]:
    """Return the first and the last number of each series, documents given in their order."""
    series: dict[tuple[str, str, int], list[str]] = {}
    for one in documents:
        series.setdefault((one.kind.value, one.template, one.day.year), []).append(one.number)
    return tuple(
        Span(kind, template, year, numbers[0], numbers[-1], len(numbers))
        for (kind, template, year), numbers in sorted(series.items())
    )


# ---------------------------------------------------------------------------------------------------------- months


def month_of(day: dt.date) -> Period:
    """Return the month of a day, from its first day to its last."""
    first = day.replace(day=1)
    following = (first + dt.timedelta(days=31)).replace(day=1)
    return Period(first, following - dt.timedelta(days=1))


def months_between(first: dt.date, last: dt.date) -> list[Period]:
    """Return the months from a day to that of another, none when it comes before; the first may begin midway."""
    months = []
    while first <= last:
        months.append(Period(first, month_of(first).end))
        first = months[-1].end + dt.timedelta(days=1)
    return months


class Reach(Struct, frozen=True):
    """The days between which something of a season is, or may be, dated."""

    first: dt.date
    """The first day of the season, or of what was dated before it."""
    last: dt.date
    """The last day of the season, or of what was dated after it."""
    last_dated: dt.date | None = None
    """The day of the newest document or payment, None without any."""
    closed_until: dt.date | None = None
    """The last day of the last month closed, None without any."""

    @property
    def first_open(self) -> dt.date:
        """The first day of the first month that is not closed."""
        return month_of(self.first).start if self.closed_until is None else self.closed_until + dt.timedelta(days=1)


def due_months(reach: Reach, today: dt.date) -> list[Period]:
    """Return the months that are over and not closed yet, the oldest first; a month is over the day after its last."""
    return [month for month in months_between(reach.first_open, reach.last) if month.end < today]


def months_to_the_end(reach: Reach, today: dt.date) -> list[tuple[Kind, Period]]:
    """Return what closing a season closes: the months that are over and hold something, then the days up to this one.

    The last one is the closing of the season itself: its totals since the origin are those of the whole summer.
    """
    months = [month for month in due_months(reach, today) if reach.last_dated and month.start <= reach.last_dated]
    first = months[-1].end + dt.timedelta(days=1) if months else reach.first_open
    rest = [(Kind.SEASON, Period(first, today))] if first <= today else []
    return [*((Kind.MONTH, month) for month in months), *rest]


def ensure_due(asked: dt.date, reach: Reach, today: dt.date) -> Period:
    """Return the month to close, asked for by its first day; raise Refusal unless it is the oldest one that is due."""
    if reach.closed_until is not None and asked <= reach.closed_until:
        raise Refusal("Ce mois est déjà clos.")
    due = due_months(reach, today)
    if asked not in [month.start for month in due]:
        raise Refusal("Un mois se clôt une fois fini : attendre le premier jour du mois suivant.")
    if due[0].start != asked:
        raise Refusal("Les mois se closent dans l’ordre : commencer par celui du {first:day}.", first=due[0].start)
    return due[0]


def ensure_open(day: dt.date, closed_until: dt.date | None, today: dt.date) -> None:
    """Raise Refusal for a document or a payment dated in days that are closed, with what to do instead."""
    if closed_until is None or day > closed_until:
        return
    if today > closed_until:
        raise Refusal(
            "Les comptes sont clos jusqu’au {until:day} compris : écrire la date d’aujourd’hui.",
            field="day",
            until=closed_until,
        )
    raise Refusal(
        "Les comptes sont clos jusqu’au {until:day} compris : recommencer le lendemain.",
        field="day",
        until=closed_until,
    )


def asked_period(first: dt.date, last: dt.date) -> Period:
    """Return the days from a first to a last one; raise Refusal when they end before they start or last too long."""
    period = Period(first, last)
    if period.days > LONGEST_DAYS:
        raise Refusal("Dix ans au plus à la fois : rapprocher les deux dates.", field="end")
    return period
