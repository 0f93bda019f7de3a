"""The life of an invoice, and what is still owed on it."""

from enum import StrEnum

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
    "émettre", (Status.DRAFT,), Status.ISSUED, "Ce document est déjà émis : pour le corriger, faire un avoir."
)
ABANDONING = Transition(
    "abandonner",
    (Status.DRAFT,),
    Status.ABANDONED,
    "Seul un brouillon s’abandonne : une facture émise se corrige par un avoir.",
)
TRANSITIONS = (ISSUING, ABANDONING)
