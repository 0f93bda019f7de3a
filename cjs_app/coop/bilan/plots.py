"""The charts of the bilan, from its values; `write` are the ways of writing amounts, durations and numbers."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from cjs_app.coop.bilan.domain import Bilan, Economy
from cjs_app.coop.bilan.funnels import STEP_LABELS, QuoteRoad
from cjs_app.coop.clients.domain import KIND_LABELS
from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.cooperants.recruitment import Recruited
from cjs_app.coop.hours.domain import NATURE_LABELS, Nature
from cjs_app.kernel.charts import Chart, Series, Told, bars, strip
from cjs_app.kernel.horizontal import Row, funnel
from cjs_app.kernel.money import rounded_ratio
from cjs_app.kernel.periods import Period, week_start
from cjs_app.kernel.scales import grouped
from cjs_app.kernel.sentences import Kinds, agreed

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
        f"{sum(counts)} {agreed(sum(counts), 'client')} en tout.",
        nothing="Pas encore de facture émise.",
    )
    labels = [f"{KIND_LABELS[kind]} ({number})" for kind, number in zip(kinds, counts, strict=True)]
    told_twice = [
        Series("CA HT", cents, [write["money"](sum_) for sum_ in cents]),
        Series("Clients", counts, [write["number"](number) for number in counts]),
    ]
    return strip(told, labels, told_twice, ("sun", "indigo", "leaf", "plum"))


def quotes_chart(road: QuoteRoad, write: Kinds) -> Chart:
    """Return the road of the devis, from the request to the payment."""
    return road_of_quotes({label: road[step] for step, label in STEP_LABELS.items()}, write)


def road_of_quotes(steps: Mapping[str, int | None], write: Kinds, unknown: str = "pas noté") -> Chart:
    """Return the devis that reached each step, as a funnel."""
    return _funnel("Du devis demandé au paiement", steps, write, "Devis", "plum", unknown, "Pas encore de devis écrit.")


def recruitment_chart(steps: Mapping[str, int | None], write: Kinds, unknown: str = "pas noté") -> Chart:
    """Return who heard of the cooperative, applied, founded it and stayed, as a funnel."""
    nothing = "Pas encore d’équipe, ni de personne informée."
    return _funnel("De la réunion d’information à la fin de l’été", steps, write, "Personnes", "leaf", unknown, nothing)


def people_of(recruited: Recruited, founded: int | None, stayed: int | None) -> dict[str, int | None]:
    """Return the steps of the recruitment by their names."""
    return {
        "Personnes informées": recruited.informed,
        "Candidatures": recruited.applied,
        "Ont créé la coopérative": founded,
        "Sont restées à la fin": stayed,
    }


def _funnel(
    title: str, steps: Mapping[str, int | None], write: Kinds, column: str, tone: str, unknown: str, nothing: str
) -> Chart:
    """Return steps as a funnel; one without a number says so."""
    rows = [
        Row(label, number, unknown if number is None else write["number"](number), tone)
        for label, number in steps.items()
    ]
    told = Told(title, ", ".join(f"{row.label.lower()}\u00a0: {row.text}" for row in rows) + ".", nothing=nothing)
    return funnel(told, rows, column)


def years_chart(revenue_by_year: Mapping[int, int], write: Kinds, unit: str) -> Chart:
    """Return the revenue of each summer, the oldest first."""
    years = sorted(revenue_by_year)
    values = [revenue_by_year[year] for year in years]
    told = Told(
        "Chiffre d’affaires HT, été après été",
        ", ".join(f"{year}\u00a0: {write['money'](revenue_by_year[year])}" for year in years) + ".",
        unit,
    )
    return bars(told, [str(year) for year in years], [_money("CA HT", values, write)], A_UNIT)


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
