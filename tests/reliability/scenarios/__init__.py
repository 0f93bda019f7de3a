"""One scenario for each gesture that writes: what stands before it, and the gesture itself.

A scenario prepares what its gesture needs and returns the gesture, which is then done several times over: with its
first statement made to fail, its second, and so on. The gesture looks its records up `again`, in its own session.
"""

from collections.abc import Callable
from typing import Any

Gesture = Callable[[], Any]
Preparation = Callable[[], Gesture]
SCENARIOS: dict[str, Preparation] = {}


def name_of(action: Callable[..., Any]) -> str:
    """Return the address of an action: `cjs_app.coop.quotes.actions.submit`."""
    return f"{action.__module__}.{action.__qualname__}"


def scenario_of(action: Callable[..., Any]) -> Callable[[Preparation], Preparation]:
    """Keep a scenario under the name of the action it plays."""

    def keep(preparation: Preparation) -> Preparation:
        assert name_of(action) not in SCENARIOS
        SCENARIOS[name_of(action)] = preparation
        return preparation

    return keep
