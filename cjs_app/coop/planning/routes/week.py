"""The plan of a week, read by person or by mission."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from flask import g, render_template, request, url_for
from flask_login import current_user
from msgspec import Struct
from msgspec.structs import replace

from cjs_app.coop.cooperants.domain import present
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours.domain import weeks_of
from cjs_app.coop.missions.permissions import WRITE
from cjs_app.coop.planning import queries
from cjs_app.coop.planning.absences import Part, hinders
from cjs_app.coop.planning.domain import A_DAY, A_WEEK, Work, minutes_of
from cjs_app.coop.planning.limits import CURRENCY, table_on
from cjs_app.coop.planning.models import Absence
from cjs_app.coop.planning.permissions import ABSENCES, ABSENT, WATCH
from cjs_app.coop.planning.queries import Shift, Week
from cjs_app.coop.seasons.guards import may_still
from cjs_app.kernel.periods import Period, parse_day, week_start
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.formats import sentence
from cjs_app.plumbing.permissions import may

TOLD_ONCE_FROM = 3
"""What is said of so many persons is said once, above them all."""
FACES = (("personnes", "Par personne"), ("missions", "Par mission"))
WEEKDAYS = 5


class Cell(Struct, frozen=True):
    """A day of somebody: what they do, and when they are not there."""

    day: dt.date
    shifts: Sequence[Shift]
    absences: Sequence[Absence]

    @property
    def is_away(self) -> bool:
        """Whether the whole day is off: it is then greyed."""
        parts = {absence.part for absence in self.absences}
        return Part.DAY in parts or parts >= {Part.MORNING, Part.AFTERNOON}

    def clashes(self, shift: Shift) -> bool:
        """Return whether something is planned while this person is not available."""
        return any(hinders(absence.part, shift.start_time, shift.end_time) for absence in self.absences)


class Row(Struct, frozen=True):
    """The week of somebody, with what is to be watched in it."""

    person: Cooperant
    is_own: bool
    cells: Sequence[Cell]
    sentences: Sequence[str]

    @property
    def minutes(self) -> int:
        """How long the week is, as far as hours are known."""
        days = ([Work(one.day, None, one.start_time, one.end_time) for one in cell.shifts] for cell in self.cells)
        return sum(map(minutes_of, days))

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is planned."""
        return not any(cell.shifts or cell.absences for cell in self.cells)


def page() -> str:
    """Return the page of the week that the address asks for."""
    monday = asked_monday()
    week = queries.week(g.season, monday)
    own = next((one for one in week.people if one.user_id == current_user.id), None)
    face = "missions" if request.args.get("vue") == "missions" else "personnes"
    days = shown_days(week)
    mondays = weeks_of(Period(g.season.start_day, g.season.end_day))
    rows, of_many = told_once(rows_of(week, days, own))
    return render_template(
        "coop/planning/week.html",
        week=week,
        days=days,
        today=clock.today(),
        rows=rows,
        of_many=of_many,
        twice=twice_at_once(week),
        face=face,
        tabs=faces(face, monday),
        before=monday - A_WEEK if monday - A_WEEK in mondays else None,
        after=monday + A_WEEK if monday + A_WEEK in mondays else None,
        missing=sum(shift.missing for shift in week.shifts),
        table=table_on(monday) if g.season.currency == CURRENCY else [],
        may_plan=may_still(WRITE),
        may_note=may_still(ABSENCES) or (may_still(ABSENT) and own is not None),
    )


def asked_monday() -> dt.date:
    """Return the Monday of the week asked for, of the current week where none is, within the season."""
    try:
        day = parse_day(request.args.get("semaine", ""))
    except Refusal:
        day = clock.today()
    return week_start(min(max(day, g.season.start_day), g.season.end_day))


def faces(current: str, monday: dt.date) -> list[tuple[str, str, bool]]:
    """Return the faces of the planning."""
    faces = [
        (label, url_for("planning.show", season_id=g.season.id, semaine=monday.isoformat(), vue=face), face == current)
        for face, label in FACES
    ]
    absences = url_for("planning.absences.index", season_id=g.season.id)
    return [*faces, ("Absences", absences, current == "absences")]


def shown_days(week: Week) -> list[dt.date]:
    """Return the days to show: from Monday to Friday, and the days of the week-end until the last that holds work."""
    worked = [day for day in week.days if week.on(day)]
    last = max([week.monday + (WEEKDAYS - 1) * A_DAY, *worked])
    return [day for day in week.days if day <= last]


def rows_of(week: Week, days: Sequence[dt.date], own: Cooperant | None) -> list[Row]:
    """Return the week of each person who is there, one's own first; who has nothing yet stands there too."""
    only = None if may(WATCH) else [own.id] if own else []
    found = queries.warnings_of_plan(g.season, week.monday, only) if only != [] else []
    told: dict[int, list[str]] = {}
    for warning in found:
        if warning.day is not None or may(WATCH):
            told.setdefault(warning.cooperant_id, []).append(warning.sentence)
    for told_twice, those in twice_at_once(week).items():
        for one in those:
            told.setdefault(one.id, []).append(told_twice)
    people = [one for one in week.people if any(present(one.joined_on, one.left_on, day) for day in days)]
    return [
        Row(one, one is own, [_cell(week, one, day, own) for day in days], told.get(one.id, []))
        for one in sorted(people, key=lambda one: (one is not own, one.code))
    ]


def twice_at_once(week: Week) -> dict[str, list[Cooperant]]:
    """Return what is said of two missions at the same time, with those of whom it is said: everybody reads it."""
    told: dict[str, list[Cooperant]] = {}
    for one in week.people:
        for clash in week.twice_at_once(one.id):
            told.setdefault(sentence(clash), []).append(one)
    return told


def told_once(rows: Sequence[Row]) -> tuple[list[Row], dict[str, list[Cooperant]]]:
    """Return the rows without what is said of many of them, and that, with those of whom it is said."""
    counted = Counter(told for row in rows for told in row.sentences)
    of_many = {
        told: [row.person for row in rows if told in row.sentences]
        for told, times in counted.items()
        if times >= TOLD_ONCE_FROM
    }
    return [replace(row, sentences=[one for one in row.sentences if one not in of_many]) for row in rows], of_many


def _cell(week: Week, person: Cooperant, day: dt.date, own: Cooperant | None) -> Cell:
    """Return a day of somebody; absences are read by the staff, and by oneself."""
    readable = may(ABSENCES) or person is own
    absences = [
        one
        for one in week.absences
        if readable and one.cooperant_id == person.id and one.first_day <= day <= one.last_day
    ]
    return Cell(day, [shift for shift in week.on(day) if shift.has(person.id)], absences)
