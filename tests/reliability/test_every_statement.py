"""Every gesture that writes, with each of its statements made to fail: all of it stands afterwards, or nothing."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from cjs_app.journal import actions as journal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db
from cjs_app.rooms import ROOMS
from tests.campaigns import rounds
from tests.reliability import scenarios
from tests.reliability.faults import at_moment, failure
from tests.reliability.invariants import broken
from tests.reliability.scenarios import SCENARIOS, Gesture
from tests.reliability.snapshots import Snapshot, counters, difference, make_ready, snapshot

# Their scenarios are kept when they are read.
for found in pkgutil.iter_modules(scenarios.__path__):
    importlib.import_module(f"{scenarios.__name__}.{found.name}")

# A part of every gesture, played with each of them; what writes outside the database.
NOT_A_GESTURE = {
    "cjs_app.journal.actions.record",
    "cjs_app.journal.actions.anchor_head",
    "cjs_app.coop.seasons.changes.record_settings",
    "cjs_app.coop.seasons.guards.let_inherit",
    "cjs_app.coop.seasons.guards.tell_of_closing",
    "cjs_app.coop.seasons.guards.tell_others",
}
NEVER = 0
RETRIED_ONE_IN = rounds(4, 1)
"""After how many failures the gesture is also tried again; the last one, the commit, is always among them."""


def gestures() -> Iterator[str]:
    """Give the address of every public function of the rooms that takes a stamp."""
    for room in ROOMS:
        package = importlib.import_module(f"cjs_app.{room}")
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            for name, function in inspect.getmembers(module, inspect.isfunction):
                own = function.__module__ == module.__name__ and not name.startswith("_")
                if own and Stamp in {one.annotation for one in inspect.signature(function).parameters.values()}:
                    yield scenarios.name_of(function)


def now() -> Snapshot:
    """Return the whole database as a new transaction sees it."""
    found = snapshot(db.session.connection())
    db.session.rollback()
    return found


def put_back(counters_of_ids: str) -> None:
    """Let ids continue where they stood before the gesture."""
    db.session.connection().exec_driver_sql(counters_of_ids)
    db.session.rollback()
    db.session.expunge_all()


def played(gesture: Gesture) -> tuple[int, Snapshot]:
    """Return how many statements the gesture takes and what the database then is; take it back."""
    with at_moment(db.engine, NEVER, failure(db.engine)) as meter:
        gesture()
        journal.chain_waiting()  # as the commit does, before it ends
        db.session.flush()
    after = snapshot(db.session.connection())
    db.session.rollback()
    return meter.asked, after


def fails(gesture: Gesture, at: int, *, after_commit: bool = False) -> bool:
    """Play the gesture to its commit with a failure at one moment; return whether it was told as an error."""
    with at_moment(db.engine, at, failure(db.engine), after_commit=after_commit):
        try:
            gesture()
            db.session.commit()
        except OperationalError:
            db.session.rollback()
            return True
    return False


def test_no_gesture_is_forgotten() -> None:
    wanted = set(gestures()) - NOT_A_GESTURE
    assert (wanted - set(SCENARIOS), set(SCENARIOS) - wanted) == (set(), set())


@pytest.mark.parametrize("name", sorted(SCENARIOS), ids=lambda name: name.removeprefix("cjs_app.").replace(".", "-"))
def test_a_statement_that_fails_leaves_nothing_and_trying_again_does_it_all(each_app: Flask, name: str) -> None:
    gesture = SCENARIOS[name]()
    make_ready(db.session.connection())
    db.session.commit()
    before, ids = now(), counters(db.session.connection())
    put_back(ids)
    statements, after = played(gesture)
    assert difference(before, after)
    for at in range(1, statements + 2):  # the last one is the commit
        put_back(ids)
        assert fails(gesture, at), f"statement {at} of {statements}"
        assert difference(before, now()) == {}, f"statement {at} of {statements}"
        if (statements + 1 - at) % RETRIED_ONE_IN == 0:
            put_back(ids)
            assert difference(after, played(gesture)[1]) == {}, f"again after statement {at} of {statements}"
    put_back(ids)
    assert fails(gesture, 1, after_commit=True)
    assert difference(after, now()) == {}, "the answer to the commit was lost"
    assert broken(db.session.connection()) == {}
