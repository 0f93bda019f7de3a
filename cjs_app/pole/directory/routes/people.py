"""The pages of the people."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import palette
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import Undo, asked_page, done, paged
from cjs_app.plumbing.permissions import may, requires
from cjs_app.pole.directory import actions, queries
from cjs_app.pole.directory.forms import PersonForm
from cjs_app.pole.directory.papers import person_board
from cjs_app.pole.directory.permissions import READ_PEOPLE, WRITE

blueprint = Blueprint("people", __name__, url_prefix="/personnes")
offer(Entry("Les personnes", "directory.people.index", "users", in_season=False, in_pole=True, group="Le réseau"))
palette.offer(
    palette.Subject(
        "Personnes",
        "directory.people.show",
        "person_id",
        "user",
        queries.people_found,
        "directory.people.index",
        in_pole=True,
    )
)


@blueprint.get("")
@requires(READ_PEOPLE)
def index(year: int) -> str:
    """List the people, searched."""
    words, archived = request.args.get("q", ""), request.args.get("archives") == "1"
    page = paged(queries.people_matching(words, archived), asked_page())
    return render_template(
        "pole/directory/people.html", page=page, words=words, archived=archived, may_write=may(WRITE)
    )


@blueprint.route("/nouvelle", methods=["GET", "POST"])
@requires(WRITE)
def new(year: int) -> str | Response | tuple[str, int]:
    """Add a person."""
    form = PersonForm()
    form.offer_organisations()
    if form.validate_on_submit():
        try:
            added = actions.add_person(form.sheet(), stamp())
            said = f"{added.name} est dans le répertoire."
            return done(said, "directory.people.show", year=year, person_id=added.id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/directory/person_form.html", form=form, person=None), form.status


@blueprint.get("/<int:person_id>")
@requires(READ_PEOPLE)
def show(year: int, person_id: int) -> str:
    """Show a person, and what the other rooms know of them."""
    person = queries.get_person(person_id)
    return render_template(
        "pole/directory/person.html",
        person=person,
        lines=person_board.lines_of(person, year),
        history=history_of("person", person.id, None),
        may_write=may(WRITE),
    )


@blueprint.route("/<int:person_id>/modifier", methods=["GET", "POST"])
@requires(WRITE)
def edit(year: int, person_id: int) -> str | Response | tuple[str, int]:
    """Correct a person."""
    person = queries.get_person(person_id)
    form = PersonForm()
    form.offer_organisations()
    form.open_on(person)
    if form.validate_on_submit():
        try:
            actions.correct_person(person, form.sheet(), stamp())
            return done("La fiche est corrigée.", "directory.people.show", year=year, person_id=person_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/directory/person_form.html", form=form, person=person), form.status


@blueprint.post("/<int:person_id>/archiver")
@requires(WRITE)
def archive(year: int, person_id: int) -> Response:
    """Take a person out of the lists."""
    actions.archive(queries.get_person(person_id), stamp())
    undo = Undo("directory.people.restore", {"year": year, "person_id": person_id})
    return done("La fiche est archivée.", "directory.people.index", undo=undo, year=year)


@blueprint.post("/<int:person_id>/remettre")
@requires(WRITE)
def restore(year: int, person_id: int) -> Response:
    """Put an archived person back in the lists."""
    actions.restore(queries.get_person(person_id), stamp())
    where = {"year": year, "person_id": person_id}
    return done(
        "La fiche est de retour dans la liste.",
        "directory.people.show",
        undo=Undo("directory.people.archive", where),
        **where,
    )
