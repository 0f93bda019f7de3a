"""The pages of the other bodies where the pôle sits: what met, and whether the pôle was there."""

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import may, requires
from cjs_app.pole.governance import actions, queries
from cjs_app.pole.governance.domain import BODY_MEETING_LABELS
from cjs_app.pole.governance.forms import BodyForm, BodyMeetingForm
from cjs_app.pole.governance.permissions import READ, WRITE

blueprint = Blueprint("bodies", __name__, url_prefix="/instances")
Page = str | Response | tuple[str, int]


@blueprint.get("")
@requires(READ)
def index(year: int) -> str:
    """List the bodies, and how often the pôle was there this year."""
    met = queries.body_meetings(year)
    rows = [(body, [one for one in met if one.body_id == body.id]) for body in queries.all_bodies()]
    return render_template("pole/governance/bodies.html", rows=rows, may_write=may(WRITE))


@blueprint.route("/nouvelle", methods=["GET", "POST"])
@requires(WRITE)
def new(year: int) -> Page:
    """Add a body."""
    form = BodyForm()
    form.offer()
    if form.validate_on_submit():
        try:
            body = actions.add_body(form.sheet(), stamp())
            return done("L’instance est ajoutée.", "governance.bodies.show", year=year, body_id=body.id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/governance/body_form.html", form=form, body=None), form.status


@blueprint.get("/<int:body_id>")
@requires(READ)
def show(year: int, body_id: int) -> str:
    """Show a body: its meetings of the year."""
    body = queries.get_body(body_id)
    return render_template(
        "pole/governance/body.html",
        body=body,
        met=queries.body_meetings(year, body),
        kinds=BODY_MEETING_LABELS,
        may_write=may(WRITE),
    )


@blueprint.route("/<int:body_id>/reunions/nouvelle", methods=["GET", "POST"])
@requires(WRITE)
def meet(year: int, body_id: int) -> Page:
    """Note a meeting of a body."""
    body = queries.get_body(body_id)
    form = BodyMeetingForm()
    form.offer()
    if form.validate_on_submit():
        try:
            actions.note_body_meeting(body, form.sheet(), stamp())
            return done("La réunion est notée.", "governance.bodies.show", year=year, body_id=body_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/governance/body_form.html", form=form, body=body), form.status


@blueprint.post("/reunions/<int:body_meeting_id>/retirer")
@requires(WRITE)
def cancel(year: int, body_meeting_id: int) -> Response:
    """Take back a line written by mistake."""
    met = queries.get_body_meeting(body_meeting_id)
    actions.cancel_body_meeting(met, stamp())
    return done("La ligne est retirée.", "governance.bodies.show", year=year, body_id=met.body_id)
