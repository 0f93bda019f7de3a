"""What goes beyond the guides for minors, in what is planned and in what was noted."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cjs_app.coop.cooperants.domain import age_on
from cjs_app.coop.planning.holidays import holiday_on
from cjs_app.coop.planning.limits import ADULT_AGE, Kind, limits_on
from cjs_app.kernel.periods import Period, week_start
from cjs_app.kernel.sentences import Sentence

A_DAY = dt.timedelta(days=1)
A_WEEK = dt.timedelta(days=7)
A_DAY_MINUTES = 24 * 60

UNKNOWN_BIRTH = "Date de naissance inconnue : repères des 16-17 ans appliqués. La noter sur la fiche."
DAY_PLANNED = (
    "Le {day:day} : {minutes:duration} prévues, au-dessus de {limit:duration} par jour. Raccourcir un créneau, ou le "
    "confier à quelqu’un d’autre."
)
DAY_NOTED = (
    "Le {day:day} : {minutes:duration} notées, au-dessus de {limit:duration} par jour. Vérifier la durée, et alléger "
    "les jours suivants."
)
WEEK_PLANNED = (
    "Semaine du {day:day} : {minutes:duration} prévues, au-dessus de {limit:duration} par semaine. Enlever un créneau, "
    "ou le confier à quelqu’un d’autre."
)
WEEK_NOTED = (
    "Semaine du {day:day} : {minutes:duration} notées, au-dessus de {limit:duration} par semaine. Vérifier les durées, "
    "et alléger la semaine d’après."
)
SHORT_REST = (
    "Du {before:day} au {day:day} : {minutes:duration} de repos, il en faut {limit:duration}. Finir plus tôt la "
    "veille, ou commencer plus tard."
)
AT_NIGHT = (
    "Le {day:day} : du travail est prévu avant {morning:duration} ou après {evening:duration}. Le placer entre "
    "{morning:duration} et {evening:duration}."
)
NO_PAUSE = (
    "Le {day:day} : {minutes:duration} de travail prévues sans pause de {pause:number} min. En prévoir une avant "
    "{limit:duration} de travail."
)
NO_DAYS_OFF_PLANNED = (
    "Semaine du {day:day} : le travail prévu ne laisse pas {limit:number} jours de repos de suite. Libérer "
    "{limit:number} jours qui se suivent."
)
NO_DAYS_OFF_NOTED = (
    "Semaine du {day:day} : les heures notées ne laissent pas {limit:number} jours de repos de suite. En prévoir "
    "{limit:number} la semaine d’après."
)
HOLIDAY_PLANNED = "Le {day:day} est férié ({holiday}) et du travail y est prévu. Choisir un autre jour."
HOLIDAY_NOTED = (
    "Le {day:day} est férié ({holiday}) et des heures y sont notées. Vérifier le jour, et en parler avec l’équipe "
    "d’animation."
)

UNCHECKED = (
    "Le {day:day} : heures à choisir. La durée du jour et de la semaine, la pause, le soir et le repos entre deux "
    "jours ne sont pas encore vérifiés."
)


class Work(Struct, frozen=True):
    """Work of one person on a day: hours that were noted have a duration, a planned slot its times where known.

    A slot ends on the day it begins: nothing is planned over midnight.
    """

    day: dt.date
    minutes: int | None = None
    start: dt.time | None = None
    end: dt.time | None = None

    @property
    def is_planned(self) -> bool:
        """Whether it is a slot, and not hours that were noted."""
        return self.minutes is None


class Exceeded(Struct, frozen=True):
    """Something that goes beyond a guide; it concerns all the days from `first` to `last`."""

    first: dt.date
    last: dt.date
    day: dt.date
    sentence: Sentence
    is_planned: bool = True
    """Whether something can still be moved; what was noted has been done."""

    def concerns(self, days: Period) -> bool:
        """Return whether one of these days is concerned."""
        return self.first <= days.end and days.start <= self.last


class Minor(Struct, frozen=True):
    """The works of a person on the days before they come of age; the age is that of the day."""

    birth_date: dt.date | None
    works: Mapping[dt.date, Sequence[Work]]

    def limit(self, kind: Kind, day: dt.date) -> int | None:
        """Return a figure of the law for this person on a day, None where the law says nothing."""
        return limits_on(day, age_of(self.birth_date, day)).get(kind)

    def weeks(self) -> Iterator[tuple[dt.date, list[dt.date]]]:
        """Give each Monday with the days worked in its week, in their order."""
        weeks: dict[dt.date, list[dt.date]] = defaultdict(list)
        for day in sorted(self.works):
            weeks[week_start(day)].append(day)
        yield from weeks.items()


def age_of(birth_date: dt.date | None, day: dt.date) -> int | None:
    """Return the age on a day, None where no birth date is known."""
    return age_on(birth_date, day) if birth_date is not None else None


def is_minor(birth_date: dt.date | None, day: dt.date) -> bool:
    """Return whether the guides apply to somebody on a day; whoever's birth date is unknown counts as a minor."""
    age = age_of(birth_date, day)
    return age is None or age < ADULT_AGE


