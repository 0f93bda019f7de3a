"""Where things happen, told by the rooms that know: how many members, events, appointments in each town.

The room of the territory shows them; neither knows the other.
"""

from collections.abc import Callable, Mapping

Teller = Callable[[int], Mapping[str, int]]
"""What a room counted in a year, by the name of the town as it was written."""

_tellers: dict[str, Teller] = {}


def tell_places_with(title: str, teller: Teller) -> None:
    """Let a room tell what it counts in each town, under a title."""
    _tellers[title] = teller


def places_of(year: int) -> dict[str, Mapping[str, int]]:
    """Return what the rooms counted in each town in a year, by title, room after room."""
    return {title: teller(year) for title, teller in _tellers.items()}
