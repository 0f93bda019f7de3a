"""A cooperant's own week: a grid to fill, until all its hours are noted."""

from typing import Any

from flask import Blueprint, abort, g, render_template
from flask_login import current_user
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.hours import actions, queries
from cjs_app.coop.hours.asked import asked_monday
from cjs_app.coop.hours.permissions import WRITE
from cjs_app.coop.hours.routes.faces import faces
from cjs_app.coop.hours.routes.grid import monday_at_hand, week_page
from cjs_app.plumbing.pages import Undo, done
from cjs_app.plumbing.permissions import requires

blueprint = Blueprint("my_week", __name__, url_prefix="/ma-semaine")


@blueprint.route("", methods=["GET", "POST"])
@requires(WRITE)
def show(season_id: int) -> str | Response | tuple[str, int]:
    """Show a cooperant's own week, and save what was written in it."""
    cooperant = cooperants.find_cooperant_of_user(g.season, current_user.id)
    tabs = faces("my_week.show")
    if cooperant is None:
        return render_template("coop/hours/no_week.html", tabs=tabs)
    is_done = queries.find_done_week(cooperant, monday_at_hand()) is not None
    return week_page(cooperant, "hours.my_week.show", "coop/hours/my_week.html", is_done=is_done, tabs=tabs)


@blueprint.post("/faite")
@requires(WRITE)
def finish(season_id: int) -> Response:
    """Say that one's own hours of a week are all noted."""
    good_news = "C’est noté : les heures de cette semaine sont faites."
    return _mark_week(actions.week_done, good_news, "hours.my_week.resume")


@blueprint.post("/pas-faite")
@requires(WRITE)
def resume(season_id: int) -> Response:
    """Take it back."""
    return _mark_week(actions.week_not_done, "C’est noté : il reste des heures à écrire pour cette semaine.")


def _mark_week(action: Any, sentence: str, reverse: str | None = None) -> Response:
    """Do something to the visitor's own week, and go back to it; `reverse` is the page that takes it back."""
    cooperant = cooperants.find_cooperant_of_user(g.season, current_user.id)
    monday = asked_monday("semaine")
    if cooperant is None or monday is None:
        abort(404)
    action(cooperant, monday, stamp())
    week = {"semaine": monday.isoformat()}
    undo = Undo(reverse, {"season_id": g.season.id}, week) if reverse else None
    return done(sentence, "hours.my_week.show", undo=undo, season_id=g.season.id, **week)
