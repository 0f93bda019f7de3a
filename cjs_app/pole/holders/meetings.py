"""Noting appointments: to come, held, missed, cancelled."""

from cjs_app.journal import actions as journal
from cjs_app.kernel.stamp import Stamp
from cjs_app.kernel.states import Transition, moved
from cjs_app.plumbing.database import db, held
from cjs_app.pole.holders.domain import (
    CANCELLING,
    HOLDING,
    MISSING,
    MeetingSheet,
    Status,
    ensure_meeting,
    ensure_over,
    status_on,
)
from cjs_app.pole.holders.models import HolderMeeting, ProjectHolder

TOLD = {
    Status.PLANNED: "planned",
    Status.HELD: "held",
    Status.MISSED: "missed",
    Status.CANCELLED: "cancelled",
}


def note(holder: ProjectHolder, sheet: MeetingSheet, stamp: Stamp) -> HolderMeeting:
    """Return an appointment: held when its day is over or today, else to come.

    Raise Refusal for a day before the first reception, a mad length, or a next contact before the appointment.
    """
    holder = held(holder)
    ensure_meeting(sheet, holder.received_on)
    meeting = HolderMeeting(holder_id=holder.id, status=status_on(sheet.day, stamp.day))
    _write(meeting, holder, sheet)
    db.session.add(meeting)
    db.session.flush()
    _record(meeting, stamp)
    return meeting


def hold(meeting: HolderMeeting, sheet: MeetingSheet, stamp: Stamp) -> None:
    """Say that an appointment that was planned took place, and what was said."""
    holder = _held(meeting)
    status = moved(meeting.status, HOLDING)
    ensure_meeting(sheet, holder.received_on)
    ensure_over(sheet.day, stamp.day)
    meeting.status = status
    _write(meeting, holder, sheet)
    _record(meeting, stamp)


def miss(meeting: HolderMeeting, stamp: Stamp) -> None:
    """Say that nobody came to an appointment."""
    _pass(meeting, MISSING, stamp)


def cancel(meeting: HolderMeeting, stamp: Stamp) -> None:
    """Cancel an appointment, or take back one that was noted by mistake: it no longer counts."""
    _pass(meeting, CANCELLING, stamp)


def _pass(meeting: HolderMeeting, transition: Transition[Status], stamp: Stamp) -> None:
    """Move an appointment through a transition."""
    _held(meeting)
    status = moved(meeting.status, transition)
    if status is Status.MISSED:
        ensure_over(meeting.day, stamp.day)
    meeting.status = status
    _record(meeting, stamp)


def _held(meeting: HolderMeeting) -> ProjectHolder:
    """Return the holder of an appointment, both as they stand now, that nobody else changes meanwhile."""
    holder = held(meeting.holder)
    db.session.refresh(meeting)
    return holder


def _record(meeting: HolderMeeting, stamp: Stamp) -> None:
    """Tell the journal where an appointment stands now."""
    action = f"holder.meeting_{TOLD[meeting.status]}"
    journal.record(stamp, action, "holder", meeting.holder_id, day=meeting.day)


def _write(meeting: HolderMeeting, holder: ProjectHolder, sheet: MeetingSheet) -> None:
    """Copy a sheet onto an appointment; the next contact is the holder's."""
    meeting.day, meeting.way, meeting.minutes = sheet.day, sheet.way, sheet.minutes
    meeting.said, meeting.next_step = sheet.said.strip(), sheet.next_step.strip()
    if meeting.status is Status.HELD:
        holder.next_contact_on = sheet.next_contact_on
