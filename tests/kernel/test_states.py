"""The states a thing goes through."""

from enum import Enum

import pytest

from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import Transition, moved, possible


class Light(Enum):
    RED = 1
    GREEN = 2
    OUT = 3


GO = Transition("passer au vert", (Light.RED,), Light.GREEN, "Seul un feu rouge peut passer au vert.")
BREAK = Transition("éteindre", frozenset({Light.RED, Light.GREEN}), Light.OUT, "Ce feu est déjà éteint.")


def test_a_transition_leads_to_its_target() -> None:
    assert moved(Light.RED, GO) is Light.GREEN
    assert moved(Light.GREEN, BREAK) is Light.OUT


def test_a_shut_door_says_why() -> None:
    with pytest.raises(Refusal, match="^Seul un feu rouge peut passer au vert.$"):
        moved(Light.GREEN, GO)


def test_only_the_doors_open_from_here_are_offered() -> None:
    assert possible(Light.RED, [BREAK, GO]) == [BREAK, GO]
    assert possible(Light.GREEN, [BREAK, GO]) == [BREAK]
    assert possible(Light.OUT, [BREAK, GO]) == []
