"""What is still owed, as the pages of the earlier rooms show it.

A season knows nothing of invoices. Whoever keeps them says at start-up, once, `tell_dues_with(teller)`.
"""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from cjs_app.coop.seasons.models import Season


class Due(NamedTuple):
    """What is still owed, and the part of it that should have come already, in cents."""

    owed_cents: int = 0
    late_cents: int = 0


Teller = Callable[[Season, dt.date], Due]

_tellers: list[Teller] = []


def tell_dues_with(teller: Teller) -> None:
    """Let a room say what is still owed to a season."""
    _tellers.append(teller)


def due_of(season: Season, today: dt.date) -> Due:
    """Return what is still owed to a season, room after room."""
    told = [teller(season, today) for teller in _tellers]
    return Due(sum(due.owed_cents for due in told), sum(due.late_cents for due in told))
