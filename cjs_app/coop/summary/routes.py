"""The pages of the summer on one page: to be read, to be printed, and to be shown on a wall."""

from flask import Blueprint, g, render_template, request

from cjs_app.coop.summary import queries
from cjs_app.coop.summary.domain import Summary
from cjs_app.coop.summary.permissions import READ, WHOLE
from cjs_app.coop.summary.slides import slides_of
from cjs_app.plumbing.navigation import Entry, offer, open_url
from cjs_app.plumbing.permissions import may, requires

blueprint = Blueprint("summary", __name__, url_prefix="/saisons/<int:season_id>")
offer(Entry("L’été en une page", "summary.show", "party-popper", group="La coop", main=True, short="L’été"))

SHADES = ("sombre", "claire")
"""What a room asks for: a dark wall at night, a light one by day; else what the device prefers."""


@blueprint.get("/resume")
@requires(READ)
def show(season_id: int) -> str:
    """Show the summer on one page, which prints on one page too."""
    return render_template(
        "coop/summary/show.html",
        summary=_summary(),
        figure_url=lambda key: open_url("bilan.figure", season_id=season_id, key=key) if may(WHOLE) else None,
        publishing_url=open_url("sharing.index", season_id=season_id),
        bilan_url=open_url("bilan.show", season_id=season_id),
    )


@blueprint.get("/projection")
@requires(READ)
def slides(season_id: int) -> str:
    """Show the summer on a wall, one figure, one plot or a few words at a time."""
    summary, shade = _summary(), request.args.get("teinte", "")
    return render_template(
        "coop/summary/slides.html",
        summary=summary,
        slides=slides_of(summary) if summary else (),
        shade=shade if shade in SHADES else "",
    )


def _summary() -> Summary | None:
    """Return the summer as this visitor may read it; None before anything was published for who reads no more."""
    return queries.whole_of(g.season) if may(WHOLE) else queries.find_published(g.season)
