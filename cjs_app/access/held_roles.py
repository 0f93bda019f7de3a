"""What an account is in the seasons, and the words a guesser would try for it; told by the rooms that know them.

The door knows nothing of seasons: whoever keeps them says at start-up, once, `tell_roles_with` and `tell_words_with`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cjs_app.access.domain import PoleRole, Role
from cjs_app.access.limits import MONEY_ROLES
from cjs_app.access.models import User


@dataclass(frozen=True)
class HeldRole:
    """What an account is in one season."""

    season_id: int
    season: str
    role: Role


Roles = Callable[[Sequence[int]], Mapping[int, Sequence[HeldRole]]]
Words = Callable[[int], Iterable[str]]

_roles: list[Roles] = []
_words: list[Words] = []


def tell_roles_with(roles: Roles) -> None:
    """Let the room that keeps the seasons answer for what accounts are in them."""
    _roles[:] = [roles]


def tell_words_with(words: Words) -> None:
    """Let the room that knows the people of a summer tell their first names, its town, its cooperative."""
    _words[:] = [words]


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
