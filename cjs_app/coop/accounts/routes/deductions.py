"""The pages of the deductions, in the order in which they apply."""

from flask import Blueprint, g, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.coop.accounts import actions, queries
from cjs_app.coop.accounts.domain import explained
from cjs_app.coop.accounts.forms import DeductionForm
from cjs_app.coop.accounts.permissions import DEDUCT, READ
from cjs_app.coop.seasons.domain import ensure_writable
from cjs_app.coop.seasons.guards import may_still
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import requires

blueprint = Blueprint("deductions", __name__, url_prefix="/saisons/<int:season_id>/retenues")

Answer = str | Response | tuple[str, int]


@blueprint.get("")
@requires(READ)
def index(season_id: int) -> str:
    """Show the deductions in the order in which they apply."""
    rows = queries.deductions_of(g.season)
    told = [(row, explained(row.kind, row.percent, row.amount_cents, row.base)) for row in rows]
    history = history_of("deductions", season_id, season_id)
    may_deduct = may_still(DEDUCT)
    return render_template("coop/accounts/deductions.html", rows=told, may_deduct=may_deduct, history=history)


@blueprint.route("/ajouter", methods=["GET", "POST"])
@requires(DEDUCT)
def new(season_id: int) -> Answer:
    """Add a deduction."""
    form = DeductionForm()
    if request.method == "GET":
        ensure_writable(g.season.status)
    elif form.validate_on_submit():
        try:
            deduction = actions.add_deduction(g.season, form.sheet(), stamp())
            return done(
                f"« {deduction.label} » est la dernière retenue de la liste.", "deductions.index", season_id=season_id
            )
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/accounts/deduction_form.html", form=form), form.status


@blueprint.post("/<int:deduction_id>/monter")
@requires(DEDUCT)
def earlier(season_id: int, deduction_id: int) -> Response:
    """Let a deduction apply one place earlier."""
    return _move(deduction_id, -1)


@blueprint.post("/<int:deduction_id>/descendre")
@requires(DEDUCT)
def later(season_id: int, deduction_id: int) -> Response:
    """Let a deduction apply one place later."""
    return _move(deduction_id, 1)


def _move(deduction_id: int, steps: int) -> Response:
    """Move a deduction by so many places, and show the new order."""
    actions.move_deduction(queries.get_deduction(g.season, deduction_id), steps, stamp())
    return done("L’ordre des retenues est changé.", "deductions.index", season_id=g.season.id)


@blueprint.post("/<int:deduction_id>/annuler")
@requires(DEDUCT)
def cancel(season_id: int, deduction_id: int) -> Response:
    """Take a deduction out of the computation."""
    actions.cancel_deduction(queries.get_deduction(g.season, deduction_id), stamp())
    return done("La retenue est annulée : elle ne sera pas prise.", "deductions.index", season_id=season_id)
