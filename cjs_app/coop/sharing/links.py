"""The life of a committee link: until when it opens, and what it is at an instant."""

import datetime as dt
from enum import StrEnum

from cjs_app.kernel.refusal import Refusal

USUAL_DAYS = 30
LONGEST_VISIT = dt.timedelta(hours=12)
TRIES = 20
TRIES_WINDOW = dt.timedelta(minutes=10)
"""Wrong addresses tried from one place before it has to wait: a key of 256 bits is not guessed, only knocked at."""


class State(StrEnum):
    """What a link is at an instant."""

    OPEN = "open"
    EXPIRED = "expired"
    REVOKED = "revoked"


STATE_LABELS = {State.OPEN: "Ouvert", State.EXPIRED: "Expiré", State.REVOKED: "Fermé"}


def usual_last_day(today: dt.date) -> dt.date:
    """Return the day that is offered first: in thirty days, or the last of the year."""
    return min(today + dt.timedelta(days=USUAL_DAYS), dt.date(today.year, 12, 31))


def checked_last_day(last_day: dt.date, today: dt.date) -> dt.date:
    """Return the day unchanged; raise Refusal for one that is over, or after the end of this year."""
    latest = dt.date(today.year, 12, 31)
    if not today <= last_day <= latest:
        raise Refusal(
            "Choisir un jour entre aujourd’hui et le {latest:day} : un lien ne dure pas plus que l’année.",
            field="last_day",
            latest=latest,
        )
    return last_day


def checked_label(label: str) -> str:
    """Return for whom a link is, without spaces around; raise Refusal when nothing is written."""
    if not label.strip():
        raise Refusal("Écrire pour qui est ce lien.", field="label")
    return label.strip()


def state_at(now: dt.datetime, expires_at: dt.datetime, revoked_at: dt.datetime | None) -> State:
    """Return what a link is at an instant; at the very second it expires it is over."""
    if revoked_at is not None:
        return State.REVOKED
    return State.OPEN if now < expires_at else State.EXPIRED


def end_of_visit(opened_at: dt.datetime, expires_at: dt.datetime) -> dt.datetime:
    """Return until when a reader who came in may stay: twelve hours, never longer than the link."""
    return min(opened_at + LONGEST_VISIT, expires_at)
