"""What other processes do to the database while a test watches: issue many documents at once, or be killed at work."""

import multiprocessing
import os
import random
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import event, select

from cjs_app.coop.clients.models import Client
from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.invoices import payments
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests import databases
from tests.people import A_DAY
from tests.reliability.faults import at_moment, sudden_death
from tests.reliability.records import STAMP, TEN_EUROS, a_draft

FORKED = multiprocessing.get_context("forkserver")
FORKED.set_forkserver_preload(["tests.reliability.preloaded"])


@contextmanager
def application(url: str) -> Iterator[Flask]:
    """Lend the application on this database, inside its context; SQLite does not wait for the disk."""
    app = databases.make_app(url, Path(os.environ["CJS_INSTANCE"]))
    with app.app_context():
        if url.startswith("sqlite"):
            event.listen(db.engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous=OFF").close())
        yield app
        db.session.remove()
        db.engine.dispose()


def issue_all(url: str, invoice_ids: Sequence[int], seed: int, ready: Any) -> None:
    """Issue these drafts at once with others, one in ten at the second try, one in four credited at once."""
    dice = random.Random(seed)
    with application(url):
        db.session.execute(select(1))
        db.session.rollback()
        ready.wait(60)
        for invoice_id in invoice_ids:
            credited = dice.random() < 0.25
            if dice.random() < 0.1:
                _issue(invoice_id, credited)
                db.session.rollback()  # the numbers were taken, and go back
            _issue(invoice_id, credited)
            db.session.commit()


def _issue(invoice_id: int, credited: bool) -> None:
    """Issue an invoice, and its credit note too, in one transaction."""
    invoice = invoices.issue(db.session.get_one(Invoice, invoice_id), STAMP)
    if credited:
        invoices.issue(invoices.credit(invoice, None, STAMP), STAMP)


def nursery(url: str, orders: Connection, acknowledgements: Connection) -> None:
    """Fork one worker for each order, which is cheap: the application is already loaded, and no connection is open.

    An order is a season, a client, and what kills the worker: the so-many-th thing asked of the database, before it is
    done or, for commits only, after (0: it waits to be killed from outside). The answers are the worker's number and,
    once it is dead, how it ended.
    """
    app = databases.make_app(url, Path(os.environ["CJS_INSTANCE"]))
    while (order := orders.recv()) is not None:
        child = os.fork()
        if child == 0:
            with app.app_context():
                _work_until_killed(*order, acknowledgements.send)
        orders.send(child)
        _, status = os.waitpid(child, 0)
        orders.send(os.waitstatus_to_exitcode(status))


def _work_until_killed(
    season_id: int, client_id: int, at: int, after_commit: bool, acknowledge: Callable[[Any], None]
) -> None:
    """Draft, issue, pay and credit without end, saying what is committed; never come back to the nursery."""
    try:
        with at_moment(db.engine, at, sudden_death, after_commit=after_commit):
            while True:
                _one_life(season_id, client_id, acknowledge)
    finally:
        traceback.print_exc()
        os._exit(1)


def _one_life(season_id: int, client_id: int, acknowledge: Callable[[Any], None]) -> None:
    """Bring an invoice from its draft to its credit note, each step in a transaction of its own."""
    season, client = db.session.get_one(Season, season_id), db.session.get_one(Client, client_id)
    invoice = a_draft(season, client)
    told = invoice.id
    db.session.commit()
    acknowledge(("drafted", told, None))
    told = (invoices.issue(invoice, STAMP).id, invoice.number)
    db.session.commit()
    acknowledge(("issued", *told))
    payment = payments.record_payment(invoice, payments.PaymentDraft(A_DAY, TEN_EUROS // 2), STAMP)
    told = (payment.id, payment.amount_cents)
    db.session.commit()
    acknowledge(("paid", *told))
    note = invoices.issue(invoices.credit(invoice, None, STAMP), STAMP)
    told = (note.id, note.number)
    db.session.commit()
    acknowledge(("issued", *told))
