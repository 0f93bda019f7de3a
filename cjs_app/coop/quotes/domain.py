"""The life of a devis, and what may be written on it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from cjs_app.coop.clients.domain import ClientSheet
from cjs_app.coop.seasons.domain import UNITS, TvaRegime
from cjs_app.kernel import tax
from cjs_app.kernel.money import LARGEST_WHOLE, line_cents
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
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
WAITING_AGAIN = Transition(
    "remettre à valider",
    (Status.VALIDATED,),
    Status.TO_VALIDATE,
    "Seul un devis validé et pas encore envoyé peut attendre de nouveau d’être validé.",
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
    "Ce devis a déjà une réponse : la coop ne peut plus le décliner.",
)
EXPIRING = Transition("expirer", (Status.SENT,), Status.EXPIRED, "Seul un devis envoyé et sans réponse peut expirer.")
TRANSITIONS = (SUBMITTING, VALIDATING, SENDING_BACK, WAITING_AGAIN, SENDING, ACCEPTING, REFUSING, DECLINING, EXPIRING)

ROAD = (Status.DRAFT, Status.TO_VALIDATE, Status.VALIDATED, Status.SENT, Status.ACCEPTED)
"""The states a devis goes through when all goes well."""

VALIDITY = dt.timedelta(days=30)
FURTHEST = dt.timedelta(days=366)
PREPARING = dt.timedelta(days=184)
"""How long before its summer a group may already write devis."""
MOST_LINES = 100
LONGEST_REASON = 500
USUAL_UNIT = "heure"
LARGEST_CENTS = LARGEST_WHOLE * 100 + 99
STANDARD_RATES = ((dt.date(2000, 4, 1), Decimal("19.6")), (dt.date(2014, 1, 1), Decimal("20")))
"""The ordinary French VAT rate, and since when: article 278 of the Code général des impôts."""


class LineDraft(Struct, frozen=True):
    """A line of a devis as it is written: what, how much of it, and its price before tax."""

    label: str
    quantity: Decimal = Decimal(1)
    unit: str = USUAL_UNIT
    unit_price_cents: int = 0
    tva_rate: Decimal = Decimal(0)

    @property
    def ht_cents(self) -> int:
        """What the line is worth before tax, in cents."""
        return line_cents(self.quantity, self.unit_price_cents)


class QuoteDraft(Struct, frozen=True):
    """What is written on a devis; its client is one of the list, or a new one."""

    day: dt.date
    lines: Sequence[LineDraft]
    client_id: int | None = None
    new_client: ClientSheet | None = None
    subject: str = ""
    valid_until: dt.date | None = None


class Line(Protocol):
    """A line of a devis, as it is typed or as it is kept."""

    @property
    def label(self) -> str:
        """What will be done."""

    @property
    def quantity(self) -> Decimal:
        """How much of it."""

    @property
    def unit(self) -> str:
        """Of what."""

    @property
    def unit_price_cents(self) -> int:
        """The price of one, before tax, in cents."""

    @property
    def tva_rate(self) -> Decimal:
        """The VAT rate, in percent."""

    @property
    def ht_cents(self) -> int:
        """The price of the whole line, before tax, in cents."""


def totals_of(lines: Iterable[Line]) -> tax.Totals:
    """Return the totals of a devis, in cents."""
    return tax.totals((line.tva_rate, line.ht_cents) for line in lines)


def unit_of(line: Line) -> str:
    """Return the unit of a line, in the plural from two on where it is one of the usual ones."""
    return f"{line.unit}s" if line.unit in UNITS and line.quantity >= 2 else line.unit


def checked_lines(lines: Sequence[LineDraft]) -> Sequence[LineDraft]:
    """Return the lines of a devis; raise Refusal when there is none, too many, or when one or their sum cannot be."""
    if not lines:
        raise Refusal("Un devis a au moins une ligne : écrire ce qui sera fait et son prix.", field="lines")
    if len(lines) > MOST_LINES:
        raise Refusal("Un devis a {most} lignes au plus : en regrouper.", field="lines", most=MOST_LINES)
    for rank, line in enumerate(lines, start=1):
        ensure_line(rank, line, "écrire ce qui sera fait")
    totals = totals_of(lines)
    if totals.ht_cents < 0 or totals.ttc_cents < 0:
        raise Refusal("Les remises dépassent le prix : le total du devis ne peut pas être négatif.", field="lines")
    if max(totals.ht_cents, totals.ttc_cents) > LARGEST_CENTS:
        raise Refusal("Le total dépasse {largest:money} : vérifier les prix.", field="lines", largest=LARGEST_CENTS)
    return lines


def ensure_line(rank: int, line: LineDraft, wanted: str) -> None:
    """Raise Refusal when a line lacks its words (`wanted` asks for them), or has a figure that cannot be."""
    if not line.label.strip():
        raise Refusal("Ligne {rank} : {wanted}.", field="lines", rank=rank, wanted=wanted)
    if line.quantity <= 0:
        raise Refusal("Ligne {rank} : la quantité doit dépasser zéro.", field="lines", rank=rank)
    if not 0 <= line.tva_rate <= 100:
        raise Refusal("Ligne {rank} : le taux de TVA va de 0 à 100.", field="lines", rank=rank)
    if abs(line.ht_cents) > LARGEST_CENTS:
        raise Refusal(
            "Ligne {rank} : le montant dépasse {largest:money}, vérifier la quantité et le prix.",
            field="lines",
            rank=rank,
            largest=LARGEST_CENTS,
        )


def checked_days(day: dt.date, valid_until: dt.date | None, season: Period) -> dt.date:
    """Return until when a devis holds, thirty days when nothing is said.

    Raise Refusal for a day over six months before the season or a year after it, or for an end
    that comes before the day or a year after it.
    """
    if day < season.start - PREPARING:
        raise Refusal(
            "Le {day:day} est plus de six mois avant la saison : vérifier la date du devis.", field="day", day=day
        )
    if day > season.end + FURTHEST:
        raise Refusal("Le {day:day} est à plus d’un an de la saison : vérifier la date du devis.", field="day", day=day)
    until = valid_until or day + VALIDITY
    if not day <= until <= day + FURTHEST:
        raise Refusal(
            "Un devis du {day:day} vaut au plus un an et pas avant ce jour : vérifier la fin de validité.",
            field="valid_until",
            day=day,
        )
    return until


def usual_day(today: dt.date, season: Period) -> dt.date:
    """Return the day a new devis starts with: today, or the season's nearest day when today could not be it."""
    return today if season.start - PREPARING <= today <= season.end + FURTHEST else season.nearest(today)


