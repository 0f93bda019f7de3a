"""What a year holds besides its figures, as far as a text may speak of it: days, lists of names, titles, contracts."""

import datetime as dt

from msgspec import Struct


class Dated(Struct, frozen=True):
    """Something that took place on a day, or from one day to another: «l’assemblée générale», on 22 June."""

    label: str
    about: tuple[str, ...]
    """One of these in a sentence tells that it speaks of this."""
    first: dt.date
    last: dt.date | None = None


class Named(Struct, frozen=True):
    """Names that belong together: «les partenaires du Mois de l’ESS»."""

    label: str
    about: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]
    """Each with its other names, the first one being the one to write."""


class Titled(Struct, frozen=True):
    """An office of the pôle, held by so many persons at once: «coprésidence», two."""

    title: str
    holders: int
    mistaken: tuple[str, ...] = ()
    """How a text calls it when it is wrong: «le président», where there are two co-presidents."""


class Contracted(Struct, frozen=True):
    """Somebody's contract: its kind in words («contrat d’apprentissage»), and from when until when."""

    kind: str
    person: str
    first: dt.date
    last: dt.date | None = None


Fact = Dated | Named | Titled | Contracted
