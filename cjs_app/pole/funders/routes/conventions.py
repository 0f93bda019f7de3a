"""The agreements with funders."""

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.pages import asked_record, done
from cjs_app.plumbing.permissions import requires
from cjs_app.pole.funders import actions, queries
from cjs_app.pole.funders.forms import ConventionForm
from cjs_app.pole.funders.permissions import WRITE

blueprint = Blueprint("conventions", __name__, url_prefix="/conventions")


@blueprint.route("/nouvelle", methods=["GET", "POST"])
@requires(WRITE)
def new(year: int) -> str | Response | tuple[str, int]:
    """Write an agreement down."""
    form = ConventionForm()
    form.offer_organisations()
    if form.validate_on_submit():
        try:
            made = actions.agree(form.sheet(), stamp())
            said = "La convention est notée."
            return done(said, "funders.show", year=year, organisation_id=made.organisation_id)
        except Refusal as refusal:
            form.refuse(refusal)
    elif not form.is_submitted():
        form.organisation_id.data = str(asked_record("financeur") or "")
    return render_template("pole/funders/convention_form.html", form=form, convention=None), form.status


@blueprint.route("/<int:convention_id>", methods=["GET", "POST"])
@requires(WRITE)
def edit(year: int, convention_id: int) -> str | Response | tuple[str, int]:
    """Show an agreement, and correct it."""
    convention = queries.get_convention(convention_id)
    form = ConventionForm()
    form.offer_organisations()
    form.open_on(convention)
    if form.validate_on_submit():
        try:
            actions.correct_convention(convention, form.sheet(), stamp())
            said = "La convention est corrigée."
            return done(said, "funders.show", year=year, organisation_id=convention.organisation_id)
        except Refusal as refusal:
            form.refuse(refusal)
    history = history_of("convention", convention.id, None)
    return render_template(
        "pole/funders/convention_form.html", form=form, convention=convention, history=history
    ), form.status
