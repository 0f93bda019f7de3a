"""Before the group: how many heard of the cooperative, how many applied. Numbers only, and nobody's name."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal

EARLIEST = dt.timedelta(days=366)
MOST_PERSONS = 10_000
LONGEST = 9
"""Digits that are read at all; what they say is judged afterwards."""


class Stage(StrEnum):
    """What a number counts."""

    INFORMED = "informees"
    APPLIED = "candidates"


STAGE_LABELS = {Stage.INFORMED: "Personnes informées", Stage.APPLIED: "Candidatures"}


class Headcount(Struct, frozen=True):
    """A number of persons on a day, and where it comes from: a meeting, a class, the list of a mailbox."""

    stage: Stage
    persons: int
    day: dt.date
    source: str = ""


class Recruited(Struct, frozen=True):
    """How many persons heard of the cooperative and applied to it; None where nobody noted a number."""

    informed: int | None = None
    applied: int | None = None


def read_persons(text: str) -> int:
    """Return a number of persons as it is typed: «28», «1 200»; raise Refusal for anything else."""
    digits = "".join(text.split())
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= LONGEST):
        raise Refusal("Écrire un nombre de personnes, par exemple 28.")
    return int(digits)


def recruited(counts: Iterable[tuple[Stage, int]]) -> Recruited:
    """Return the numbers noted, added up stage by stage."""
    sums: dict[Stage, int] = {}
    for stage, persons in counts:
        sums[stage] = sums.get(stage, 0) + persons
    return Recruited(sums.get(Stage.INFORMED), sums.get(Stage.APPLIED))


def checked(count: Headcount, season: Period, today: dt.date) -> Headcount:
    """Return the number unchanged; raise Refusal for one that counts nobody, or for a day to come or far away."""
    if not 1 <= count.persons <= MOST_PERSONS:
        raise Refusal("Écrire un nombre de personnes, de 1 à {most}.", field="persons", most=MOST_PERSONS)
    if count.day > today:
        raise Refusal(
            "Le {day:day} n’est pas encore arrivé\u00a0: le noter ce jour-là.",
            field="day",
            day=count.day,
        )
    if not season.start - EARLIEST <= count.day <= season.end:
        raise Refusal(
            "Le recrutement se fait avant la fin de la saison, le {last:day}, et dans l’année qui la précède\u00a0: "
            "vérifier la date.",
            field="day",
            last=season.end,
        )
    return count
