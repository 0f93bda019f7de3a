"""A line of the road map: its target, how far it is, and how it goes on to another year."""

from collections.abc import Collection
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from msgspec import Struct

from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import Transition


class Status(StrEnum):
    """Where a line stands."""

    TO_DO = "a_faire"
    RUNNING = "en_cours"
    REACHED = "atteint"
    CARRIED = "reporte"
    DROPPED = "abandonne"


STATUS_LABELS = {
    Status.TO_DO: "À faire",
    Status.RUNNING: "En cours",
    Status.REACHED: "Atteint",
    Status.CARRIED: "Reporté",
    Status.DROPPED: "Abandonné",
}
STATUS_TONES = {
    Status.TO_DO: "wait",
    Status.RUNNING: "info",
    Status.REACHED: "ok",
    Status.CARRIED: "quiet",
    Status.DROPPED: "no",
}
OPEN = {Status.TO_DO, Status.RUNNING}
MOVES = {
    "commencer": Transition("start", {Status.TO_DO}, Status.RUNNING, "Cette ligne est déjà commencée ou finie."),
    "atteindre": Transition("reach", OPEN, Status.REACHED, "Cette ligne est déjà finie."),
    "abandonner": Transition("drop", OPEN, Status.DROPPED, "Cette ligne est déjà finie."),
    "rouvrir": Transition("reopen", {Status.REACHED, Status.DROPPED}, Status.RUNNING, "Cette ligne n’est pas finie."),
}
MOVE_LABELS = {
    "commencer": "Commencer",
    "atteindre": "C’est atteint",
    "abandonner": "Abandonner",
    "rouvrir": "Rouvrir",
}
CARRYING = Transition("carry", OPEN, Status.CARRIED, "Seule une ligne encore ouverte se reporte à l’année d’après.")


class LineSheet(Struct, frozen=True):
    """What is written of a line; with a figure of the house and a number to reach, its progress counts itself."""

    subject: str
    aim: str
    figure_key: str = ""
    target: Decimal | None = None


def progress(value: int | Decimal | str | None, target: Decimal | None) -> Decimal | None:
    """Return how far a target is reached, in whole percent; None where there is nothing to compare.

    More than reached stays what it is: 25 of 20 are 125 %.
    """
    if not isinstance(value, int | Decimal) or target is None or target == 0:
        return None
    return (Decimal(100) * Decimal(value) / target).quantize(Decimal(1), ROUND_HALF_UP)


def ensure_counted(sheet: LineSheet, known: Collection[str]) -> None:
    """Raise Refusal for a figure that the house does not know, or a number to reach that nothing counts."""
    if sheet.figure_key and sheet.figure_key not in known:
        raise Refusal("Ce chiffre n’existe pas : le choisir dans la liste.", field="figure_key")
    if sheet.target is not None and not sheet.figure_key:
        raise Refusal("Choisir le chiffre qui dira si cette cible est atteinte.", field="figure_key")
