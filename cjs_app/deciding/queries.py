"""Finding meetings and decisions of a place; everything takes the place: a season's number, or None for the pôle."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import joinedload

from cjs_app.deciding.domain import OVER, Status
from cjs_app.deciding.meetings import MeetingKind, MeetingStatus, Presence
from cjs_app.deciding.models import Attendance, Decision, Meeting, Task
from cjs_app.deciding.people import Place
from cjs_app.plumbing.database import Base, db
from cjs_app.plumbing.pages import or_404
from cjs_app.plumbing.searching import hit, holding


def of_place(table: type[Base], place: Place) -> ColumnElement[bool]:
    """Return the condition that a record is of this place and of no other."""
    column: Any = table.__table__.c.season_id
    condition: ColumnElement[bool] = column.is_(None) if place is None else column == place
    return condition


def meetings_of(place: Place, kind: MeetingKind | None = None) -> Select[Meeting]:
    """Return the meetings of a place, the last day first."""
    rows = select(Meeting).where(of_place(Meeting, place))
    if kind is not None:
        rows = rows.where(Meeting.kind == kind)
    return rows.order_by(Meeting.day.desc(), Meeting.id.desc())


def get_meeting(place: Place, meeting_id: int) -> Meeting:
    """Return a meeting of a place with who came and what was given to do, or answer 404."""
    whole = select(Meeting).options(joinedload(Meeting.attendance), joinedload(Meeting.tasks))
    return or_404(whole.where(of_place(Meeting, place), Meeting.id == meeting_id))


def get_task(place: Place, task_id: int) -> Task:
    """Return something to do of a place, or answer 404."""
    return or_404(select(Task).where(of_place(Task, place), Task.id == task_id))


def tasks_to_do(place: Place, limit: int = 30) -> Sequence[Task]:
    """Return what a place still has to do, the nearest day first."""
    rows = select(Task).where(of_place(Task, place), Task.finished_on.is_(None))
    return db.session.scalars(rows.order_by(Task.due_on.is_(None), Task.due_on, Task.id).limit(limit)).all()


def decisions_of(place: Place, open_only: bool = False, words: str = "") -> Select[Decision]:
    """Return the decisions of a place whose title holds every word, the newest first."""
    rows = select(Decision).where(of_place(Decision, place), *holding(words, Decision.title))
    if open_only:
        rows = rows.where(Decision.status.not_in(OVER))
    return rows.order_by(Decision.proposed_on.desc(), Decision.id.desc())


def decisions_in(meeting: Meeting) -> Sequence[Decision]:
    """Return what was put to a meeting, in the order it came."""
    rows = select(Decision).where(of_place(Decision, meeting.season_id), Decision.meeting_id == meeting.id)
    whole = rows.options(joinedload(Decision.versions), joinedload(Decision.remarks))
    return db.session.scalars(whole.order_by(Decision.id)).unique().all()


def get_decision(place: Place, decision_id: int) -> Decision:
    """Return a decision of a place with its versions and what was said, or answer 404."""
    whole = select(Decision).options(joinedload(Decision.versions), joinedload(Decision.remarks))
    return or_404(whole.where(of_place(Decision, place), Decision.id == decision_id))


def meetings_to_choose(place: Place) -> Sequence[Meeting]:
    """Return the meetings that a proposal may be put to: those that are not over."""
    over = (MeetingStatus.VALIDATED, MeetingStatus.CANCELLED)
    rows = meetings_of(place).where(Meeting.status.not_in(over)).limit(30)
    return db.session.scalars(rows).all()


def held_between(place: Place, first: dt.date, last: dt.date) -> Select[Meeting]:
    """Return the meetings of a place that were held between two days, the first one first."""
    rows = select(Meeting).where(of_place(Meeting, place), Meeting.day.between(first, last))
    return rows.where(Meeting.status == MeetingStatus.VALIDATED).order_by(Meeting.day, Meeting.id)


def present_at(place: Place, meeting_ids: Sequence[int]) -> dict[int, int]:
    """Return how many persons were at each meeting, those counted without a name too: one statement."""
    named = func.sum(case((Attendance.presence == Presence.PRESENT, 1), else_=0))
    rows = (
        select(Meeting.id, Meeting.others_present, named)
        .outerjoin(Attendance, Attendance.meeting_id == Meeting.id)
        .where(of_place(Meeting, place), Meeting.id.in_(meeting_ids))
        .group_by(Meeting.id, Meeting.others_present)
    )
    return {number: others + int(there or 0) for number, others, there in db.session.execute(rows)}


def decided_between(place: Place, first: dt.date, last: dt.date) -> Sequence[Decision]:
    """Return what a place adopted between two days."""
    rows = select(Decision).where(of_place(Decision, place), Decision.status == Status.ADOPTED)
    return db.session.scalars(rows.where(Decision.decided_on.between(first, last)).order_by(Decision.decided_on)).all()


def to_review(place: Place, until: dt.date) -> Sequence[Decision]:
    """Return what a place said it would look at again by a day, and did not yet decide anew."""
    rows = select(Decision).where(of_place(Decision, place), Decision.status == Status.ADOPTED)
    return db.session.scalars(rows.where(Decision.review_on <= until).order_by(Decision.review_on).limit(20)).all()


def decisions_found(place: Place, words: str) -> Select[Any]:
    """Return the decisions of a place whose title answers to a search from anywhere."""
    return (
        hit(words, Decision.id, Decision.title, Decision.title, day=Decision.proposed_on)
        .where(of_place(Decision, place), *holding(words, Decision.title))
        .order_by(Decision.proposed_on.desc(), Decision.id)
    )
