"""Statutes, mandates, meetings, decisions and seats, in the whole year."""

import datetime as dt
from typing import Any

from cjs_app.deciding.domain import OVER
from cjs_app.deciding.domain import Status as DecisionStatus
from cjs_app.deciding.meetings import MeetingStatus
from cjs_app.deciding.models import Decision, Meeting, Remark, Task
from cjs_app.kernel.stamp import Stamp
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import PersonSheet
from cjs_app.pole.governance import actions
from cjs_app.pole.governance.domain import (
    BodyMeetingKind,
    BodyMeetingSheet,
    BodySheet,
    Function,
    MandateSheet,
    StatuteRules,
)
from cjs_app.pole.governance.models import Body, BodyMeeting, Mandate
from tests import whole_board

STATUTES = StatuteRules(dt.date(2014, 1, 1), 3, 12, 3, 2)


class Nowhere:
    """The season of what the pôle keeps: none, whichever is asked for."""

    def __init__(self, column: Any) -> None:
        self._column = column

    def __eq__(self, other: object) -> Any:
        return self._column.is_(None)

    __hash__ = object.__hash__


class OfThePole:
    """A table that summers and the pôle share, of which an address of the pôle means its own rows only."""

    def __init__(self, table: Any) -> None:
        self._table, self.season_id = table, Nowhere(table.season_id)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._table, name)


TABLES = {
    "pole_meeting_id": OfThePole(Meeting),
    "pole_decision_id": OfThePole(Decision),
    "pole_todo_id": OfThePole(Task),
    "pole_remark_id": OfThePole(Remark),
    "mandate_id": Mandate,
    "body_id": Body,
    "body_meeting_id": BodyMeeting,
}
STILL_OPEN = Meeting.status.in_([MeetingStatus.PLANNED, MeetingStatus.CONVENED])
OBJECTED = Decision.status == DecisionStatus.OBJECTING
SUITED = {
    "governance.edit_meeting": STILL_OPEN,
    "governance.presence": STILL_OPEN,
    "governance.minutes": STILL_OPEN,
    "governance.new_task": STILL_OPEN,
    "governance.convene": STILL_OPEN,
    "governance.validate_meeting": Meeting.minutes != "",
    "governance.cancel_meeting": STILL_OPEN,
    "governance.finish_task": Task.finished_on.is_(None),
    "governance.amend": OBJECTED,
    "governance.say": OBJECTED,
    "governance.adopt": OBJECTED,
    "governance.move_on": Decision.status.not_in(OVER),
    "governance.withdraw": Decision.status.not_in(OVER),
    "governance.count": Decision.status == DecisionStatus.VOTING,
    "governance.board.leave": Mandate.left_on.is_(None),
    "governance.bodies.cancel": BodyMeeting.cancelled_at.is_(None),
}


def furnish(stamp: Stamp) -> None:
    """Elect four people, of whom one left; hold meetings, decide, sit in another body."""
    actions.write_statutes(STATUTES, stamp)
    started, contact = stamp.day - dt.timedelta(days=900), {"function": "Bénévole", "city": "Vitré"}
    contact |= {"email": "b@exemple.fr", "phone": "06 00 00 00 00"}
    people = [
        directory.add_person(PersonSheet(name, "Conseil", **contact), stamp) for name in ("Ana", "Bo", "Cleo", "Dan")
    ]
    sitting = [actions.elect(MandateSheet(one.id, started), stamp) for one in people]
    actions.leave(sitting[3], started + dt.timedelta(days=30), stamp)
    actions.give_function(sitting[0], Function.CHAIR, stamp)
    whole_board.furnish(None, [one.id for one in people[:3]], stamp)
    body = actions.add_body(BodySheet("Le Propulseur", "", "Membre du conseil"), stamp)
    for attended in (True, False, True):
        sheet = BodyMeetingSheet(stamp.day, BodyMeetingKind.BOARD, attended, people[0].id)
        met = actions.note_body_meeting(body, sheet, stamp)
    actions.cancel_body_meeting(actions.note_body_meeting(body, sheet, stamp), stamp)
    assert met.cancelled_at is None


def grow(times: int, stamp: Stamp) -> None:
    """Plan many more meetings, propose more, sit in more bodies."""
    for rank in range(times):
        whole_board.a_meeting(None, stamp, stamp.day)
        whole_board.a_decision(None, stamp, whole_board.Mode.CONSENT, 0)
        body = actions.add_body(BodySheet(f"Instance {rank}", ""), stamp)
        actions.note_body_meeting(body, BodyMeetingSheet(stamp.day, BodyMeetingKind.BOARD, True), stamp)
