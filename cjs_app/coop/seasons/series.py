"""The numbers of documents: each series moves on by one, in the very transaction that writes the document."""

from functools import cache
from typing import Any

from cjs_app.coop.seasons.models import NumberSeries
from cjs_app.kernel.numbering import render
from cjs_app.plumbing.database import db, upsert

SERIES: Any = NumberSeries.__table__
KEY = (SERIES.c.carrier_id, SERIES.c.template, SERIES.c.year)


def next_number(carrier_id: int, template: str, year: int) -> tuple[int, int, str]:
    """Return the series' row, the rank and the text of the next number of a document, taken in this very transaction.

    One statement moves the series' row on, or makes it the first time: a second taker waits, and a rollback gives the
    number back, so that numbers follow one another without a hole (art. 242 nonies A, annexe II du CGI).
    """
    wanted = {"carrier_id": carrier_id, "template": template, "year": year, "last_rank": 1}
    series_id, rank = db.session.execute(_one_more(db.engine.dialect.name), wanted).one()
    return series_id, rank, render(template, year, rank)


def raise_series(carrier_id: int, template: str, year: int, rank: int) -> None:
    """Make a series continue after a rank that a document brought from elsewhere already has."""
    wanted = {"carrier_id": carrier_id, "template": template, "year": year, "last_rank": rank}
    db.session.execute(_at_least(db.engine.dialect.name), wanted)


@cache
def _one_more(dialect: str) -> Any:
    """Return what gives the next rank of a series, put together once for a database."""
    moved = upsert(SERIES, dialect).on_conflict_do_update(
        index_elements=KEY, set_={"last_rank": SERIES.c.last_rank + 1}
    )
    return moved.returning(SERIES.c.id, SERIES.c.last_rank)


@cache
def _at_least(dialect: str) -> Any:
    """Return what brings a series to a rank unless it went further, put together once for a database."""
    new = upsert(SERIES, dialect)
    further = SERIES.c.last_rank < new.excluded.last_rank
    return new.on_conflict_do_update(index_elements=KEY, set_={"last_rank": new.excluded.last_rank}, where=further)
