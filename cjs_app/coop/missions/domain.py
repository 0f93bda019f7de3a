"""The life of a mission."""

from enum import StrEnum

from cjs_app.kernel.states import Transition


class Status(StrEnum):
    """Where a mission stands; the words are those of the season archive."""

    PLANNED = "prevue"
    RUNNING = "en_cours"
    DONE = "realisee"
    CANCELLED = "annulee"


STATUS_LABELS = {
    Status.PLANNED: "Prévue",
    Status.RUNNING: "En cours",
    Status.DONE: "Réalisée",
    Status.CANCELLED: "Annulée",
}

STARTING = Transition("commencer", (Status.PLANNED,), Status.RUNNING, "Seule une mission prévue peut commencer.")
FINISHING = Transition(
    "terminer",
    (Status.PLANNED, Status.RUNNING),
    Status.DONE,
    "Seule une mission prévue ou en cours peut être dite réalisée.",
)
CANCELLING = Transition(
    "annuler",
    (Status.PLANNED, Status.RUNNING),
    Status.CANCELLED,
    "Une mission réalisée ne s’annule plus : faire un avoir si elle a été facturée.",
)
RESUMING = Transition(
    "reprendre",
    (Status.DONE, Status.CANCELLED),
    Status.RUNNING,
    "Seule une mission réalisée ou annulée peut être reprise.",
)
TRANSITIONS = (STARTING, FINISHING, CANCELLING, RESUMING)
