"""The search from anywhere: one page for all that a season or the pôle holds, also opened over any other page."""

from flask import Blueprint, g, get_template_attribute, render_template, request

from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing import palette
from cjs_app.plumbing.permissions import SIGNED_IN, requires
from cjs_app.pole.structure.permissions import READ

blueprint = Blueprint("search", __name__)


@blueprint.get("/saisons/<int:season_id>/chercher")
@requires(SIGNED_IN)
def show(season_id: int) -> str:
    """Show what answers to a few words in a summer, by kind."""
    return _answer(g.season)


@blueprint.get("/pole/<year:year>/chercher")
@requires(READ)
def in_pole(year: int) -> str:
    """Show what answers to a few words in the records of the pôle, by kind."""
    return _answer(None)


def _answer(season: Season | None) -> str:
    """Return the page of what was found; a script asks for the answer alone."""
    words = request.args.get("q", "")
    groups = palette.search(season, words)
    if request.headers.get("X-Asked-By") == "palette":
        return str(get_template_attribute("home/found.html", "found")(words, groups))
    return render_template("home/search.html", words=words, groups=groups)
