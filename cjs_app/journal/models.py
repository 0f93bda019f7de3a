"""One row for each thing that happened, and apart from it the words that may be erased."""

import datetime as dt
import json
from typing import Any

from sqlalchemy import CheckConstraint, Dialect, ForeignKey, Index, Integer, String, Text, TypeDecorator
from sqlalchemy.orm import Mapped, mapped_column, query_expression, relationship

from cjs_app.journal.domain import WORDS, moment_text
from cjs_app.plumbing.database import Base

ERASED = "(texte effacé)"


class WrittenMoment(TypeDecorator[dt.datetime]):
    """An instant kept as the very text that the chain signs, the same on both databases."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:
        """Return the instant in UTC, to the microsecond."""
        return None if value is None else moment_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.datetime | None:
        """Return an aware instant in UTC."""
        return None if value is None else dt.datetime.fromisoformat(value)


class Entry(Base):
    """Something that happened to a record, chained to what happened before it.

    Who and where are plain numbers without foreign keys: the journal outlives the rows it speaks of. Rows are only
    added, each right after the last: the database itself refuses anything else.
    """

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_subject", "subject", "subject_id"), Index("ix_journal_season_id", "season_id"))

    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    version: Mapped[int]
    key_version: Mapped[str] = mapped_column(String(16))
    at: Mapped[dt.datetime] = mapped_column(WrittenMoment)
    by_user_id: Mapped[int | None]
    season_id: Mapped[int | None]
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]
    payload: Mapped[str] = mapped_column(Text)
    """What is said of it: canonical JSON, the words people wrote only as fingerprints."""
    payload_hash: Mapped[str] = mapped_column(String(64))
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))

    words: Mapped[list["Word"]] = relationship(lazy="raise", order_by="Word.key")
    by_name: Mapped[str | None] = query_expression()
    """The name of who did it; there only where a query asked for it."""

    @property
    def details(self) -> dict[str, Any]:
        """The amounts, days, codes and numbers of the entry, without its words."""
        return {key: value for key, value in json.loads(self.payload).items() if key != WORDS}

    @property
    def texts(self) -> dict[str, str]:
        """The words of the entry; those that were erased say so."""
        kept = {word.key: word.text for word in self.words}
        return {key: kept.get(key, ERASED) for key in json.loads(self.payload).get(WORDS, {})}


class Word(Base):
    """A text that a person wrote, or a name: what an entry keeps only the fingerprint of. It may be erased."""

    __tablename__ = "journal_words"

    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"), primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    salt: Mapped[str] = mapped_column(String(32))
    text: Mapped[str] = mapped_column(Text)


class JournalHead(Base):
    """Where the chain stands: the one row that whoever adds an entry holds meanwhile."""

    __tablename__ = "journal_head"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    chain: Mapped[str] = mapped_column(String(32))
    seq: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))
