"""Planning meetings, noting who came and what was said, and validating the minutes."""

from collections.abc import Mapping

from sqlalchemy import Select, select

from cjs_app.deciding import meetings, papers, queries
from cjs_app.deciding.history import MEETING_FIELDS
from cjs_app.deciding.meetings import Here, MeetingSheet, MeetingStatus, Others, Presence, TaskSheet
from cjs_app.deciding.models import Attendance, Meeting, Task
from cjs_app.deciding.people import Place
from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db, hold


def plan(place: Place, sheet: MeetingSheet, stamp: Stamp) -> Meeting:
    """Return a new meeting of a place."""
    meeting = Meeting(season_id=place, kind=sheet.kind, day=sheet.day)
    _write(meeting, sheet)
    meeting.attendance, meeting.tasks = [], []
    db.session.add(meeting)
    db.session.flush()
    journal.record(stamp, "meeting.planned", "meeting", meeting.id, place, day=sheet.day)
    return meeting


def correct(meeting: Meeting, sheet: MeetingSheet, stamp: Stamp) -> None:
    """Change what was planned; raise Refusal once it is validated or cancelled."""
    meeting = held(meeting)
    before = {part: getattr(meeting, part) for part in MEETING_FIELDS}
    _write(meeting, sheet)
    rewritten = [part for part in MEETING_FIELDS if getattr(meeting, part) != before[part]]
    journal.record(stamp, "meeting.corrected", "meeting", meeting.id, meeting.season_id, rewritten=rewritten)


def convene(meeting: Meeting, notice_days: int, stamp: Stamp) -> None:
    """Note that people were called together today; raise Refusal when that is too late."""
    meeting = held(meeting)
    meetings.ensure_notice(meeting.day, stamp.day, notice_days)
    if not meetings.agenda_items(meeting.agenda):
        raise Refusal("La convocation dit de quoi on parlera : écrire d’abord l’ordre du jour.")
    meeting.status, meeting.convened_on = MeetingStatus.CONVENED, stamp.day
    journal.record(stamp, "meeting.convened", "meeting", meeting.id, meeting.season_id)


def note_attendance(
    meeting: Meeting, attendance: Mapping[int, Here], others: Others, proxies_each: int, stamp: Stamp
) -> None:
    """Write down who came, who gave their voice to whom, and how many more were there without a name."""
    meeting = held(meeting)
    meetings.ensure_proxies(attendance, proxies_each)
    meetings.ensure_others(others, proxies_each)
    known = {one.person_number: one for one in db.session.scalars(_attendance(meeting))}
    for number, here in attendance.items():
        row = known.get(number)
        if row is None:
            row = Attendance(season_id=meeting.season_id, meeting_id=meeting.id, person_number=number)
            db.session.add(row)
        row.presence = here.presence
        row.proxy_to = here.proxy_to if here.presence is Presence.REPRESENTED else None
    meeting.others_present, meeting.other_proxies = others.present, others.proxies
    db.session.flush()
    present = meetings.present_count([one.presence for one in attendance.values()], others.present)
    journal.record(stamp, "meeting.attended", "meeting", meeting.id, meeting.season_id, present=present)


def write_minutes(meeting: Meeting, text: str, stamp: Stamp) -> None:
    """Keep what was said."""
    meeting = held(meeting)
    meeting.minutes = text.strip()
    journal.record(stamp, "meeting.minuted", "meeting", meeting.id, meeting.season_id)


def give_task(meeting: Meeting, sheet: TaskSheet, stamp: Stamp) -> Task:
    """Return something to do that the meeting gave to somebody, or to all."""
    meeting = held(meeting)
    task = Task(
        season_id=meeting.season_id,
        meeting_id=meeting.id,
        what=sheet.what.strip(),
        person_number=sheet.person_number,
        due_on=sheet.due_on,
    )
    db.session.add(task)
    db.session.flush()
    journal.record(stamp, "meeting.task_given", "meeting", meeting.id, meeting.season_id)
    return task


def finish_task(task: Task, stamp: Stamp) -> None:
    """Note that something is done, after the meeting is validated too; raise Refusal the second time."""
    db.session.flush()
    db.session.refresh(task, with_for_update=True)
    if task.finished_on is not None:
        raise Refusal("Cette action est déjà faite.")
    task.finished_on = stamp.day
    journal.record(stamp, "meeting.task_finished", "meeting", task.meeting_id, task.season_id)


def validate(meeting: Meeting, stamp: Stamp) -> None:
    """Freeze the minutes of a meeting; what the paper says is kept as it stands."""
    meeting = held(meeting)
    meetings.ensure_may_validate(meeting.status, meeting.day, stamp.day, meeting.minutes)
    whole = queries.get_meeting(meeting.season_id, meeting.id)
    decided = queries.decisions_in(meeting)
    meeting.photograph = papers.photograph(whole, decided)
    meeting.status, meeting.validated_at, meeting.validated_by_id = MeetingStatus.VALIDATED, stamp.at, stamp.by
    journal.record(stamp, "meeting.validated", "meeting", meeting.id, meeting.season_id)


def cancel(meeting: Meeting, stamp: Stamp) -> None:
    """Note that a meeting will not be; raise Refusal once it is validated."""
    meeting = held(meeting)
    meeting.status = MeetingStatus.CANCELLED
    journal.record(stamp, "meeting.cancelled", "meeting", meeting.id, meeting.season_id)


def held(meeting: Meeting) -> Meeting:
    """Return a meeting that nobody else changes until the end; raise Refusal once it no longer changes."""
    db.session.flush()
    hold(Meeting, meeting.id)
    db.session.expire(meeting, ["attendance", "tasks"])
    db.session.refresh(meeting, attribute_names=[*_COLUMNS])
    meetings.ensure_changes(meeting.status)
    return meeting


_COLUMNS = [column.key for column in Meeting.__table__.columns]


def _attendance(meeting: Meeting) -> Select[Attendance]:
    """Return who is noted at a meeting."""
    rows = select(Attendance).where(queries.of_place(Attendance, meeting.season_id))
    return rows.where(Attendance.meeting_id == meeting.id)


def _write(meeting: Meeting, sheet: MeetingSheet) -> None:
    """Copy a sheet onto a meeting."""
    for part in MEETING_FIELDS:
        typed = getattr(sheet, part)
        setattr(meeting, part, typed.strip() if type(typed) is str else typed)
