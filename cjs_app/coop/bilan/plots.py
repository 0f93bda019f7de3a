"""The charts of the bilan, from its values; `write` are the ways of writing amounts, durations and numbers."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from cjs_app.coop.bilan.comparison import Summer
from cjs_app.coop.bilan.domain import Bilan, Economy
from cjs_app.coop.clients.domain import KIND_LABELS
from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.hours.domain import NATURE_LABELS, Nature
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.kernel.charts import Chart, Series, Told, bars, strip
from cjs_app.kernel.money import rounded_ratio
from cjs_app.kernel.periods import Period, week_start
from cjs_app.kernel.scales import grouped
from cjs_app.kernel.sentences import Kinds

A_UNIT = 100
MOST_WEEKS = 10
A_WEEK = dt.timedelta(days=7)
MONTHS = ("janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")


def revenue_chart(by_day: Mapping[dt.date, int], season: Period, write: Kinds, unit: str) -> Chart:
    """Return the revenue week by week, or month by month where a season is long or its invoices are late."""
    days = [season.start, season.end, *by_day]
    weeks = (week_start(max(days)) - week_start(min(days))).days // 7 + 1
    by_week = weeks <= MOST_WEEKS
    sums: dict[tuple[int, ...], int] = defaultdict(int)
    for day, cents in by_day.items():
        sums[_slot(day, by_week)] += cents
    slots = _slots(min(days), max(days), by_week)
    values = [sums[slot] for slot in slots]
    names = [f"{slot[2]}/{slot[1]}" if by_week else MONTHS[slot[1] - 1] for slot in slots]
    best = max(range(len(slots)), key=values.__getitem__)
    told = Told(
        f"Chiffre d’affaires HT par {'semaine' if by_week else 'mois'}",
        f"{len(slots)} {'semaines, nommées par leur lundi' if by_week else 'mois'}, avoirs déduits. "
        f"Le plus haut : {write['money'](values[best])} ({names[best]}).",
        unit,
        "Pas encore de facture émise.",
    )
    return bars(told, names, [_money("CA HT", values, write)], A_UNIT)


def hours_chart(bilan: Bilan, write: Kinds) -> Chart:
    """Return what the time went to."""
    natures = [nature for nature in Nature if bilan.minutes_by_nature.get(nature, 0)]
    minutes = [bilan.minutes_by_nature[nature] for nature in natures]
    told = Told(
        "Le temps donné, par nature",
        f"{write['duration'](bilan.minutes_total)} en tout.",
        nothing="Pas encore d’heures notées.",
    )
    texts = [write["duration"](spent) for spent in minutes]
    return strip(told, [NATURE_LABELS[nature] for nature in natures], [Series("Heures", minutes, texts)])


def clients_chart(economy: Economy, write: Kinds) -> Chart:
    """Return which kinds of clients brought the revenue, and how many of them there are."""
    kinds = [kind for kind in ClientKind if economy.revenue_by_kind.get(kind, 0) or economy.clients.get(kind, 0)]
    cents = [economy.revenue_by_kind.get(kind, 0) for kind in kinds]
    counts = [economy.clients.get(kind, 0) for kind in kinds]
    told = Told(
        "Le chiffre d’affaires HT, par genre de client",
        f"{sum(counts)} clients en tout.",
        nothing="Pas encore de facture émise.",
    )
    labels = [f"{KIND_LABELS[kind]} ({number})" for kind, number in zip(kinds, counts, strict=True)]
    told_twice = [
        Series("CA HT", cents, [write["money"](sum_) for sum_ in cents]),
        Series("Clients", counts, [write["number"](number) for number in counts]),
    ]
    return strip(told, labels, told_twice, ("sun", "indigo", "leaf", "plum"))


def quotes_chart(bilan: Bilan, write: Kinds) -> Chart:
    """Return the road from the devis to the work done."""
    steps = {
        "Devis faits": bilan.quotes_made,
        "Acceptés": bilan.quotes.get(QuoteStatus.ACCEPTED, 0),
        "Missions": bilan.missions_done,
        "Factures": bilan.documents.invoices_issued,
    }
    texts = [write["number"](number) for number in steps.values()]
    told = Told(
        "Du devis à la facture",
        ", ".join(f"{label.lower()} : {text}" for label, text in zip(steps, texts, strict=True)) + ".",
        nothing="Pas encore de devis envoyé.",
    )
    return bars(told, list(steps), [Series("Nombre", list(steps.values()), texts, "plum")])


def years_chart(summers: Sequence[Summer], write: Kinds, unit: str) -> Chart:
    """Return the revenue of each summer, the oldest first."""
    ordered = sorted(summers, key=lambda summer: summer.year)
    values = [summer.revenue_ht_cents for summer in ordered]
    told = Told(
        "Chiffre d’affaires HT, été après été",
        ", ".join(f"{summer.year} : {write['money'](summer.revenue_ht_cents)}" for summer in ordered) + ".",
        unit,
    )
    return bars(told, [str(summer.year) for summer in ordered], [_money("CA HT", values, write)], A_UNIT)


def _money(label: str, values: Sequence[int], write: Kinds) -> Series:
    """Return amounts as a series: exact in the table, in whole units on the bars."""
    return Series(
        label,
        values,
        [write["money"](cents) for cents in values],
        short=[grouped(rounded_ratio(cents, A_UNIT)) for cents in values],
    )


def _slot(day: dt.date, by_week: bool) -> tuple[int, ...]:
    """Return the week or the month of a day, as (year, month[, day of its Monday])."""
    if not by_week:
        return (day.year, day.month)
    monday = week_start(day)
    return (monday.year, monday.month, monday.day)


def _slots(first: dt.date, last: dt.date, by_week: bool) -> list[tuple[int, ...]]:
    """Return every week or month from a day to another."""
    days = (first + dt.timedelta(days=step) for step in range((last - first).days + 1))
    return list(dict.fromkeys(_slot(day, by_week) for day in days))
