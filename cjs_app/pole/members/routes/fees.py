"""The page of the fee table."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import may, requires
from cjs_app.pole.members import actions, queries
from cjs_app.pole.members.domain import CATEGORY_LABELS, Category
from cjs_app.pole.members.forms import FeeForm
from cjs_app.pole.members.permissions import READ, WRITE

blueprint = Blueprint("fees", __name__, url_prefix="/tarifs")


@blueprint.get("")
@requires(READ)
def index(year: int) -> str:
    """Show the fee table, the last lines first."""
    return render_template(
        "pole/members/fees.html",
        fees=queries.fees(all_lines=True),
        categories=CATEGORY_LABELS,
        may_write=may(WRITE),
    )


@blueprint.route("/nouveau", methods=["GET", "POST"])
@requires(WRITE)
def new(year: int) -> str | Response | tuple[str, int]:
    """Write a line of the fee table."""
    form = FeeForm()
    if request.method == "GET":
        form.valid_from.data = clock.today().replace(year=year, month=1, day=1)
    if form.validate_on_submit():
        try:
            day, amount = form.valid_from.data or clock.today(), form.amount_cents.data or 0
            actions.set_fee(Category(form.category.data), day, amount, stamp())
            return done("Le tarif est écrit.", "members.fees.index", year=year)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/members/fee.html", form=form), form.status


@blueprint.post("/<int:fee_id>/retirer")
@requires(WRITE)
def cancel(year: int, fee_id: int) -> Response:
    """Take a line out of the fee table."""
    actions.cancel_fee(queries.get_fee(fee_id), stamp())
    return done("Le tarif est retiré ; les adhésions déjà demandées gardent le leur.", "members.fees.index", year=year)
