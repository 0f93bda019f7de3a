"""The four kinds of clients."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from cjs_app.kernel.identifiers import checked_siren, checked_siret
from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal


class Kind(StrEnum):
    """What a client is; the words are those of the season archive."""

    PRIVATE = "particulier"
    COMPANY = "entreprise"
    PUBLIC = "collectivite"
    ASSOCIATION = "association"


KIND_LABELS = {
    Kind.PRIVATE: "Particulier",
    Kind.COMPANY: "Entreprise",
    Kind.PUBLIC: "Collectivité",
    Kind.ASSOCIATION: "Association",
}


FIELD_LABELS = {
    "kind": "type",
    "name": "nom",
    "siren": "numéro SIREN ou SIRET",
    "address": "adresse",
    "postcode": "code postal",
    "city": "ville",
    "email": "e-mail",
    "phone": "téléphone",
}
"""What a client's history says that was corrected; what was written there stays out of the journal."""


class ClientSheet(Struct, frozen=True):
    """What is written on a client's sheet."""

    kind: Kind
    name: str
    siren: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    email: str = ""
    phone: str = ""


def checked_number(kind: Kind, number: str, currency: str) -> str:
    """Return a client's SIREN (9 digits) or SIRET (14), spaces removed; empty stays empty.

    Raise Refusal for a wrong number, and for a private person, who is never asked for one (data minimisation).
    Outside the euro the number is another country's and is kept as it is.
    """
    if not number.strip():
        return ""
    if kind is Kind.PRIVATE:
        raise Refusal("Un particulier n’a pas de SIREN : laisser cette case vide.", field="siren")
    if currency != "EUR":
        return number.strip()
    digits = sum(character.isdigit() for character in number)
    return checked_siret(number, field="siren") if digits > 9 else checked_siren(number, field="siren")


class Named(Protocol):
    """A client of a list one chooses from."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def code(self) -> str:
        """Its code, that no other client of the summer has."""

    @property
    def name(self) -> str:
        """Its name, that others may have too."""

    @property
    def city(self) -> str:
        """Where it is."""


def told_apart(clients: Iterable[Named]) -> list[tuple[int, str]]:
    """Return each client's number and what a choice calls it: its name and city, and its code where two agree."""
    called = [(client, f"{client.name} · {client.city}" if client.city else client.name) for client in clients]
    alike = [folded(words) for _, words in called]
    met = Counter(alike)
    return [
        (client.id, f"{words} · {client.code}" if met[key] > 1 else words)
        for (client, words), key in zip(called, alike, strict=True)
    ]
