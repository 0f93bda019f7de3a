"""Failures where the application meets its database: the k-th statement, or the commit, goes wrong.

It is done where SQLAlchemy calls the driver, so that the error comes as a real one would: of the driver's own class,
then dressed by SQLAlchemy. The statement that fails never reaches the database.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

EVENTS = ("do_execute", "do_executemany", "do_execute_no_params")


class Meter:
    """Counts what is asked of the database, commits included, and does something at a chosen moment."""

    def __init__(self, engine: Engine, at: int, happen: Callable[[], None]) -> None:
        self.engine = engine
        self.at = at
        self.happen = happen
        self.asked = 0
        self.happened = False
        self.commit = engine.dialect.do_commit

    def count(self, *_: Any) -> None:
        """Let one more statement pass, unless it is the chosen one."""
        self.asked += 1
        if self.asked == self.at:
            self.happened = True
            self.happen()

    def counted_commit(self, connection: Any) -> None:
        """Commit, unless it is the chosen moment."""
        self.count()
        self.commit(connection)

    def committed_then_counted(self, connection: Any) -> None:
        """Commit, and only then be counted: the answer is lost, not the work."""
        self.commit(connection)
        self.count()


@contextmanager
def at_moment(engine: Engine, at: int, happen: Callable[[], None], *, after_commit: bool = False) -> Iterator[Meter]:
    """Do something when the database is asked for the `at`-th time; a commit is one thing asked.

    With `after_commit` only commits count, and once they are done.
    """
    meter = Meter(engine, at, happen)
    engine.dialect.do_commit = meter.committed_then_counted if after_commit else meter.counted_commit
    if not after_commit:
        for name in EVENTS:
            event.listen(engine, name, meter.count)
    try:
        yield meter
    finally:
        engine.dialect.do_commit = meter.commit
        if not after_commit:
            for name in EVENTS:
                event.remove(engine, name, meter.count)


def failure(engine: Engine) -> Callable[[], None]:
    """Return what raises the driver's own error."""

    def fail() -> None:
        raise engine.dialect.loaded_dbapi.OperationalError("the cable was pulled out")

    return fail


def sudden_death() -> None:
    """End this process at once, as a power switch would."""
    os.kill(os.getpid(), signal.SIGKILL)
