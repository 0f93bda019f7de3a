"""The appointments with prescribers, and what comes next."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import Undo, asked_page, done, paged
from cjs_app.plumbing.permissions import may, requires
from cjs_app.pole.bridges import actions, queries
from cjs_app.pole.bridges.forms import AppointmentForm
from cjs_app.pole.bridges.permissions import READ, WRITE
from cjs_app.pole.structure.gestures import Page, Words, gesture

blueprint = Blueprint("appointments", __name__, url_prefix="/rendez-vous")
BACK = "Les rendez-vous"
ONE = "/<int:bridge_appointment_id>"


@blueprint.get("")
@requires(READ)
def index(year: int) -> str:
    """List the appointments of the year."""
    words = request.args.get("q", "")
    return render_template(
        "pole/bridges/appointments.html",
        found=paged(queries.appointments_matching(year, words), asked_page()),
        words=words,
        today=clock.today(),
        may_write=may(WRITE),
    )


@blueprint.route("/nouveau", methods=["GET", "POST"])
@requires(WRITE)
def new(year: int) -> Page:
    """Note an appointment."""
    form = AppointmentForm()
    form.offer()
    if not form.is_submitted():
        form.day.data = clock.today()
    words = Words("Noter un rendez-vous", "Le rendez-vous est noté.", BACK)
    return gesture(form, words, lambda: actions.meet(form.sheet(), stamp()), "bridges.appointments.index", year=year)


@blueprint.route(f"{ONE}/modifier", methods=["GET", "POST"])
@requires(WRITE)
def edit(year: int, bridge_appointment_id: int) -> Page:
    """Correct an appointment."""
    appointment, form = queries.get_appointment(bridge_appointment_id), AppointmentForm()
    form.offer()
    form.open_on(appointment)
    words = Words("Corriger le rendez-vous", "Le rendez-vous est corrigé.", BACK, appointment.organisation.name)
    return gesture(
        form,
        words,
        lambda: actions.correct_appointment(appointment, form.sheet(), stamp()),
        "bridges.appointments.index",
        year=year,
    )


@blueprint.post(f"{ONE}/suite-faite")
@requires(WRITE)
def finish_next(year: int, bridge_appointment_id: int) -> Response:
    """Note that what was to follow is done."""
    actions.finish_next(queries.get_appointment(bridge_appointment_id), stamp())
    undo = Undo("bridges.appointments.reopen_next", {"year": year, "bridge_appointment_id": bridge_appointment_id})
    return done("C’est fait.", "bridges.appointments.index", undo=undo, year=year)


@blueprint.post(f"{ONE}/suite-rouverte")
@requires(WRITE)
def reopen_next(year: int, bridge_appointment_id: int) -> Response:
    """Note that what was to follow is not done after all."""
    actions.reopen_next(queries.get_appointment(bridge_appointment_id), stamp())
    return done("Cette suite est de nouveau à faire.", "bridges.appointments.index", year=year)


@blueprint.post(f"{ONE}/reprendre")
@requires(WRITE)
def take_back(year: int, bridge_appointment_id: int) -> Response:
    """Take back an appointment noted by mistake."""
    actions.take_back_appointment(queries.get_appointment(bridge_appointment_id), stamp())
    return done("Le rendez-vous est repris : il ne compte plus.", "bridges.appointments.index", year=year)
