"""How long a session, a key or a pause lasts, and how often one may be wrong: every figure of the door."""

import datetime as dt
from enum import StrEnum

from cjs_app.access.domain import Role

MONEY_ROLES = frozenset({Role.FACILITATOR, Role.COORDINATION, Role.ACCOUNTANT})
"""Who touches money: a shorter session, and a second proof."""

IDLE = dt.timedelta(hours=8)
IDLE_WITH_MONEY = dt.timedelta(minutes=30)
IDLE_SHARED = dt.timedelta(minutes=10)
LONGEST = dt.timedelta(hours=12)
SEEN_EVERY = dt.timedelta(minutes=2)
"""How often a session is marked as seen: not at each page, or reading would always write."""
FRESH_MINUTES = 10
"""How long ago the passphrase may have been given when something sensitive changes."""

FREE_TRIES = 5
FIRST_PAUSE_SECONDS = 30
LONGEST_PAUSE_SECONDS = 900
FORGOTTEN_AFTER = dt.timedelta(hours=24)
"""Wrong tries older than this no longer count, and are no longer kept."""

PROOF_TRIES = 5
PROOF_LIFETIME = dt.timedelta(minutes=10)
PASSKEY_LIFETIME = dt.timedelta(minutes=5)
RESCUE_LIFETIME = dt.timedelta(minutes=30)
CODE_TRIES = 20
"""How many wrong codes, from anywhere, a six-letter code outlives."""


class Way(StrEnum):
    """How a key or an invitation reaches a person."""

    LINK = "link"
    CODE = "code"
    MAIL = "mail"


WAY_LABELS = {Way.LINK: "QR code ou lien", Way.CODE: "Code de six lettres", Way.MAIL: "E-mail"}
INVITATION_LIFETIMES = {
    Way.LINK: dt.timedelta(days=7),
    Way.CODE: dt.timedelta(minutes=30),
    Way.MAIL: dt.timedelta(days=7),
}
KEY_LIFETIMES = {
    Way.LINK: dt.timedelta(hours=24),
    Way.CODE: dt.timedelta(minutes=30),
    Way.MAIL: dt.timedelta(minutes=10),
}
"""A key opens an account that exists already: it lives less long than an invitation."""


def idle_limit(touches_money: bool, shared: bool) -> dt.timedelta:
    """Return how long a session may rest before it closes."""
    if shared:
        return IDLE_SHARED
    return IDLE_WITH_MONEY if touches_money else IDLE


def still_open(opened_at: dt.datetime, seen_at: dt.datetime, now: dt.datetime, idle: dt.timedelta) -> bool:
    """Return whether a session may still be used: seen lately, and not opened too long ago."""
    return now - seen_at <= idle and now - opened_at <= LONGEST


def pause_after(failures: int) -> dt.timedelta | None:
    """Return how long one waits after so many wrong tries in a row: nothing before five, then doubling.

    A quarter of an hour at most, and never a lock for good (CNIL 2022-100).
    """
    if failures < FREE_TRIES:
        return None
    doublings = min(failures - FREE_TRIES, 10)
    return dt.timedelta(seconds=min(FIRST_PAUSE_SECONDS * 2**doublings, LONGEST_PAUSE_SECONDS))


def is_fresh(proved_at: dt.datetime | None, now: dt.datetime, minutes: int) -> bool:
    """Return whether a passphrase was given so few minutes ago."""
    return proved_at is not None and now - proved_at <= dt.timedelta(minutes=minutes)
