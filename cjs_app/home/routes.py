"""The front page: the way into a season, or straight to it when there is only one."""

from flask import Blueprint, render_template
from flask_login import current_user

from cjs_app.coop.seasons import queries as seasons
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.permissions import SIGNED_IN, requires

blueprint = Blueprint("home", __name__)
offer(Entry("Accueil", "home.show", "home", main=True, in_season=False))


@blueprint.get("/")
@requires(SIGNED_IN)
def show() -> str:
    """Show the seasons of whoever came in."""
    return render_template("home/index.html", seasons=seasons.seasons_of(current_user))
