"""Meetings, what is decided, and every word of a proposal on its way; `season_id` is empty for what the pôle keeps."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cjs_app.deciding.domain import Kind, Majority, Mode, Rules, Status, Tie
from cjs_app.deciding.meetings import MeetingKind, MeetingStatus, Presence
from cjs_app.plumbing.database import Base, Label, Moment, Note, choice


class Meeting(Base):
    """A day on which people meet, what is on the agenda, and what was said."""

    __tablename__ = "meetings"
    __table_args__ = (CheckConstraint("others_present >= 0 AND other_proxies >= 0", name="others"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int | None] = mapped_column(index=True)
    kind: Mapped[MeetingKind] = mapped_column(choice(MeetingKind))
    status: Mapped[MeetingStatus] = mapped_column(choice(MeetingStatus), default=MeetingStatus.PLANNED)
    day: Mapped[dt.date] = mapped_column(index=True)
    start_time: Mapped[dt.time | None]
    place: Mapped[str] = mapped_column(Label, default="")
    agenda: Mapped[str] = mapped_column(Note, default="")
    minutes: Mapped[str] = mapped_column(Note, default="")
    entitled: Mapped[int | None]
    """How many may vote, where a quorum is counted."""
    others_present: Mapped[int] = mapped_column(default=0)
    """How many more were there, counted without their names."""
    other_proxies: Mapped[int] = mapped_column(default=0)
    """How many voices they carried besides their own."""
    convened_on: Mapped[dt.date | None]
    validated_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    validated_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    photograph: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """The minutes as they were validated: what the paper says, names left as numbers."""

    attendance: Mapped[list["Attendance"]] = relationship(order_by="Attendance.id", lazy="raise")
    tasks: Mapped[list["Task"]] = relationship(order_by="Task.id", lazy="raise")


class Attendance(Base):
    """How somebody took part in a meeting; a person is a number that the place gives a name to."""

    __tablename__ = "meeting_attendances"
    __table_args__ = (UniqueConstraint("meeting_id", "person_number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int | None] = mapped_column(index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    person_number: Mapped[int]
    presence: Mapped[Presence] = mapped_column(choice(Presence))
    proxy_to: Mapped[int | None]
    """In whose hands the voice is, for who gave it."""


class Task(Base):
    """Something to do that a meeting gave to somebody."""

    __tablename__ = "meeting_tasks"

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int | None] = mapped_column(index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    what: Mapped[str] = mapped_column(Label)
    person_number: Mapped[int | None]
    due_on: Mapped[dt.date | None]
    finished_on: Mapped[dt.date | None]


class Decision(Base):
    """A proposal on its way, and what came out of it."""

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int | None] = mapped_column(index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"), index=True)
    title: Mapped[str] = mapped_column(Label)
    mode: Mapped[Mode] = mapped_column(choice(Mode))
    status: Mapped[Status] = mapped_column(choice(Status), default=Status.CLARIFYING)
    majority: Mapped[Majority] = mapped_column(choice(Majority), default=Majority.SIMPLE)
    tie: Mapped[Tie] = mapped_column(choice(Tie), default=Tie.REJECTED)
    quorum_percent: Mapped[int] = mapped_column(default=0)
    proposed_on: Mapped[dt.date]
    decided_on: Mapped[dt.date | None]
    review_on: Mapped[dt.date | None]
    entitled: Mapped[int | None]
    votes_for: Mapped[int | None]
    votes_against: Mapped[int | None]
    abstentions: Mapped[int | None]
    chair_is_for: Mapped[bool | None]

    versions: Mapped[list["Version"]] = relationship(order_by="Version.number", lazy="raise")
    remarks: Mapped[list["Remark"]] = relationship(order_by="Remark.id", lazy="raise")

    @property
    def rules(self) -> Rules:
        """How it is counted."""
        return Rules(self.mode, self.majority, self.tie, self.quorum_percent)

    @property
    def standing(self) -> int:
        """How many objections stand."""
        return sum(one.kind is Kind.OBJECTION and one.lifted_at is None for one in self.remarks)


class Version(Base):
    """A proposal as it was written at one moment; none is ever rewritten."""

    __tablename__ = "decision_versions"
    __table_args__ = (UniqueConstraint("decision_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int | None] = mapped_column(index=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decisions.id"), index=True)
    number: Mapped[int]
    text: Mapped[str] = mapped_column(Note)
    written_on: Mapped[dt.date]


class Remark(Base):
    """A question, a reaction or an objection, and the answer that the group found."""

    __tablename__ = "decision_remarks"

    id: Mapped[int] = mapped_column(primary_key=True)
    season_id: Mapped[int | None] = mapped_column(index=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decisions.id"), index=True)
    version_number: Mapped[int]
    kind: Mapped[Kind] = mapped_column(choice(Kind))
    person_number: Mapped[int | None]
    text: Mapped[str] = mapped_column(String(500))
    lifted_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    """When an objection was lifted; empty while it stands."""
