"""The life of an invoice, and what is still owed on it."""

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import Transition


class Kind(StrEnum):
    """An invoice, or a credit note that takes back one; the words are those of the season archive."""

    INVOICE = "facture"
    CREDIT_NOTE = "avoir"


KIND_LABELS = {Kind.INVOICE: "Facture", Kind.CREDIT_NOTE: "Avoir"}


class Status(StrEnum):
    """A draft may still change; an issued document never does."""

    DRAFT = "brouillon"
    ISSUED = "emise"
    ABANDONED = "abandonnee"


STATUS_LABELS = {
    Status.DRAFT: "Brouillon",
    Status.ISSUED: "Émise",
    Status.ABANDONED: "Brouillon abandonné",
}

METHODS = ("virement", "chèque", "espèces", "carte")

ISSUING = Transition(
    "émettre",
    (Status.DRAFT,),
    Status.ISSUED,
    "Seul un brouillon s’émet, et une seule fois : une facture émise se corrige par un avoir.",
)
ABANDONING = Transition(
    "abandonner",
    (Status.DRAFT,),
    Status.ABANDONED,
    "Seul un brouillon s’abandonne : une facture émise se corrige par un avoir.",
)
TRANSITIONS = (ISSUING, ABANDONING)

USUAL_DAYS = 30
LONGEST_DAYS = 60
"""Between professionals an invoice is payable at most 60 days after its issue (art. L. 441-10 du code de commerce)."""


class Standing(StrEnum):
    """Where the money of an issued invoice stands."""

    OWED = "a_payer"
    LATE = "en_retard"
    PAID = "payee"
    CREDITED = "annulee"
    OVERPAID = "trop_percu"


STANDING_LABELS = {
    Standing.OWED: "À payer",
    Standing.LATE: "En retard",
    Standing.PAID: "Payée",
    Standing.CREDITED: "Annulée par avoir",
    Standing.OVERPAID: "Trop-perçu",
}
STATES: dict[Status | Standing, str] = {
    Status.DRAFT: "Brouillons",
    Standing.OWED: "Encore à payer",
    Standing.LATE: "En retard",
    Standing.PAID: "Payées",
    Standing.CREDITED: "Annulées par avoir",
    Standing.OVERPAID: "Avec un trop-perçu",
    Status.ABANDONED: "Brouillons abandonnés",
}
"""What the list can be reduced to."""


def still_owed(ttc_cents: int, credited_cents: int, paid_cents: int) -> int:
    """Return what a client still owes on an invoice, in cents; less than zero is money to give back."""
    return ttc_cents - credited_cents - paid_cents


def is_late(owed_cents: int, due_day: dt.date | None, today: dt.date) -> bool:
    """Return whether money is still owed after the day it was due; on that very day it is not late."""
    return owed_cents > 0 and due_day is not None and today > due_day


class Balance(Struct, frozen=True):
    """The money of an issued invoice, in cents, all taxes included."""

    ttc_cents: int
    credited_cents: int = 0
    paid_cents: int = 0

    @property
    def owed_cents(self) -> int:
        """What is still owed; less than zero when too much came in."""
        return still_owed(self.ttc_cents, self.credited_cents, self.paid_cents)

    @property
    def overpaid_cents(self) -> int:
        """What should go back to the client."""
        return max(0, -self.owed_cents)

    @property
    def creditable_cents(self) -> int:
        """What credit notes may still take back."""
        return self.ttc_cents - self.credited_cents

    def standing(self, due_day: dt.date | None, today: dt.date) -> Standing:
        """Return where this money stands on a day."""
        owed = self.owed_cents
        if owed > 0:
            return Standing.LATE if is_late(owed, due_day, today) else Standing.OWED
        if owed < 0:
            return Standing.OVERPAID
        return Standing.CREDITED if self.credited_cents and self.creditable_cents == 0 else Standing.PAID


TONES = {
    Status.DRAFT: "quiet",
    Status.ABANDONED: "quiet",
    Status.ISSUED: "info",
    Standing.OWED: "wait",
    Standing.LATE: "no",
    Standing.PAID: "ok",
    Standing.CREDITED: "quiet",
    Standing.OVERPAID: "info",
}
LABELS = STATUS_LABELS | STANDING_LABELS
"""Badges: a draft by its status, an issued invoice by where its money stands."""


