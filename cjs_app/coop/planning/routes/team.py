"""Who takes a mission: the queue, its order in words, and the choice."""

from flask import Blueprint, g, render_template
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.coop.missions.domain import OPEN
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.missions.permissions import WRITE
from cjs_app.coop.planning import actions, turns
from cjs_app.coop.planning.forms import TeamForm
from cjs_app.coop.planning.permissions import READ
from cjs_app.coop.seasons.guards import may_still
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import requires

blueprint = Blueprint("team", __name__, url_prefix="/missions/<int:mission_id>/equipe")

Page = str | Response | tuple[str, int]


@blueprint.get("")
@requires(READ)
def show(season_id: int, mission_id: int) -> Page:
    """Show whose turn it is to take a mission."""
    return _page(turns.get_mission(g.season, mission_id), TeamForm())


@blueprint.post("")
@requires(WRITE)
def choose(season_id: int, mission_id: int) -> Page:
    """Give a mission its team: those whose turn it is, or others with a reason."""
    mission, form = turns.get_mission(g.season, mission_id), TeamForm()
    form.offer(turns.queue_for(g.season, mission, clock.today()))
    if form.validate_on_submit():
        try:
            people, reason = form.people.data or [], form.reason.data or ""
            in_turn = actions.choose_team(mission, people, form.leader, reason, stamp())
            good_news = (
                "L’équipe est faite, chacun·e à son tour." if in_turn else "L’équipe est faite, et la raison gardée."
            )
            return done(good_news, "missions.show", season_id=season_id, mission_id=mission_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return _page(turns.get_mission(g.season, mission_id), form)


def _page(mission: Mission, form: TeamForm) -> tuple[str, int]:
    """Return the page of the queue for a mission."""
    queue = turns.queue_for(g.season, mission, clock.today())
    form.offer(queue)
    page = render_template(
        "coop/planning/team.html",
        mission=mission,
        queue=queue,
        form=form,
        kept=turns.out_of_turn(g.season, mission),
        may_choose=may_still(WRITE) and mission.status in OPEN,
    )
    return page, form.status
