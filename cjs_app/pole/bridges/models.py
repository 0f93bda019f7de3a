"""Who takes part in Traits d'Unions, what was asked of them, whom the pôle met, and who works with whom."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.plumbing.database import Base, Label, Moment, Note, choice
from cjs_app.pole.bridges.domain import Kind, Step
from cjs_app.pole.directory.models import Organisation


class BridgeStructure(Base):
    """An organisation that takes part in the programme."""

    __tablename__ = "bridge_structures"
    __table_args__ = (CheckConstraint("left_on IS NULL OR left_on >= entered_on", name="period"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), unique=True)
    kind: Mapped[Kind] = mapped_column(choice(Kind))
    entered_on: Mapped[dt.date] = mapped_column(index=True)
    left_on: Mapped[dt.date | None] = mapped_column()

    organisation: Mapped[Organisation] = relationship(lazy="raise")


class BridgeDiagnostic(Base):
    """The practices of a structure on a day; its marks are the answers to its questionnaire."""

    __tablename__ = "bridge_diagnostics"

    id: Mapped[int] = mapped_column(primary_key=True)
    structure_id: Mapped[int] = mapped_column(ForeignKey("bridge_structures.id"), index=True)
    day: Mapped[dt.date] = mapped_column(index=True)
    conclusion: Mapped[str] = mapped_column(Note, default="")
    """What structure and pôle made of it."""
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)

    structure: Mapped[BridgeStructure] = relationship(lazy="raise")


class BridgeAppointment(Base):
    """A prescriber met, and what comes next."""

    __tablename__ = "bridge_appointments"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    day: Mapped[dt.date] = mapped_column(index=True)
    agreed: Mapped[str] = mapped_column(Note, default="")
    next_step: Mapped[str] = mapped_column(Label, default="")
    next_day: Mapped[dt.date | None] = mapped_column()
    next_done_on: Mapped[dt.date | None] = mapped_column()
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)

    organisation: Mapped[Organisation] = relationship(lazy="raise")


class BridgePartnership(Base):
    """Two organisations that may come to work together."""

    __tablename__ = "bridge_partnerships"
    __table_args__ = (CheckConstraint("organisation_id <> partner_id", name="two"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    subject: Mapped[str] = mapped_column(Label)
    status: Mapped[Step] = mapped_column(choice(Step), default=Step.CONTACT)
    signed_on: Mapped[dt.date | None] = mapped_column()
    reference: Mapped[str] = mapped_column(String(120), default="")
    """How to find the signed agreement."""

    organisation: Mapped[Organisation] = relationship(lazy="raise", foreign_keys=[organisation_id])
    partner: Mapped[Organisation] = relationship(lazy="raise", foreign_keys=[partner_id])


class BridgePartnershipStep(Base):
    """A step of the ladder, on its day; none is ever changed."""

    __tablename__ = "bridge_partnership_steps"

    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("bridge_partnerships.id"), index=True)
    status: Mapped[Step] = mapped_column(choice(Step))
    day: Mapped[dt.date] = mapped_column(index=True)
    reason: Mapped[str] = mapped_column(String(300), default="")
    reference: Mapped[str] = mapped_column(String(120), default="")


class BridgeTarget(Base):
    """How many signed agreements the pôle wants of a year."""

    __tablename__ = "bridge_targets"
    __table_args__ = (CheckConstraint("wanted > 0", name="wanted"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(unique=True)
    wanted: Mapped[int]
