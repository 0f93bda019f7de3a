"""The life of a devis."""

from enum import StrEnum

from cjs_app.kernel.states import Transition


class Status(StrEnum):
    """Where a devis stands."""

    DRAFT = "brouillon"
    TO_VALIDATE = "a_valider"
    VALIDATED = "valide"
    SENT = "envoye"
    ACCEPTED = "accepte"
    REFUSED = "refuse"
    DECLINED = "decline"
    EXPIRED = "expire"


STATUS_LABELS = {
    Status.DRAFT: "Brouillon",
    Status.TO_VALIDATE: "À valider",
    Status.VALIDATED: "Validé",
    Status.SENT: "Envoyé",
    Status.ACCEPTED: "Accepté",
    Status.REFUSED: "Refusé par le client",
    Status.DECLINED: "Décliné par la coop",
    Status.EXPIRED: "Expiré",
}

MADE = frozenset({Status.SENT, Status.ACCEPTED, Status.REFUSED, Status.DECLINED, Status.EXPIRED})
"""Devis that count as made: those that went beyond preparation."""

SUBMITTING = Transition(
    "faire valider", (Status.DRAFT,), Status.TO_VALIDATE, "Seul un brouillon peut être donné à valider."
)
VALIDATING = Transition("valider", (Status.TO_VALIDATE,), Status.VALIDATED, "Seul un devis à valider peut être validé.")
SENDING_BACK = Transition(
    "rendre à corriger",
    (Status.TO_VALIDATE, Status.VALIDATED),
    Status.DRAFT,
    "Seul un devis qui n’est pas encore envoyé peut revenir en brouillon.",
)
SENDING = Transition(
    "envoyer", (Status.VALIDATED,), Status.SENT, "Le devis doit être validé par une animatrice avant d’être envoyé."
)
ACCEPTING = Transition(
    "accepter", (Status.SENT,), Status.ACCEPTED, "Seul un devis envoyé peut être accepté par le client."
)
REFUSING = Transition("refuser", (Status.SENT,), Status.REFUSED, "Seul un devis envoyé peut être refusé par le client.")
DECLINING = Transition(
    "décliner",
    (Status.DRAFT, Status.TO_VALIDATE, Status.VALIDATED, Status.SENT),
    Status.DECLINED,
    "Ce devis a déjà une réponse : la coop ne peut plus le décliner.",
)
EXPIRING = Transition("expirer", (Status.SENT,), Status.EXPIRED, "Seul un devis envoyé et sans réponse peut expirer.")
TRANSITIONS = (SUBMITTING, VALIDATING, SENDING_BACK, SENDING, ACCEPTING, REFUSING, DECLINING, EXPIRING)