def exceeded(birth_date: dt.date | None, works: Iterable[Work]) -> list[Exceeded]:
    """Return all that goes beyond the guides, in what is planned and in what was noted, day after day."""
    planned: dict[dt.date, list[Work]] = defaultdict(list)
    noted: dict[dt.date, list[Work]] = defaultdict(list)
    for work in works:
        if is_minor(birth_date, work.day):
            (planned if work.is_planned else noted)[work.day].append(work)
    found = [one for check in PLANNED for one in check(Minor(birth_date, planned))]
    found += [replace(one, is_planned=False) for check in NOTED for one in check(Minor(birth_date, noted))]
    return sorted(found, key=lambda one: one.day)


def unchecked(birth_date: dt.date | None, works: Iterable[Work]) -> list[Exceeded]:
    """Return the days on which something is planned whose times nobody chose: most guides cannot be held against it.

    Days off and public holidays ask for the day alone, and are looked at all the same.
    """
    open_days = {one.day for one in works if one.is_planned and not (one.start and one.end)}
    return [_on(day, UNCHECKED) for day in sorted(open_days) if is_minor(birth_date, day)]


def spans_of(works: Iterable[Work]) -> list[tuple[int, int]]:
    """Return the stretches of a day that are planned, as minutes since midnight; what overlaps counts once."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((clock(one.start), clock(one.end)) for one in works if one.start and one.end):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def minutes_of(works: Sequence[Work]) -> int:
    """Return how long a day is: the hours noted, or the planned ones that have times."""
    return sum(work.minutes or 0 for work in works) + sum(end - start for start, end in spans_of(works))


def clock(time: dt.time) -> int:
    """Return the minutes since midnight."""
    return 60 * time.hour + time.minute


def long_days(minor: Minor, sentence: str) -> Iterator[Exceeded]:
    """Give the days that hold too many hours."""
    for day, works in minor.works.items():
        limit, minutes = minor.limit(Kind.DAY, day), minutes_of(works)
        if limit is not None and minutes > limit:
            yield _on(day, sentence, minutes=minutes, limit=limit)


def long_weeks(minor: Minor, sentence: str) -> Iterator[Exceeded]:
    """Give the weeks, from Monday to Sunday, that hold too many hours."""
    for monday, days in minor.weeks():
        limit, minutes = minor.limit(Kind.WEEK, days[0]), sum(minutes_of(minor.works[day]) for day in days)
        if limit is not None and minutes > limit:
            yield _in_week(monday, sentence, minutes=minutes, limit=limit)


def weeks_without_days_off(minor: Minor, sentence: str) -> Iterator[Exceeded]:
    """Give the weeks, from Monday to Sunday, without enough days in a row on which nothing is done."""
    for monday, days in minor.weeks():
        limit = minor.limit(Kind.DAYS_OFF, days[0])
        ends = [monday - A_DAY, *days, monday + A_WEEK]
        longest = max((after - before).days - 1 for before, after in zip(ends, ends[1:], strict=False))
        if limit is not None and longest < limit:
            yield _in_week(monday, sentence, limit=limit)


def work_on_holidays(minor: Minor, sentence: str) -> Iterator[Exceeded]:
    """Give the public holidays on which something is done."""
    for day in minor.works:
        holiday = holiday_on(day)
        if holiday is not None and minor.limit(Kind.HOLIDAY, day) is not None:
            yield _on(day, sentence, holiday=holiday)


def short_rests(minor: Minor) -> Iterator[Exceeded]:
    """Give the nights that are too short between two days, as far as times are known."""
    for day, works in minor.works.items():
        ends = [clock(one.end) for one in works if one.end]
        starts = [clock(one.start) for one in minor.works.get(day + A_DAY, ()) if one.start]
        limit = minor.limit(Kind.REST, day)
        if limit is None or not ends or not starts:
            continue
        rest = A_DAY_MINUTES - max(ends) + min(starts)
        if rest < limit:
            blanks = {"before": day, "day": day + A_DAY, "minutes": rest, "limit": limit}
            yield Exceeded(day, day + A_DAY, day + A_DAY, Sentence(SHORT_REST, blanks))


def night_work(minor: Minor) -> Iterator[Exceeded]:
    """Give the days on which something is planned at night."""
    for day, works in minor.works.items():
        morning, evening = minor.limit(Kind.MORNING, day), minor.limit(Kind.EVENING, day)
        if morning is None or evening is None:
            continue
        starts = [clock(one.start) for one in works if one.start]
        ends = [clock(one.end) for one in works if one.end]
        if any(start < morning or start >= evening for start in starts) or any(end > evening for end in ends):
            yield _on(day, AT_NIGHT, morning=morning, evening=evening)


def long_stretches(minor: Minor) -> Iterator[Exceeded]:
    """Give the days on which too many hours follow one another; a pause that is too short is none."""
    for day, works in minor.works.items():
        limit, pause = minor.limit(Kind.STRETCH, day), minor.limit(Kind.PAUSE, day)
        if limit is None or pause is None:
            continue
        longest = _longest_stretch(spans_of(works), pause)
        if longest > limit:
            yield _on(day, NO_PAUSE, minutes=longest, limit=limit, pause=pause)


def _longest_stretch(spans: Sequence[tuple[int, int]], pause: int) -> int:
    """Return the most minutes of work without a real pause."""
    longest = current = 0
    ended = None
    for start, end in spans:
        current = end - start + (current if ended is not None and start - ended < pause else 0)
        longest, ended = max(longest, current), end
    return longest


Check = Callable[[Minor], Iterable[Exceeded]]

PLANNED: tuple[Check, ...] = (
    lambda minor: long_days(minor, DAY_PLANNED),
    night_work,
    long_stretches,
    short_rests,
    lambda minor: work_on_holidays(minor, HOLIDAY_PLANNED),
    lambda minor: long_weeks(minor, WEEK_PLANNED),
    lambda minor: weeks_without_days_off(minor, NO_DAYS_OFF_PLANNED),
)
NOTED: tuple[Check, ...] = (
    lambda minor: long_days(minor, DAY_NOTED),
    lambda minor: work_on_holidays(minor, HOLIDAY_NOTED),
    lambda minor: long_weeks(minor, WEEK_NOTED),
    lambda minor: weeks_without_days_off(minor, NO_DAYS_OFF_NOTED),
)


def _on(day: dt.date, template: str, **blanks: object) -> Exceeded:
    """Return something that goes beyond a guide on one day."""
    return Exceeded(day, day, day, Sentence(template, {"day": day} | blanks))


def _in_week(monday: dt.date, template: str, **blanks: object) -> Exceeded:
    """Return something that goes beyond a guide over a week."""
    return Exceeded(monday, monday + A_WEEK - A_DAY, monday, Sentence(template, {"day": monday} | blanks))
