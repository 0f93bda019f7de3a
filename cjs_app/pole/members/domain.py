"""What a membership is: of which year, of which kind, at which fee, and how far it went."""

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from cjs_app.kernel.names import folded
from cjs_app.kernel.numbering import render
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import Transition
from cjs_app.pole.directory.domain import KIND_LABELS, Kind


class Category(StrEnum):
    """What a member was in a year: a structure of some type, or a person."""

    ASSOCIATION = "association"
    COOPERATIVE = "cooperative"
    MUTUAL = "mutuelle"
    SOCIAL_COMPANY = "entreprise_solidaire"
    SOLE_TRADER = "entreprise_individuelle"
    FOUNDATION = "fondation"
    COMPANY = "entreprise"
    LOCAL_AUTHORITY = "collectivite"
    STATE = "etat"
    SCHOOL = "etablissement"
    NETWORK = "reseau"
    PRESS = "presse"
    OTHER = "autre"
    HOLDER = "porteur"
    SYMPATHISER = "sympathisant"


PEOPLE = (Category.HOLDER, Category.SYMPATHISER)
"""What a person may be; everything else is a structure."""
PEOPLE_LABELS = {Category.HOLDER: "Porteur·euse de projet", Category.SYMPATHISER: "Sympathisant·e"}
CATEGORY_LABELS = {Category(kind.value): label for kind, label in KIND_LABELS.items()} | PEOPLE_LABELS
MANY = {
    Category.ASSOCIATION: "associations",
    Category.COOPERATIVE: "coopératives",
    Category.MUTUAL: "mutuelles",
    Category.SOCIAL_COMPANY: "entreprises solidaires",
    Category.SOLE_TRADER: "entrepreneur·es",
    Category.FOUNDATION: "fondations",
    Category.COMPANY: "entreprises",
    Category.LOCAL_AUTHORITY: "collectivités",
    Category.STATE: "services de l’État",
    Category.SCHOOL: "établissements scolaires",
    Category.NETWORK: "réseaux",
    Category.PRESS: "titres de presse",
    Category.OTHER: "autres structures",
    Category.HOLDER: "porteur·euses de projets",
    Category.SYMPATHISER: "sympathisant·es",
}
"""How several of them are called in a sentence."""
SLUGS = {Category.HOLDER: "holders", Category.SYMPATHISER: "sympathisers"}


class State(StrEnum):
    """How far a membership went."""

    ASKED = "demandee"
    PAID = "payee"
    CANCELLED = "annulee"


STATE_LABELS = {State.ASKED: "Cotisation attendue", State.PAID: "À jour", State.CANCELLED: "Annulée"}
PAY = Transition(
    "pay",
    (State.ASKED,),
    State.PAID,
    "Cette adhésion n’attend plus de cotisation : regarder son état sur la fiche de l’adhérent.",
)
CANCEL = Transition("cancel", (State.ASKED, State.PAID), State.CANCELLED, "Cette adhésion est déjà annulée.")


class Way(StrEnum):
    """How a fee came in."""

    CHEQUE = "cheque"
    TRANSFER = "virement"
    CASH = "especes"
    CARD = "carte"
    ONLINE = "en_ligne"


WAY_LABELS = {
    Way.CHEQUE: "Chèque",
    Way.TRANSFER: "Virement",
    Way.CASH: "Espèces",
    Way.CARD: "Carte",
    Way.ONLINE: "Paiement en ligne",
}


class ReminderWay(StrEnum):
    """How a member was reminded."""

    MAIL = "courriel"
    LETTER = "courrier"
    PHONE = "telephone"


REMINDER_LABELS = {
    ReminderWay.MAIL: "Courriel",
    ReminderWay.LETTER: "Courrier",
    ReminderWay.PHONE: "Téléphone",
}
RECEIPTS = "REC-AAAA-####"
"""The numbers of the receipts: one suite a year, without a hole."""
NO_DOMAIN = "Domaine non précisé"
HIGHEST_FEE_CENTS = 10_000_000
_NOT_A_LETTER = re.compile("[^a-z0-9]+")


class Wish(Struct, frozen=True):
    """A membership that is asked for; without a fee, that of the table on the day."""

    year: int
    asked_on: dt.date
    category: Category | None = None
    """What a person is; a structure is what the directory says."""
    fee_cents: int | None = None


class Paid(Struct, frozen=True):
    """How a fee came in, and when."""

    day: dt.date
    way: Way


class Sought(Struct, frozen=True):
    """What the public directory is asked for."""

    words: str = ""
    kind: Kind | None = None
    domain: str = ""
    theme: str = ""
    city: str = ""


class Fee(Protocol):
    """A line of the fee table."""

    category: Category
    valid_from: dt.date
    amount_cents: int


def category_of(kind: Kind) -> Category:
    """Return what a structure of this type is as a member."""
    return Category(kind.value)


def fee_on(fees: Iterable[Fee], category: Category, day: dt.date) -> int | None:
    """Return the fee of a kind of member on a day, in cents: that of the last line begun; None where there is none."""
    begun = [fee for fee in fees if fee.category is category and fee.valid_from <= day]
    return max(begun, key=lambda fee: fee.valid_from).amount_cents if begun else None


def asked_fee(wished: int | None, tabled: int | None, before: int | None = None) -> int:
    """Return the fee of a membership: the one wished, else that of the table, else that of the time before."""
    found = next((fee for fee in (wished, tabled, before) if fee is not None), None)
    if found is None:
        raise Refusal(
            "Aucun tarif n’est écrit pour ce type d’adhérent : écrire le montant, ou compléter les tarifs.",
            field="fee_cents",
        )
    if not 0 <= found <= HIGHEST_FEE_CENTS:
        raise Refusal("Cette cotisation est trop grande, ou négative : vérifier le montant.", field="fee_cents")
    return found


def persons_category(category: Category | None) -> Category:
    """Return what a person is; raise Refusal for what only a structure can be."""
    if category not in PEOPLE:
        raise Refusal("Dire si la personne est porteuse de projet ou sympathisante.", field="category")
    return category


def ensure_payment(day: dt.date, today: dt.date) -> None:
    """Raise Refusal for a payment that has not come in yet."""
    if day > today:
        raise Refusal("Cette date n’est pas encore arrivée : écrire le jour où l’argent est arrivé.", field="day")


def receipt_number(year: int, rank: int) -> str:
    """Return the number of a receipt: «REC-2021-0042»."""
    return render(RECEIPTS, year, rank)


def slug(text: str) -> str:
    """Return words as part of a key: «Culture et lien social» gives «culture_et_lien_social»."""
    return _NOT_A_LETTER.sub("_", folded(text)).strip("_")
