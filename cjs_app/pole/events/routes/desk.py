"""The pages of an event, for the team: its sheet, its poster, and how many people came."""

from flask import Blueprint, abort, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock, qr
from cjs_app.plumbing.headers import paper
from cjs_app.plumbing.pages import Undo, done
from cjs_app.plumbing.permissions import may, requires
from cjs_app.plumbing.rates import PAPERS, limited
from cjs_app.pole.directory.queries import organisations_to_choose
from cjs_app.pole.events import actions, pdf, queries
from cjs_app.pole.events.domain import COUNTING_LABELS, FORMAT_LABELS, STATUS_LABELS, WAY_LABELS, Counting
from cjs_app.pole.events.forms import EventForm, Known, PeopleForm
from cjs_app.pole.events.permissions import READ, READ_PLACES, WRITE
from cjs_app.pole.events.routes.addresses import of_event, printed_event
from cjs_app.pole.structure.queries import identity

blueprint = Blueprint("desk", __name__)


@blueprint.route("/programmes/<int:programme_id>/evenement", methods=["GET", "POST"])
@requires(WRITE)
def new(year: int, programme_id: int) -> str | Response | tuple[str, int]:
    """Add an event to a programme."""
    programme, form = queries.get_programme(programme_id), EventForm()
    form.offer(organisations_to_choose())
    if request.method == "GET":
        form.day.data = programme.first_day
    if form.validate_on_submit():
        try:
            added = actions.add_event(programme, form.sheet(), stamp())
            return done("L’événement est au programme.", "events.desk.show", year=year, event_id=added.id)
        except Refusal as refusal:
            form.refuse(refusal)
    page = render_template("pole/events/event_form.html", form=form, event=None, programme=programme)
    return page, form.status


@blueprint.get("/evenements/<int:event_id>")
@requires(READ)
def show(year: int, event_id: int) -> str:
    """Show an event to the team: where it stands, what is left to do, and how many people came."""
    event = queries.get_event(event_id)
    return render_template(
        "pole/events/event.html",
        event=event,
        partners=queries.partners_of(event),
        counts=queries.counts_of(event),
        address=of_event(event),
        today=clock.today(),
        kinds=FORMAT_LABELS,
        ways=WAY_LABELS,
        statuses=STATUS_LABELS,
        counting=COUNTING_LABELS,
        history=history_of("event", event.id, None),
        may_write=may(WRITE),
        may_read_places=may(READ_PLACES),
    )


@blueprint.route("/evenements/<int:event_id>/modifier", methods=["GET", "POST"])
@requires(WRITE)
def edit(year: int, event_id: int) -> str | Response | tuple[str, int]:
    """Correct an event."""
    event = queries.get_event(event_id)
    partners = tuple(one.organisation_id for one in queries.partners_of(event))
    known, form = Known(event, partners, organisations_to_choose()), EventForm()
    form.offer(known.organisations)
    form.open_on(known)
    if form.validate_on_submit():
        try:
            actions.correct_event(event, form.sheet(), stamp())
            return done("L’événement est corrigé.", "events.desk.show", year=year, event_id=event_id)
        except Refusal as refusal:
            form.refuse(refusal)
    page = render_template("pole/events/event_form.html", form=form, event=event, programme=event.programme)
    return page, form.status


@blueprint.post("/evenements/<int:event_id>/publier")
@requires(WRITE)
def publish(year: int, event_id: int) -> Response:
    """Show an event on the public page."""
    actions.publish(queries.get_event(event_id), stamp())
    return done("L’événement est publié.", "events.desk.show", year=year, event_id=event_id)


@blueprint.post("/evenements/<int:event_id>/annuler")
@requires(WRITE)
def cancel(year: int, event_id: int) -> Response:
    """Cancel an event."""
    actions.cancel(queries.get_event(event_id), stamp())
    where = {"year": year, "event_id": event_id}
    said = "L’événement est annulé : sa page et les agendas le disent. Prévenir les personnes inscrites."
    return done(said, "events.desk.show", undo=Undo("events.desk.resume", where), **where)


@blueprint.post("/evenements/<int:event_id>/remettre")
@requires(WRITE)
def resume(year: int, event_id: int) -> Response:
    """Put a cancelled event back in the programme."""
    actions.resume(queries.get_event(event_id), stamp())
    return done("L’événement est de nouveau prévu : le publier.", "events.desk.show", year=year, event_id=event_id)


@blueprint.route("/evenements/<int:event_id>/personnes", methods=["GET", "POST"])
@requires(WRITE)
def people(year: int, event_id: int) -> str | Response | tuple[str, int]:
    """Say how many people came, counted or estimated."""
    event, form = queries.get_event(event_id), PeopleForm()
    if request.method == "GET":
        form.people.data = event.people
        form.counting.data = (event.counting or Counting.COUNTED).value
    if form.validate_on_submit():
        try:
            actions.note_people(event, form.people.data or 0, form.how(), stamp())
            return done("Le nombre de personnes est noté.", "events.desk.show", year=year, event_id=event_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/events/people_form.html", form=form, event=event), form.status


@blueprint.get("/evenements/<int:event_id>/affiche.pdf")
@requires(READ)
@limited(PAPERS)
def poster(year: int, event_id: int) -> Response:
    """Give the poster of an event, on A4 or on A3."""
    event, size = queries.get_event(event_id), request.args.get("taille", "a4")
    if size not in pdf.SIZES:
        abort(404)
    partners = [one.organisation.name for one in queries.partners_of(event)]
    return paper(pdf.poster(printed_event(event, partners), identity(), size), f"affiche-{event.slug}-{size}")


@blueprint.get("/evenements/<int:event_id>/code.svg")
@requires(READ)
def code(year: int, event_id: int) -> Response:
    """Give the QR code of the public page of an event."""
    return qr.picture(of_event(queries.get_event(event_id)))
