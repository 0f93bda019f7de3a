"""Agreements, grants, what was paid, what is due in return, what they paid for."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.plumbing.database import Base, Cents, Label, Moment, Note, choice
from cjs_app.pole.directory.models import Organisation
from cjs_app.pole.funders.domain import Purpose, Status


class Convention(Base):
    """An agreement with a funder, over some years."""

    __tablename__ = "conventions"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    title: Mapped[str] = mapped_column(Label)
    start_day: Mapped[dt.date]
    end_day: Mapped[dt.date | None] = mapped_column()
    note: Mapped[str] = mapped_column(Note, default="")

    organisation: Mapped[Organisation] = relationship(lazy="raise")


class Grant(Base):
    """Money asked from a funder for a year: asked, granted or refused, paid, justified."""

    __tablename__ = "grants"
    __table_args__ = (
        CheckConstraint("asked_cents IS NULL OR asked_cents > 0", name="asked"),
        CheckConstraint("granted_cents IS NULL OR granted_cents > 0", name="granted"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    convention_id: Mapped[int | None] = mapped_column(ForeignKey("conventions.id"), index=True)
    year: Mapped[int] = mapped_column(index=True)
    purpose: Mapped[Purpose] = mapped_column(choice(Purpose))
    subject: Mapped[str] = mapped_column(Label)
    status: Mapped[Status] = mapped_column(choice(Status), default=Status.PLANNED)
    asked_cents: Mapped[int | None] = mapped_column(Cents)
    asked_on: Mapped[dt.date | None] = mapped_column()
    granted_cents: Mapped[int | None] = mapped_column(Cents)
    """None where a grant is certain and its amount was not written down."""
    answered_on: Mapped[dt.date | None] = mapped_column()
    reason: Mapped[str] = mapped_column(String(300), default="")
    """Why it was refused or cancelled."""

    organisation: Mapped[Organisation] = relationship(lazy="raise")


class GrantPayment(Base):
    """Money that came in."""

    __tablename__ = "grant_payments"
    __table_args__ = (CheckConstraint("amount_cents > 0", name="amount"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    grant_id: Mapped[int] = mapped_column(ForeignKey("grants.id"), index=True)
    day: Mapped[dt.date]
    amount_cents: Mapped[int] = mapped_column(Cents)
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class GrantDeadline(Base):
    """A paper or a gesture that a funder waits for."""

    __tablename__ = "grant_deadlines"

    id: Mapped[int] = mapped_column(primary_key=True)
    grant_id: Mapped[int] = mapped_column(ForeignKey("grants.id"), index=True)
    label: Mapped[str] = mapped_column(Label)
    due_day: Mapped[dt.date] = mapped_column(index=True)
    done_on: Mapped[dt.date | None] = mapped_column()


class GrantCost(Base):
    """A cost that a grant pays for, by action."""

    __tablename__ = "grant_costs"
    __table_args__ = (CheckConstraint("amount_cents > 0", name="amount"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    grant_id: Mapped[int] = mapped_column(ForeignKey("grants.id"), index=True)
    day: Mapped[dt.date]
    action: Mapped[str] = mapped_column(String(120))
    label: Mapped[str] = mapped_column(Label)
    amount_cents: Mapped[int] = mapped_column(Cents)
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)
