"""What later rooms warn of beside the hours of a person; a warning is read, it refuses nothing.

Hours know nothing of ages. Whoever watches over them says at start-up, once, `offer(find)`.
"""

import datetime as dt
from collections.abc import Callable, Sequence

from msgspec import Struct

from cjs_app.coop.seasons.models import Season


class Warning(Struct, frozen=True):  # noqa: A001 — the word of the house; nobody warns Python here
    """A sentence about a person's day: the day that goes over, where a whole week is meant; None is no day at all."""

    cooperant_id: int
    day: dt.date | None
    sentence: str


Finder = Callable[[Season, Sequence[int], dt.date, dt.date], list[Warning]]

_finders: list[Finder] = []


def offer(find: Finder) -> None:
    """Let a room warn of these cooperants' hours from a first to a last day, in one or two statements whatever it is.

    What hangs on a day before the first one, or after the last, is the finder's own affair to look up.
    """
    _finders.append(find)


def warnings_of(season: Season, cooperant_ids: Sequence[int], first: dt.date, last: dt.date) -> list[Warning]:
    """Return what is to be read beside the hours of these people, what is of no day first, then day after day."""
    if not cooperant_ids:
        return []
    found = [warning for find in _finders for warning in find(season, cooperant_ids, first, last)]
    return sorted(found, key=lambda warning: warning.day or dt.date.min)