def usual_rate(regime: TvaRegime, currency: str, day: dt.date) -> Decimal:
    """Return the VAT rate that a new line starts with, in percent: the ordinary one where the carrier owes VAT.

    Outside the euro, and where the carrier owes none, it is 0; the price list says better.
    """
    if regime is not TvaRegime.LIABLE or currency != "EUR":
        return Decimal(0)
    begun = [rate for since, rate in STANDARD_RATES if since <= day]
    return begun[-1] if begun else STANDARD_RATES[0][1]


def checked_reason(reason: str) -> str:
    """Return why a devis was sent back, refused or declined; raise Refusal when nothing is said."""
    text = reason.strip()
    if not text:
        raise Refusal("Écrire la raison en quelques mots : elle aidera pour le prochain devis.", field="reason")
    if len(text) > LONGEST_REASON:
        raise Refusal(
            "La raison est trop longue : {longest} caractères au plus.", field="reason", longest=LONGEST_REASON
        )
    return text


def ensure_may_change(status: Status) -> None:
    """Raise Refusal unless the devis is a draft."""
    if status is not Status.DRAFT:
        raise Refusal("Seul un brouillon se modifie : faire d’abord « rendre à corriger », ou dupliquer le devis.")


def ensure_answered_in_time(answered_on: dt.date, quote_day: dt.date, today: dt.date) -> None:
    """Raise Refusal for an answer that comes before the devis or in the future."""
    if answered_on < quote_day:
        raise Refusal("Le client ne peut pas répondre avant le {day:day}, jour du devis.", field="day", day=quote_day)
    if answered_on > today:
        raise Refusal("La réponse du client ne peut pas être dans le futur.", field="day")


def is_overdue(valid_until: dt.date | None, today: dt.date) -> bool:
    """Return whether a devis no longer holds: its last day is past."""
    return valid_until is not None and valid_until < today


def ensure_overdue(valid_until: dt.date | None, today: dt.date) -> None:
    """Raise Refusal when a devis still holds."""
    if valid_until is None:
        raise Refusal("Ce devis n’a pas de fin de validité : il n’expire pas.")
    if not is_overdue(valid_until, today):
        raise Refusal("Ce devis vaut jusqu’au {day:day} : il n’expire pas avant.", day=valid_until)


def steps_of(status: Status) -> list[tuple[Status, str]]:
    """Return the states of a devis on its way: `done`, `current`, `todo`, or `stopped` where it went no further."""
    if status is Status.DECLINED:
        return [(Status.DRAFT, "done"), (status, "stopped")]
    if status not in ROAD:
        return [(step, "done") for step in ROAD[:-1]] + [(status, "stopped")]
    if status is Status.ACCEPTED:
        return [(step, "done") for step in ROAD]
    here = ROAD.index(status)
    ahead = {True: "done", False: "todo"}
    return [(step, "current" if step is status else ahead[rank < here]) for rank, step in enumerate(ROAD)]
