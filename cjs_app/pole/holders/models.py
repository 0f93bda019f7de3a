"""Project holders, the stages they went through, their appointments, and to whom they were sent on."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.plumbing.database import Base, Label, Minutes, Moment, Note, choice
from cjs_app.pole.directory.models import Organisation, Person
from cjs_app.pole.holders.domain import Kind, Stage, Status, Way


class ProjectHolder(Base):
    """An adult with an idea or a project, as the pôle received them."""

    __tablename__ = "holders"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), unique=True)
    kind: Mapped[Kind] = mapped_column(choice(Kind))
    received_on: Mapped[dt.date] = mapped_column(index=True)
    first_stage: Mapped[Stage] = mapped_column(choice(Stage))
    """How far the project was on the first day."""
    stage: Mapped[Stage] = mapped_column(choice(Stage))
    """How far it is now."""
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    workshop: Mapped[str] = mapped_column(Label, default="")
    domain: Mapped[str] = mapped_column(String(120), default="")
    needs: Mapped[str] = mapped_column(String(200), default="")
    """Words of the closed list, a space between."""
    needs_words: Mapped[str] = mapped_column(Note, default="")
    next_contact_on: Mapped[dt.date | None] = mapped_column(index=True)
    ended_on: Mapped[dt.date | None]
    """The day since which nothing more is waited for."""

    person: Mapped[Person] = relationship()
    sent_by: Mapped[Organisation | None] = relationship()


class HolderStage(Base):
    """A stage that a project reached, and when."""

    __tablename__ = "holder_stages"

    id: Mapped[int] = mapped_column(primary_key=True)
    holder_id: Mapped[int] = mapped_column(ForeignKey("holders.id"), index=True)
    day: Mapped[dt.date]
    stage: Mapped[Stage] = mapped_column(choice(Stage))


class HolderMeeting(Base):
    """An appointment with a project holder."""

    __tablename__ = "holder_meetings"
    __table_args__ = (CheckConstraint("minutes IS NULL OR minutes > 0", name="minutes"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    holder_id: Mapped[int] = mapped_column(ForeignKey("holders.id"), index=True)
    day: Mapped[dt.date] = mapped_column(index=True)
    status: Mapped[Status] = mapped_column(choice(Status))
    way: Mapped[Way] = mapped_column(choice(Way))
    minutes: Mapped[int | None] = mapped_column(Minutes)
    said: Mapped[str] = mapped_column(Note, default="")
    next_step: Mapped[str] = mapped_column(Note, default="")

    holder: Mapped[ProjectHolder] = relationship()


class Orientation(Base):
    """A partner to whom a project holder was sent on."""

    __tablename__ = "holder_orientations"

    id: Mapped[int] = mapped_column(primary_key=True)
    holder_id: Mapped[int] = mapped_column(ForeignKey("holders.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    day: Mapped[dt.date]
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)

    holder: Mapped[ProjectHolder] = relationship()
    organisation: Mapped[Organisation] = relationship()
