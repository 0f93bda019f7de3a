"""What an edition looks like: its cells in words, and its plots; what is withheld is in neither."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cjs_app.coop.clients.domain import KIND_LABELS
from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.distribution.domain import Step, Waterfall
from cjs_app.coop.distribution.plots import road_chart
from cjs_app.coop.hours.domain import NATURE_LABELS, Nature
from cjs_app.coop.sharing.editions import CLIENTS, HOURS, MISSIONS, MISSIONS_DONE, QUOTES, REVENUE, TEAM
from cjs_app.kernel.charts import Chart, Series, Told, strip
from cjs_app.kernel.sentences import Kinds, Sentence

ROWS = {
    TEAM: {"stayed": "Restées jusqu’à la fin", "left": "Parties avant la fin"},
    HOURS: {nature.value: label for nature, label in NATURE_LABELS.items()},
    CLIENTS: {kind.value: label for kind, label in KIND_LABELS.items()},
    QUOTES: {"accepted": "Acceptés", "waiting": "En attente de réponse", "ended": "Sans suite"},
    MISSIONS: {MISSIONS_DONE: "Réalisées", "underway": "Prévues ou en cours", "annulee": "Annulées"},
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
WRITTEN_AS = {HOURS: ("duration",), CLIENTS: ("number", "money")}


@dataclass(frozen=True)
class Line:
    """A row of a table: its name, and its figures as texts; None where it is not shown."""

    label: str
    texts: tuple[str, ...] | None


@dataclass(frozen=True)
class Shown:
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

    lines = tuple(Line(label, texts(part["rows"].get(row))) for row, label in ROWS[name].items())
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
    """Return what the time went to, the natures that are shown only."""
    rows = cells[HOURS]["rows"]
    told = {nature: rows[nature.value][0] for nature in Nature if rows.get(nature.value) and rows[nature.value][0]}
    return strip(
        Told("Le temps donné, par nature", "Les natures qui comptent assez de personnes.", nothing="Rien à dessiner."),
        [NATURE_LABELS[nature] for nature in told],
        [Series("Heures", list(told.values()), [write["duration"](minutes) for minutes in told.values()])],
    )


def clients_picture(cells: Mapping[str, Any], write: Kinds) -> Chart:
    """Return which kinds of clients brought the revenue, those that are shown only."""
    rows = cells[CLIENTS]["rows"]
    told = {
        kind: rows[kind.value][REVENUE] for kind in ClientKind if rows.get(kind.value) and rows[kind.value][REVENUE]
    }
    return strip(
        Told("Le chiffre d’affaires HT, par genre de client", "Les genres montrés.", nothing="Rien à dessiner."),
        [KIND_LABELS[kind] for kind in told],
        [Series("CA HT", list(told.values()), [write["money"](cents) for cents in told.values()])],
        ("sun", "indigo", "leaf", "plum"),
    )


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
