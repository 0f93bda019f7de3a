"""The page of the coach, and what it says on the pages of the devis."""

from collections.abc import Sequence

from flask import Blueprint, g, render_template, request

from cjs_app.coop.coach import queries
from cjs_app.coop.coach.forms import PriceForm
from cjs_app.coop.coach.permissions import READ
from cjs_app.coop.quotes.advice import Advice, advise_with
from cjs_app.coop.quotes.domain import Line
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.permissions import may, requires

blueprint = Blueprint("coach", __name__, url_prefix="/saisons/<int:season_id>/coach")


@blueprint.get("")
@requires(READ)
def show(season_id: int) -> str | tuple[str, int]:
    """Try a price for so many hours; nothing is written."""
    form = PriceForm(request.args)
    work = form.work()
    said = queries.said_of(g.season, work, work.price_cents) if work else None
    return render_template("coop/coach/show.html", form=form, said=said), 422 if form.errors else 200


def _advise(season: Season, lines: Sequence[Line], quote_id: int | None) -> Advice | None:
    """Say what the price of a devis leaves to the group."""
    return Advice("coop/coach/said.html", queries.advice_on(season, lines, quote_id)) if may(READ) else None


advise_with(_advise)
