"""What an organisation is, and how the same one is known again under another spelling."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal


class Kind(StrEnum):
    """What an organisation is; the first ones are those of the social economy."""

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


KIND_LABELS = {
    Kind.ASSOCIATION: "Association",
    Kind.COOPERATIVE: "Coopérative",
    Kind.MUTUAL: "Mutuelle",
    Kind.SOCIAL_COMPANY: "Entreprise solidaire",
    Kind.SOLE_TRADER: "Entrepreneur·e",
    Kind.FOUNDATION: "Fondation",
    Kind.COMPANY: "Entreprise",
    Kind.LOCAL_AUTHORITY: "Collectivité",
    Kind.STATE: "Service de l’État",
    Kind.SCHOOL: "Établissement scolaire",
    Kind.NETWORK: "Réseau",
    Kind.PRESS: "Presse",
    Kind.OTHER: "Autre",
}

ORGANISATION_FIELDS = {
    "name": "nom",
    "kind": "type",
    "domain": "domaine",
    "theme": "thématique",
    "aliases": "autres noms",
    "siren": "SIREN",
    "address": "adresse",
    "postcode": "code postal",
    "city": "commune",
    "email": "e-mail",
    "phone": "téléphone",
    "website": "site",
}
PERSON_FIELDS = {
    "first_name": "prénom",
    "last_name": "nom",
    "organisation_id": "structure",
    "function": "fonction",
    "city": "commune",
    "email": "e-mail",
    "phone": "téléphone",
}


class OrganisationSheet(Struct, frozen=True):
    """What is written about an organisation; `aliases` are its other names, one a line."""

    name: str
    kind: Kind
    domain: str = ""
    theme: str = ""
    aliases: str = ""
    siren: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""


class PersonSheet(Struct, frozen=True):
    """What is written about a person."""

    first_name: str
    last_name: str
    organisation_id: int | None = None
    function: str = ""
    city: str = ""
    email: str = ""
    phone: str = ""


def spellings(name: str, aliases: str) -> set[str]:
    """Return every name of an organisation as it is compared: without capitals, accents, or spaces around."""
    return {folded(line) for line in (name, *aliases.splitlines()) if folded(line)}


def ensure_new(name: str, aliases: str, known: Iterable[tuple[str, str]]) -> None:
    """Raise Refusal when one of these names is already that of another organisation, given as (name, aliases)."""
    wanted = spellings(name, aliases)
    for other, others in known:
        if wanted & spellings(other, others):
            raise Refusal(
                "« {other} » est déjà dans le répertoire sous ce nom : ouvrir sa fiche, ou écrire un autre nom.",
                field="name",
                other=other,
            )
