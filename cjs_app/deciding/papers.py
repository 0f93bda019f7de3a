"""The minutes of a meeting: what is kept of them when they are validated, and what their paper says.

The photograph holds numbers, states and the fingerprint of the texts. Names and texts stay where they are written, so
that the name of who is erased goes from the paper too.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from cjs_app.deciding.domain import Kind
from cjs_app.deciding.meetings import Presence
from cjs_app.deciding.models import Decision, Meeting


def photograph(meeting: Meeting, decided: Sequence[Decision]) -> dict[str, Any]:
    """Return what is kept of a meeting: who came, who stood for whom, what was decided, the mark of its texts."""
    return {
        "attendance": [[one.person_number, one.presence.value, one.proxy_to] for one in meeting.attendance],
        "others": meeting.others_present,
        "other_proxies": meeting.other_proxies,
        "entitled": meeting.entitled,
        "decisions": [_kept(one) for one in decided],
        "texts": texts_mark(meeting),
    }


def texts_mark(meeting: Meeting) -> str:
    """Return the fingerprint of the agenda and the minutes."""
    return hashlib.sha256(f"{meeting.agenda}\x00{meeting.minutes}".encode()).hexdigest()


def people_in(photograph: Mapping[str, Any], presence: Presence) -> list[tuple[int, int | None]]:
    """Return who took part in this way, and in whose hands their voice was."""
    return [(number, to) for number, how, to in photograph["attendance"] if how == presence.value]


def _kept(decision: Decision) -> dict[str, Any]:
    """Return what is kept of a decision."""
    objections = [one for one in decision.remarks if one.kind is Kind.OBJECTION]
    return {
        "id": decision.id,
        "version": decision.versions[-1].number,
        "status": decision.status.value,
        "for": decision.votes_for,
        "against": decision.votes_against,
        "abstentions": decision.abstentions,
        "objections": len(objections),
        "standing": sum(one.lifted_at is None for one in objections),
    }
