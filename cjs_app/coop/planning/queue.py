"""The fair queue: whose turn it is to take a mission, in an order that anybody can check by hand.

Who is available comes before who is not. Among them, who has the fewest hours of mission comes first; then who has
the fewest euros; then who was not in the same team the last time; then the code, so that nobody has to choose.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from cjs_app.kernel.shares import split

LONGEST_REASON = 300


class Candidate(Struct, frozen=True):
    """Somebody who may take a mission, and all that their place in the queue depends on."""

    cooperant_id: int
    code: str
    name: str
    minutes: int = 0
    """Of mission: the hours noted, and until a mission is done those planned in it, where they are more."""
    cents: int = 0
    away: Sequence[dt.date] = ()
    """The days of the mission on which they are not available."""
    busy: Sequence[dt.date] = ()
    """The days of the mission on which they are elsewhere at the same time."""
    last_team: frozenset[int] = frozenset()
    """With whom they were on their last mission."""

    @property
    def is_free(self) -> bool:
        """Whether they can take the mission."""
        return not self.away and not self.busy


class Turn(Struct, frozen=True):
    """A place in the queue."""

    candidate: Candidate
    proposed: bool
    again_with: Sequence[str] = ()
    """Who, among those already taken, was in the same team the last time."""


def in_turn(candidates: Iterable[Candidate], places: int, team: Mapping[int, str]) -> list[Turn]:
    """Return the queue for a mission that still has so many places beside its team, the names by cooperant_id."""
    waiting, taken, turns = {one.code: one for one in candidates}, dict(team), list[Turn]()
    while waiting:
        open_place = len(taken) < len(team) + places
        again = {code: sorted(one.last_team & taken.keys()) if open_place else [] for code, one in waiting.items()}
        code = min(waiting, key=lambda code: (*_merit(waiting[code]), bool(again[code]), code))
        one = waiting.pop(code)
        turns.append(Turn(one, open_place and one.is_free, [taken[number] for number in again[code]]))
        if turns[-1].proposed:
            taken[one.cooperant_id] = one.name
    return turns


def passed_over(turns: Sequence[Turn], taken: Collection[int]) -> list[Candidate]:
    """Return who is free, and stands before somebody that is taken, without being taken."""
    ranks = [rank for rank, turn in enumerate(turns) if turn.candidate.cooperant_id in taken]
    before = turns[: max(ranks)] if ranks else []
    return [turn.candidate for turn in before if turn.candidate.is_free and turn.candidate.cooperant_id not in taken]


def is_out_of_turn(turns: Sequence[Turn], taken: Collection[int]) -> bool:
    """Return whether a team asks for a reason: somebody was passed over, or somebody is taken who is not free."""
    hindered = any(not one.candidate.is_free and one.candidate.cooperant_id in taken for one in turns)
    return hindered or bool(passed_over(turns, taken))


def cents_of(worth: Mapping[int, int], minutes: Mapping[int, Mapping[int, int]]) -> dict[int, int]:
    """Return the euros of each person, in cents: each devis is shared by the hours noted for it, to the cent.

    `worth` gives what each devis is worth before tax, `minutes` who spent how long on it, in the order in which spare
    cents go. A devis for which nobody noted anything yet is nobody's.
    """
    cents: dict[int, int] = {}
    for quote_id, spent in minutes.items():
        whole = worth.get(quote_id, 0)
        if whole > 0 and any(spent.values()):
            for number, part in zip(spent, split(whole, list(spent.values())), strict=True):
                cents[number] = cents.get(number, 0) + part
    return cents


def overlap(one: tuple[dt.time | None, dt.time | None], other: tuple[dt.time | None, dt.time | None]) -> bool:
    """Return whether two slots of one day share some time; hours that nobody knows are not guessed."""
    (start, end), (begin, finish) = one, other
    return bool(start and end and begin and finish and start < finish and begin < end)


def _merit(one: Candidate) -> tuple[bool, int, int]:
    """Return what comes first in the order of the queue."""
    return not one.is_free, one.minutes, one.cents
