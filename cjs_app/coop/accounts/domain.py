"""What an expense, an income and a deduction are made of, and what a deduction can be."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import Sentence

Record = TypeVar("Record")
A_YEAR = dt.timedelta(days=366)
ALL_PERCENT = Decimal(100)


class DeductionKind(StrEnum):
    """How a deduction is counted; the words are those of the season archive."""

    PERCENT = "pourcentage"
    AMOUNT = "montant"
    PER_HOUR = "par_heure"


class DeductionBase(StrEnum):
    """What a percentage is taken from."""

    REVENUE = "ca_ht"
    RESOURCES = "ressources"
    BALANCE = "solde"


DEDUCTION_KIND_LABELS = {
    DeductionKind.PERCENT: "Pourcentage",
    DeductionKind.AMOUNT: "Montant fixe",
    DeductionKind.PER_HOUR: "Montant par heure de mission",
}
DEDUCTION_BASE_LABELS = {
    DeductionBase.REVENUE: "du chiffre d’affaires HT",
    DeductionBase.RESOURCES: "des ressources",
    DeductionBase.BALANCE: "de ce qui reste à ce moment",
}

USUAL_CATEGORIES = ("Matériel", "Fournitures", "Déplacements", "Alimentation", "Communication", "Sorties", "Autre")


class ExpenseSheet(Struct, frozen=True):
    """What is written down of an expense; the amount is in cents, before tax."""

    day: dt.date
    label: str
    ht_cents: int
    category: str = ""
    mission_id: int | None = None


class IncomeSheet(Struct, frozen=True):
    """What is written down of money raised outside the missions, in cents."""

    day: dt.date
    label: str
    amount_cents: int


class DeductionSheet(Struct, frozen=True):
    """What is written down of a deduction: a percentage of its base, or an amount in cents."""

    label: str
    kind: DeductionKind
    percent: Decimal | None = None
    amount_cents: int | None = None
    base: DeductionBase = DeductionBase.REVENUE


def ensure_day(day: dt.date, season: Period, today: dt.date) -> None:
    """Raise Refusal for a day to come, or more than a year away from the season: bills come early and late."""
    if day > today:
        raise Refusal("Le {day:day} n’est pas encore arrivé : écrire le jour du paiement.", field="day", day=day)
    if not season.start - A_YEAR <= day <= season.end + A_YEAR:
        raise Refusal(
            "Le {day:day} est à plus d’un an de la saison : vérifier l’année.",
            field="day",
            day=day,
        )


def usual_day(today: dt.date, season: Period) -> dt.date:
    """Return the day a new line starts with: today, or the nearest day of a season that is over a year away."""
    return season.nearest(today, A_YEAR)


def ensure_validated_by_another(recorded_by_id: int | None, validator_id: int | None) -> None:
    """Raise Refusal when the person who noted an expense is about to validate it."""
    if recorded_by_id is not None and recorded_by_id == validator_id:
        raise Refusal("Personne ne valide sa propre dépense\u00a0: la laisser à une autre personne de l’équipe.")


def ensure_positive(amount_cents: int, field: str) -> None:
    """Raise Refusal for an amount of zero or less."""
    if amount_cents <= 0:
        raise Refusal("Le montant doit dépasser zéro : écrire par exemple 24,50.", field=field)


def checked_deduction(sheet: DeductionSheet) -> DeductionSheet:
    """Return the sheet; raise Refusal when it has not the one value that its kind needs, or one out of bounds."""
    if sheet.kind is DeductionKind.PERCENT:
        if sheet.percent is None or not 0 < sheet.percent <= ALL_PERCENT or sheet.amount_cents is not None:
            raise Refusal("Un pourcentage va de 0,0001 à 100 : écrire par exemple 10.", field="value")
    elif sheet.amount_cents is None or sheet.percent is not None:
        raise Refusal("Écrire le montant de la retenue, par exemple 24,50.", field="value")
    else:
        ensure_positive(sheet.amount_cents, "value")
    return sheet


def explained(kind: DeductionKind, percent: Decimal | None, amount_cents: int | None, base: DeductionBase) -> Sentence:
    """Return what a deduction takes, in one plain line."""
    if kind is DeductionKind.PERCENT:
        return Sentence("{percent:number}\u00a0% {base}", {"percent": percent, "base": DEDUCTION_BASE_LABELS[base]})
    if kind is DeductionKind.AMOUNT:
        return Sentence("{amount:money}, une seule fois", {"amount": amount_cents})
    return Sentence("{amount:money} pour chaque heure de mission", {"amount": amount_cents})


def swapped(records: Sequence[Record], place: int, steps: int) -> list[Record]:
    """Return the records with the one at `place` moved by so many steps, never past either end."""
    order = list(records)
    order.insert(max(0, place + steps), order.pop(place))
    return order
