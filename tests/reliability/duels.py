"""Two people who do something at the very same moment, hundreds of times over.

Each is a process with a session and a connection of its own, as two workers of the server have. They meet at a barrier
before each round; one time out of two, one of them comes a hair later, so that every order of their statements is met.
"""

import random
import time
import traceback
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from multiprocessing.connection import Connection
from typing import Any

from sqlalchemy.exc import IntegrityError

from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.reliability.invariants import broken
from tests.reliability.workers import FORKED, application

Prize = Any
Side = Callable[[Prize], Any]
A_HAIR = 0.004
PATIENCE = 60
WON, REFUSED, COLLIDED = "won", "refused", "collided"
"""Done; told no by a rule; told by the database that somebody just wrote the same, which pages say in a sentence."""


class Duel:
    """Two processes in front of one database, for as many duels as there are tests."""

    def __init__(self, url: str) -> None:
        self.barrier = FORKED.Barrier(2)
        self.seconds = [self._second(url) for _ in range(2)]

    def _second(self, url: str) -> tuple[Any, Connection]:
        ours, theirs = FORKED.Pipe()
        process = FORKED.Process(target=_fight_on, args=(url, self.barrier, theirs))
        process.start()
        theirs.close()
        return process, ours

    def __call__(self, left: Side, right: Side, prizes: Sequence[Prize]) -> Counter[tuple[str, str]]:
        """Return how often each pair of outcomes came; fail on whatever is neither a success nor told in one sentence.

        Nothing may be broken afterwards. What the test prepared is committed first.
        """
        db.session.commit()
        dice = random.Random(len(prizes))
        delays = [dice.uniform(-A_HAIR, A_HAIR) * dice.choice((0, 1)) for _ in prizes]
        for (_, orders), side, sign in zip(self.seconds, (left, right), (1, -1), strict=True):
            orders.send((side, prizes, [max(0.0, sign * delay) for delay in delays]))
        told = [orders.recv() for _, orders in self.seconds]
        if any(isinstance(answer, str) for answer in told):
            self.barrier.reset()
            raise AssertionError("\n".join(answer for answer in told if isinstance(answer, str)))
        found = broken(db.session.connection())
        assert not found, found
        db.session.rollback()
        return Counter(zip(*told, strict=True))

    def end(self) -> None:
        """Let both go."""
        for process, orders in self.seconds:
            orders.send(None)
            process.join()
            orders.close()


def _fight_on(url: str, barrier: Any, orders: Connection) -> None:
    """Fight every duel that is ordered, and answer what came of each round; leave no connection open in between."""
    with application(url):
        while (order := orders.recv()) is not None:
            told: Any
            try:
                told = [_round(order[0], prize, delay, barrier) for prize, delay in zip(*order[1:], strict=True)]
            except Exception:  # noqa: BLE001  whatever it is, the test tells it
                barrier.abort()
                told = traceback.format_exc()
            # Before the answer: the next test lays another file in the place of this one, and SQLite still writes when
            # its last connection closes.
            db.session.remove()
            db.engine.dispose()
            orders.send(told)


def _round(side: Side, prize: Prize, delay: float, barrier: Any) -> str:
    """Return what came of one attempt, made and committed when both are there."""
    barrier.wait(PATIENCE)
    if delay:
        time.sleep(delay)
    try:
        side(prize)
        db.session.commit()
    except Refusal:
        return REFUSED
    except IntegrityError:
        return COLLIDED
    finally:
        db.session.remove()
    return WON


def one_of_two(outcomes: Counter[tuple[str, str]], rounds: int, loser: Collection[str] = (REFUSED,)) -> bool:
    """Return whether each round had one winner, and one who was told no: by a rule, unless something else is said."""
    return sum(outcomes[WON, told] + outcomes[told, WON] for told in loser) == rounds
