"""Members, their memberships year after year, fees, receipts and reminders."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.plumbing.database import Base, Cents, Moment, Note, choice, one_where
from cjs_app.pole.directory.models import Organisation, Person
from cjs_app.pole.members.domain import Category, ReminderWay, State, Way

STANDING = "state <> 'annulee'"


class Member(Base):
    """A structure or a person of the directory that belongs, or belonged, to the network."""

    __tablename__ = "members"
    __table_args__ = (
        CheckConstraint("(organisation_id IS NULL) <> (person_id IS NULL)", name="one_of_two"),
        UniqueConstraint("organisation_id"),
        UniqueConstraint("person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    shown_since: Mapped[dt.date | None]
    """Since when a structure agrees to stand in the public directory; None: it does not."""

    organisation: Mapped[Organisation | None] = relationship()
    person: Mapped[Person | None] = relationship()

    @property
    def name(self) -> str:
        """What the member is called in the directory."""
        holder = self.organisation or self.person
        return holder.name if holder else ""

    @property
    def email(self) -> str:
        """Where it can be written to; nothing where no address is known."""
        holder = self.organisation or self.person
        return holder.email if holder else ""


class Membership(Base):
    """One year of a member; cancelled, it stays, and another one may be asked for."""

    __tablename__ = "memberships"
    __table_args__ = (
        one_where("uq_memberships_member_id_year", "member_id", "year", condition=STANDING),
        Index("ix_memberships_year_state", "year", "state", "category"),
        Index("ix_memberships_member_id", "member_id", "year", "state"),
        CheckConstraint("fee_cents >= 0", name="fee"),
        CheckConstraint("(paid_on IS NULL) = (way IS NULL)", name="paid_how"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    year: Mapped[int]
    category: Mapped[Category] = mapped_column(choice(Category, 30))
    """What the member was that year."""
    fee_cents: Mapped[int] = mapped_column(Cents)
    state: Mapped[State] = mapped_column(choice(State), default=State.ASKED)
    asked_on: Mapped[dt.date]
    paid_on: Mapped[dt.date | None]
    way: Mapped[Way | None] = mapped_column(choice(Way))
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    reason: Mapped[str] = mapped_column(Note, default="")
    """Why it was cancelled."""

    member: Mapped[Member] = relationship()


class MembershipFee(Base):
    """What a kind of member pays from a day on."""

    __tablename__ = "membership_fees"

    id: Mapped[int] = mapped_column(primary_key=True)
    category: Mapped[Category] = mapped_column(choice(Category, 30))
    valid_from: Mapped[dt.date]
    amount_cents: Mapped[int] = mapped_column(Cents)
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class ReceiptSeries(Base):
    """The last number given to a receipt in a year."""

    __tablename__ = "receipt_series"

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(unique=True)
    last_rank: Mapped[int] = mapped_column(default=0)


class MembershipReceipt(Base):
    """A receipt as it was given: its photograph never changes."""

    __tablename__ = "membership_receipts"
    __table_args__ = (UniqueConstraint("year", "rank"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    membership_id: Mapped[int] = mapped_column(ForeignKey("memberships.id"), unique=True)
    year: Mapped[int]
    """Of the suite of numbers: that of the day on which it was given."""
    rank: Mapped[int]
    number: Mapped[str] = mapped_column(String(20), index=True)
    day: Mapped[dt.date]
    photograph: Mapped[dict[str, Any]] = mapped_column(JSON)

    membership: Mapped[Membership] = relationship()


class MembershipReminder(Base):
    """That a member was reminded of the fee of a year, on a day."""

    __tablename__ = "membership_reminders"
    __table_args__ = (Index("ix_membership_reminders_member_id", "member_id", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    year: Mapped[int]
    day: Mapped[dt.date]
    way: Mapped[ReminderWay] = mapped_column(choice(ReminderWay))
