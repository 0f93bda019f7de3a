"""One row for each thing that happened."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from cjs_app.plumbing.database import Base, Moment


class Entry(Base):
    """Something that happened to a record.

    Who and where are plain numbers without foreign keys: the journal outlives the rows it speaks of.
    `details` never holds a person's name.
    """

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_subject", "subject", "subject_id"), Index("ix_journal_season_id", "season_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(Moment)
    by_user_id: Mapped[int | None]
    season_id: Mapped[int | None]
    subject: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]
    action: Mapped[str] = mapped_column(String(60))
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
