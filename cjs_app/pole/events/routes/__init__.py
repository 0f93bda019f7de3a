"""The pages of the programmes, and of a year of events."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock, palette
from cjs_app.plumbing.headers import paper
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import Undo, asked_choice, done
from cjs_app.plumbing.permissions import may, requires
from cjs_app.plumbing.rates import PAPERS, limited
from cjs_app.pole.directory.papers import organisation_board
from cjs_app.pole.events import actions, pdf, places, queries
from cjs_app.pole.events.domain import COUNTING_LABELS, FORMAT_LABELS, STATUS_LABELS, Format, Status
from cjs_app.pole.events.facts import facts_of
from cjs_app.pole.events.forms import ProgrammeForm
from cjs_app.pole.events.permissions import READ, WRITE
from cjs_app.pole.events.routes import desk, guests, public
from cjs_app.pole.events.routes.addresses import of_programme, printed_programme
from cjs_app.pole.events.year import figures_of, mission_pieces_of, pieces_of, sums_of
from cjs_app.pole.structure import sheets, telling
from cjs_app.pole.structure.queries import identity

blueprint = Blueprint("events", __name__, url_prefix="/pole/<year:year>")
for part in (desk, guests, public):
    blueprint.register_blueprint(part.blueprint)
offer(Entry("Événements", "events.index", "calendar", main=True, in_season=False, in_pole=True, group="Les actions"))
palette.offer(
    palette.Subject(
        "Événements",
        "events.desk.show",
        "event_id",
        "calendar",
        queries.events_found,
        "events.index",
        {status.value: label for status, label in STATUS_LABELS.items()},
        in_pole=True,
    )
)
telling.tell_figures_with(figures_of, "Les événements", prefix="events")
telling.tell_facts_with(facts_of)
telling.put_forward("events.count", "calendar")
telling.put_forward("events.attendance", "users")
telling.tell_pieces_with("events", pieces_of)
telling.tell_pieces_with("mission_3", mission_pieces_of)
telling.tell_waiting_with(queries.waiting_on)
telling.tell_years_with("events", queries.YEARS)
sheets.offer(sheets.Offered("evenements", "Les événements et leurs personnes", READ, queries.events_sheet))
organisation_board.show_with(queries.known_of, queries.lines_of)


@blueprint.get("/evenements")
@requires(READ)
def index(year: int) -> str:
    """Show the programmes and the events of a year."""
    kind, status = asked_choice("format", Format), asked_choice("etat", Status)
    words = request.args.get("q", "")
    events = queries.events_matching(year, words, kind, status)
    return render_template(
        "pole/events/index.html",
        programmes=queries.programmes_of(year),
        events=events,
        sums=sums_of(year),
        words=words,
        kind=kind,
        status=status,
        kinds=FORMAT_LABELS,
        statuses=STATUS_LABELS,
        counting=COUNTING_LABELS,
        to_empty=queries.names_to_empty(clock.today()) if may(WRITE) else 0,
        may_write=may(WRITE),
    )


@blueprint.post("/evenements/noms")
@requires(WRITE)
def empty_names(year: int) -> Response:
    """Empty the registrations of long ago of their names."""
    count = places.empty_names(stamp())
    return done(f"Noms effacés : {count}. Les nombres de personnes restent.", "events.index", year=year)


@blueprint.route("/programmes/nouveau", methods=["GET", "POST"])
@requires(WRITE)
def new(year: int) -> str | Response | tuple[str, int]:
    """Add a programme."""
    form = ProgrammeForm()
    if form.validate_on_submit():
        try:
            added = actions.add_programme(form.sheet(), stamp())
            said = "Le programme est créé : ajouter maintenant ses événements."
            return done(said, "events.show", year=added.year, programme_id=added.id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/events/programme_form.html", form=form, programme=None), form.status


@blueprint.get("/programmes/<int:programme_id>")
@requires(READ)
def show(year: int, programme_id: int) -> str:
    """Show a programme, its events, and its public page."""
    programme = queries.get_programme(programme_id)
    events = queries.events_of(programme)
    return render_template(
        "pole/events/programme.html",
        programme=programme,
        events=events,
        counts=queries.counts_by_event(events),
        address=of_programme(programme),
        kinds=FORMAT_LABELS,
        statuses=STATUS_LABELS,
        counting=COUNTING_LABELS,
        history=history_of("programme", programme.id, None),
        may_write=may(WRITE),
    )


@blueprint.route("/programmes/<int:programme_id>/modifier", methods=["GET", "POST"])
@requires(WRITE)
def edit(year: int, programme_id: int) -> str | Response | tuple[str, int]:
    """Correct a programme."""
    programme = queries.get_programme(programme_id)
    form = ProgrammeForm()
    form.open_on(programme)
    if form.validate_on_submit():
        try:
            actions.correct_programme(programme, form.sheet(), stamp())
            return done("Le programme est corrigé.", "events.show", year=year, programme_id=programme_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/events/programme_form.html", form=form, programme=programme), form.status


@blueprint.post("/programmes/<int:programme_id>/publier")
@requires(WRITE)
def publish(year: int, programme_id: int) -> Response:
    """Open the public page of a programme."""
    actions.publish_programme(queries.get_programme(programme_id), stamp())
    where = {"year": year, "programme_id": programme_id}
    return done("Le programme est en ligne.", "events.show", undo=Undo("events.withdraw", where), **where)


@blueprint.post("/programmes/<int:programme_id>/retirer")
@requires(WRITE)
def withdraw(year: int, programme_id: int) -> Response:
    """Close the public page of a programme."""
    actions.withdraw_programme(queries.get_programme(programme_id), stamp())
    where = {"year": year, "programme_id": programme_id}
    return done("La page publique est fermée.", "events.show", undo=Undo("events.publish", where), **where)


@blueprint.get("/programmes/<int:programme_id>/programme.pdf")
@requires(READ)
@limited(PAPERS)
def as_pdf(year: int, programme_id: int) -> Response:
    """Give a programme on A5 pages, with the way to its public page."""
    programme = queries.get_programme(programme_id)
    events = queries.events_of(programme)
    content = pdf.booklet(printed_programme(programme, events, queries.partner_names(events)), identity())
    return paper(content, programme.slug)
