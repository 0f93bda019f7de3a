"""A project of the pôle: its mission, its states, and the sums of its own budget, apart from any cooperative's."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import Transition


class Axis(StrEnum):
    """The three lasting missions of the pôles, and what makes them work."""

    EMPLOYMENT = "emploi"
    COLLECTIVE = "collectif"
    CULTURE = "culture"
    INTERNAL = "interne"


AXIS_LABELS = {
    Axis.EMPLOYMENT: "Mission 1 : emploi et entrepreneuriat ESS",
    Axis.COLLECTIVE: "Mission 2 : projets collectifs de territoire",
    Axis.CULTURE: "Mission 3 : culture ESS",
    Axis.INTERNAL: "Fonctionnement interne",
}
CHAPTERS = {Axis.EMPLOYMENT: "mission_1", Axis.COLLECTIVE: "mission_2", Axis.CULTURE: "mission_3"}
"""The chapter of the report where the projects of a mission are told in brief."""


class Pace(StrEnum):
    """Whether a project comes back every year, or is of its time and place."""

    LASTING = "continu"
    SPECIFIC = "specifique"


PACE_LABELS = {Pace.LASTING: "En continu", Pace.SPECIFIC: "Spécificité locale"}


class Status(StrEnum):
    """Where a project stands."""

    COMING = "a_venir"
    RUNNING = "en_cours"
    WAITING = "en_attente"
    DONE = "termine"
    DROPPED = "abandonne"


STATUS_LABELS = {
    Status.COMING: "À venir",
    Status.RUNNING: "En cours",
    Status.WAITING: "En attente",
    Status.DONE: "Terminé",
    Status.DROPPED: "Abandonné",
}
STATUS_TONES = {
    Status.COMING: "info",
    Status.RUNNING: "ok",
    Status.WAITING: "wait",
    Status.DONE: "quiet",
    Status.DROPPED: "no",
}
MOVES = {
    "commencer": Transition(
        "start",
        {Status.COMING, Status.WAITING, Status.DONE},
        Status.RUNNING,
        "Ce projet est déjà en cours ou abandonné.",
    ),
    "suspendre": Transition(
        "wait", {Status.COMING, Status.RUNNING}, Status.WAITING, "Seul un projet qui vit peut être mis en attente."
    ),
    "terminer": Transition("finish", {Status.RUNNING}, Status.DONE, "Seul un projet en cours se termine."),
    "abandonner": Transition(
        "drop",
        {Status.COMING, Status.RUNNING, Status.WAITING},
        Status.DROPPED,
        "Un projet terminé ou déjà abandonné reste comme il est.",
    ),
}
MOVE_LABELS = {
    "commencer": "Commencer",
    "suspendre": "Mettre en attente",
    "terminer": "Terminer",
    "abandonner": "Abandonner",
}


class StepKind(StrEnum):
    """What a step of a project is."""

    MILESTONE = "jalon"
    PHASE = "phase"


STEP_LABELS = {StepKind.MILESTONE: "Jalon", StepKind.PHASE: "Phase"}


class SessionKind(StrEnum):
    """What was done together on a day."""

    WORK = "travail"
    STEERING = "pilotage"
    INTERVENTION = "intervention"
    FORUM = "temps_fort"
    MEETING = "rendez_vous"


SESSION_LABELS = {
    SessionKind.WORK: "Temps de travail",
    SessionKind.STEERING: "Comité de pilotage",
    SessionKind.INTERVENTION: "Intervention",
    SessionKind.FORUM: "Temps fort",
    SessionKind.MEETING: "Rendez-vous",
}


class Side(StrEnum):
    """Which side of a budget a line stands on."""

    INCOME = "recette"
    COST = "depense"


SIDE_LABELS = {Side.INCOME: "Recettes", Side.COST: "Dépenses"}


class ProjectSheet(Struct, frozen=True):
    """What is written of a project; `cjs_season_id` is the summer that it is, where it is one."""

    name: str
    axis: Axis
    pace: Pace
    role: str = ""
    summary: str = ""
    start_day: dt.date | None = None
    end_day: dt.date | None = None
    flagship: bool = False
    cjs_season_id: int | None = None


class StepSheet(Struct, frozen=True):
    """A step of a project."""

    kind: StepKind
    label: str
    due_day: dt.date | None = None


class SessionSheet(Struct, frozen=True):
    """A moment of work on a project; `persons` where somebody counted."""

    kind: SessionKind
    day: dt.date
    label: str
    persons: int | None = None


class IndicatorSheet(Struct, frozen=True):
    """A number that says how a project goes: counted by a figure of the house, or read in a source that is named."""

    year: int
    label: str
    figure_key: str = ""
    value: Decimal | None = None
    unit: str = ""
    source: str = ""
    target: Decimal | None = None


class BudgetSheet(Struct, frozen=True):
    """A line of the budget of the action, in cents; never a line of a cooperative's own accounts."""

    year: int
    side: Side
    label: str
    planned_cents: int
    actual_cents: int | None = None


class BudgetLine(Protocol):
    """A line of a budget."""

    @property
    def side(self) -> Side:
        """Its side."""

    @property
    def planned_cents(self) -> int:
        """What was planned."""

    @property
    def actual_cents(self) -> int | None:
        """What came of it, once it is known."""


class Balance(Struct, frozen=True):
    """The sums of a budget in cents; the result is what comes in less what goes out."""

    income_planned: int
    cost_planned: int
    income_actual: int
    cost_actual: int
    unknown: int
    """How many lines have no actual amount yet."""

    @property
    def planned(self) -> int:
        """What the plan leaves."""
        return self.income_planned - self.cost_planned

    @property
    def actual(self) -> int | None:
        """What is left in the end; None while a line has no actual amount."""
        return None if self.unknown else self.income_actual - self.cost_actual


def balance(lines: Iterable[BudgetLine]) -> Balance:
    """Return the sums of these lines, side by side."""
    told = list(lines)
    planned = {side: sum(one.planned_cents for one in told if one.side is side) for side in Side}
    actual = {side: sum(one.actual_cents or 0 for one in told if one.side is side) for side in Side}
    return Balance(
        planned[Side.INCOME],
        planned[Side.COST],
        actual[Side.INCOME],
        actual[Side.COST],
        sum(1 for one in told if one.actual_cents is None),
    )


def ensure_period(start: dt.date | None, end: dt.date | None) -> None:
    """Raise Refusal for a project that ends before it begins."""
    if start is not None and end is not None and end < start:
        raise Refusal("Le projet finit avant de commencer : corriger une des deux dates.", field="end_day")


def ensure_founded(sheet: IndicatorSheet, known: Iterable[str]) -> None:
    """Raise Refusal for an indicator without a formula or a source, or whose figure the house does not know."""
    if sheet.figure_key:
        if sheet.figure_key not in set(known):
            raise Refusal("Ce chiffre n’existe pas : le choisir dans la liste.", field="figure_key")
        return
    if sheet.value is None:
        raise Refusal("Choisir un chiffre de la liste, ou écrire une valeur.", field="value")
    if not sheet.source.strip():
        raise Refusal("Dire d’où vient cette valeur : un chiffre sans source ne se vérifie pas.", field="source")
