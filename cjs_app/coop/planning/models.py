"""When cooperants are not available, and the teams that were chosen out of turn."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.planning.absences import Part
from cjs_app.coop.planning.queue import LONGEST_REASON
from cjs_app.plumbing.database import Base, Moment, choice


class Absence(Base):
    """Days, or halves of days, on which a cooperant is not available; it says nothing of why."""

    __tablename__ = "absences"
    __table_args__ = (
        Index("ix_absences_season_id_last_day", "season_id", "last_day"),
        CheckConstraint("last_day >= first_day", name="days"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"))
    cooperant_id: Mapped[int] = mapped_column(ForeignKey("cooperants.id"), index=True)
    first_day: Mapped[dt.date]
    last_day: Mapped[dt.date]
    part: Mapped[Part] = mapped_column(choice(Part), default=Part.DAY)
    noted_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    noted_at: Mapped[dt.datetime] = mapped_column(Moment)
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)

    cooperant: Mapped[Cooperant] = relationship(lazy="raise")


class OutOfTurn(Base):
    """A team that was chosen otherwise than the fair queue proposed, and why."""

    __tablename__ = "out_of_turn"

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    mission_id: Mapped[int] = mapped_column(ForeignKey("missions.id"), index=True)
    proposed: Mapped[str] = mapped_column(String(400))
    """The codes of those whose turn it was, in their order."""
    taken: Mapped[str] = mapped_column(String(400))
    """The codes of those who were taken."""
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON))
    by_user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[dt.datetime] = mapped_column(Moment)
