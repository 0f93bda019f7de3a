"""Contracts, what they make of full-time equivalents over days, and the days that two of them share."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import combinations
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import agreed


class Kind(StrEnum):
    """What a contract is."""

    PERMANENT = "cdi"
    FIXED_TERM = "cdd"
    APPRENTICESHIP = "apprentissage"
    PROFESSIONALISATION = "professionnalisation"
    INTERNSHIP = "stage"
    CIVIC_SERVICE = "service_civique"
    LENT = "mise_a_disposition"


KIND_LABELS = {
    Kind.PERMANENT: "CDI",
    Kind.FIXED_TERM: "CDD",
    Kind.APPRENTICESHIP: "Contrat d’apprentissage",
    Kind.PROFESSIONALISATION: "Contrat de professionnalisation",
    Kind.INTERNSHIP: "Stage",
    Kind.CIVIC_SERVICE: "Service civique",
    Kind.LENT: "Mise à disposition",
}
FIELD_LABELS = {
    "person_id": "personne",
    "kind": "type",
    "function": "fonction",
    "first_day": "premier jour",
    "last_day": "dernier jour",
    "etp": "ETP",
}
_HUNDREDTH = Decimal("0.01")


class Contract(Protocol):
    """What is computed from a contract."""

    function: str
    first_day: dt.date
    last_day: dt.date | None
    etp: Decimal | None


Held = TypeVar("Held", bound=Contract)


class Sheet(Struct, frozen=True):
    """What is written about a contract; without a last day it goes on, without an ETP it is not counted in them."""

    person_id: int
    kind: Kind
    function: str
    first_day: dt.date
    last_day: dt.date | None = None
    etp: Decimal | None = None


class Handover(Struct, Generic[Held], frozen=True):
    """Two contracts of one function that share days: who comes learns from who leaves."""

    leaving: Held
    coming: Held
    first_day: dt.date
    last_day: dt.date

    @property
    def days(self) -> int:
        """How many days, the first and the last counted."""
        return (self.last_day - self.first_day).days + 1


def checked(sheet: Sheet) -> Sheet:
    """Return a sheet that can be written; raise Refusal for an impossible one."""
    if not sheet.function.strip():
        raise Refusal("Écrire la fonction : coordination, chargé·e de mission…", field="function")
    if sheet.last_day is not None and sheet.last_day < sheet.first_day:
        raise Refusal("Le dernier jour vient avant le premier : corriger l’un des deux.", field="last_day")
    if sheet.etp is not None and not 0 < sheet.etp <= 1:
        raise Refusal("Un ETP va de plus de 0 à 1 : écrire par exemple 0,8.", field="etp")
    return sheet


def days_in(contract: Contract, first: dt.date, last: dt.date) -> int:
    """Return how many days of a period a contract covers, both ends counted."""
    begins, ends = max(contract.first_day, first), min(contract.last_day or last, last)
    return max(0, (ends - begins).days + 1)


def etp_over(contracts: Iterable[Contract], first: dt.date, last: dt.date) -> Fraction:
    """Return the mean of the full-time equivalents over a period, each weighted by its days; exact."""
    weighted = sum((Fraction(one.etp) * days_in(one, first, last) for one in contracts if one.etp), Fraction())
    return weighted / ((last - first).days + 1)


def etp_on(contracts: Iterable[Contract], day: dt.date) -> Fraction:
    """Return the full-time equivalents of a day."""
    return etp_over(contracts, day, day)


def written_etp(etp: Fraction) -> Decimal:
    """Return full-time equivalents with two decimals, halves up."""
    return (Decimal(etp.numerator) / Decimal(etp.denominator)).quantize(_HUNDREDTH, ROUND_HALF_UP)


def handovers(contracts: Sequence[Held], first: dt.date, last: dt.date) -> Iterator[Handover[Held]]:
    """Yield the days of a period that two contracts of one function share, the earlier contract leaving."""
    inside = sorted((one for one in contracts if days_in(one, first, last)), key=lambda one: one.first_day)
    for leaving, coming in combinations(inside, 2):
        begins = max(leaving.first_day, coming.first_day, first)
        ends = min(leaving.last_day or last, coming.last_day or last, last)
        if folded(leaving.function) == folded(coming.function) and begins <= ends:
            yield Handover(leaving, coming, begins, ends)


def in_weeks(days: int) -> str:
    """Return days as weeks and days: 52 gives «7 semaines et 3 jours»."""
    weeks, rest = divmod(days, 7)
    parts = [f"{weeks} {agreed(weeks, 'semaine')}"] * bool(weeks) + [f"{rest} {agreed(rest, 'jour')}"] * bool(rest)
    return " et ".join(parts) or "0 jour"
