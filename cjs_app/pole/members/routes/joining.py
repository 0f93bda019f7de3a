"""The pages on which a structure or a person of the directory becomes a member for a year."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import requires
from cjs_app.pole.directory.domain import KIND_LABELS
from cjs_app.pole.directory.models import Organisation, Person
from cjs_app.pole.directory.queries import get_organisation, get_person
from cjs_app.pole.members import actions, queries
from cjs_app.pole.members.forms import JoinForm
from cjs_app.pole.members.permissions import WRITE

blueprint = Blueprint("joining", __name__)


@blueprint.get("/nouveau")
@requires(WRITE)
def choose(year: int) -> str:
    """Choose who joins, among the structures and people of the directory."""
    words = request.args.get("q", "").strip()
    return render_template(
        "pole/members/choose.html",
        words=words,
        organisations=queries.organisations_to_join(words) if words else [],
        people=queries.people_to_join(words) if words else [],
        kinds=KIND_LABELS,
    )


@blueprint.route("/nouveau/structure/<int:organisation_id>", methods=["GET", "POST"])
@requires(WRITE)
def organisation(year: int, organisation_id: int) -> str | Response | tuple[str, int]:
    """Ask for the membership of a structure."""
    return _join(year, get_organisation(organisation_id))


@blueprint.route("/nouveau/personne/<int:person_id>", methods=["GET", "POST"])
@requires(WRITE)
def person(year: int, person_id: int) -> str | Response | tuple[str, int]:
    """Ask for the membership of a person."""
    return _join(year, get_person(person_id))


def _join(year: int, holder: Organisation | Person) -> str | Response | tuple[str, int]:
    """Show the form of a membership, or note what it says."""
    form, is_person = JoinForm(), isinstance(holder, Person)
    if not is_person:
        del form.category
    if request.method == "GET":
        form.asked_on.data = clock.today()
    if form.validate_on_submit():
        try:
            asked = actions.ask(holder, form.wish(year), stamp())
            said = f"L’adhésion {year} de {holder.name} est demandée."
            return done(said, "members.show", year=year, member_id=asked.member_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/members/join.html", form=form, holder=holder, is_person=is_person), form.status
