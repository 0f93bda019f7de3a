"""Expenses, self-financing income and deductions."""

import datetime as dt
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.coop.accounts.domain import DeductionBase, DeductionKind
from cjs_app.coop.missions.models import Mission
from cjs_app.plumbing.database import Base, Cents, Exact, Label, Moment, choice


class Expense(Base):
    """Money that the cooperative spent."""

    __tablename__ = "expenses"

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    day: Mapped[dt.date]
    label: Mapped[str] = mapped_column(Label)
    category: Mapped[str] = mapped_column(String(80), default="")
    ht_cents: Mapped[int] = mapped_column(Cents)
    mission_id: Mapped[int | None] = mapped_column(ForeignKey("missions.id"), index=True)
    receipt_sha256: Mapped[str] = mapped_column(String(64), default="")
    """The name under which the photo of the receipt is kept; empty without a photo."""
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    validated_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    validated_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    """When somebody else than the one who noted it agreed; empty while it waits."""

    mission: Mapped[Mission | None] = relationship(lazy="raise")


class SelfFinancing(Base):
    """Money the group raised outside its missions: car wash, sale, tombola."""

    __tablename__ = "self_financing"

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    day: Mapped[dt.date]
    label: Mapped[str] = mapped_column(Label)
    amount_cents: Mapped[int] = mapped_column(Cents)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class Deduction(Base):
    """What is taken from the resources before the group shares: named, ordered, explained."""

    __tablename__ = "deductions"
    __table_args__ = (
        CheckConstraint("(kind = 'pourcentage') = (percent IS NOT NULL)", name="percent"),
        CheckConstraint("(kind = 'pourcentage') = (amount_cents IS NULL)", name="amount"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int] = mapped_column(ForeignKey("seasons.id"), index=True)
    rank: Mapped[int]
    label: Mapped[str] = mapped_column(Label)
    kind: Mapped[DeductionKind] = mapped_column(choice(DeductionKind))
    percent: Mapped[Decimal | None] = mapped_column(Exact)
    amount_cents: Mapped[int | None] = mapped_column(Cents)
    """The fixed amount, or the amount per hour of mission."""
    base: Mapped[DeductionBase] = mapped_column(choice(DeductionBase), default=DeductionBase.REVENUE)
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)
