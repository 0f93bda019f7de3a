"""The public holidays of France (Code du travail, art. L. 3133-1)."""

import datetime as dt
from collections.abc import Mapping

FIXED = {
    (1, 1): "jour de l’an",
    (5, 1): "fête du Travail",
    (5, 8): "8 mai",
    (7, 14): "fête nationale",
    (8, 15): "Assomption",
    (11, 1): "Toussaint",
    (11, 11): "11 novembre",
    (12, 25): "Noël",
}
AFTER_EASTER = {1: "lundi de Pâques", 39: "Ascension", 50: "lundi de Pentecôte"}
"""Days after Easter Sunday."""


def holidays_of(year: int) -> Mapping[dt.date, str]:
    """Return the public holidays of a year, each with its name."""
    fixed = {dt.date(year, month, day): name for (month, day), name in FIXED.items()}
    easter = easter_sunday(year)
    return fixed | {easter + dt.timedelta(days=days): name for days, name in AFTER_EASTER.items()}


def holiday_on(day: dt.date) -> str | None:
    """Return the name of the public holiday that a day is, or None."""
    return holidays_of(day.year).get(day)


def easter_sunday(year: int) -> dt.date:
    """Return Easter Sunday of a year of the Gregorian calendar (the reckoning of Meeus, Jones and Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)
