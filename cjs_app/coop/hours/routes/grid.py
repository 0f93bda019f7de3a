"""The grid of a week, for the person and for the staff alike: shown, filled, copied."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask import g, render_template, request
from msgspec import Struct
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours import queries, weeks
from cjs_app.coop.hours.asked import asked_day, asked_monday
from cjs_app.coop.hours.domain import A_WEEK, NATURE_LABELS, STATUS_LABELS, Nature
from cjs_app.coop.hours.forms import what_choices
from cjs_app.coop.hours.grids import (
    Cell,
    Grid,
    Line,
    What,
    cells_of,
    copies_offered,
    days_of,
    is_open,
    ordered,
    what_of,
)
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.hours.permissions import WRITE
from cjs_app.coop.hours.routes.faces import mondays
from cjs_app.coop.hours.warnings import warnings_of
from cjs_app.coop.hours.week_forms import WeekForm, week_form
from cjs_app.coop.missions import queries as missions
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.seasons.guards import may_still
from cjs_app.kernel.periods import Period, week_start
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.formats import column_day, duration
from cjs_app.plumbing.pages import done

ECHOED = 3
"""More entries than this are told by their number."""

Page = Response | tuple[str, int]


class Week(Struct, frozen=True):
    """What the page of a week is made from."""

    grid: Grid
    entries: Sequence[HourEntry]
    """Those of the week and of the one before."""
    missions: Sequence[Mission]

    @property
    def own(self) -> list[HourEntry]:
        """The entries of the week itself."""
        return [entry for entry in self.entries if entry.day >= self.grid.monday]


def week_page(cooperant: Cooperant, page: str, template: str, **words: Any) -> Page:
    """Show the week of someone that is asked for; save the grid that was sent, all of it or nothing."""
    monday = monday_at_hand()
    week = _week(cooperant, monday)
    form = week_form(week.grid)
    if not form.more.data and form.validate_on_submit():
        try:
            return _saved(cooperant, form, page)
        except Refusal as refusal:
            form.refuse(refusal)
            week = _week(cooperant, monday)
            form.see(week.grid)
    form.offer(what_choices(week.missions), {line.what.mark for line in week.grid.lines})
    return render_template(
        template,
        cooperant=cooperant,
        form=form,
        days=days_of(monday),
        entries=week.own,
        totals=form.totals(),
        copies=_copies(week),
        week_before=bool(_copies(week, A_WEEK)),
        warnings=warnings_of(g.season, [cooperant.id], monday, days_of(monday)[-1]),
        may_write=may_still(WRITE),
        today=clock.today(),
        natures=NATURE_LABELS,
        states=STATUS_LABELS,
        **around(monday),
        **words,
    ), form.status


def monday_at_hand() -> dt.date:
    """Return the week that the address asks for, else the one that runs, or the nearest of the season."""
    today = min(max(clock.today(), g.season.start_day), g.season.end_day)
    return asked_monday("semaine") or week_start(today)


def around(monday: dt.date) -> dict[str, dt.date | None]:
    """Return a week, and the ones before and after it that may be opened."""
    weeks_of_season, before, after = mondays(), monday - A_WEEK, monday + A_WEEK
    may_go_on = after in weeks_of_season and after <= clock.today()
    return {
        "monday": monday,
        "before": before if before in weeks_of_season else None,
        "after": after if may_go_on else None,
    }


def _week(cooperant: Cooperant, monday: dt.date) -> Week:
    """Return the week of someone: what is noted, what it was likely spent on, and what the form asks besides."""
    days, season = days_of(monday), Period(g.season.start_day, g.season.end_day)
    entries = queries.hours_between(cooperant, monday - A_WEEK, days[-1])
    known = missions.missions_to_work_on(g.season, cooperant.id, Period(days[0], days[-1]))
    by_id = {mission.id: mission for mission, _ in known}
    whats = [What(entry.nature, entry.mission_id) for entry in entries if entry.day >= monday]
    likely = [What(Nature.MISSION, mission.id) for mission, is_turn in known if is_turn]
    likely += [What(entry.nature, entry.mission_id) for entry in entries if entry.day < monday]
    likely += [what for what in map(what_of, _lines_sent()) if what is not None]
    whats += [what for what in likely if what.mission_id is None or what.mission_id in by_id]
    by_id |= {entry.mission.id: entry.mission for entry in entries if entry.mission}
    cells = cells_of(entries)
    lines = [
        _line(what, by_id, [cells.get((day, what), Cell(day, what)) for day in days])
        for what in ordered(whats or [What(Nature.MISSION), What(Nature.MEETING)])
    ]
    joined, left, today = cooperant.joined_on, cooperant.left_on, clock.today()
    open_days = [day for day in days if is_open(day, season, today, joined, left) and may_still(WRITE)]
    return Week(Grid(monday, open_days, lines), entries, list(by_id.values()))


def _lines_sent() -> list[str]:
    """Return the lines of the grid that was sent, with the one that is asked besides."""
    another = request.form.getlist("another") if "more" in request.form else []
    return [*request.form.getlist("ligne"), *another]


def _line(what: What, by_id: Mapping[int, Mission], cells: Sequence[Cell]) -> Line:
    """Return a line of the grid with its name."""
    mission = by_id[what.mission_id] if what.mission_id is not None else None
    label = NATURE_LABELS[what.nature]
    if mission is None:
        return Line(what, label, "", cells)
    title = mission.title if what.nature is Nature.MISSION else f"{label} · {mission.title}"
    return Line(what, title, mission.code, cells)


def _copies(week: Week, back: dt.timedelta | None = None) -> list[tuple[dt.date, dt.date]]:
    """Return the days of a week that may be filled like the last one worked, or like the one so long before."""
    cancelled = MissionStatus.CANCELLED
    model = [entry for entry in week.entries if entry.mission is None or entry.mission.status is not cancelled]
    return copies_offered(model, week.grid.open_days, clock.today(), back)


def _saved(cooperant: Cooperant, form: WeekForm, page: str) -> Response:
    """Save the grid, copy what is asked, and say what was understood."""
    changes = form.changes()
    entries = weeks.fill(cooperant, changes, stamp())
    day, total = asked_day("comme"), form.totals().week
    monday, copies = form.grid.monday, []
    if day is not None:
        copies = weeks.repeat_day(cooperant, day, stamp())
    elif "comme-avant" in request.form:
        copies = weeks.repeat_week(cooperant, monday, stamp())
    total += sum(entry.minutes for entry in copies)
    told = _told([*entries, *copies]) if changes or copies else "Rien n’a changé."
    where = dict(request.view_args or {}) | {"semaine": monday.isoformat()}
    return done(f"{told} La semaine compte {duration(total)}.", page, **where)


def _told(entries: Iterable[HourEntry]) -> str:
    """Return what was understood, entry by entry."""
    each = [f"{duration(entry.minutes)} le {column_day(entry.day)}" for entry in entries]
    if not each:
        return "C’est enregistré."
    more = f" et {len(each) - ECHOED} de plus" if len(each) > ECHOED else ""
    return f"C’est enregistré : {', '.join(each[:ECHOED])}{more}."
