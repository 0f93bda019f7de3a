"""What an edition looks like: its cells in words, and its plots; what is withheld is in neither."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from cjs_app.coop.bilan.plots import people_of, recruitment_chart, road_of_quotes
from cjs_app.coop.clients.domain import KIND_LABELS
from cjs_app.coop.cooperants.recruitment import Recruited
from cjs_app.coop.distribution.domain import Step, Waterfall
from cjs_app.coop.distribution.plots import road_chart
from cjs_app.coop.hours.domain import NATURE_LABELS
from cjs_app.coop.sharing.editions import (
    AFTERWARDS,
    CLIENTS,
    HOURS,
    INVOICES,
    MISSIONS,
    MISSIONS_DONE,
    MONTHS,
    QUOTES,
    RECRUITMENT,
    REVENUE,
    TEAM,
)
from cjs_app.kernel.charts import TONES, Chart, Series, Told, bars, strip
from cjs_app.kernel.money import rounded_ratio
from cjs_app.kernel.scales import grouped
from cjs_app.kernel.sentences import Kinds, Sentence

MONTH_NAMES = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
ROWS = {
    TEAM: {"stayed": "Restées jusqu’à la fin", "left": "Parties avant la fin"},
    HOURS: {nature.value: label for nature, label in NATURE_LABELS.items()},
    CLIENTS: {kind.value: label for kind, label in KIND_LABELS.items()},
    QUOTES: {"accepted": "Acceptés", "waiting": "En attente de réponse", "ended": "Sans suite"},
    MISSIONS: {MISSIONS_DONE: "Réalisées", "underway": "Prévues ou en cours", "annulee": "Annulées"},
    INVOICES: {"paid": "Payées", "owed": "Encore à encaisser"},
    RECRUITMENT: {"not_applied": "Informées, sans candidater", "not_kept": "Candidatures non retenues"},
}
ROAD = {
    "revenue_cents": "Chiffre d’affaires HT",
    "self_financing_cents": "Autofinancement",
    "expenses_cents": "Dépenses",
    "deductions_cents": "Retenues",
    "carried_over_cents": "Report",
    "net_cents": "À partager",
}
TAKEN = ("expenses_cents", "deductions_cents", "carried_over_cents")
WRITTEN_AS = {HOURS: ("duration",), CLIENTS: ("number", "money"), MONTHS: ("money",)}
WITHHELD = "non montré"


class Line(Struct, frozen=True):
    """A row of a table: its name, and its figures as texts; None where it is not shown."""

    label: str
    texts: tuple[str, ...] | None


class Shown(Struct, frozen=True):
    """A table ready to be shown; no total when nothing of it is."""

    as_of: str | None
    """The day of its figures (ISO); none when nothing of it is shown."""
    as_of_text: str
    lines: tuple[Line, ...]
    total: tuple[str, ...] | None

    @property
    def withholds(self) -> bool:
        """Whether a cell of it is not shown."""
        return self.total is None or any(line.texts is None for line in self.lines)


def shown(name: str, cells: Mapping[str, Any], write: Kinds) -> Shown:
    """Return a table of an edition in words; `write` are the ways of writing amounts, durations and numbers."""
    part = cells[name]
    kinds = WRITTEN_AS.get(name, ("number",))

    def texts(figures: Sequence[int] | None) -> tuple[str, ...] | None:
        return None if figures is None else tuple(write[kind](one) for kind, one in zip(kinds, figures, strict=True))

    labels = {month: _month(month) for month in sorted(part["rows"])} if name == MONTHS else ROWS[name]
    lines = tuple(Line(label, texts(part["rows"][row])) for row, label in labels.items() if row in part["rows"])
    day = part["as_of"]
    return Shown(day, write["day"](dt.date.fromisoformat(day)) if day else "", lines, texts(part["totals"]))


def road_lines(cells: Mapping[str, Any], write: Kinds) -> tuple[Line, ...]:
    """Return the money in totals, step by step; what is taken is written with its sign."""
    road = cells["road"]
    return tuple(
        Line(label, None if road.get(key) is None else (write["money"](-road[key] if key in TAKEN else road[key]),))
        for key, label in ROAD.items()
    )


def hours_picture(cells: Mapping[str, Any], write: Kinds) -> Chart:
    """Return what the time went to, the natures that are not shown together."""
    rows = cells[HOURS]["rows"]
    told = {label: rows[nature.value][0] for nature, label in NATURE_LABELS.items() if rows.get(nature.value)}
    words = Told(
        "Le temps donné, par nature", "Les natures qui comptent assez de personnes.", nothing="Rien à dessiner."
    )
    return _cut(words, "Heures", told, total_of(cells, HOURS), write["duration"])


def clients_picture(cells: Mapping[str, Any], write: Kinds) -> Chart:
    """Return which kinds of clients brought the revenue, those that are not shown together."""
    rows = cells[CLIENTS]["rows"]
    told = {label: rows[kind.value][REVENUE] for kind, label in KIND_LABELS.items() if rows.get(kind.value)}
    words = Told("Le chiffre d’affaires HT, par genre de client", "Les genres montrés.", nothing="Rien à dessiner.")
    tones = ("sun", "indigo", "leaf", "plum")
    return _cut(words, "CA HT", told, total_of(cells, CLIENTS, REVENUE), write["money"], tones)


def _cut(
    words: Told,
    column: str,
    told: Mapping[str, int],
    total: int | None,
    written: Callable[[Any], str],
    tones: Sequence[str] = TONES,
) -> Chart:
    """Return the rows that are shown as parts of their total; what is hidden is one part: the total less the rest."""
    parts = {label: value for label, value in told.items() if value}
    rest = 0 if total is None else total - sum(told.values())
    if rest > 0:
        parts["Le reste, ensemble"] = rest
    chosen = [*(tones[place % len(tones)] for place in range(len(parts) - (rest > 0))), "stone"]
    return strip(words, list(parts), [Series(column, list(parts.values()), list(map(written, parts.values())))], chosen)


def _month(month: str) -> str:
    """Return how a month is called: «juillet»."""
    return "Après la saison" if month == AFTERWARDS else MONTH_NAMES[int(month[-2:]) - 1].capitalize()


def months_picture(cells: Mapping[str, Any], write: Kinds, unit: str) -> Chart:
    """Return the revenue month by month, the months that are shown only."""
    rows = cells[MONTHS]["rows"] if MONTHS in cells else {}
    told = {month: rows[month][0] for month in sorted(rows) if rows[month]}
    if not told.get(AFTERWARDS):
        told.pop(AFTERWARDS, None)
    cents = list(told.values())
    short = [grouped(rounded_ratio(one, 100)) for one in cents]
    words = Told("Chiffre d’affaires HT par mois", "Les mois qui comptent assez de clients.", unit, "Rien à dessiner.")
    series = Series("CA HT", cents, [write["money"](one) for one in cents], short=short)
    return bars(words, [_month(month) for month in told], [series], 100)


def quotes_picture(cells: Mapping[str, Any], write: Kinds) -> Chart:
    """Return the road from the devis to the payment: what is withheld has its line, and no figure."""
    steps = {
        "Devis faits": total_of(cells, QUOTES),
        "Devis acceptés": cell_of(cells, QUOTES, "accepted"),
        "Missions réalisées": cell_of(cells, MISSIONS, MISSIONS_DONE),
        "Factures émises": total_of(cells, INVOICES),
        "Factures payées": cell_of(cells, INVOICES, "paid"),
    }
    return road_of_quotes(steps, write, WITHHELD)


def recruitment_picture(cells: Mapping[str, Any], write: Kinds) -> Chart:
    """Return who heard of the cooperative, applied, founded it and stayed, as far as each may be told."""
    founded, stayed = total_of(cells, TEAM), cell_of(cells, TEAM, "stayed")
    steps = people_of(_recruited(cells, founded), founded, stayed)
    noted = cells.get(RECRUITMENT, {"rows": {}})["rows"]
    known = {"Personnes informées": "not_applied" in noted, "Candidatures": "not_kept" in noted}
    return recruitment_chart({label: one for label, one in steps.items() if known.get(label, True)}, write, WITHHELD)


def _recruited(cells: Mapping[str, Any], founded: int | None) -> Recruited:
    """Return how many heard and applied, of the very day of the team: those who are in it, and those who are not."""
    if founded is None or RECRUITMENT not in cells or cells[RECRUITMENT]["as_of"] != cells[TEAM]["as_of"]:
        return Recruited()
    others, not_kept = total_of(cells, RECRUITMENT), cell_of(cells, RECRUITMENT, "not_kept")
    return Recruited(None if others is None else founded + others, None if not_kept is None else founded + not_kept)


def total_of(cells: Mapping[str, Any], name: str, measure: int = 0) -> int | None:
    """Return the total of a table, None where it is not shown."""
    totals = cells.get(name, {"totals": None})["totals"]
    return int(totals[measure]) if totals else None


def cell_of(cells: Mapping[str, Any], name: str, row: str) -> int | None:
    """Return a row of a table, None where it is not shown."""
    shown_row = cells.get(name, {"rows": {}})["rows"].get(row)
    return int(shown_row[0]) if shown_row else None


def road_picture(cells: Mapping[str, Any], write: Kinds, unit: str) -> Chart | None:
    """Return the road from the revenue to the sum to share, or None unless each of its steps is shown."""
    road = cells["road"]
    if any(road.get(key) is None for key in ROAD):
        return None
    steps: list[Step] = []
    for key, label in ROAD.items():
        if key != "net_cents":
            amount = -road[key] if key in TAKEN else road[key]
            left = (steps[-1].balance_cents if steps else 0) + amount
            steps.append(Step(key.removesuffix("_cents"), label, amount, left, Sentence("")))
    resources = road["revenue_cents"] + road["self_financing_cents"]
    return road_chart(Waterfall(tuple(steps), resources, road["net_cents"]), write["money"], unit)
