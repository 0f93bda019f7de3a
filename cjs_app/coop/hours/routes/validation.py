"""The hours that wait to be validated, by week and person."""

import datetime as dt
from collections import defaultdict

from flask import Blueprint, abort, g, render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.access.queries import accounts_of_person
from cjs_app.coop.hours import actions, queries, warnings
from cjs_app.coop.hours.domain import A_DAY, A_WEEK, NATURE_LABELS
from cjs_app.coop.hours.permissions import VALIDATE
from cjs_app.coop.hours.routes import undoing
from cjs_app.coop.hours.routes.faces import faces
from cjs_app.kernel.periods import week_start
from cjs_app.plumbing import clock
from cjs_app.plumbing.formats import duration
from cjs_app.plumbing.pages import done, record_number
from cjs_app.plumbing.permissions import requires

blueprint = Blueprint("validation", __name__, url_prefix="/a-valider")

Answer = str | Response | tuple[str, int]


@blueprint.route("", methods=["GET", "POST"])
@requires(VALIDATE)
def waiting(season_id: int) -> Answer:
    """Show what waits to be validated, by week and person; validate a person's week, or what is ticked."""
    if request.method == "POST":
        entries = actions.validate(g.season, _ticked(), stamp())
        count = f"{len(entries)} entrées validées" if len(entries) > 1 else "1 entrée validée"
        good_news = f"{count} : {duration(sum(entry.minutes for entry in entries))}."
        undo = undoing.validated(entries)
        return done(good_news, "hours.validation.waiting", undo=undo, season_id=season_id)
    waiting = queries.to_validate(g.season)
    return render_template(
        "coop/hours/validation.html",
        waiting=waiting,
        warnings=_warnings(waiting),
        this_monday=week_start(clock.today()),
        natures=NATURE_LABELS,
        own_accounts={account.id for account in accounts_of_person(current_user.id)},
        tabs=faces("validation.waiting", waiting.count),
    )


def _warnings(waiting: queries.ToValidate) -> dict[tuple[int, dt.date], list[warnings.Warning]]:
    """Return what is to be read before validating, by cooperant_id and Monday, all the weeks asked for at once.

    What is of no day stands on the first of someone's weeks.
    """
    if not waiting.weeks:
        return {}
    first_weeks = {week.cooperant.id: week.monday for week in reversed(waiting.weeks)}
    last_day = waiting.weeks[-1].monday + A_WEEK - A_DAY
    told: dict[tuple[int, dt.date], list[warnings.Warning]] = defaultdict(list)
    for warning in warnings.warnings_of(g.season, sorted(first_weeks), waiting.weeks[0].monday, last_day):
        who, day = warning.cooperant_id, warning.day
        told[who, week_start(day) if day else first_weeks[who]].append(warning)
    return told


def _ticked() -> list[int]:
    """Return the entries to validate: those of the week whose button was pressed, else those that are ticked."""
    week = request.form.get("semaine", "")
    asked = week.split(",") if week else request.form.getlist("entree")
    ids = [number for number in map(record_number, asked) if number is not None]
    if len(ids) != len(asked) or not queries.are_of(g.season, ids):
        abort(404)
    return ids
