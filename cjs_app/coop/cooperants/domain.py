"""What a paper can be, and when a cooperant counts as having stayed."""

import datetime as dt
from enum import StrEnum


class PaperState(StrEnum):
    """Where an expected paper stands; the paper itself stays with the carrier."""

    EXPECTED = "attendue"
    RECEIVED = "recue"
    VALIDATED = "validee"
    EXPIRED = "expiree"


PAPER_STATE_LABELS = {
    PaperState.EXPECTED: "Attendue",
    PaperState.RECEIVED: "Reçue",
    PaperState.VALIDATED: "Validée",
    PaperState.EXPIRED: "Expirée",
}

USUAL_PAPERS = ("Contrat", "Autorisation parentale")
USUAL_COMMITTEES = ("Finances", "Marketing", "Ressources humaines")


def stayed(left_on: dt.date | None, season_end: dt.date) -> bool:
    """Return whether someone was still there at the end: no leaving day, or not before the last day."""
    return left_on is None or left_on >= season_end
