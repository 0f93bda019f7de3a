"""What an invitation is worth at a given moment, and to whom."""

import datetime as dt
from enum import StrEnum

from cjs_app.access.limits import CODE_TRIES

SPENT = "Cette invitation ne sert plus\u00a0: elle a déjà servi, ou son temps est passé. En demander une autre."
WRONG_CODE = "Ce code n’est pas le bon, ou son temps est passé\u00a0: le relire, ou en demander un autre."
SHEET_AT_MOST = 20
"""How many invitations one printable sheet holds."""


class State(StrEnum):
    """Where an invitation stands."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    EXPIRED = "expired"
    REVOKED = "revoked"


STATE_LABELS = {
    State.WAITING: "en attente",
    State.ACCEPTED: "acceptée",
    State.EXPIRED: "expirée",
    State.REVOKED: "annulée",
}


def state_of(
    accepted_at: dt.datetime | None,
    revoked_at: dt.datetime | None,
    expires_at: dt.datetime,
    tries: int,
    now: dt.datetime,
) -> State:
    """Return where an invitation stands: it serves once, for a while, and twenty wrong codes void it."""
    if accepted_at is not None:
        return State.ACCEPTED
    if revoked_at is not None:
        return State.REVOKED
    return State.EXPIRED if expires_at < now or tries >= CODE_TRIES else State.WAITING
