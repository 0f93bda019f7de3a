"""Who meets: the wing that knows the people of a place names them, by their numbers.

Deciding knows neither cooperants nor board members. Each wing says at start-up, once, `tell_with(…)`.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence

from msgspec import Struct


class Someone(Struct, frozen=True):
    """A person who is expected: their number in the place, and how they are called there."""

    number: int
    name: str


Place = int | None
"""The number of a season, or None for the pôle."""


class Wing(Struct, frozen=True):
    """What a wing knows of its people."""

    expected: Callable[[Place, dt.date], Sequence[Someone]]
    """Who is expected at a meeting of the place on a day."""
    named: Callable[[Place, Collection[int]], Mapping[int, str]]
    """How these people are called, those who left too."""


_wings: dict[bool, Wing] = {}


def tell_with(wing: Wing, *, in_season: bool) -> None:
    """Let a wing name its people."""
    _wings[in_season] = wing


def expected_on(place: Place, day: dt.date) -> Sequence[Someone]:
    """Return who is expected in a place on a day."""
    wing = _wings.get(place is not None)
    return wing.expected(place, day) if wing else []


def names_of(place: Place, numbers: Collection[int | None]) -> Mapping[int, str]:
    """Return how the people of a place are called, by their numbers."""
    wing, wanted = _wings.get(place is not None), {number for number in numbers if number is not None}
    return wing.named(place, wanted) if wing and wanted else {}
