"""The house's clock: the one place where the time of day is read."""

import datetime as dt
from zoneinfo import ZoneInfo

from flask import current_app

from cjs_app.kernel.stamp import Stamp

PARIS = ZoneInfo("Europe/Paris")


def now() -> dt.datetime:
    """Return the present instant, in UTC; a fixed one when the configuration holds `CLOCK` (tests, demo)."""
    fixed = current_app.config.get("CLOCK")
    return fixed() if fixed else dt.datetime.now(dt.UTC)


def today() -> dt.date:
    """Return today's date as the house's clock on the wall shows it."""
    return now().astimezone(PARIS).date()


def stamp(user_id: int | None) -> Stamp:
    """Return who does something, and when."""
    at = now()
    return Stamp(by=user_id, at=at, day=at.astimezone(PARIS).date())
