"""The pôle as it is written at the head of its report, and how old it is."""

from msgspec import Struct


class Identity(Struct, frozen=True):
    """What the pôle is called, and where it is found."""

    name: str
    association: str = ""
    founded_year: int | None = None
    address: str = ""
    postcode: str = ""
    city: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""


UNNAMED = "Le pôle"
FIELD_LABELS = {
    "name": "nom",
    "association": "association",
    "founded_year": "année de création",
    "address": "adresse",
    "postcode": "code postal",
    "city": "ville",
    "email": "e-mail",
    "phone": "téléphone",
    "website": "site",
}


def year_to_open(present: int, latest: int | None) -> int:
    """Return the year on which the pôle opens, the latest one in which something took place being known.

    It is the present one, empty as it may be in January, for who comes to write it. Where the year before is empty as
    well, nobody is writing: the latest year is what there is to read.
    """
    return present if latest is None or present - latest <= 1 else latest


def year_of_life(founded_year: int | None, year: int) -> int | None:
    """Return which year of its life this one is, the year of foundation being the first; None before it."""
    if founded_year is None or year < founded_year:
        return None
    return year - founded_year + 1
