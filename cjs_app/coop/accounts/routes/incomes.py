"""The pages of the self-financing."""

from flask import Blueprint, g, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.coop.accounts import actions, queries
from cjs_app.coop.accounts.domain import usual_day
from cjs_app.coop.accounts.forms import IncomeForm
from cjs_app.coop.accounts.permissions import CANCEL, READ, RECORD
from cjs_app.coop.seasons.domain import ensure_writable
from cjs_app.coop.seasons.guards import may_still
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import asked_page, done, paged
from cjs_app.plumbing.permissions import requires

blueprint = Blueprint("self_financing", __name__, url_prefix="/saisons/<int:season_id>/autofinancement")

Answer = str | Response | tuple[str, int]


@blueprint.get("")
@requires(READ)
def index(season_id: int) -> str:
    """List the self-financing of the season, with its sum."""
    cancelled = request.args.get("annulees") == "1"
    return render_template(
        "coop/accounts/incomes.html",
        page=paged(queries.incomes_of(g.season, cancelled), asked_page()),
        total=queries.self_financing_total(g.season),
        cancelled=cancelled,
        may_record=may_still(RECORD),
    )


@blueprint.route("/noter", methods=["GET", "POST"])
@requires(RECORD)
def new(season_id: int) -> Answer:
    """Record a self-financing income."""
    form = IncomeForm()
    if request.method == "GET":
        ensure_writable(g.season.status)
        form.day.data = usual_day(clock.today(), Period(g.season.start_day, g.season.end_day))
    elif form.validate_on_submit():
        try:
            income = actions.record_income(g.season, form.sheet(), stamp())
            return done(f"« {income.label} » est dans l’autofinancement.", "self_financing.index", season_id=season_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/accounts/income_form.html", form=form), form.status


@blueprint.get("/<int:income_id>")
@requires(READ)
def show(season_id: int, income_id: int) -> str:
    """Show a self-financing income and what happened to it."""
    income = queries.get_income(g.season, income_id)
    may_cancel = may_still(CANCEL) and income.cancelled_at is None
    history = history_of("income", income.id, season_id)
    return render_template("coop/accounts/income.html", income=income, may_cancel=may_cancel, history=history)


@blueprint.post("/<int:income_id>/annuler")
@requires(CANCEL)
def cancel(season_id: int, income_id: int) -> Response:
    """Take a self-financing income out of every count."""
    actions.cancel_income(queries.get_income(g.season, income_id), stamp())
    return done(
        "La recette est annulée : elle ne compte plus.", "self_financing.show", season_id=season_id, income_id=income_id
    )
