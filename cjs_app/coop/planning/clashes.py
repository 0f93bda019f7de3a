"""Two missions of one person at the same time: told beside the plan, never refused."""

import datetime as dt
from collections.abc import Iterable
from itertools import combinations

from msgspec import Struct

from cjs_app.coop.missions.domain import OPEN, Status
from cjs_app.coop.planning.domain import clock
from cjs_app.coop.planning.queue import overlap
from cjs_app.kernel.sentences import Sentence, quoted

TWICE = (
    "Le {day:day}\u00a0: deux missions à la même heure, «\u00a0{one}\u00a0» ({start:duration} – {end:duration}) et "
    "«\u00a0{other}\u00a0» ({begin:duration} – {finish:duration}). Décaler l’une des deux, ou la confier à quelqu’un "
    "d’autre."
)


class Stint(Struct, frozen=True):
    """A mission on one of its days, with its hours where they are known."""

    mission_id: int
    title: str
    day: dt.date
    start: dt.time | None = None
    end: dt.time | None = None
    status: Status = Status.PLANNED


def twice_at_once(stints: Iterable[Stint]) -> list[Sentence]:
    """Return what one person cannot do, since they would be in two places: each pair of missions once a day.

    A mission that is cancelled is nowhere, and one that is done cannot be moved any more.
    """
    movable = sorted((one for one in stints if one.status in OPEN and one.start), key=_place)
    found: dict[tuple[dt.date, int, int], Sentence] = {}
    for one, other in combinations(movable, 2):
        if _share_time(one, other):
            first, second = sorted((one.mission_id, other.mission_id))
            found.setdefault((one.day, first, second), _told(one, other))
    return list(found.values())


def _share_time(one: Stint, other: Stint) -> bool:
    """Return whether two missions want the same person at the same time."""
    if one.day != other.day or one.mission_id == other.mission_id:
        return False
    return overlap((one.start, one.end), (other.start, other.end))


def _place(one: Stint) -> tuple[dt.date, dt.time, int]:
    """Return where a stint stands in the order of a day."""
    return one.day, one.start or dt.time.max, one.mission_id


def _told(one: Stint, other: Stint) -> Sentence:
    """Return the sentence about two missions, the first to begin first."""
    (start, end), (begin, finish) = _minutes(one), _minutes(other)
    blanks = {"day": one.day, "one": quoted(one.title), "start": start, "end": end}
    return Sentence(TWICE, {**blanks, "other": quoted(other.title), "begin": begin, "finish": finish})


def _minutes(one: Stint) -> list[int]:
    """Return when a stint begins and ends, in minutes since midnight."""
    return [clock(time) for time in (one.start, one.end) if time is not None]
