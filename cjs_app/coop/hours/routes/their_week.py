"""The week of any cooperant, for the staff: the same grid."""

from flask import Blueprint, g

from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.hours.permissions import VALIDATE
from cjs_app.coop.hours.routes.grid import Page, week_page
from cjs_app.plumbing.permissions import requires

blueprint = Blueprint("their_week", __name__, url_prefix="/personnes")


@blueprint.route("/<int:cooperant_id>/semaine", methods=["GET", "POST"])
@requires(VALIDATE)
def show(season_id: int, cooperant_id: int) -> Page:
    """Show someone's week, and save what was written in it."""
    cooperant = cooperants.get_cooperant(g.season, cooperant_id)
    return week_page(cooperant, "hours.their_week.show", "coop/hours/their_week.html")
