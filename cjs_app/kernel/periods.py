"""Days and the stretches between them: a season, a year, a week."""

import re
from datetime import date, timedelta

from msgspec import Struct

from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import one_line, quoted

FIRST_YEAR, LAST_YEAR = 1990, 2100
_LONGEST_READ = 40

_MONTHS = (
    ("janvier", "janv", "jan"),
    ("fevrier", "fevr", "fev"),
    ("mars",),
    ("avril", "avr"),
    ("mai",),
    ("juin",),
    ("juillet", "juil"),
    ("aout",),
    ("septembre", "sept", "sep"),
    ("octobre", "oct"),
    ("novembre", "nov"),
    ("decembre", "dec"),
)
_MONTH_OF = {name: rank for rank, names in enumerate(_MONTHS, start=1) for name in names}
_WEEKDAY = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? )?(?:le )?"
_MIDNIGHT = r"(?:[t ]00:00(?::00(?:\.0+)?)?)?"
_FORMS = (
    re.compile(rf"(?P<year>[0-9]{{4}})[-/.](?P<month>[0-9]{{1,2}})[-/.](?P<day>[0-9]{{1,2}}){_MIDNIGHT}"),
    re.compile(
        rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}}) ?[-/. ] ?(?P<month>[0-9]{{1,2}}) ?[-/. ] ?(?P<year>[0-9]{{4}}|[0-9]{{2}})"
        rf"{_MIDNIGHT}"
    ),
    re.compile(
        rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})(?:er)?[ -](?P<name>[^0-9 ./-]{{3,14}})\.?[ -](?P<year>[0-9]{{4}}|[0-9]{{2}})"
    ),
)


class Period(Struct, frozen=True):
    """Days from a first to a last one, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        """Refuse a period that ends before it starts."""
        if self.end < self.start:
            raise Refusal(
                "La fin ({end:day}) est avant le début ({start:day}) : vérifier les deux dates.",
                field="end",
                end=self.end,
                start=self.start,
            )

    def contains(self, day: date) -> bool:
        """Return whether a day is one of the period's."""
        return self.start <= day <= self.end

    @property
    def days(self) -> int:
        """The number of days, the first and the last included."""
        return (self.end - self.start).days + 1

    def nearest(self, day: date, margin: timedelta = timedelta(0)) -> date:
        """Return a day where it is within the period or so near it, else the nearest day of the period itself."""
        if self.start - margin <= day <= self.end + margin:
            return day
        return self.start if day < self.start else self.end

    def days_within(self, other: "Period") -> int:
        """Return how many of these days are also days of another period."""
        return max(0, (min(self.end, other.end) - max(self.start, other.start)).days + 1)


def parse_day(text: str, field: str | None = None, *, first_year: int = FIRST_YEAR) -> date:
    """Return the day a person wrote: 2021-07-31, 31/07/2021, 31-07-21, «31 juillet 2021», «1er août 2021»…

    A year of two figures is 20xx. Raises a Refusal for nonsense, a day that is not in the calendar, and a year outside
    `first_year` to 2100, which is nearly always a slip of the finger.
    """
    if not text.strip():
        raise Refusal("La date manque : écrire par exemple 31/07/2021.", field=field)
    found = _written_day(text)
    if found is None:
        raise Refusal(
            "« {typed} » n’est pas une date : écrire par exemple 31/07/2021.", field=field, typed=quoted(text)
        )
    year, month, day = found
    if not first_year <= year <= LAST_YEAR:
        raise Refusal(
            "« {typed} » : l’année {year} semble être une faute de frappe, elle doit aller de {first} à {last}.",
            field=field,
            typed=quoted(text),
            year=year,
            first=first_year,
            last=LAST_YEAR,
        )
    if month > 12:
        raise Refusal(
            "« {typed} » : il n’y a pas de mois {month}, écrire le jour puis le mois, par exemple 31/07/2021.",
            field=field,
            typed=quoted(text),
            month=month,
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise Refusal(
            "« {typed} » n’existe pas dans le calendrier : vérifier le jour et le mois.",
            field=field,
            typed=quoted(text),
        ) from None


def days_of_year(year: int) -> tuple[date, date]:
    """Return the first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def months_after(day: date, months: int) -> date:
    """Return the day so many months later; the last of the month where that day does not exist."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))


def week_start(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _written_day(text: str) -> tuple[int, int, int] | None:
    """Return the year, month and day written, None where the text has no form of a date."""
    if len(text) > _LONGEST_READ:
        return None
    body = one_line(text).lower()
    found = next((found for form in _FORMS if (found := form.fullmatch(body))), None)
    if found is None:
        return None
    parts = found.groupdict()
    month = _MONTH_OF.get(folded(parts["name"])) if "name" in parts else int(parts["month"])
    if month is None:
        return None
    return int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0), month, int(parts["day"])
