"""What a deduction can be, and the usual categories of expenses."""

from enum import StrEnum


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