def look_of(kind: Kind, status: Status, balance: Balance, due_day: dt.date | None, today: dt.date) -> tuple[str, str]:
    """Return the word and the tone of a document's badge."""
    if status is Status.ISSUED and kind is Kind.CREDIT_NOTE:
        return "Avoir", "info"
    state = balance.standing(due_day, today) if status is Status.ISSUED else status
    return LABELS[state], TONES[state]


def ensure_may_change(status: Status) -> None:
    """Raise Refusal unless the document is a draft."""
    if status is Status.ISSUED:
        raise Refusal("Ce document est émis : il ne se modifie plus, il se corrige par un avoir.")
    if status is Status.ABANDONED:
        raise Refusal("Ce brouillon est abandonné : en créer un nouveau.")


def ensure_performed(performed_on: dt.date | None, today: dt.date) -> None:
    """Raise Refusal for work said to be done more than a year from now: nearly always a slip of the finger."""
    if performed_on is not None and performed_on > today + dt.timedelta(days=366):
        raise Refusal("Le {day:day} est dans plus d’un an : vérifier la date.", field="performed_on", day=performed_on)


def usual_due_day(day: dt.date) -> dt.date:
    """Return the day an invoice is due when nothing else was agreed: 30 days later, for everybody.

    For professionals it is the legal default (art. L. 441-10 du code de commerce). For a private person the law fixes
    none; the same thirty days spare a neighbour from being «late» the next morning, and nobody can be asked to pay
    within seven days of a contract signed at home (art. L. 221-10 du code de la consommation).
    """
    return day + dt.timedelta(days=USUAL_DAYS)


def checked_due_day(due_day: dt.date, day: dt.date, client: ClientKind) -> dt.date:
    """Return a day by which an invoice may ask to be paid; raise Refusal when it is too early or too late."""
    if due_day < day:
        raise Refusal("L’échéance ne peut pas être avant le jour de la facture.", field="due_day")
    longest = 366 if client is ClientKind.PRIVATE else LONGEST_DAYS
    if due_day > day + dt.timedelta(days=longest):
        raise Refusal("L’échéance est trop loin : {days} jours au plus.", field="due_day", days=longest)
    return due_day


def ensure_in_order(day: dt.date, last: dt.date | None) -> None:
    """Raise Refusal for a document of a day before that of the last one of its series."""
    if last is not None and day < last:
        raise Refusal(
            "Le dernier numéro de cette suite a été donné le {last:day} : un document ne peut pas être plus ancien.",
            last=last,
        )


def ensure_creditable(amount_cents: int, balance: Balance) -> None:
    """Raise Refusal when a credit note would take back more than what the invoice still holds.

    Only the invoice's total limits credit notes, not what was paid: when money already came in, the credit note leaves
    a trop-perçu, which is shown until it is given back.
    """
    if balance.creditable_cents <= 0:
        raise Refusal("Cette facture est déjà entièrement annulée par un avoir.")
    if amount_cents > balance.creditable_cents:
        raise Refusal(
            "Cet avoir de {amount:money} dépasse ce qui reste de la facture : {left:money} au plus.",
            amount=amount_cents,
            left=balance.creditable_cents,
            field="lines",
        )


def ensure_payable(amount_cents: int, balance: Balance, allow_over: bool) -> None:
    """Raise Refusal for a payment of nothing, above what is owed unless it is allowed, or a refund of too much.

    A payment is limited by what is still owed, credit notes deducted, unless the person says that too much really came
    in. Less than zero is a refund, limited by the trop-perçu.
    """
    if amount_cents == 0:
        raise Refusal("Le montant doit dépasser zéro : écrire par exemple 24,50.", field="amount")
    if amount_cents < 0 and -amount_cents > balance.overpaid_cents:
        raise Refusal(
            "Il n’y a que {over:money} de trop-perçu à rembourser.", field="amount", over=balance.overpaid_cents
        )
    if amount_cents > 0 and amount_cents > max(0, balance.owed_cents) and not allow_over:
        raise Refusal(
            "Il reste {owed:money} à payer : corriger le montant, ou cocher « Trop-perçu accepté » si cette somme est "
            "vraiment arrivée.",
            field="amount",
            owed=max(0, balance.owed_cents),
        )


class PaymentDraft(Struct, frozen=True):
    """Money as it is recorded; an amount below zero was given back to the client."""

    day: dt.date
    amount_cents: int
    method: str = "virement"
    note: str = ""
    allow_over: bool = False
    """Whether more than what is owed really came in: what is too much is shown until it is given back."""
