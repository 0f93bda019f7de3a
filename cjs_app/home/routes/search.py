"""The search from anywhere: one page for all that a season holds, which a script also opens over any other page."""

from flask import Blueprint, g, get_template_attribute, render_template, request

from cjs_app.plumbing import palette
from cjs_app.plumbing.permissions import SIGNED_IN, requires

blueprint = Blueprint("search", __name__, url_prefix="/saisons/<int:season_id>/chercher")


@blueprint.get("")
@requires(SIGNED_IN)
def show(season_id: int) -> str:
    """Show what answers to a few words, by kind; a script asks for the answer alone."""
    words = request.args.get("q", "")
    groups = palette.search(g.season, words)
    if request.headers.get("X-Asked-By") == "palette":
        return str(get_template_attribute("home/found.html", "found")(words, groups))
    return render_template("home/search.html", words=words, groups=groups)
