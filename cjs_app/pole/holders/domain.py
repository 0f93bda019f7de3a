"""How far a project is, what its holder needs, and what an appointment goes through."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import Transition


class Stage(StrEnum):
    """How far a project is."""

    IDEA = "idee"
    PROJECT = "projet"
    CREATION = "creation"
    RUNNING = "activite"


STAGE_LABELS = {
    Stage.IDEA: "Stade idée",
    Stage.PROJECT: "Projet en construction",
    Stage.CREATION: "En création",
    Stage.RUNNING: "En activité",
}


class Kind(StrEnum):
    """How the pôle came to know somebody; the two are counted apart."""

    RECEIVED = "accueil"
    WORKSHOP = "atelier"


KIND_LABELS = {Kind.RECEIVED: "Premier accueil", Kind.WORKSHOP: "Rencontre en atelier"}


class Need(StrEnum):
    """What somebody asks for."""

    CLEAR = "clarifier"
    STRUCTURE = "structurer"
    POSTURE = "posture"
    MODEL = "modele"
    STATUS = "statut"
    MONEY = "financement"
    PLACE = "local"
    NETWORK = "reseau"
    TRAINING = "formation"


NEED_LABELS = {
    Need.CLEAR: "Y voir clair",
    Need.STRUCTURE: "Passer de l’idée au projet",
    Need.POSTURE: "Posture entrepreneuriale",
    Need.MODEL: "Modèle économique",
    Need.STATUS: "Statut juridique",
    Need.MONEY: "Financement",
    Need.PLACE: "Trouver un lieu",
    Need.NETWORK: "Rencontrer un réseau",
    Need.TRAINING: "Se former",
}


class Way(StrEnum):
    """How an appointment takes place."""

    THERE = "sur_place"
    PHONE = "telephone"
    VIDEO = "visio"


WAY_LABELS = {Way.THERE: "Sur place", Way.PHONE: "Au téléphone", Way.VIDEO: "En visio"}


class Status(StrEnum):
    """Where an appointment stands."""

    PLANNED = "prevu"
    HELD = "tenu"
    MISSED = "manque"
    CANCELLED = "annule"


STATUS_LABELS = {
    Status.PLANNED: "Prévu",
    Status.HELD: "Tenu",
    Status.MISSED: "Manqué",
    Status.CANCELLED: "Annulé",
}
_ONLY_PLANNED = "Seul un rendez-vous prévu change ainsi : celui-ci est déjà noté."
HOLDING = Transition("hold", {Status.PLANNED}, Status.HELD, _ONLY_PLANNED)
MISSING = Transition("miss", {Status.PLANNED}, Status.MISSED, _ONLY_PLANNED)
CANCELLING = Transition(
    "cancel",
    {Status.PLANNED, Status.HELD, Status.MISSED},
    Status.CANCELLED,
    "Ce rendez-vous est déjà annulé.",
)

LONGEST_MINUTES = 8 * 60
HOLDER_FIELDS = {
    "kind": "manière d’arriver",
    "received_on": "jour du premier accueil",
    "first_stage": "stade à l’arrivée",
    "sent_by_id": "envoyé·e par",
    "workshop": "atelier",
    "domain": "domaine",
    "needs": "besoins",
    "needs_words": "besoins, en mots",
}


class HolderSheet(Struct, frozen=True):
    """What is written of a first reception; `sent_by_id` is empty where the person came by themselves."""

    received_on: dt.date
    kind: Kind = Kind.RECEIVED
    stage: Stage = Stage.IDEA
    sent_by_id: int | None = None
    workshop: str = ""
    domain: str = ""
    needs: tuple[Need, ...] = ()
    needs_words: str = ""


class MeetingSheet(Struct, frozen=True):
    """What is written of an appointment."""

    day: dt.date
    way: Way = Way.THERE
    minutes: int | None = None
    said: str = ""
    next_step: str = ""
    next_contact_on: dt.date | None = None


class NextSheet(Struct, frozen=True):
    """What comes next for somebody: how far they are, when to call, and to whom they are sent on."""

    stage: Stage
    next_contact_on: dt.date | None = None
    organisation_id: int | None = None


def written(needs: Iterable[Need]) -> str:
    """Return needs as they are kept: in the order of the list, each once."""
    wanted = set(needs)
    return " ".join(one.value for one in Need if one in wanted)


def read(needs: str) -> list[Need]:
    """Return the needs that were kept; a word that is none of the list is left out."""
    wanted = set(needs.split())
    return [need for need in Need if need.value in wanted]


def status_on(day: dt.date, today: dt.date) -> Status:
    """Return what an appointment is when it is noted: to come, or held."""
    return Status.PLANNED if day > today else Status.HELD


def ensure_received(sheet: HolderSheet, today: dt.date) -> None:
    """Raise Refusal for a reception that is not yet, or a workshop without a name."""
    if sheet.received_on > today:
        raise Refusal("Le premier accueil a déjà eu lieu : choisir aujourd’hui ou un jour passé.", field="received_on")
    if sheet.kind is Kind.WORKSHOP and not sheet.workshop.strip():
        raise Refusal("Écrire dans quel atelier la personne est venue.", field="workshop")


def ensure_meeting(sheet: MeetingSheet, received_on: dt.date) -> None:
    """Raise Refusal for an appointment before the first reception, of a mad length, or a contact in its past."""
    if sheet.day < received_on:
        raise Refusal(
            "Le premier accueil date du {day:day} : le rendez-vous est ce jour ou après.", field="day", day=received_on
        )
    if sheet.minutes is not None and not 0 < sheet.minutes <= LONGEST_MINUTES:
        raise Refusal("Écrire une durée, par exemple 1h ou 45 min.", field="minutes")
    if sheet.next_contact_on is not None and sheet.next_contact_on < sheet.day:
        raise Refusal(
            "Le prochain contact vient après le rendez-vous : vérifier les deux jours.", field="next_contact_on"
        )


def ensure_over(day: dt.date, today: dt.date, field: str = "day") -> None:
    """Raise Refusal for an appointment that is said to be over while it is still to come."""
    if day > today:
        raise Refusal("Ce rendez-vous est encore à venir : revenir ce jour-là, ou changer sa date.", field=field)
