"""What a receipt says, and its photograph."""

from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from cjs_app.pole.structure.domain import Identity


class Told(Struct, frozen=True):
    """A receipt ready to be drawn: everything on it, as it was on the day it was given."""

    number: str
    day: str
    year: int
    """The year that the fee is for."""
    member: str
    category: str
    address: str
    fee_cents: int
    paid_on: str
    way: str
    giver: dict[str, Any]
    """The pôle on that day."""


def photograph(told: Told) -> dict[str, Any]:
    """Return a receipt as it is kept."""
    return asdict(told)


def developed(kept: dict[str, Any]) -> Told:
    """Return a receipt from its photograph."""
    return Told(**kept)


def giver_of(told: Told) -> Identity:
    """Return the pôle as the receipt knew it."""
    return Identity(**told.giver)
