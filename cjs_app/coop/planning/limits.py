"""What the law asks for the work of minors: dated tables, to be edited by hand when the law changes.

Each row says for which ages it holds, from which day, and which article says so. A new figure is a new row with its
own day: the weeks before keep the one that held then. Whether these articles bind a summer under a CAPE is not
settled: they are guides, told in warnings, and never refuse anything.
"""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct


class Kind(StrEnum):
    """What is limited."""

    DAY = "journee"
    WEEK = "semaine"
    STRETCH = "sans_pause"
    PAUSE = "pause"
    MORNING = "matin"
    EVENING = "soir"
    REST = "repos"
    DAYS_OFF = "jours_de_repos"
    HOLIDAY = "ferie"


class Limit(Struct, frozen=True):
    """One figure of the law; from `from_age` on, and until the birthday of `under_age`."""

    kind: Kind
    value: int
    """Minutes of work or of rest, minutes since midnight, or days."""
    from_age: int
    under_age: int
    valid_from: dt.date
    label: str
    article: str
    """Of the Code du travail."""


ADULT_AGE = 18
UNKNOWN_AGE = 16
"""The age that is taken where no birth date is known."""
CURRENCY = "EUR"
"""The table is French law: a summer that counts in another currency takes place elsewhere."""

CODE_OF_2008 = dt.date(2008, 5, 1)
"""When the articles took the numbers that they bear today."""

LIMITS = (
    Limit(Kind.DAY, 8 * 60, 16, 18, CODE_OF_2008, "8 h de travail par jour", "L. 3162-1"),
    Limit(
        Kind.DAY, 7 * 60, 0, 16, CODE_OF_2008, "7 h de travail par jour, pendant les vacances scolaires", "D. 4153-3"
    ),
    Limit(Kind.WEEK, 35 * 60, 0, 18, CODE_OF_2008, "35 h de travail par semaine", "L. 3162-1"),
    Limit(Kind.STRETCH, 4 * 60 + 30, 0, 18, CODE_OF_2008, "4 h 30 de travail de suite", "L. 3162-3"),
    Limit(Kind.PAUSE, 30, 0, 18, CODE_OF_2008, "30 min de pause d’affilée", "L. 3162-3"),
    Limit(Kind.MORNING, 6 * 60, 0, 18, CODE_OF_2008, "pas de travail avant 6 h", "L. 3163-1"),
    Limit(Kind.EVENING, 22 * 60, 16, 18, CODE_OF_2008, "pas de travail après 22 h", "L. 3163-1"),
    Limit(Kind.EVENING, 20 * 60, 0, 16, CODE_OF_2008, "pas de travail après 20 h", "L. 3163-1"),
    Limit(Kind.REST, 12 * 60, 16, 18, CODE_OF_2008, "12 h de repos entre deux jours", "L. 3164-1"),
    Limit(Kind.REST, 14 * 60, 0, 16, CODE_OF_2008, "14 h de repos entre deux jours", "L. 3164-1"),
    Limit(Kind.DAYS_OFF, 2, 0, 18, CODE_OF_2008, "2 jours de repos de suite chaque semaine", "L. 3164-2"),
    Limit(Kind.HOLIDAY, 0, 0, 18, CODE_OF_2008, "pas de travail les jours fériés", "L. 3164-6"),
)


def limits_on(day: dt.date, age: int | None) -> Mapping[Kind, int]:
    """Return the figures that hold on a day at an age; an unknown age is 16, an adult has none."""
    years = UNKNOWN_AGE if age is None else age
    rows = [row for row in LIMITS if row.valid_from <= day and row.from_age <= years < row.under_age]
    return {row.kind: row.value for row in sorted(rows, key=lambda row: row.valid_from)}


def table_on(day: dt.date) -> list[Limit]:
    """Return the rows that hold on a day, as they are shown: by what they limit, the youngest last."""
    latest: dict[tuple[Kind, int], Limit] = {}
    for row in sorted(LIMITS, key=lambda row: row.valid_from):
        if row.valid_from <= day:
            latest[row.kind, row.from_age] = row
    return sorted(latest.values(), key=lambda row: (list(Kind).index(row.kind), -row.from_age))
