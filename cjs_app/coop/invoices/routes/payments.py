"""The money of an invoice: what came in, what was given back, what was noted by mistake."""

from flask import Blueprint, g, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.coop.invoices import actions, queries
from cjs_app.coop.invoices.forms import PaymentForm
from cjs_app.coop.invoices.permissions import PAY
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import Undo, done
from cjs_app.plumbing.permissions import requires

blueprint = Blueprint("payments", __name__, url_prefix="/<int:invoice_id>/encaissements")

Answer = str | Response | tuple[str, int]


@blueprint.route("/nouveau", methods=["GET", "POST"])
@requires(PAY)
def pay(season_id: int, invoice_id: int) -> Answer:
    """Note money that came in, or that was given back."""
    invoice = queries.get_invoice(g.season, invoice_id)
    balance, is_refund = queries.balance_of(invoice), request.args.get("sens") == "remboursement"
    form = PaymentForm()
    if request.method == "GET":
        due = balance.overpaid_cents if is_refund else balance.owed_cents
        form.day.data, form.amount.data = clock.today(), due if due > 0 else None
    elif form.validate_on_submit():
        try:
            payment = actions.record_payment(invoice, form.draft(is_refund), stamp())
            good_news = "Le remboursement est noté." if payment.amount_cents < 0 else "C’est encaissé !"
            where = {"season_id": season_id, "invoice_id": invoice_id}
            undo = Undo("invoices.payments.reverse", {**where, "payment_id": payment.id})
            return done(good_news, "invoices.show", undo=undo, **where)
        except Refusal as refusal:
            form.refuse(refusal)
            invoice = queries.get_invoice(g.season, invoice_id)
    return render_template(
        "coop/invoices/payment.html", form=form, invoice=invoice, balance=balance, is_refund=is_refund
    ), form.status


@blueprint.post("/<int:payment_id>/annuler")
@requires(PAY)
def reverse(season_id: int, invoice_id: int, payment_id: int) -> Response:
    """Take a payment back."""
    actions.reverse_payment(queries.get_payment(g.season, invoice_id, payment_id), stamp())
    return done(
        "L’encaissement est annulé ; les deux lignes restent visibles.",
        "invoices.show",
        season_id=season_id,
        invoice_id=invoice_id,
    )
