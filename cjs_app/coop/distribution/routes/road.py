"""Where the money goes: the whole road on one page, live all summer."""

from collections.abc import Sequence

from flask import Blueprint, g, render_template
from flask_login import current_user

from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.distribution import queries
from cjs_app.coop.distribution.permissions import READ, SHARES, SMALL
from cjs_app.coop.distribution.road import if_all_were_invoiced, part_of, told
from cjs_app.coop.distribution.standing import standing_of
from cjs_app.coop.distribution.whole import is_enough
from cjs_app.coop.seasons.domain import Status
from cjs_app.plumbing.navigation import open_url
from cjs_app.plumbing.permissions import may, requires

blueprint = Blueprint("road", __name__)

LISTS = {
    "sales": "invoices.index",
    "tva": "invoices.index",
    "revenue": "invoices.index",
    "self_financing": "self_financing.index",
    "expenses": "expenses.index",
    "deduction": "deductions.index",
}
"""Where the records behind each step of the road are listed."""


def tells_sum(people: Sequence[Cooperant]) -> bool:
    """Return whether this visitor reads what these people share: who reads no person waits until the end for a few."""
    return tells_count() or is_enough(sum(person.has_share for person in people))


def tells_count() -> bool:
    """Return whether this visitor reads how many share on this very day: beside an edition, it tells who came since."""
    return g.season.status is Status.CLOSED or may(SMALL)


@blueprint.get("/argent")
@requires(READ)
def show(season_id: int) -> str:
    """Show the road from what clients pay to each one's part, what is certain of it and what is not."""
    people, inputs = queries.people_and_inputs_now_or_frozen(g.season)
    road, distribution = inputs.replay()
    sharers = sum(person.has_share for person in inputs.persons) if tells_count() else 0
    standing = standing_of(g.season)
    ahead = if_all_were_invoiced(inputs.earnings, standing, inputs.deductions, inputs.settings.carried_over_cents)
    own = next((person.code for person in people if person.user_id == current_user.id), None)
    return render_template(
        "coop/distribution/road.html",
        road=told(road, sharers, standing.tva_cents),
        ahead=told(ahead, sharers) if standing.to_come_cents else None,
        standing=standing,
        distribution=distribution,
        own_cents=part_of(distribution, own) if may(SHARES) else None,
        lists={key: open_url(endpoint, season_id=season_id) for key, endpoint in LISTS.items()},
        may_simulate=may(SHARES),
        tells_sum=tells_sum(people),
        is_closed=g.season.status is Status.CLOSED,
    )
