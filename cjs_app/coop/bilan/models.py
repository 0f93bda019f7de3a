"""What the young people write beside the figures."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from cjs_app.plumbing.database import Base, Moment, Note


class BilanText(Base):
    """A text of the bilan as it was saved once; the newest of a section is the one that is shown."""

    __tablename__ = "bilan_texts"
    __table_args__ = (Index("ix_bilan_texts_season_id_section", "season_id", "section"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"))
    section: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Note)
    at: Mapped[dt.datetime] = mapped_column(Moment)
    by_user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
