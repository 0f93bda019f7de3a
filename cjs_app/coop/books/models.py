"""The months closed, one after the other, and the account numbers that the carrier's accountant uses."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cjs_app.coop.books.domain import Kind
from cjs_app.plumbing.database import Base, Moment, choice


class MonthClosing(Base):
    """A month of a season, closed: rows are only added, each right after the last; the database refuses the rest."""

    __tablename__ = "month_closings"
    __table_args__ = (
        UniqueConstraint("season_id", "rank"),
        UniqueConstraint("season_id", "last_day"),
        CheckConstraint("last_day >= first_day", name="days"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"))
    rank: Mapped[int]
    """1 for the first month of the season, then one more each time."""
    kind: Mapped[Kind] = mapped_column(choice(Kind))
    first_day: Mapped[dt.date]
    last_day: Mapped[dt.date]
    at: Mapped[dt.datetime] = mapped_column(Moment)
    by_user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    record: Mapped[str] = mapped_column(Text)
    """Its totals and those since the origin, as one canonical text."""
    journal_seq: Mapped[int]
    """Where the journal stood."""
    journal_hash: Mapped[str] = mapped_column(String(64))
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class BookAccounts(Base):
    """The account and journal numbers under which a season's money is handed to the carrier's accountant."""

    __tablename__ = "book_accounts"
    __table_args__ = (UniqueConstraint("season_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"))
    clients: Mapped[str] = mapped_column(String(12))
    sales: Mapped[str] = mapped_column(String(12))
    tva: Mapped[str] = mapped_column(String(12))
    bank: Mapped[str] = mapped_column(String(12))
    cash: Mapped[str] = mapped_column(String(12))
    sales_journal: Mapped[str] = mapped_column(String(6))
    bank_journal: Mapped[str] = mapped_column(String(6))
    cash_journal: Mapped[str] = mapped_column(String(6))
