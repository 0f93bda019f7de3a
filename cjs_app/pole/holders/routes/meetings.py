"""The pages of the appointments: noted in four taps from the front page, held, missed, cancelled."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import asked_choice, asked_page, asked_record, done, paged
from cjs_app.plumbing.permissions import may, requires
from cjs_app.pole.holders import meetings, queries
from cjs_app.pole.holders.domain import STATUS_LABELS, WAY_LABELS, Status
from cjs_app.pole.holders.forms import MeetingForm, QuickForm
from cjs_app.pole.holders.permissions import READ, WRITE

blueprint = Blueprint("meetings", __name__, url_prefix="/rendez-vous")


@blueprint.get("")
@requires(READ)
def index(year: int) -> str:
    """List the appointments of a year."""
    status = asked_choice("etat", Status)
    return render_template(
        "pole/holders/meetings.html",
        page=paged(queries.meetings_matching(year, status), asked_page(), queries.A_PAGE),
        status=status,
        statuses=STATUS_LABELS,
        ways=WAY_LABELS,
        may_write=may(WRITE),
    )


@blueprint.route("/noter", methods=["GET", "POST"])
@requires(WRITE)
def quick(year: int) -> str | Response | tuple[str, int]:
    """Note an appointment with somebody who is known."""
    form = QuickForm()
    form.offer(queries.holders_to_choose())
    if request.method == "GET":
        form.day.data = clock.today()
        form.holder_id.data = str(asked_record("avec") or "")
    if form.validate_on_submit():
        try:
            holder = queries.get_holder(int(form.holder_id.data))
            noted = meetings.note(holder, form.sheet(), stamp())
            said = f"Rendez-vous avec {holder.person.name} : {STATUS_LABELS[noted.status].lower()}."
            return done(said, "holders.show", year=year, holder_id=holder.id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/holders/quick.html", form=form), form.status


@blueprint.route("/<int:holder_meeting_id>/tenu", methods=["GET", "POST"])
@requires(WRITE)
def hold(year: int, holder_meeting_id: int) -> str | Response | tuple[str, int]:
    """Say that an appointment took place, and what was said."""
    meeting = queries.get_meeting(holder_meeting_id)
    form = MeetingForm()
    form.open_on(meeting)
    if form.validate_on_submit():
        try:
            meetings.hold(meeting, form.sheet(), stamp())
            return done("Le rendez-vous est noté.", "holders.show", year=year, holder_id=meeting.holder_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/holders/hold.html", form=form, meeting=meeting), form.status


@blueprint.post("/<int:holder_meeting_id>/manque")
@requires(WRITE)
def miss(year: int, holder_meeting_id: int) -> Response:
    """Say that nobody came."""
    meeting = queries.get_meeting(holder_meeting_id)
    meetings.miss(meeting, stamp())
    return done("Le rendez-vous est noté comme manqué.", "holders.show", year=year, holder_id=meeting.holder_id)


@blueprint.post("/<int:holder_meeting_id>/annuler")
@requires(WRITE)
def cancel(year: int, holder_meeting_id: int) -> Response:
    """Cancel an appointment, or take one back."""
    meeting = queries.get_meeting(holder_meeting_id)
    meetings.cancel(meeting, stamp())
    return done("Le rendez-vous ne compte plus.", "holders.show", year=year, holder_id=meeting.holder_id)
