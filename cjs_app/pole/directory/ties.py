"""Who is a member, for the rooms that only know people: told by whoever keeps the memberships, where somebody does.

A room that keeps them says at start-up, once, `tell_members_with(teller)`; nobody looks at that room.
"""

from collections.abc import Callable, Collection

MembersTeller = Callable[[Collection[int], int], Collection[int]]
"""Of these people, given by their numbers, those who are members in a year."""

_tellers: list[MembersTeller] = []


def tell_members_with(teller: MembersTeller) -> None:
    """Let the room that keeps the memberships say who is a member."""
    if teller not in _tellers:
        _tellers.append(teller)


def members_among(people: Collection[int], year: int) -> set[int] | None:
    """Return who of these people are members in a year, or None where no room knows."""
    if not _tellers:
        return None
    return {number for teller in _tellers for number in teller(people, year)}
