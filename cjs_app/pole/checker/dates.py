"""Days, months and years where a text writes them."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from msgspec import Struct

MONTHS = {
    name: rank
    for rank, names in enumerate(
        (
            ("janvier", "janv"),
            ("février", "fevrier", "févr", "fév"),
            ("mars",),
            ("avril", "avr"),
            ("mai",),
            ("juin",),
            ("juillet", "juil"),
            ("août", "aout"),
            ("septembre", "sept"),
            ("octobre", "oct"),
            ("novembre", "nov"),
            ("décembre", "decembre", "déc"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = r"(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(\d{1,2})(?:er)?"
_NUMERIC = re.compile(r"(?<![\d/.,-])(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}))?(?![\d/,]|-\d)")
_SPAN = re.compile(
    rf"\b(?:du|entre le|le|les) {_DAY}(?: {_MONTH})?(?: (\d{{4}}))? (?:au|et le|et|-) {_DAY} {_MONTH}(?: (\d{{4}}))?",
    re.I,
)
_PLAIN = re.compile(rf"(?<![\d,]){_DAY} {_MONTH}(?: (\d{{4}}))?", re.I)
_ROUGH = re.compile(rf"\b(?:(début|debut|mi|fin|courant)[ -](?:de )?)?{_MONTH}(?: (\d{{4}}))?", re.I)
_YEAR = re.compile(r"(?<![\d.,/-])(?<!\d )((?:19|20)\d\d)(?![\d%€]|[.,]\d| ?(?:€|%|euros?\b|h\b|heures?\b))(?!-\d)")
_RELATIVE = re.compile(
    r"\b(?:(?P<two>deux ans (?:plus tôt|auparavant|avant)|il y a deux ans)"
    r"|l'an (?:dernier|passé)|l'année (?:dernière|passée|précédente|d'avant)|l'exercice précédent"
    r"|un an (?:plus tôt|auparavant|avant)|n-1\b|(?:précédemment|auparavant)\b)",
    re.I,
)


class Span(Struct, frozen=True):
    """From which day to which day, at the least and at the most, something written may mean."""

    first: dt.date
    last: dt.date
    start: int
    end: int
    is_rough: bool = False
    has_year: bool = False


class YearMark(Struct, frozen=True):
    """A year where it is named."""

    year: int
    start: int
    end: int


def spans_of(text: str, year: int) -> list[Span]:
    """Return the days and months of a tidied text, in their order; a day without a year is of this one."""
    told: list[Span] = []
    for teller in (_whole_spans, _numeric_days, _plain_days, _rough_months):
        for span in teller(text, year):
            if not any(span.start < other.end and other.start < span.end for other in told):
                told.append(span)
    return sorted(told, key=lambda span: span.start)


def years_of(text: str, year: int) -> list[YearMark]:
    """Return the years that a text names, «l'an dernier» included."""
    marks = [YearMark(int(found[1]), found.start(), found.end()) for found in _YEAR.finditer(text)]
    marks += [
        YearMark(year - (2 if found["two"] else 1), found.start(), found.end()) for found in _RELATIVE.finditer(text)
    ]
    return sorted(marks, key=lambda mark: mark.start)


def _whole_spans(text: str, year: int) -> Iterator[Span]:
    """«Du 9 au 30 novembre», «du 28 octobre au 3 novembre 2021»."""
    for found in _SPAN.finditer(text):
        last_month = MONTHS[found[5].lower()]
        month = MONTHS[found[2].lower()] if found[2] else last_month
        written = found[6] or found[3]
        end_year = int(found[6] or found[3] or year)
        begin_year = int(found[3] or end_year)
        first, last = _day(begin_year, month, int(found[1])), _day(end_year, last_month, int(found[4]))
        if first and last and first <= last:
            yield Span(first, last, found.start(), found.end(), has_year=bool(written))


def _numeric_days(text: str, year: int) -> Iterator[Span]:
    """«22/06/2021», «11-06-2021», «09/11»."""
    for found in _NUMERIC.finditer(text):
        if not found[3] and ("/" not in found[0] or len(found[1]) < 2):
            continue
        day = _day(int(found[3] or year), int(found[2]), int(found[1]))
        if day:
            yield Span(day, day, found.start(), found.end(), has_year=bool(found[3]))


def _plain_days(text: str, year: int) -> Iterator[Span]:
    """«22 juin», «1er juillet 2021»."""
    for found in _PLAIN.finditer(text):
        day = _day(int(found[3] or year), MONTHS[found[2].lower()], int(found[1]))
        if day:
            yield Span(day, day, found.start(), found.end(), has_year=bool(found[3]))


def _rough_months(text: str, year: int) -> Iterator[Span]:
    """«Fin octobre», «mi-décembre», «octobre 2021»: from one day to another, nobody knows which."""
    for found in _ROUGH.finditer(text):
        month, of = MONTHS[found[2].lower()], int(found[3] or year)
        length = calendar.monthrange(of, month)[1] if 1 <= of <= 9998 else 28
        first, last = {"d": (1, 10), "m": (10, 20), "f": (21, length)}.get((found[1] or "c")[0].lower(), (1, length))
        if 1 <= of <= 9998:
            yield Span(
                dt.date(of, month, first), dt.date(of, month, last), found.start(), found.end(), True, bool(found[3])
            )


def _day(year: int, month: int, day: int) -> dt.date | None:
    """Return a day that exists, or None."""
    if not 1 <= year <= 9998 or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return dt.date(year, month, day)
