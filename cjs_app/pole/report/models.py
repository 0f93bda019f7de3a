"""What people write beside the figures of the report, and its editions."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cjs_app.plumbing.database import Base, Moment, Note


class ReportText(Base):
    """A text of a chapter as it was saved once; the newest is the one that is shown."""

    __tablename__ = "report_texts"
    __table_args__ = (Index("ix_report_texts_year_chapter", "year", "chapter"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column()
    chapter: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Note)
    at: Mapped[dt.datetime] = mapped_column(Moment)
    by_user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))


class ReportEdition(Base):
    """The report of a year as it was issued once; the database lets nobody change it."""

    __tablename__ = "report_editions"
    __table_args__ = (UniqueConstraint("year", "number"), CheckConstraint("number > 0", name="number"))

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    number: Mapped[int]
    """The first of a year is 1, and none is left out."""
    at: Mapped[dt.datetime] = mapped_column(Moment)
    by_user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    record: Mapped[str] = mapped_column(Text)
    """Its photograph, as the one JSON text that it has."""
    hash: Mapped[str] = mapped_column(String(64))
