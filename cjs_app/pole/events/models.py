"""Programmes, their events, the partners of each, and the places that people asked for."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.kernel.periods import Period
from cjs_app.plumbing.database import Base, Label, Moment, Note, choice
from cjs_app.pole.directory.models import Organisation
from cjs_app.pole.events.domain import Counting, Format, PlaceStatus, Status, Way


class Programme(Base):
    """Events under one name, from a first to a last day: the Mois de l’ESS 2021."""

    __tablename__ = "programmes"
    __table_args__ = (UniqueConstraint("year", "slug"), CheckConstraint("last_day >= first_day", name="days"))

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    """That of its first day: its public address has it."""
    slug: Mapped[str] = mapped_column(String(80))
    """What its public address calls it; it never changes, papers with its QR code are out."""
    name: Mapped[str] = mapped_column(Label)
    first_day: Mapped[dt.date]
    last_day: Mapped[dt.date]
    intro: Mapped[str] = mapped_column(Note, default="")
    published_at: Mapped[dt.datetime | None] = mapped_column(Moment)

    @property
    def period(self) -> Period:
        """Its days."""
        return Period(self.first_day, self.last_day)


class Event(Base):
    """Something that people come to, on a day."""

    __tablename__ = "events"
    __table_args__ = (
        UniqueConstraint("programme_id", "slug"),
        CheckConstraint("capacity IS NULL OR capacity > 0", name="capacity"),
        CheckConstraint("people IS NULL OR people >= 0", name="people"),
        CheckConstraint("(people IS NULL) = (counting IS NULL)", name="counted"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id"))
    slug: Mapped[str] = mapped_column(String(80))
    uid: Mapped[str] = mapped_column(String(64), unique=True)
    """What calendars know it by, for ever."""
    sequence: Mapped[int] = mapped_column(default=0)
    """How often it changed since calendars may hold it."""
    changed_at: Mapped[dt.datetime] = mapped_column(Moment)
    status: Mapped[Status] = mapped_column(choice(Status), default=Status.PLANNED)
    title: Mapped[str] = mapped_column(Label)
    format: Mapped[Format] = mapped_column(choice(Format, 30))
    summary: Mapped[str] = mapped_column(Note, default="")
    day: Mapped[dt.date] = mapped_column(index=True)
    start_time: Mapped[dt.time | None]
    end_time: Mapped[dt.time | None]
    way: Mapped[Way] = mapped_column(choice(Way), default=Way.THERE)
    place: Mapped[str] = mapped_column(Label, default="")
    city: Mapped[str] = mapped_column(String(120), default="")
    link: Mapped[str] = mapped_column(String(300), default="")
    """Where it is followed online: shown to those who registered, never on the public page."""
    takes_places: Mapped[bool] = mapped_column(default=True)
    capacity: Mapped[int | None]
    people: Mapped[int | None]
    """How many came."""
    counting: Mapped[Counting | None] = mapped_column(choice(Counting))

    programme: Mapped[Programme] = relationship()


class EventPartner(Base):
    """An organisation that an event was made with."""

    __tablename__ = "event_partners"
    __table_args__ = (UniqueConstraint("event_id", "organisation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)

    organisation: Mapped[Organisation] = relationship()


class Registration(Base):
    """A place that somebody asked for: a name and one way to be told, emptied some months after the event."""

    __tablename__ = "event_registrations"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """Of the secret in the address of the person's own page."""
    status: Mapped[PlaceStatus] = mapped_column(choice(PlaceStatus))
    name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(30), default="")
    asked_at: Mapped[dt.datetime] = mapped_column(Moment)
    moved_up_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    """When a place became free for who was waiting."""
    told_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    """When the team told them so."""
    came: Mapped[bool | None]

    event: Mapped[Event] = relationship()
