"""A grant from what is asked to what is justified: its states, its sums, and what its rules refuse."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import Transition


class Status(StrEnum):
    """Where a grant stands."""

    PLANNED = "a_demander"
    ASKED = "demandee"
    GRANTED = "accordee"
    REFUSED = "refusee"
    CANCELLED = "annulee"


STATUS_LABELS = {
    Status.PLANNED: "À demander",
    Status.ASKED: "Demandée",
    Status.GRANTED: "Accordée",
    Status.REFUSED: "Refusée",
    Status.CANCELLED: "Annulée",
}
STATUS_TONES = {
    Status.PLANNED: "quiet",
    Status.ASKED: "wait",
    Status.GRANTED: "ok",
    Status.REFUSED: "no",
    Status.CANCELLED: "quiet",
}


class Purpose(StrEnum):
    """What a grant is for."""

    OPERATING = "fonctionnement"
    PROJECT = "projet"


PURPOSE_LABELS = {Purpose.OPERATING: "Fonctionnement", Purpose.PROJECT: "Projet"}

ASKING = Transition("ask", {Status.PLANNED}, Status.ASKED, "Cette subvention est déjà demandée.")
GRANTING = Transition(
    "grant",
    {Status.PLANNED, Status.ASKED, Status.GRANTED},
    Status.GRANTED,
    "Cette subvention est refusée ou annulée : en noter une nouvelle.",
)
REFUSING = Transition(
    "refuse",
    {Status.PLANNED, Status.ASKED},
    Status.REFUSED,
    "La réponse est déjà notée : elle ne se change plus ainsi.",
)
CANCELLING = Transition(
    "cancel", {Status.PLANNED, Status.ASKED}, Status.CANCELLED, "Une subvention accordée ou refusée ne s’annule pas."
)


class GrantSheet(Struct, frozen=True):
    """What is written of a grant; amounts in cents, None while they are not known."""

    organisation_id: int
    year: int
    purpose: Purpose
    subject: str
    asked_cents: int | None = None
    convention_id: int | None = None


class ConventionSheet(Struct, frozen=True):
    """What is written of an agreement with a funder."""

    organisation_id: int
    title: str
    start_day: dt.date
    end_day: dt.date | None = None
    note: str = ""


class CostSheet(Struct, frozen=True):
    """A cost that a grant pays for: on which action, in cents."""

    day: dt.date
    action: str
    label: str
    amount_cents: int


class Standing(Struct, frozen=True):
    """The sums of a grant, in cents; None where the grant's amount was not written down."""

    granted_cents: int | None
    paid_cents: int
    justified_cents: int

    @property
    def to_receive_cents(self) -> int | None:
        """What the funder still has to pay."""
        return None if self.granted_cents is None else self.granted_cents - self.paid_cents

    @property
    def to_justify_cents(self) -> int | None:
        """What no cost stands for yet; never below zero: what goes beyond is the pôle's own share."""
        return None if self.granted_cents is None else max(0, self.granted_cents - self.justified_cents)

    @property
    def own_share_cents(self) -> int:
        """What the action cost beyond the grant."""
        return max(0, self.justified_cents - (self.granted_cents or 0))


def ensure_amount(cents: int | None, field: str = "amount") -> int:
    """Return an amount of money that moves; raise Refusal for nothing, zero, or less."""
    if cents is None or cents <= 0:
        raise Refusal("Écrire un montant plus grand que zéro.", field=field)
    return cents


def ensure_granted_covers(granted_cents: int | None, paid_cents: int) -> None:
    """Raise Refusal when less is granted than what was already received."""
    if granted_cents is not None and granted_cents < paid_cents:
        raise Refusal(
            "{paid:money} sont déjà versés : le montant accordé ne peut pas être plus petit.",
            field="granted",
            paid=paid_cents,
        )


def ensure_payment(status: Status, standing: Standing, cents: int) -> None:
    """Raise Refusal for a payment of a grant that was not granted, or that goes beyond it."""
    if status is not Status.GRANTED:
        raise Refusal("La subvention n’est pas encore accordée : noter d’abord la réponse du financeur.")
    left = standing.to_receive_cents
    if left is not None and cents > left:
        raise Refusal(
            "Il reste {left:money} à recevoir : corriger le montant du versement, ou le montant accordé.",
            field="amount",
            left=left,
        )


def ensure_period(start: dt.date, end: dt.date | None) -> None:
    """Raise Refusal for an agreement that ends before it begins."""
    if end is not None and end < start:
        raise Refusal("La convention finit avant de commencer : corriger une des deux dates.", field="end_day")


def summed(amounts: Iterable[int | None]) -> tuple[int, int]:
    """Return the sum of the amounts that are known, in cents, and how many are not known."""
    known = list(amounts)
    return sum(amount for amount in known if amount is not None), sum(1 for amount in known if amount is None)
