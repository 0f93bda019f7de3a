"""Entries of hours, and the weeks that cooperants declared done."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours.domain import Nature, Status
from cjs_app.coop.missions.models import Mission
from cjs_app.plumbing.database import Base, Minutes, Moment, choice


class HourEntry(Base):
    """Time that one cooperant spent on one day."""

    __tablename__ = "hour_entries"
    __table_args__ = (
        Index("ix_hour_entries_season_id_day", "season_id", "day"),
        CheckConstraint("minutes > 0", name="minutes"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"))
    cooperant_id: Mapped[int] = mapped_column(ForeignKey("cooperants.id"), index=True)
    day: Mapped[dt.date]
    minutes: Mapped[int] = mapped_column(Minutes)
    nature: Mapped[Nature] = mapped_column(choice(Nature))
    mission_id: Mapped[int | None] = mapped_column(ForeignKey("missions.id"), index=True)
    status: Mapped[Status] = mapped_column(choice(Status), default=Status.DECLARED)
    note: Mapped[str] = mapped_column(String(300), default="")
    declared_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    validated_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    validated_at: Mapped[dt.datetime | None] = mapped_column(Moment)

    cooperant: Mapped[Cooperant] = relationship(lazy="raise")
    mission: Mapped[Mission | None] = relationship(lazy="raise")


class DoneWeek(Base):
    """«My hours are done»: a cooperant has nothing more to write for a week."""

    __tablename__ = "done_weeks"
    __table_args__ = (UniqueConstraint("cooperant_id", "monday"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    cooperant_id: Mapped[int] = mapped_column(ForeignKey("cooperants.id"))
    monday: Mapped[dt.date]
    at: Mapped[dt.datetime] = mapped_column(Moment)
