"""The page of the territory."""

from flask import Blueprint, render_template

from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.permissions import requires
from cjs_app.pole.structure import telling
from cjs_app.pole.territory import queries, table
from cjs_app.pole.territory.domain import totals
from cjs_app.pole.territory.permissions import READ

blueprint = Blueprint("territory", __name__, url_prefix="/pole/<year:year>/territoire")
offer(Entry("Le territoire", "territory.index", "map-pin", in_season=False, in_pole=True, group="Le réseau"))
telling.tell_figures_with(queries.figures_of, "Le territoire", prefix="territory")
telling.tell_pieces_with("territory", queries.pieces_of)


@blueprint.get("")
@requires(READ)
def index(year: int) -> str:
    """Show the territory, and where things happen."""
    titles, places = queries.told_of(year)
    return render_template(
        "pole/territory/index.html",
        epcis=table.epcis(),
        communes=table.communes(),
        titles=titles,
        places=places,
        groups=queries.by_epci(places, len(titles)),
        heads=lambda first: [first, *((title, "number") for title in titles)],
        totals=totals(places, len(titles)),
        sources=(table.SOURCE_OF_EPCIS, table.SOURCE_OF_COMMUNES),
    )
