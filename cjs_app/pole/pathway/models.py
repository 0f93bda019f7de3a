"""Editions, their programme, the young people and who comes to them."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.plumbing.database import Base, Label, Moment, Note, choice
from cjs_app.pole.directory.models import Organisation, Person
from cjs_app.pole.pathway.domain import Status


class PathwayEdition(Base):
    """A parcours of some days, at a place."""

    __tablename__ = "pathway_editions"
    __table_args__ = (CheckConstraint("first_day <= last_day", name="period"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    place: Mapped[str] = mapped_column(Label)
    first_day: Mapped[dt.date] = mapped_column(index=True)
    last_day: Mapped[dt.date]
    status: Mapped[Status] = mapped_column(choice(Status), default=Status.PLANNED)
    review_day: Mapped[dt.date | None] = mapped_column()
    review_note: Mapped[str] = mapped_column(Note, default="")
    """What the partners kept from the assessment meeting."""
    forgotten_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    """When the first names went."""


class PathwaySession(Base):
    """A moment of the programme."""

    __tablename__ = "pathway_sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("pathway_editions.id"), index=True)
    day: Mapped[dt.date]
    title: Mapped[str] = mapped_column(Label)
    objectives: Mapped[str] = mapped_column(Note, default="")
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)

    organisation: Mapped[Organisation | None] = relationship(lazy="raise")


class PathwayParticipant(Base):
    """A young person, of whom the least possible is written."""

    __tablename__ = "pathway_participants"

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("pathway_editions.id"), index=True)
    first_name: Mapped[str] = mapped_column(String(80))
    city: Mapped[str] = mapped_column(String(120), default="")
    agreed: Mapped[bool] = mapped_column(default=False)
    withdrawn_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class PathwayPresence(Base):
    """Whether a young person was there."""

    __tablename__ = "pathway_presences"
    __table_args__ = (UniqueConstraint("session_id", "participant_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("pathway_sessions.id"))
    participant_id: Mapped[int] = mapped_column(ForeignKey("pathway_participants.id"), index=True)
    present: Mapped[bool]


class PathwayContributor(Base):
    """An organisation or a person who comes to the young people, or takes part."""

    __tablename__ = "pathway_contributors"
    __table_args__ = (CheckConstraint("(organisation_id IS NULL) <> (person_id IS NULL)", name="one"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("pathway_editions.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[str] = mapped_column(String(120), default="")
    removed_at: Mapped[dt.datetime | None] = mapped_column(Moment)

    organisation: Mapped[Organisation | None] = relationship(lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise")
