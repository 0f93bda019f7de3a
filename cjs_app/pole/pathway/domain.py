"""An edition of the parcours: its states and its days, what is asked of the young people, when their names go."""

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import Transition
from cjs_app.pole.questionnaires.domain import Kind, QuestionSheet

OWNER = "pathway"
"""How the questionnaires name this room."""
KEPT_DAYS = 365
"""How long after the last day the first names are kept."""
QUESTIONS = (
    QuestionSheet(Kind.SCALE, "Quelle note donnes-tu à cette semaine ?"),
    QuestionSheet(
        Kind.CHOICE,
        "Qu’est-ce qui t’a été le plus utile ?",
        options=("La prise de parole", "Le travail en équipe", "Découvrir des métiers et des entreprises"),
    ),
    QuestionSheet(Kind.YES_NO, "Le conseillerais-tu à quelqu’un de ton âge ?"),
    QuestionSheet(Kind.TEXT, "Qu’en gardes-tu, en quelques mots ?", required=False),
)
"""What an edition asks; it may be changed before the first answer."""


class Status(StrEnum):
    """Where an edition stands."""

    PLANNED = "prevue"
    RUNNING = "en_cours"
    DONE = "terminee"
    CANCELLED = "annulee"


STATUS_LABELS = {
    Status.PLANNED: "Prévue",
    Status.RUNNING: "En cours",
    Status.DONE: "Terminée",
    Status.CANCELLED: "Annulée",
}
STATUS_TONES = {Status.PLANNED: "info", Status.RUNNING: "ok", Status.DONE: "quiet", Status.CANCELLED: "no"}
MOVES = {
    "commencer": Transition("start", {Status.PLANNED}, Status.RUNNING, "Seule une édition prévue commence."),
    "terminer": Transition("finish", {Status.RUNNING}, Status.DONE, "Seule une édition en cours se termine."),
    "annuler": Transition(
        "cancel", {Status.PLANNED, Status.RUNNING}, Status.CANCELLED, "Une édition terminée reste comme elle est."
    ),
}
MOVE_LABELS = {"commencer": "Commencer", "terminer": "Terminer", "annuler": "Annuler l’édition"}


class EditionSheet(Struct, frozen=True):
    """What is written of an edition."""

    number: int
    place: str
    first_day: dt.date
    last_day: dt.date


class SessionSheet(Struct, frozen=True):
    """A moment of the programme; who leads it where that is one organisation of the directory."""

    day: dt.date
    title: str
    objectives: str = ""
    organisation_id: int | None = None


class ParticipantSheet(Struct, frozen=True):
    """A young person: a first name, a town where it helps, and whether the family agreed in writing."""

    first_name: str
    city: str = ""
    agreed: bool = False


class ContributorSheet(Struct, frozen=True):
    """Who comes to the young people or takes part: an organisation or a person of the directory."""

    organisation_id: int | None = None
    person_id: int | None = None
    role: str = ""


def ensure_period(first_day: dt.date, last_day: dt.date) -> None:
    """Raise Refusal for an edition that ends before it begins."""
    if last_day < first_day:
        raise Refusal("Le dernier jour vient après le premier : corriger l’un des deux.", field="last_day")


def ensure_within(day: dt.date, first_day: dt.date, last_day: dt.date) -> None:
    """Raise Refusal for a moment outside the days of its edition."""
    if not first_day <= day <= last_day:
        raise Refusal(
            "L’édition va du {first:day} au {last:day} : choisir un de ces jours.",
            field="day",
            first=first_day,
            last=last_day,
        )


def ensure_contributor(sheet: ContributorSheet) -> None:
    """Raise Refusal unless exactly one is named: an organisation or a person."""
    if (sheet.organisation_id is None) == (sheet.person_id is None):
        raise Refusal("Choisir une structure ou une personne, pas les deux.", field="organisation_id")


def ensure_over(status: Status) -> None:
    """Raise Refusal to let the names go while the edition lives."""
    if status not in {Status.DONE, Status.CANCELLED}:
        raise Refusal("L’édition n’est pas finie : les prénoms servent encore.")


def nameless(rank: int) -> str:
    """Return what stands in place of a first name."""
    return f"Jeune {rank:02}"


def names_go_on(last_day: dt.date) -> dt.date:
    """Return the day from which the first names are to go."""
    return last_day + dt.timedelta(days=KEPT_DAYS)
