"""The pages of a grant: its sheet, its sums, and its corrections."""

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import Undo, done
from cjs_app.plumbing.permissions import may, requires
from cjs_app.pole.funders import actions, queries
from cjs_app.pole.funders.domain import PURPOSE_LABELS, STATUS_LABELS, STATUS_TONES
from cjs_app.pole.funders.forms import GrantForm
from cjs_app.pole.funders.permissions import READ, WRITE

blueprint = Blueprint("grants", __name__, url_prefix="/subventions")


@blueprint.route("/nouvelle", methods=["GET", "POST"])
@requires(WRITE)
def new(year: int) -> str | Response | tuple[str, int]:
    """Write a grant down."""
    form = GrantForm()
    form.offer()
    if form.validate_on_submit():
        try:
            grant = actions.plan(form.sheet(), stamp())
            return done("La subvention est notée.", "funders.grants.show", year=year, grant_id=grant.id)
        except Refusal as refusal:
            form.refuse(refusal)
    elif not form.is_submitted():
        form.year.data = year
    return render_template("pole/funders/grant_form.html", form=form, grant=None), form.status


@blueprint.get("/<int:grant_id>")
@requires(READ)
def show(year: int, grant_id: int) -> str:
    """Show a grant: what was asked, granted, paid and justified, and what the funder waits for."""
    grant = queries.get_grant(grant_id)
    costs = queries.costs_of(grant)
    by_action: dict[str, int] = {}
    for cost in costs:
        if cost.cancelled_at is None:
            by_action[cost.action] = by_action.get(cost.action, 0) + cost.amount_cents
    payments = queries.payments_of(grant)
    return render_template(
        "pole/funders/grant.html",
        grant=grant,
        standing=queries.standing_from(grant, payments, costs),
        payments=payments,
        deadlines=queries.deadlines_of(grant),
        costs=costs,
        by_action=by_action,
        states=STATUS_LABELS,
        tones=STATUS_TONES,
        purposes=PURPOSE_LABELS,
        today=clock.today(),
        history=history_of("grant", grant.id, None),
        may_write=may(WRITE),
    )


@blueprint.route("/<int:grant_id>/modifier", methods=["GET", "POST"])
@requires(WRITE)
def edit(year: int, grant_id: int) -> str | Response | tuple[str, int]:
    """Correct a grant."""
    grant = queries.get_grant(grant_id)
    form = GrantForm()
    form.offer()
    form.open_on(grant)
    if form.validate_on_submit():
        try:
            actions.correct(grant, form.sheet(), stamp())
            return done("La fiche est corrigée.", "funders.grants.show", year=year, grant_id=grant_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/funders/grant_form.html", form=form, grant=grant), form.status


@blueprint.post("/<int:grant_id>/versements/<int:grant_payment_id>/annuler")
@requires(WRITE)
def cancel_payment(year: int, grant_id: int, grant_payment_id: int) -> Response:
    """Take back a payment noted by mistake."""
    grant = queries.get_grant(grant_id)
    actions.cancel_payment(grant, queries.get_payment(grant, grant_payment_id), stamp())
    return done(
        "Le versement est annulé : il reste visible, barré.", "funders.grants.show", year=year, grant_id=grant_id
    )


@blueprint.post("/<int:grant_id>/depenses/<int:grant_cost_id>/retirer")
@requires(WRITE)
def cancel_cost(year: int, grant_id: int, grant_cost_id: int) -> Response:
    """Take a cost off a grant."""
    grant = queries.get_grant(grant_id)
    actions.cancel_cost(grant, queries.get_cost(grant, grant_cost_id), stamp())
    return done(
        "La dépense est retirée : elle reste visible, barrée.", "funders.grants.show", year=year, grant_id=grant_id
    )


@blueprint.post("/<int:grant_id>/pieces/<int:grant_deadline_id>/envoyee")
@requires(WRITE)
def finish_paper(year: int, grant_id: int, grant_deadline_id: int) -> Response:
    """Note that what the funder waited for was sent."""
    grant = queries.get_grant(grant_id)
    actions.finish_paper(grant, queries.get_deadline(grant, grant_deadline_id), stamp())
    where = {"year": year, "grant_id": grant_id}
    undo = Undo("funders.grants.reopen_paper", where | {"grant_deadline_id": grant_deadline_id})
    return done("C’est envoyé.", "funders.grants.show", undo=undo, **where)


@blueprint.post("/<int:grant_id>/pieces/<int:grant_deadline_id>/rouvrir")
@requires(WRITE)
def reopen_paper(year: int, grant_id: int, grant_deadline_id: int) -> Response:
    """Note that what the funder waits for was not sent after all."""
    grant = queries.get_grant(grant_id)
    actions.reopen_paper(grant, queries.get_deadline(grant, grant_deadline_id), stamp())
    return done("Cette pièce est de nouveau attendue.", "funders.grants.show", year=year, grant_id=grant_id)
