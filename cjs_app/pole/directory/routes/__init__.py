"""The pages of the organisations."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import palette
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import Undo, asked_choice, asked_page, done, paged
from cjs_app.plumbing.permissions import may, requires
from cjs_app.pole.directory import actions, queries
from cjs_app.pole.directory.domain import KIND_LABELS, Kind
from cjs_app.pole.directory.forms import OrganisationForm
from cjs_app.pole.directory.papers import organisation_board
from cjs_app.pole.directory.permissions import READ, READ_PEOPLE, WRITE
from cjs_app.pole.directory.routes import people
from cjs_app.pole.structure import sheets, telling

blueprint = Blueprint("directory", __name__, url_prefix="/pole/<year:year>/repertoire")
blueprint.register_blueprint(people.blueprint)
offer(Entry("Le répertoire", "directory.index", "building-2", in_season=False, in_pole=True, group="Le réseau"))
palette.offer(
    palette.Subject(
        "Structures",
        "directory.show",
        "organisation_id",
        "building-2",
        queries.organisations_found,
        "directory.index",
        {queries.ARCHIVED: "Archivée"},
        in_pole=True,
    )
)
telling.name_room("directory", "Le répertoire")
sheets.offer(sheets.Offered("structures", "Les structures du répertoire", READ_PEOPLE, queries.organisations_sheet))


@blueprint.get("")
@requires(READ)
def index(year: int) -> str:
    """List the organisations, searched and filtered."""
    words, domain = request.args.get("q", ""), request.args.get("domaine", "")
    kind, archived = asked_choice("type", Kind), request.args.get("archives") == "1"
    return render_template(
        "pole/directory/index.html",
        page=paged(queries.organisations_matching(words, kind, domain, archived), asked_page()),
        words=words,
        kind=kind,
        kinds=KIND_LABELS,
        domain=domain,
        domains=queries.domains_in_use(),
        archived=archived,
        may_write=may(WRITE),
    )


@blueprint.route("/nouvelle", methods=["GET", "POST"])
@requires(WRITE)
def new(year: int) -> str | Response | tuple[str, int]:
    """Add an organisation."""
    form = OrganisationForm()
    if form.validate_on_submit():
        try:
            added = actions.add_organisation(form.sheet(), stamp())
            said = f"{added.name} est dans le répertoire."
            return done(said, "directory.show", year=year, organisation_id=added.id)
        except Refusal as refusal:
            form.refuse(refusal)
    domains = queries.domains_in_use()
    return render_template("pole/directory/form.html", form=form, organisation=None, domains=domains), form.status


@blueprint.get("/<int:organisation_id>")
@requires(READ)
def show(year: int, organisation_id: int) -> str:
    """Show an organisation, its people, and what the other rooms know of it."""
    organisation = queries.get_organisation(organisation_id)
    return render_template(
        "pole/directory/show.html",
        organisation=organisation,
        kinds=KIND_LABELS,
        people=queries.people_of(organisation) if may(READ_PEOPLE) else [],
        lines=organisation_board.lines_of(organisation, year),
        history=history_of("organisation", organisation.id, None),
        may_write=may(WRITE),
    )


@blueprint.route("/<int:organisation_id>/modifier", methods=["GET", "POST"])
@requires(WRITE)
def edit(year: int, organisation_id: int) -> str | Response | tuple[str, int]:
    """Correct an organisation."""
    organisation = queries.get_organisation(organisation_id)
    form = OrganisationForm()
    form.open_on(organisation)
    if form.validate_on_submit():
        try:
            actions.correct_organisation(organisation, form.sheet(), stamp())
            return done("La fiche est corrigée.", "directory.show", year=year, organisation_id=organisation_id)
        except Refusal as refusal:
            form.refuse(refusal)
    domains = queries.domains_in_use()
    return render_template(
        "pole/directory/form.html", form=form, organisation=organisation, domains=domains
    ), form.status


@blueprint.post("/<int:organisation_id>/archiver")
@requires(WRITE)
def archive(year: int, organisation_id: int) -> Response:
    """Take an organisation out of the lists."""
    actions.archive(queries.get_organisation(organisation_id), stamp())
    undo = Undo("directory.restore", {"year": year, "organisation_id": organisation_id})
    return done("La fiche est archivée.", "directory.index", undo=undo, year=year)


@blueprint.post("/<int:organisation_id>/remettre")
@requires(WRITE)
def restore(year: int, organisation_id: int) -> Response:
    """Put an archived organisation back in the lists."""
    actions.restore(queries.get_organisation(organisation_id), stamp())
    where = {"year": year, "organisation_id": organisation_id}
    return done(
        "La fiche est de retour dans la liste.", "directory.show", undo=Undo("directory.archive", where), **where
    )
