"""Eight processes issue hundreds of documents at once: their numbers follow one another, without hole or twin."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from cjs_app.coop.invoices.domain import Kind, Status
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.seasons.models import NumberSeries
from cjs_app.plumbing.database import db
from tests.builders import a_client, a_season
from tests.campaigns import rounds
from tests.reliability.invariants import broken
from tests.reliability.records import many_drafts
from tests.reliability.workers import FORKED, application, issue_all

PROCESSES = 8
INVOICES = rounds(400, 8000)
PATIENCE = rounds(300, 3600)
"""Seconds after which the processes are given up; they take some ten on two cores."""


@pytest.fixture
def crowded(database_url: str) -> Iterator[dict[Kind, list[Any]]]:
    """The documents of a season, once eight processes issued them all at once."""
    with application(database_url):
        season = a_season()
        drafts = many_drafts(season, a_client(season), INVOICES)
        db.session.commit()
    ready = FORKED.Barrier(PROCESSES)
    shares = [(database_url, drafts[rank::PROCESSES], rank, ready) for rank in range(PROCESSES)]
    crowd = [FORKED.Process(target=issue_all, args=share) for share in shares]
    for process in crowd:
        process.start()
    for process in crowd:
        process.join(PATIENCE)
    assert [process.exitcode for process in crowd] == [0] * PROCESSES
    with application(database_url):
        found = db.session.execute(
            select(Invoice.kind, Invoice.rank, Invoice.number)
            .where(Invoice.status == Status.ISSUED)
            .order_by(Invoice.rank)
        ).all()
        yield {kind: [row for row in found if row.kind is kind] for kind in Kind}


def test_documents_issued_by_eight_processes_at_once_have_neither_hole_nor_twin(
    crowded: dict[Kind, list[Any]],
) -> None:
    made, credited = crowded[Kind.INVOICE], crowded[Kind.CREDIT_NOTE]
    assert [row.rank for row in made] == list(range(1, INVOICES + 1))
    assert [row.rank for row in credited] == list(range(1, len(credited) + 1))
    assert len({row.number for row in [*made, *credited]}) == len(made) + len(credited)
    assert INVOICES // 8 < len(credited) < INVOICES // 2
    last = db.session.scalars(select(NumberSeries.last_rank).order_by(NumberSeries.last_rank.desc())).all()
    assert last == [INVOICES, len(credited)]
    assert broken(db.session.connection()) == {}
