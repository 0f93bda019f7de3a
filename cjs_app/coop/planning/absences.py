"""When somebody is not available: whole days, mornings or afternoons. Nobody is asked why."""

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal


class Part(StrEnum):
    """Which part of each day."""

    DAY = "journee"
    MORNING = "matin"
    AFTERNOON = "apres_midi"


PART_LABELS = {Part.DAY: "Toute la journée", Part.MORNING: "Le matin", Part.AFTERNOON: "L’après-midi"}
MIDDAY = dt.time(13)
"""Where the morning ends: what takes place at one o’clock belongs to the afternoon."""


class AbsenceDraft(Struct, frozen=True):
    """Days on which somebody will not be there, from a first to a last one."""

    first_day: dt.date
    last_day: dt.date
    part: Part = Part.DAY


def ensure_absence(draft: AbsenceDraft, season: Period) -> None:
    """Raise Refusal for days in the wrong order, or outside the season."""
    if draft.last_day < draft.first_day:
        raise Refusal("La fin est avant le début : vérifier les deux dates.", field="last_day")
    for field in ("first_day", "last_day"):
        if not season.contains(getattr(draft, field)):
            raise Refusal(
                "La saison va du {first:day} au {last:day} : choisir des jours de l’été.",
                field=field,
                first=season.start,
                last=season.end,
            )


def hinders(part: Part, start: dt.time | None, end: dt.time | None) -> bool:
    """Return whether an absence takes some of the time of a slot on its day; a slot without hours may be any time."""
    if part is Part.MORNING:
        return start is None or start < MIDDAY
    if part is Part.AFTERNOON:
        return start is None or end is None or end > MIDDAY
    return True
