"""Project holders, their appointments in each state, and their orientations, in the whole year."""

import datetime as dt

from cjs_app.kernel.stamp import Stamp
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind as OrganisationKind
from cjs_app.pole.directory.domain import OrganisationSheet, PersonSheet
from cjs_app.pole.holders import actions, meetings
from cjs_app.pole.holders.domain import HolderSheet, Kind, MeetingSheet, Need, Stage, Status
from cjs_app.pole.holders.models import HolderMeeting, Orientation, ProjectHolder

TABLES = {"holder_id": ProjectHolder, "holder_meeting_id": HolderMeeting, "orientation_id": Orientation}
SUITED = {
    "holders.end": ProjectHolder.ended_on.is_(None),
    "holders.reopen": ProjectHolder.ended_on.is_not(None),
    "holders.take_back": Orientation.cancelled_at.is_(None),
    "holders.meetings.hold": HolderMeeting.status == Status.PLANNED,
    "holders.meetings.miss": HolderMeeting.status == Status.PLANNED,
    "holders.meetings.cancel": HolderMeeting.status == Status.PLANNED,
}
WORDS: dict[str, str] = {}


def furnish(stamp: Stamp) -> None:
    """Receive two people, one who is supported and one no longer; note an appointment in each state."""
    guild = directory.add_organisation(OrganisationSheet("La Guilde", OrganisationKind.NETWORK), stamp)
    idea = HolderSheet(stamp.day, Kind.RECEIVED, Stage.IDEA, guild.id, "", "Réemploi", (Need.CLEAR,), "Un local aussi")
    old = HolderSheet(stamp.day, Kind.WORKSHOP, Stage.IDEA, None, "Graine de projet")
    gone = actions.receive(PersonSheet("Rose", "Partie", city="Vitré"), old, stamp)
    holder = actions.receive(PersonSheet("Nour", "Porteuse", city="Vitré"), idea, stamp)
    actions.reach(holder, Stage.PROJECT, stamp)
    tomorrow = stamp.day + dt.timedelta(1)
    for sheet in (MeetingSheet(stamp.day, minutes=60, said="On a parlé du lieu", next_step="Un plan"),) * 2:
        meetings.note(holder, sheet, stamp)
    meetings.cancel(meetings.note(holder, MeetingSheet(tomorrow), stamp), stamp)
    meetings.note(holder, MeetingSheet(tomorrow), stamp)
    actions.take_back(actions.orient(holder, guild.id, stamp), stamp)
    actions.orient(holder, guild.id, stamp)
    actions.follow(holder, tomorrow, stamp)
    actions.end(gone, stamp)


def grow(times: int, stamp: Stamp) -> None:
    """Receive many more people, each with an appointment."""
    for rank in range(times):
        holder = actions.receive(PersonSheet("Sacha", f"Porteur {rank}"), HolderSheet(stamp.day), stamp)
        meetings.note(holder, MeetingSheet(stamp.day), stamp)
