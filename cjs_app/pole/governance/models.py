"""The statutes, the mandates, and the other bodies where the pôle sits."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.plumbing.database import Base, Label, Moment, choice
from cjs_app.pole.directory.models import Organisation, Person
from cjs_app.pole.governance.domain import BodyMeetingKind, Function, StatuteRules, Term


class Statutes(Base):
    """What the statutes say from a day on; the newest that began counts."""

    __tablename__ = "governance_statutes"
    __table_args__ = (UniqueConstraint("valid_from"), CheckConstraint("largest >= smallest", name="sizes"))

    id: Mapped[int] = mapped_column(primary_key=True)
    valid_from: Mapped[dt.date]
    smallest: Mapped[int]
    largest: Mapped[int]
    term_years: Mapped[int]
    renewals: Mapped[int]
    proxies_each: Mapped[int]
    quorum_percent: Mapped[int]
    notice_days: Mapped[int]
    alert_days: Mapped[int]

    @property
    def rules(self) -> StatuteRules:
        """The same, as the rules read it."""
        return StatuteRules(**{part: getattr(self, part) for part in StatuteRules.__struct_fields__})


class Mandate(Base):
    """The time somebody sits on the board."""

    __tablename__ = "governance_mandates"
    __table_args__ = (CheckConstraint("ends_on > started_on", name="days"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    started_on: Mapped[dt.date]
    ends_on: Mapped[dt.date]
    rank: Mapped[int]
    """1 for a first mandate, 2 once renewed."""
    function: Mapped[Function] = mapped_column(choice(Function))
    left_on: Mapped[dt.date | None]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"), index=True)
    """The assembly that elected."""

    person: Mapped[Person] = relationship(lazy="raise")

    @property
    def term(self) -> Term:
        """The same, as the rules read it."""
        return Term(self.started_on, self.ends_on, self.rank, self.left_on)


class Body(Base):
    """Another body where the pôle sits."""

    __tablename__ = "governance_bodies"
    __table_args__ = (UniqueConstraint("slug"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(40))
    """How the keys of its figures call it."""
    name: Mapped[str] = mapped_column(Label)
    seat: Mapped[str] = mapped_column(Label, default="")
    """As what the pôle sits there."""
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)

    organisation: Mapped[Organisation | None] = relationship(lazy="raise")


class BodyMeeting(Base):
    """A meeting of another body, and whether the pôle was there."""

    __tablename__ = "governance_body_meetings"

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("governance_bodies.id"), index=True)
    day: Mapped[dt.date]
    kind: Mapped[BodyMeetingKind] = mapped_column(choice(BodyMeetingKind))
    attended: Mapped[bool]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    """When a line written by mistake was taken back."""

    person: Mapped[Person | None] = relationship(lazy="raise")
