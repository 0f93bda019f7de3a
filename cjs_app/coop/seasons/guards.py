"""What the rooms after this one have to say before a season's dates or currency change.

A season knows nothing of the hours and documents written in it. Whoever keeps them says at start-up, once,
`guard_settings_with(rule)`; the rule raises Refusal when the change would leave something of theirs outside.
"""

import datetime as dt
from collections.abc import Callable

from flask import g

from cjs_app.coop.seasons.domain import Status
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import Period
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.permissions import Permission, may

Follower = Callable[[Season, Stamp], None]
"""Told that a season came into another state, in the same transaction."""

Guard = Callable[[Season, Period, str], None]
"""Given the season as it still stands, the days and the currency it is about to get."""

_guards: list[Guard] = []
_followers: list[Follower] = []


def may_still(permission: Permission) -> bool:
    """Return whether the visitor may do this in the season at hand, which is not closed: else it is not offered."""
    return g.season.status is not Status.CLOSED and may(permission)


def guard_settings_with(guard: Guard) -> None:
    """Let a room object to new dates or to another currency."""
    _guards.append(guard)


def follow_moves_with(follower: Follower) -> None:
    """Let a room do what is its own when a season comes into another state."""
    _followers.append(follower)


Heir = Callable[[Season, Season, Stamp], None]
"""Given a season and the next one, which takes its settings."""

_heirs: list[Heir] = []


def inherit_with(heir: Heir) -> None:
    """Let a room give the next season what it keeps of the settings of the one before."""
    _heirs.append(heir)


def let_inherit(season: Season, new: Season, stamp: Stamp) -> None:
    """Let every room give the new season what it keeps of the settings of the one before."""
    for heir in _heirs:
        heir(season, new, stamp)


def tell_others(season: Season, stamp: Stamp) -> None:
    """Tell every room that follows that the season came into another state."""
    for follower in _followers:
        follower(season, stamp)


def ensure_others_agree(season: Season, period: Period, currency: str) -> None:
    """Raise the Refusal of the first room that objects."""
    for guard in _guards:
        guard(season, period, currency)


DayGuard = Callable[[Season, dt.date, dt.date], None]
"""Given a season that the caller holds, the day that a document or a payment of it is to bear, and today."""

_day_guards: list[DayGuard] = []
_closing_followers: list[Follower] = []


def guard_days_with(guard: DayGuard) -> None:
    """Let a room object to the day of a document or of a payment: it closed the month."""
    _day_guards.append(guard)


def ensure_day_is_open(season: Season, day: dt.date, today: dt.date) -> None:
    """Raise the Refusal of the first room that objects to something dated on this day."""
    for guard in _day_guards:
        guard(season, day, today)


def follow_closing_with(follower: Follower) -> None:
    """Let a room end what is its own just before a season is closed for good."""
    _closing_followers.append(follower)


def tell_of_closing(season: Season, stamp: Stamp) -> None:
    """Tell every room that follows that the season is about to be closed for good; it can still be written."""
    for follower in _closing_followers:
        follower(season, stamp)


_carrier_guards: list[Callable[[Season], None]] = []


def guard_carrier_with(guard: Callable[[Season], None]) -> None:
    """Let a room object to another carrier: it keeps documents that bear numbers of the one the season has."""
    _carrier_guards.append(guard)


def ensure_carrier_may_change(season: Season) -> None:
    """Raise the Refusal of the first room that objects to another carrier."""
    for guard in _carrier_guards:
        guard(season)
