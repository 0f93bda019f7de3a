"""What is counted of the pôle's communication: a number of followers is a stock or a change, never both."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from cjs_app.kernel.refusal import Refusal


class Network(StrEnum):
    """Where the pôle speaks."""

    FACEBOOK = "facebook"
    LINKEDIN = "linkedin"
    INSTAGRAM = "instagram"
    NEWSLETTER = "lettre"
    OTHER = "autre"


NETWORK_LABELS = {
    Network.FACEBOOK: "Facebook",
    Network.LINKEDIN: "LinkedIn",
    Network.INSTAGRAM: "Instagram",
    Network.NEWSLETTER: "Lettre d’information",
    Network.OTHER: "Autre",
}


class CountKind(StrEnum):
    """What a count of followers is: how many there are on a day, or how many more since the year began."""

    STOCK = "stock"
    CHANGE = "variation"


COUNT_LABELS = {
    CountKind.STOCK: "Abonnés ce jour-là",
    CountKind.CHANGE: "Abonnés gagnés depuis le début de l’année",
}


class CuttingSheet(Struct, frozen=True):
    """An article or a broadcast about the pôle; `about` is the project that it tells of."""

    day: dt.date
    title: str
    outlet: str
    about: str = ""
    url: str = ""


class AwarenessSheet(Struct, frozen=True):
    """A talk before pupils: how many classes, and how many pupils where somebody counted."""

    day: dt.date
    title: str
    place: str
    classes: int
    pupils: int | None = None


class SiteSheet(Struct, frozen=True):
    """Something to be counted about the site, with its source."""

    year: int
    label: str
    number: int
    source: str


class Counted(Protocol):
    """A count of followers."""

    @property
    def kind(self) -> CountKind:
        """A stock or a change."""

    @property
    def day(self) -> dt.date:
        """Its day."""

    @property
    def number(self) -> int:
        """How many."""


class Followers(Struct, frozen=True):
    """What is known of an account in a year: how many at its end, and by how many it changed."""

    stock: int | None
    change: int | None
    is_computed: bool
    """Whether the change is the difference of two stocks, and not a number that somebody noted."""


def followers_in(year: int, counts: Iterable[Counted]) -> Followers:
    """Return what the counts of an account tell of a year.

    The stock is the last one of the year. The change is that stock less the last one of an earlier year; where there is
    none, the change that was noted for the year; where there is none either, nothing is known.
    """
    told = sorted(counts, key=lambda one: one.day)
    stocks = [one for one in told if one.kind is CountKind.STOCK]
    now = next((one.number for one in reversed(stocks) if one.day.year == year), None)
    before = next((one.number for one in reversed(stocks) if one.day.year < year), None)
    if now is not None and before is not None:
        return Followers(now, now - before, True)
    noted = next((one.number for one in reversed(told) if one.kind is CountKind.CHANGE and one.day.year == year), None)
    return Followers(now, noted, False)


def ensure_count(kind: CountKind, number: int | None) -> int:
    """Return a number of followers; raise Refusal for none, and for a stock below zero."""
    if number is None:
        raise Refusal("Écrire un nombre.", field="number")
    if kind is CountKind.STOCK and number < 0:
        raise Refusal(
            "Un nombre d’abonnés n’est jamais négatif : pour une baisse, choisir la variation.", field="number"
        )
    return number


def ensure_classes(classes: int | None, pupils: int | None) -> None:
    """Raise Refusal for a talk before nobody."""
    if classes is None or classes < 1:
        raise Refusal("Écrire combien de classes étaient là, au moins une.", field="classes")
    if pupils is not None and pupils < 0:
        raise Refusal("Écrire combien d’élèves étaient là, ou rien.", field="pupils")


def ensure_past(day: dt.date, today: dt.date) -> None:
    """Raise Refusal for a day that is not there yet: what is counted has taken place."""
    if day > today:
        raise Refusal("Ce jour n’est pas encore passé : le noter quand ce sera fait.", field="day")
