"""The states a thing goes through: one enum, and one door from a state to the next."""

from collections.abc import Collection, Iterable
from enum import Enum
from typing import Generic, TypeVar

from msgspec import Struct

from cjs_app.kernel.refusal import Refusal

State = TypeVar("State", bound=Enum)


class Transition(Struct, Generic[State], frozen=True):
    """A door: its name, the states it opens from, the one it leads to, and what is said when it stays shut."""

    name: str
    sources: Collection[State]
    target: State
    refusal: str


def moved(status: State, transition: Transition[State]) -> State:
    """Return the state reached through a transition; raise its Refusal where it does not open from here."""
    if status not in transition.sources:
        raise Refusal(transition.refusal)
    return transition.target


def possible(status: State, transitions: Iterable[Transition[State]]) -> list[Transition[State]]:
    """Return the transitions that open from a state, in the order given."""
    return [transition for transition in transitions if status in transition.sources]
