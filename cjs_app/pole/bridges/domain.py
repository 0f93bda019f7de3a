"""What a diagnostic asks, and the ladder of a partnership from first contact to signed agreement."""

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from cjs_app.kernel.refusal import Refusal
from cjs_app.pole.questionnaires.domain import Kind as Answer
from cjs_app.pole.questionnaires.domain import QuestionSheet

OWNER = "bridges"
"""How the questionnaires name this room."""
LOWEST, HIGHEST = 0, 4
THEMES = (
    "Acheter local et solidaire",
    "Partager des compétences",
    "Mutualiser des lieux et du matériel",
    "Accueillir et insérer",
    "Agir pour l’environnement",
    "Décider et agir avec d’autres",
)
"""The partnership practices that a diagnostic marks, in our own words."""
WISHES = "Avec qui aimeriez-vous travailler, et sur quoi ?"
QUESTIONS = (
    *(QuestionSheet(Answer.SCALE, theme, lowest=LOWEST, highest=HIGHEST) for theme in THEMES),
    QuestionSheet(Answer.TEXT, WISHES, required=False),
)


class Kind(StrEnum):
    """What takes part in the programme: the services of the authorities are counted apart."""

    STRUCTURE = "structure"
    SERVICE = "service"


KIND_LABELS = {Kind.STRUCTURE: "Structure locale", Kind.SERVICE: "Service d’une collectivité"}


class Step(StrEnum):
    """Where a partnership stands."""

    CONTACT = "contact"
    MEETING = "rencontre"
    DRAFT = "projet"
    PRINCIPLE = "accord"
    SIGNED = "signe"
    DROPPED = "sans_suite"


LADDER = (Step.CONTACT, Step.MEETING, Step.DRAFT, Step.PRINCIPLE, Step.SIGNED)
STEP_LABELS = {
    Step.CONTACT: "Premier contact",
    Step.MEETING: "Rencontre",
    Step.DRAFT: "Projet commun écrit",
    Step.PRINCIPLE: "Accord de principe",
    Step.SIGNED: "Accord signé",
    Step.DROPPED: "Sans suite",
}
STEP_TONES = {
    Step.CONTACT: "quiet",
    Step.MEETING: "info",
    Step.DRAFT: "info",
    Step.PRINCIPLE: "wait",
    Step.SIGNED: "ok",
    Step.DROPPED: "no",
}


class StructureSheet(Struct, frozen=True):
    """Who takes part in the programme, from which day, and until when where that is over."""

    organisation_id: int
    kind: Kind
    entered_on: dt.date
    left_on: dt.date | None = None


class AppointmentSheet(Struct, frozen=True):
    """A prescriber met: what was agreed, and what comes next."""

    organisation_id: int
    day: dt.date
    agreed: str = ""
    next_step: str = ""
    next_day: dt.date | None = None


class PartnershipSheet(Struct, frozen=True):
    """Who works with whom, on what."""

    organisation_id: int
    partner_id: int
    subject: str


class StepSheet(Struct, frozen=True):
    """A step of the ladder, on its day; the reference is that of the signed agreement."""

    step: Step
    day: dt.date
    reason: str = ""
    reference: str = ""


def next_of(now: Step) -> Step:
    """Return the step that most likely follows."""
    if now is Step.DROPPED:
        return Step.CONTACT
    return LADDER[min(LADDER.index(now) + 1, len(LADDER) - 1)]


def goes_back(now: Step, after: Step) -> bool:
    """Return whether a step is lower than the one before; what was dropped may start again from anywhere."""
    if now is Step.DROPPED:
        return False
    return after is Step.DROPPED or LADDER.index(after) < LADDER.index(now)


def ensure_step(now: Step, since: dt.date, sheet: StepSheet) -> None:
    """Raise Refusal for no step at all, before the last one, back without a reason, or signed without a reference."""
    if sheet.step is now:
        raise Refusal("Le partenariat est déjà à cette étape : en choisir une autre.", field="step")
    if sheet.day < since:
        raise Refusal(
            "L’étape d’avant date du {since:day} : choisir ce jour-là, ou un jour d’après.", field="day", since=since
        )
    if goes_back(now, sheet.step) and not sheet.reason.strip():
        raise Refusal("Dire pourquoi le partenariat revient en arrière : l’histoire le garde.", field="reason")
    if sheet.step is Step.SIGNED and not sheet.reference.strip():
        raise Refusal("Écrire la référence de l’accord signé : elle permet de le retrouver.", field="reference")


def ensure_happened(day: dt.date, today: dt.date) -> None:
    """Raise Refusal for a day that is still to come."""
    if day > today:
        raise Refusal("Ce jour n’est pas encore venu : noter ce qui a eu lieu.", field="day")


def ensure_period(entered_on: dt.date, left_on: dt.date | None) -> None:
    """Raise Refusal for a structure that leaves before it enters."""
    if left_on is not None and left_on < entered_on:
        raise Refusal("La sortie vient après l’entrée : corriger l’une des deux dates.", field="left_on")


def ensure_next(day: dt.date, next_step: str, next_day: dt.date | None) -> None:
    """Raise Refusal for a next step that has a day and no words, or that comes before the appointment."""
    if next_day is None:
        return
    if not next_step.strip():
        raise Refusal("Dire ce qui est à faire ce jour-là.", field="next_step")
    if next_day < day:
        raise Refusal("La suite vient après le rendez-vous : corriger son jour.", field="next_day")


def ensure_two(organisation_id: int, partner_id: int) -> None:
    """Raise Refusal for a structure that would be its own partner."""
    if organisation_id == partner_id:
        raise Refusal("Un partenariat lie deux structures : en choisir une autre.", field="partner_id")
