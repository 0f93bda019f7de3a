"""A cooperant's own week, day by day, until all its hours are noted."""

import datetime as dt
from typing import Any

from flask import Blueprint, abort, g, render_template
from flask_login import current_user
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.hours import actions, queries
from cjs_app.coop.hours.asked import asked_monday
from cjs_app.coop.hours.domain import A_WEEK, NATURE_LABELS, Status
from cjs_app.coop.hours.permissions import READ, WRITE
from cjs_app.coop.hours.routes.faces import faces, mondays
from cjs_app.coop.hours.warnings import warnings_of
from cjs_app.coop.seasons.guards import may_still
from cjs_app.kernel.periods import week_start
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import requires

blueprint = Blueprint("my_week", __name__, url_prefix="/ma-semaine")


@blueprint.get("")
@requires(READ)
def show(season_id: int) -> str:
    """Show a cooperant's own week, day by day."""
    today = clock.today()
    monday = asked_monday("semaine") or week_start(min(max(today, g.season.start_day), g.season.end_day))
    cooperant = cooperants.find_cooperant_of_user(g.season, current_user.id)
    entries = queries.week_of(cooperant, monday) if cooperant else []
    days = [monday + dt.timedelta(days=rank) for rank in range(7)]
    weeks = mondays()
    return render_template(
        "coop/hours/my_week.html",
        cooperant=cooperant,
        monday=monday,
        days=[(day, [entry for entry in entries if entry.day == day], _may_note(day, today)) for day in days],
        total=sum(entry.minutes for entry in entries),
        is_done=cooperant is not None and queries.find_done_week(cooperant, monday) is not None,
        is_validated=any(entry.status is Status.VALIDATED for entry in entries),
        before=monday - A_WEEK if monday - A_WEEK in weeks else None,
        after=monday + A_WEEK if monday + A_WEEK in weeks and monday + A_WEEK <= today else None,
        warnings=warnings_of(g.season, [cooperant.id], days[0], days[-1]) if cooperant else [],
        natures=NATURE_LABELS,
        tabs=faces("my_week.show"),
        may_write=may_still(WRITE),
    )


@blueprint.post("/faite")
@requires(WRITE)
def finish(season_id: int) -> Response:
    """Say that one's own hours of a week are all noted."""
    return _mark_week(actions.week_done, "C’est noté : les heures de cette semaine sont faites.")


@blueprint.post("/pas-faite")
@requires(WRITE)
def resume(season_id: int) -> Response:
    """Take it back."""
    return _mark_week(actions.week_not_done, "C’est noté : il reste des heures à écrire pour cette semaine.")


def _mark_week(action: Any, sentence: str) -> Response:
    """Do something to the visitor's own week, and go back to it."""
    cooperant = cooperants.find_cooperant_of_user(g.season, current_user.id)
    monday = asked_monday("semaine")
    if cooperant is None or monday is None:
        abort(404)
    action(cooperant, monday, stamp())
    return done(sentence, "hours.my_week.show", season_id=g.season.id, semaine=monday.isoformat())


def _may_note(day: dt.date, today: dt.date) -> bool:
    """Return whether hours can be noted for a day."""
    return bool(g.season.start_day <= day <= min(today, g.season.end_day))
