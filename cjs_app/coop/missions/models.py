"""Missions, their time slots and their teams."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.missions.domain import LONGEST_REASON, Status
from cjs_app.coop.quotes.models import Quote
from cjs_app.plumbing.database import Base, Label, Note, choice


class Mission(Base):
    """A job, from a devis or agreed without one."""

    __tablename__ = "missions"
    __table_args__ = (
        UniqueConstraint("season_id", "code"),
        Index("ix_missions_season_id_status", "season_id", "status"),
        CheckConstraint("end_day IS NULL OR start_day IS NULL OR end_day >= start_day", name="dates"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"))
    code: Mapped[str] = mapped_column(String(40))
    quote_id: Mapped[int | None] = mapped_column(ForeignKey("quotes.id"), index=True)
    title: Mapped[str] = mapped_column(Label)
    start_day: Mapped[dt.date | None]
    end_day: Mapped[dt.date | None]
    status: Mapped[Status] = mapped_column(choice(Status), default=Status.PLANNED)
    place: Mapped[str] = mapped_column(String(300), default="")
    safety_notes: Mapped[str] = mapped_column(Note, default="")
    wanted_people: Mapped[int] = mapped_column(default=2)
    cancel_reason: Mapped[str] = mapped_column(String(LONGEST_REASON), default="", server_default="")
    """Why a cancelled mission will not take place; empty when it came in with an archive, which tells no reason."""

    quote: Mapped[Quote | None] = relationship(lazy="raise")
    slots: Mapped[list["MissionSlot"]] = relationship(
        order_by="MissionSlot.day, MissionSlot.start_time, MissionSlot.id", lazy="raise"
    )
    team: Mapped[list["MissionMember"]] = relationship(order_by="MissionMember.id", lazy="raise")


class MissionSlot(Base):
    """A day, and hours of the day where they are known, on which a mission takes place."""

    __tablename__ = "mission_slots"

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    mission_id: Mapped[int] = mapped_column(ForeignKey("missions.id"), index=True)
    day: Mapped[dt.date]
    start_time: Mapped[dt.time | None]
    end_time: Mapped[dt.time | None]


class MissionMember(Base):
    """A cooperant who takes part in a mission."""

    __tablename__ = "mission_members"
    __table_args__ = (UniqueConstraint("mission_id", "cooperant_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    mission_id: Mapped[int] = mapped_column(ForeignKey("missions.id"))
    cooperant_id: Mapped[int] = mapped_column(ForeignKey("cooperants.id"), index=True)
    leads: Mapped[bool] = mapped_column(default=False)

    cooperant: Mapped[Cooperant] = relationship(lazy="joined")
