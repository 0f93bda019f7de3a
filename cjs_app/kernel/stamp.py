"""Who did something, and when."""

from datetime import date, datetime, timedelta

from msgspec import Struct


class Stamp(Struct, frozen=True):
    """A person (None for the command line), a moment in UTC, and the day it was then on the wall of the house."""

    by: int | None
    at: datetime
    day: date

    def __post_init__(self) -> None:
        """Refuse a moment that is not in UTC: mixed clocks would put the journal out of order."""
        if self.at.utcoffset() != timedelta(0):
            raise ValueError("a stamp is in UTC")
