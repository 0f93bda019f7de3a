"""The four kinds of clients."""

from enum import StrEnum


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
