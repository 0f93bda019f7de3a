"""Closing months, choosing account numbers, and writing down what leaves."""

import datetime as dt

from sqlalchemy import select

from cjs_app.coop.books import queries
from cjs_app.coop.books.accounts import AccountNumbers, checked_accounts
from cjs_app.coop.books.closings import Perpetual, Sealed, closing_hash, ensure_continues, read_record, record_of
from cjs_app.coop.books.domain import Kind, ensure_due, ensure_open, months_to_the_end
from cjs_app.coop.books.models import BookAccounts, MonthClosing
from cjs_app.coop.seasons.models import Season
from cjs_app.journal import actions as journal
from cjs_app.journal import queries as journal_queries
from cjs_app.journal.domain import NOTHING_BEFORE
from cjs_app.kernel.periods import Period
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db


def close_month(season: Season, first_day: dt.date, stamp: Stamp) -> MonthClosing:
    """Return the closing of a month of a season, given by its first day: nothing more can be dated in it.

    The season is held by us alone, so that what is dated in this month at the same moment is either counted or
    refused. A season that is closed still takes late money: its months are closed too. Raise Refusal unless the month
    is over and all those before it are closed.
    """
    season = _held_alone(season)
    month = ensure_due(first_day, queries.reach_of(season), stamp.day)
    return _close(season, month, Kind.MONTH, stamp)


def close_to_the_end(season: Season, stamp: Stamp) -> None:
    """Close all that is not closed yet of a season, up to this day; called when the season itself is closed."""
    season = _held_alone(season)
    parts = months_to_the_end(queries.reach_of(season), stamp.day)
    for kind, days in parts:
        _close(season, days, kind, stamp)


def ensure_day_is_open(season: Season, day: dt.date, today: dt.date) -> None:
    """Raise Refusal for a document or a payment dated in a closed month of a season that the caller holds."""
    ensure_open(day, queries.closed_until(season), today)


def set_accounts(season: Season, numbers: AccountNumbers, stamp: Stamp) -> None:
    """Choose the account numbers of a season's exports; raise Refusal for one that cannot be.

    They are no part of the summer: the accountant may still correct them once it is closed.
    """
    season = _held_alone(season)
    numbers = checked_accounts(numbers)
    row = queries.find_accounts(season)
    if row is None:
        db.session.add(BookAccounts(season_id=season.id, **numbers._asdict()))
    else:
        for name, text in numbers._asdict().items():
            setattr(row, name, text)
    db.session.flush()
    journal.record(stamp, "books.accounts_set", "season", season.id, season.id, **numbers._asdict())


def note_export(season: Season, name: str, form: str, period: Period, rows: int, stamp: Stamp) -> None:
    """Write in the journal that a money list left, with its period and how many lines it holds."""
    journal.record(
        stamp,
        "books.exported",
        "season",
        season.id,
        season.id,
        list=name,
        form=form,
        first=period.start,
        last=period.end,
        rows=rows,
    )


def _held_alone(season: Season) -> Season:
    """Return a season held by us alone until the end of the transaction, closed or not."""
    rows = select(Season).where(Season.id == season.id).with_for_update(of=Season)
    return db.session.scalars(rows.execution_options(populate_existing=True)).one()


def _close(season: Season, month: Period, kind: Kind, stamp: Stamp) -> MonthClosing:
    """Return a new closing, chained to the one before it and to where the journal stands."""
    before = queries.last_closing(season)
    totals, since_origin = queries.month_and_origin(season, month)
    ensure_continues(read_record(before.record)[1] if before else Perpetual(), totals, since_origin)
    head = journal_queries.head()
    sealed = Sealed(
        season_id=season.id,
        rank=before.rank + 1 if before else 1,
        kind=kind.value,
        first_day=month.start,
        last_day=month.end,
        at=stamp.at,
        by_user_id=stamp.by,
        record=record_of(totals, since_origin, season.currency),
        journal_seq=head.seq,
        journal_hash=head.hash,
        previous_hash=before.hash if before else NOTHING_BEFORE,
    )
    closing = MonthClosing(**{**sealed._asdict(), "kind": kind}, hash=closing_hash(sealed))
    db.session.add(closing)
    db.session.flush()
    journal.record(
        stamp,
        "books.month_closed",
        "season",
        season.id,
        season.id,
        closing=closing.id,
        rank=closing.rank,
        kind=kind,
        first=month.start,
        last=month.end,
        ttc=totals.ttc_cents,
        received=totals.received_cents,
        perpetual=since_origin.ttc_cents,
        hash=closing.hash,
    )
    return closing
