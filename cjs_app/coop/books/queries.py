"""Finding the closings of a season, and reading from its documents what they must add up to."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import bindparam, func, select, true

from cjs_app.coop.books.accounts import USUAL, AccountNumbers
from cjs_app.coop.books.closings import Perpetual, perpetual_of
from cjs_app.coop.books.domain import Issued, Reach, Received, Totals, totals_of
from cjs_app.coop.books.models import BookAccounts, MonthClosing
from cjs_app.coop.invoices.domain import Status
from cjs_app.coop.invoices.models import Invoice, Payment
from cjs_app.coop.seasons.domain import Status as SeasonStatus
from cjs_app.coop.seasons.models import NumberSeries, Season
from cjs_app.kernel.periods import Period
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404

CLOSED_UNTIL = select(func.max(MonthClosing.last_day)).where(MonthClosing.season_id == bindparam("season"))


def closings_of(season: Season) -> Sequence[MonthClosing]:
    """Return the months closed of a season, oldest first."""
    return db.session.scalars(
        select(MonthClosing).where(MonthClosing.season_id == season.id).order_by(MonthClosing.rank)
    ).all()


def get_closing(season: Season, closing_id: int) -> MonthClosing:
    """Return a month closed of this season, or answer 404."""
    return or_404(select(MonthClosing).where(MonthClosing.season_id == season.id, MonthClosing.id == closing_id))


def last_closing(season: Season) -> MonthClosing | None:
    """Return the last month closed of a season, or None."""
    rows = select(MonthClosing).where(MonthClosing.season_id == season.id).order_by(MonthClosing.rank.desc()).limit(1)
    return db.session.scalar(rows)


def closed_until(season: Season) -> dt.date | None:
    """Return the last day of the last month closed of a season, or None."""
    return db.session.scalar(CLOSED_UNTIL, {"season": season.id})


def issued_of(season: Season) -> list[Issued]:
    """Return the documents issued in a season as the closings count them, oldest first."""
    rows = db.session.execute(
        select(Invoice.kind, Invoice.number, Invoice.day, Invoice.photograph, NumberSeries.template, Invoice.rank)
        .outerjoin(NumberSeries, NumberSeries.id == Invoice.series_id)
        .where(Invoice.season_id == season.id, Invoice.status == Status.ISSUED)
        .order_by(Invoice.day, Invoice.id)
    )
    return [
        Issued(kind, number, day, by_rate(picture), template or "", rank or 0)
        for kind, number, day, picture, template, rank in rows
    ]


def by_rate(photograph: Mapping[str, Any]) -> dict[Decimal, tuple[int, int]]:
    """Return what the photograph of a document says of each rate: (ht, tva) in cents."""
    rates: Iterable[Mapping[str, Any]] = photograph["totals"]["by_rate"]
    return {Decimal(rate["tva_rate"]): (rate["ht_cents"], rate["tva_cents"]) for rate in rates}


def received_of(season: Season) -> list[Received]:
    """Return the payments of a season and their reversals, oldest first."""
    rows = db.session.execute(
        select(Payment.day, Payment.method, Payment.amount_cents)
        .where(Payment.season_id == season.id)
        .order_by(Payment.day, Payment.id)
    )
    return [Received(day, method, cents) for day, method, cents in rows]


def totals_between(season: Season, period: Period) -> Totals:
    """Return what any period of a season adds up to, to the cent, in two statements."""
    return totals_of(issued_of(season), received_of(season), period)


def month_and_origin(season: Season, month: Period) -> tuple[Totals, Perpetual]:
    """Return what a month adds up to, and everything up to its end since the origin."""
    documents, payments = issued_of(season), received_of(season)
    since = totals_of(documents, payments, Period(dt.date.min, month.end))
    return totals_of(documents, payments, month), perpetual_of(since)


def reach_of(season: Season) -> Reach:
    """Return the days between which something of a season is, or may be, dated."""
    issued = Invoice.season_id == season.id, Invoice.status == Status.ISSUED
    documents = select(func.min(Invoice.day), func.max(Invoice.day)).where(*issued).subquery()
    payments = select(func.min(Payment.day), func.max(Payment.day)).where(Payment.season_id == season.id).subquery()
    first_document, last_document, first_payment, last_payment = db.session.execute(
        select(documents, payments).join_from(documents, payments, true())
    ).one()
    dated = [day for day in (last_document, last_payment) if day]
    end = season.start_day if season.status is SeasonStatus.CLOSED else season.end_day
    return Reach(
        first=min(day for day in (season.start_day, first_document, first_payment) if day),
        last=max([end, *dated]),
        last_dated=max(dated, default=None),
        closed_until=closed_until(season),
    )


def accounts_of(season: Season) -> AccountNumbers:
    """Return the account numbers of a season's exports: its own, or the usual ones."""
    row = find_accounts(season)
    return AccountNumbers(*(getattr(row, name) for name in AccountNumbers._fields)) if row else USUAL


def find_accounts(season: Season) -> BookAccounts | None:
    """Return the account numbers that were chosen for a season, or None."""
    return db.session.scalar(select(BookAccounts).where(BookAccounts.season_id == season.id))
