"""The words in which a personal column is described: about whom, how sensitive, what an erasure does to it."""

from enum import StrEnum

from msgspec import Struct

from cjs_app.privacy.purposes import Purpose


class Whose(StrEnum):
    """About whom a column speaks."""

    YOUTH = "Coopérant·es"
    ACCOUNT = "Toute personne qui a un compte"
    ADULT = "Adultes qui accompagnent"
    CLIENT = "Clients"
    NETWORK = "Personnes que le pôle connaît"


class Kind(StrEnum):
    """How sensitive a column is; the protection follows from it."""

    NAME = "Nom"
    MINOR = "Ce qui n’est montré qu’à la personne et à l’animation"
    CONTACT = "Coordonnées"
    WORK = "Travail et temps"
    MONEY = "Argent d’une personne"
    WORDS = "Texte libre"
    SECRET = "Secret de connexion"  # nosec B105
    TRACE = "Trace de connexion"
    CHOICE = "Accord"
    ACT = "Qui a fait quoi, par numéro de compte"


class Fate(StrEnum):
    """What an erasure does."""

    REPLACED = "remplacé par un nom sans personne"
    EMPTIED = "vidé"
    REMOVED = "effacé"
    REREAD = "le nom y est remplacé partout où il est écrit"
    KEPT = "reste, sans nom"
    BY_LAW = "reste : la loi le demande"


class Column(Struct, frozen=True):
    """A column about people."""

    table: str
    name: str
    label: str
    whose: Whose
    kind: Kind
    purpose: Purpose
    readers: frozenset[str]
    """The roles that read it about others; each person always reads their own."""
    fate: Fate


Told = tuple[Whose, Kind, Purpose, frozenset[str], Fate]
Row = tuple[str, str, str, Told]
"""A line of the list: table, column, its French label, and what is told of it."""
