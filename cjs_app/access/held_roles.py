"""What an account is in the seasons, and the words a guesser would try for it; told by the rooms that know them.

The door knows nothing of seasons: whoever keeps them says at start-up, once, `tell_roles_with` and `tell_words_with`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Select

from cjs_app.access.domain import PoleRole, Role
from cjs_app.access.limits import MONEY_ROLES
from cjs_app.access.models import User


class HeldRole(Struct, frozen=True):
    """What an account is in one season."""

    season_id: int
    season: str
    role: Role


class Scope(Struct, frozen=True):
    """The season that an address names, None when there is none, and what an account was told to be in it."""

    season_id: int
    season: Any
    role: Role | None


Roles = Callable[[Sequence[int]], Mapping[int, Sequence[HeldRole]]]
Words = Callable[[int], Iterable[str]]

_roles: list[Roles] = []
_words: list[Words] = []
_in_seasons: list[Select[Any]] = []


def tell_roles_with(roles: Roles) -> None:
    """Let the room that keeps the seasons answer for what accounts are in them."""
    _roles[:] = [roles]


def tell_words_with(words: Words) -> None:
    """Let the room that knows the people of a summer tell their first names, its town, its cooperative."""
    _words[:] = [words]


def ask_in_seasons_with(statement: Select[Any]) -> None:
    """Let the room that keeps the seasons put its question beside that of the session: each page asks both at once.

    The statement is that of an open session, with two columns more: the `season` asked for, and the role in it.
    """
    _in_seasons[:] = [statement]


def asked_in_season() -> Select[Any] | None:
    """Return the question for an open session, a season and the role in it."""
    return _in_seasons[0] if _in_seasons else None


def roles_held(user_ids: Sequence[int]) -> Mapping[int, Sequence[HeldRole]]:
    """Return what each of these accounts is in the seasons that have not let it go."""
    return _roles[0](user_ids) if _roles and user_ids else {}


def words_about(user: User) -> list[str]:
    """Return the words that no passphrase of this account may be made of."""
    return [user.display_name, *(_words[0](user.id) if _words else ())]


def touches_money(user: User) -> bool:
    """Return whether an account touches money somewhere: its sessions are shorter and ask for a second proof."""
    held = {role.role for role in roles_held([user.id]).get(user.id, ())}
    return user.is_coordinator or user.pole_role is PoleRole.OFFICER or bool(held & MONEY_ROLES)
