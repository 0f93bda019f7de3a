"""Natures of hours, and the life of an entry."""

from enum import StrEnum

from cjs_app.kernel.states import Transition


class Nature(StrEnum):
    """What the time was spent on; the words are those of the season archive."""

    MISSION = "mission"
    TRAINING = "formation"
    MEETING = "reunion"
    PROSPECTING = "prospection"
    MANAGEMENT = "gestion"
    SELF_FINANCING = "autofinancement"


NATURE_LABELS = {
    Nature.MISSION: "Mission",
    Nature.TRAINING: "Formation",
    Nature.MEETING: "Réunion",
    Nature.PROSPECTING: "Prospection",
    Nature.MANAGEMENT: "Gestion",
    Nature.SELF_FINANCING: "Autofinancement",
}


class Status(StrEnum):
    """Where an entry stands."""

    DECLARED = "declaree"
    VALIDATED = "validee"
    CANCELLED = "annulee"


STATUS_LABELS = {
    Status.DECLARED: "À valider",
    Status.VALIDATED: "Validée",
    Status.CANCELLED: "Annulée",
}

VALIDATING = Transition(
    "valider", (Status.DECLARED,), Status.VALIDATED, "Seules des heures en attente peuvent être validées."
)
CANCELLING = Transition(
    "annuler",
    (Status.DECLARED,),
    Status.CANCELLED,
    "Ces heures sont validées : une animatrice doit d’abord les rouvrir.",
)
REOPENING = Transition(
    "rouvrir", (Status.VALIDATED,), Status.DECLARED, "Seules des heures validées peuvent être rouvertes."
)
TRANSITIONS = (VALIDATING, CANCELLING, REOPENING)
