"""The pages on which a fee comes in, a receipt is given, and a membership is cancelled."""

from flask import Blueprint, Response, render_template, request
from werkzeug.wrappers import Response as Answer

from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import requires
from cjs_app.plumbing.rates import PAPERS, limited
from cjs_app.pole.members import actions, pdf, queries
from cjs_app.pole.members.domain import State
from cjs_app.pole.members.forms import CancelForm, PaymentForm
from cjs_app.pole.members.permissions import READ_PEOPLE, WRITE
from cjs_app.pole.members.receipts import developed

blueprint = Blueprint("paying", __name__)


@blueprint.route("/adhesions/<int:membership_id>/payer", methods=["GET", "POST"])
@requires(WRITE)
def pay(year: int, membership_id: int) -> str | Answer | tuple[str, int]:
    """Note that a fee came in; its receipt is given at once."""
    membership = queries.get_membership(membership_id)
    form = PaymentForm()
    if request.method == "GET":
        form.day.data = clock.today()
    if form.validate_on_submit():
        try:
            receipt = actions.pay(membership, form.paid(), stamp())
            said = f"La cotisation est notée : reçu {receipt.number}."
            return done(said, "members.show", year=year, member_id=membership.member_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/members/pay.html", form=form, membership=membership), form.status


@blueprint.route("/adhesions/<int:membership_id>/annuler", methods=["GET", "POST"])
@requires(WRITE)
def cancel(year: int, membership_id: int) -> str | Answer | tuple[str, int]:
    """Cancel a membership."""
    membership = queries.get_membership(membership_id)
    form = CancelForm()
    if form.validate_on_submit():
        try:
            actions.cancel(membership, form.reason.data or "", stamp())
            said = f"L’adhésion {membership.year} est annulée."
            return done(said, "members.show", year=year, member_id=membership.member_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/members/cancel.html", form=form, membership=membership), form.status


@blueprint.get("/recus/<int:receipt_id>.pdf")
@requires(READ_PEOPLE)
@limited(PAPERS)
def receipt(year: int, receipt_id: int) -> Response:
    """Give a receipt, drawn from its photograph."""
    found = queries.get_receipt(receipt_id)
    is_cancelled = queries.get_membership(found.membership_id).state is State.CANCELLED
    content = pdf.receipt(developed(found.photograph), is_cancelled=is_cancelled)
    name = {"Content-Disposition": f'inline; filename="{found.number}.pdf"'}
    return Response(content, mimetype="application/pdf", headers=name)
