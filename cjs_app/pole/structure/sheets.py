"""The lists of the pôle that may leave as files, each offered by the room that keeps it."""

from collections.abc import Callable

from msgspec import Struct

from cjs_app.coop.books.sheets import Sheet
from cjs_app.plumbing.permissions import Permission, may


class Offered(Struct, frozen=True):
    """A list that may leave: how its file is called, who may take it, and what it holds in a year."""

    name: str
    label: str
    permission: Permission
    sheet: Callable[[int], Sheet]


_offered: dict[str, Offered] = {}


def offer(offered: Offered) -> None:
    """Let a room's list leave."""
    _offered[offered.name] = offered


def lists() -> list[Offered]:
    """Return the lists that this visitor may take."""
    return [one for one in _offered.values() if may(one.permission)]


def find_list(name: str) -> Offered | None:
    """Return the list of this name when this visitor may take it, or None."""
    return next((one for one in lists() if one.name == name), None)
