"""A process that issues, takes money and credits is killed at any moment: nothing is half done, nothing said is lost.

One time out of three it dies as it asks the database something, one out of three between its commit and its answer,
and else whenever the test strikes, as a power switch would. What the disk itself forgets is another matter.
"""

import os
import random
import signal
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Any

import pytest
from sqlalchemy import select, text

from cjs_app.coop.invoices.domain import Status
from cjs_app.coop.invoices.models import Invoice, Payment
from cjs_app.plumbing.database import db
from tests.builders import a_client, a_season
from tests.campaigns import rounds
from tests.reliability.invariants import broken
from tests.reliability.workers import FORKED, application, nursery

KILLS = rounds(50, 2000)
STATEMENTS = 60
"""About as many as a worker asks of the database from a draft to its credit note: it dies anywhere among them."""
LONGEST_LIFE = 0.08
ANSWERS_AT_ONCE = 5


class Killer:
    """Starts workers one after the other, ends each of them, and keeps what they said was done."""

    def __init__(self, url: str, season_id: int, client_id: int) -> None:
        self.place = season_id, client_id
        self.orders, theirs = FORKED.Pipe()
        self.said, saying = FORKED.Pipe(duplex=False)
        self.nursery = FORKED.Process(target=nursery, args=(url, theirs, saying))
        self.nursery.start()
        theirs.close()
        saying.close()
        self.acknowledged: list[tuple[Any, ...]] = []

    def kill_one(self, dice: random.Random) -> None:
        """Let a worker begin, and end it at a moment drawn by lot."""
        manner = dice.randrange(3)
        moment = (0, dice.randint(1, STATEMENTS), dice.randint(1, ANSWERS_AT_ONCE))[manner]
        self.orders.send((*self.place, moment, manner == 2))
        worker = self.orders.recv()
        if manner == 0:
            self.listen(self.said, dice.choice((0, 0, 1, 2)))
            time.sleep(dice.random() * LONGEST_LIFE)
            os.kill(worker, signal.SIGKILL)
        assert self.orders.recv() == -signal.SIGKILL
        self.listen(self.said, 0)

    def listen(self, said: Connection, wanted: int) -> None:
        """Take what the workers said, waiting for so many words."""
        while said.poll(30 if wanted > 0 else 0):
            self.acknowledged.append(said.recv())
            wanted -= 1

    def stop(self) -> None:
        """Let the nursery go."""
        self.orders.send(None)
        self.nursery.join()
        self.orders.close()
        self.said.close()


@pytest.fixture
def killer(database_url: str) -> Iterator[Killer]:
    """A killer at work on a season; the test looks at the database from its own process."""
    with application(database_url):
        season = a_season()
        client = a_client(season)
        place = season.id, client.id
        db.session.commit()
        killer = Killer(database_url, *place)
        yield killer
        killer.stop()


def nobody_else() -> None:
    """Wait until PostgreSQL noticed that the worker is gone; SQLite's locks went with it."""
    asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    while db.engine.dialect.name == "postgresql" and db.session.scalar(text(asked)):
        db.session.rollback()
        time.sleep(0.002)
    db.session.rollback()


def lost(acknowledged: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return what was said to be done and is not there."""
    invoices = {row.id: row for row in db.session.execute(select(Invoice.id, Invoice.number, Invoice.status))}
    payments = {row.id: row.amount_cents for row in db.session.execute(select(Payment.id, Payment.amount_cents))}
    issued = {key: row.number for key, row in invoices.items() if row.status is Status.ISSUED}
    found = {"drafted": dict.fromkeys(invoices), "issued": issued, "paid": payments}
    return [word for word in acknowledged if word[1] not in found[word[0]] or found[word[0]][word[1]] != word[2]]


def test_a_process_killed_at_any_moment_leaves_nothing_half_done_and_loses_nothing_it_said(killer: Killer) -> None:
    dice = random.Random(2021)
    for kill in range(KILLS):
        killer.kill_one(dice)
        nobody_else()
        assert broken(db.session.connection()) == {}, f"kill {kill}"
        db.session.rollback()
    assert lost(killer.acknowledged) == []
    assert len(killer.acknowledged) > KILLS
    assert {word[0] for word in killer.acknowledged} == {"drafted", "issued", "paid"}
