"""Cooperants, their committees and their papers."""

import datetime as dt
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.coop.cooperants.domain import PaperState
from cjs_app.coop.cooperants.recruitment import Stage
from cjs_app.plumbing.database import Base, Exact, Label, Moment, choice


class Cooperant(Base):
    """A young person of one summer; what is known of a minor is the least the work needs."""

    __tablename__ = "cooperants"
    __table_args__ = (
        UniqueConstraint("season_id", "code"),
        CheckConstraint("left_on IS NULL OR joined_on IS NULL OR left_on >= joined_on", name="dates"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    code: Mapped[str] = mapped_column(String(20))
    """«C01»: how documents that leave the cooperative name a minor, and the order in which spare cents go."""
    first_name: Mapped[str] = mapped_column(String(80))
    last_name: Mapped[str] = mapped_column(String(80), default="")
    birth_date: Mapped[dt.date | None]
    joined_on: Mapped[dt.date | None]
    left_on: Mapped[dt.date | None]
    coefficient: Mapped[Decimal] = mapped_column(Exact, default=Decimal(1))
    """The involvement the group voted; the involvement rule reads it."""
    has_share: Mapped[bool] = mapped_column(default=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    """When a sheet made by mistake was taken back: the code stays taken, the person is nowhere counted."""


class Committee(Base):
    """A committee of the cooperants: finances, marketing, RH, or another name of their own."""

    __tablename__ = "committees"
    __table_args__ = (UniqueConstraint("season_id", "label"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    label: Mapped[str] = mapped_column(String(80))


class CommitteeTerm(Base):
    """The time a cooperant spent in a committee, in a role; people turn during the summer."""

    __tablename__ = "committee_terms"

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    cooperant_id: Mapped[int] = mapped_column(ForeignKey("cooperants.id"), index=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committees.id"), index=True)
    role: Mapped[str] = mapped_column(String(80), default="")
    start_day: Mapped[dt.date]
    end_day: Mapped[dt.date | None]

    committee: Mapped[Committee] = relationship(lazy="joined")
    cooperant: Mapped[Cooperant] = relationship(lazy="joined")


class Paper(Base):
    """A paper expected from a cooperant: a state and a day, never a scan."""

    __tablename__ = "papers"
    __table_args__ = (UniqueConstraint("cooperant_id", "label"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    cooperant_id: Mapped[int] = mapped_column(ForeignKey("cooperants.id"), index=True)
    label: Mapped[str] = mapped_column(String(80))
    state: Mapped[PaperState] = mapped_column(choice(PaperState), default=PaperState.EXPECTED)
    day: Mapped[dt.date | None]
    """The day it came in, or was checked."""
    removed_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class RecruitmentCount(Base):
    """How many persons heard of the cooperative, or applied, on a day: a number with its source, never a list."""

    __tablename__ = "recruitment_counts"
    __table_args__ = (CheckConstraint("persons > 0", name="somebody"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    stage: Mapped[Stage] = mapped_column(choice(Stage))
    persons: Mapped[int]
    day: Mapped[dt.date]
    source: Mapped[str] = mapped_column(Label, default="")
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)
