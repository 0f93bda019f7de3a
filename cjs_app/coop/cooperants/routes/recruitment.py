"""The pages of the recruitment: how many heard of the cooperative, how many applied."""

from flask import Blueprint, g, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.coop.cooperants import queries, recruiting
from cjs_app.coop.cooperants.forms import HeadcountForm
from cjs_app.coop.cooperants.permissions import READ, WRITE
from cjs_app.coop.cooperants.recruitment import STAGE_LABELS, recruited
from cjs_app.coop.seasons.domain import Status, ensure_writable
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import may, requires

blueprint = Blueprint("recruitment", __name__, url_prefix="/recrutement")


@blueprint.get("")
@requires(READ)
def index(season_id: int) -> str:
    """Show each number noted, where it comes from, and their sums beside the team."""
    counts = queries.recruitment_counts(g.season)
    return render_template(
        "coop/cooperants/recruitment.html",
        counts=counts,
        sums=recruited((row.stage, row.persons) for row in counts),
        headcounts=queries.headcounts(g.season),
        labels=STAGE_LABELS,
        may_note=may(WRITE) and g.season.status is not Status.CLOSED,
    )


@blueprint.route("/nouveau", methods=["GET", "POST"])
@requires(WRITE)
def new(season_id: int) -> str | Response | tuple[str, int]:
    """Note a number."""
    ensure_writable(g.season.status)
    form = HeadcountForm()
    if request.method == "GET":
        form.day.data = min(clock.today(), g.season.end_day)
    elif form.validate_on_submit():
        try:
            recruiting.note(g.season, form.count, stamp())
            return done("Le nombre est noté.", "cooperants.recruitment.index", season_id=season_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/cooperants/headcount.html", form=form), form.status


@blueprint.post("/<int:count_id>/retirer")
@requires(WRITE)
def take_back(season_id: int, count_id: int) -> Response:
    """Leave a number out of the sums."""
    recruiting.take_back(queries.get_recruitment_count(g.season, count_id), stamp())
    return done("Le nombre est retiré.", "cooperants.recruitment.index", season_id=season_id)
