"""What a receipt says, and its photograph."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from cjs_app.pole.structure.domain import Identity


@dataclass(frozen=True)
class Told:
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


def photograph(told: Told) -> str:
    """Return a receipt as it is kept: the same words always give the same text."""
    return json.dumps(asdict(told), ensure_ascii=False, sort_keys=True)


def developed(kept: str) -> Told:
    """Return a receipt from its photograph."""
    return Told(**json.loads(kept))


def giver_of(told: Told) -> Identity:
    """Return the pôle as the receipt knew it."""
    return Identity(**told.giver)
