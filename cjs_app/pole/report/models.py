"""What people write beside the figures of the report."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, String
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
