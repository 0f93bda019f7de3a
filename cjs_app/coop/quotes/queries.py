"""Finding devis."""

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload, with_expression

from cjs_app.coop.clients.models import Client
from cjs_app.coop.quotes.domain import Status
from cjs_app.coop.quotes.models import Quote, QuoteLine
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from cjs_app.plumbing.holding import keep, kept
from cjs_app.plumbing.pages import or_404
from cjs_app.plumbing.searching import hit, holding

HT_CENTS = (
    select(func.coalesce(func.sum(QuoteLine.ht_cents), 0))
    .where(QuoteLine.quote_id == Quote.id)
    .correlate(Quote)
    .scalar_subquery()
)
PRICES = (
    select(QuoteLine.quantity, QuoteLine.unit_price_cents, QuoteLine.tva_rate, QuoteLine.ht_cents)
    .where(QuoteLine.quote_id == bindparam("quote"))
    .order_by(QuoteLine.position)
    .execution_options(autoflush=False)
)
"""Whoever changes lines writes them at once: what else waits to be written need not be written first."""


def get_quote(season: Season, quote_id: int) -> Quote:
    """Return a devis of this season with its client and its lines, or answer 404."""
    return or_404(_whole(), season=season.id, quote=quote_id)


def held(quote_id: int, with_lines: bool) -> Quote:
    """Return a devis with its client, and its lines where they are wanted, held by us alone until the end."""
    quote = kept(Quote, quote_id, "client", *(("lines",) if with_lines else ()))
    return quote or keep(db.session.scalars(_held(with_lines), {"quote": quote_id}).one())


def get_quote_and_client(season: Season, quote_id: int) -> Quote:
    """Return a devis of this season with its client, or answer 404."""
    return or_404(_one(), season=season.id, quote=quote_id)


def prices_of(quote: Quote) -> Sequence[Any]:
    """Return what the lines of a devis count and cost, without their words: quantity, unit price, rate and amount."""
    return db.session.execute(PRICES, {"quote": quote.id}).all()


@cache
def _whole() -> Select[Quote]:
    """Return what `get_quote` asks, put together once."""
    return _one().options(joinedload(Quote.lines))


@cache
def _one() -> Select[Quote]:
    """Return what `get_quote_and_client` asks, put together once."""
    one = select(Quote).options(joinedload(Quote.client, innerjoin=True))
    return one.where(Quote.season_id == bindparam("season"), Quote.id == bindparam("quote"))


@cache
def _held(with_lines: bool) -> Select[Quote]:
    """Return what `held` asks, put together once; the lines are read after the lock, so that they are as new as it."""
    one = select(Quote).where(Quote.id == bindparam("quote")).options(joinedload(Quote.client, innerjoin=True))
    one = one.options(selectinload(Quote.lines)) if with_lines else one
    return one.with_for_update(of=Quote).execution_options(populate_existing=True)


def quotes_matching(
    season: Season, words: str = "", status: Status | None = None, client_id: int | None = None
) -> Select[Quote]:
    """Return the devis of a season, newest first, with their client and `ht_cents`, their total before tax.

    Every word stands in the number, the subject or the client's name; one state, one client, or all.
    """
    rows = (
        select(Quote)
        .join(Quote.client)
        .where(Quote.season_id == season.id)
        .options(contains_eager(Quote.client), with_expression(Quote.ht_cents, HT_CENTS))
    )
    rows = rows.where(*holding(words, Quote.number, Quote.subject, Client.name))
    if status is not None:
        rows = rows.where(Quote.status == status)
    if client_id is not None:
        rows = rows.where(Quote.client_id == client_id)
    return rows.order_by(Quote.day.desc(), Quote.id.desc())


def quotes_found(season: Season, words: str) -> Select[Any]:
    """Return the devis of a season that answer to a search from anywhere, the newest first among equals."""
    return (
        hit(words, Quote.id, Quote.subject, Quote.number, detail=Client.name, state=Quote.status, day=Quote.day)
        .join(Client, Client.id == Quote.client_id)
        .where(Quote.season_id == season.id, *holding(words, Quote.number, Quote.subject, Client.name))
        .order_by(Quote.day.desc(), Quote.id.desc())
    )


def counts_by_status(season: Season) -> dict[Status, int]:
    """Return how many devis of a season are in each state; a state without any is not there."""
    rows = db.session.execute(
        select(Quote.status, func.count().label("made")).where(Quote.season_id == season.id).group_by(Quote.status)
    )
    return {row.status: row.made for row in rows}


def overdue_count(season: Season, today: dt.date) -> int:
    """Return how many devis were sent, got no answer and no longer hold."""
    return db.session.scalar(select(func.count()).select_from(_overdue(season, today).subquery())) or 0


def overdue_held(season: Season, today: dt.date) -> Sequence[Quote]:
    """Return the devis that were sent, got no answer and no longer hold, held until the end of the transaction."""
    rows = _overdue(season, today).order_by(Quote.id).with_for_update()
    return db.session.scalars(rows.execution_options(populate_existing=True)).all()


def _overdue(season: Season, today: dt.date) -> Select[Quote]:
    """Return the devis that were sent, got no answer and no longer hold."""
    return select(Quote).where(Quote.season_id == season.id, Quote.status == Status.SENT, Quote.valid_until < today)


def accepted_quotes(season: Season) -> Sequence[Quote]:
    """Return the devis that the client accepted, newest first, with their client: those a mission may come from."""
    return db.session.scalars(
        select(Quote)
        .where(Quote.season_id == season.id, Quote.status == Status.ACCEPTED)
        .options(joinedload(Quote.client))
        .order_by(Quote.day.desc(), Quote.id.desc())
    ).all()
