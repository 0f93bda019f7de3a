"""The pages of the statutes: what they say, and since when."""

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import may, requires
from cjs_app.pole.governance import actions, queries
from cjs_app.pole.governance.forms import StatutesForm
from cjs_app.pole.governance.permissions import READ, WRITE

blueprint = Blueprint("statutes", __name__, url_prefix="/statuts")


@blueprint.get("")
@requires(READ)
def index(year: int) -> str:
    """Show what the statutes say, the newest first."""
    return render_template("pole/governance/statutes.html", versions=queries.all_statutes(), may_write=may(WRITE))


@blueprint.route("/noter", methods=["GET", "POST"])
@requires(WRITE)
def write(year: int) -> str | Response | tuple[str, int]:
    """Write down what the statutes say from a day on."""
    form = StatutesForm()
    found = queries.find_statutes(clock.today())
    if found is not None and not form.is_submitted():
        form.show(found)
    if form.validate_on_submit():
        try:
            actions.write_statutes(form.rules(), stamp())
            return done("Les statuts sont notés.", "governance.statutes.index", year=year)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/governance/statutes_form.html", form=form), form.status
