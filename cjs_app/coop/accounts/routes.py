"""The pages of the accounts: expenses, self-financing, deductions."""

from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, abort, current_app, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.coop.accounts import actions, queries
from cjs_app.coop.accounts.domain import USUAL_CATEGORIES, explained
from cjs_app.coop.accounts.forms import DeductionForm, ExpenseForm, IncomeForm, PhotoForm
from cjs_app.coop.accounts.models import Expense
from cjs_app.coop.accounts.permissions import CANCEL, DEDUCT, READ, RECORD
from cjs_app.coop.missions import queries as missions
from cjs_app.coop.seasons.domain import ensure_writable
from cjs_app.coop.seasons.guards import guard_settings_with, may_still
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.database import db
from cjs_app.plumbing.formats import short_day
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import asked_page, paged
from cjs_app.plumbing.permissions import requires
from cjs_app.plumbing.uploads import path_of, store_image

expenses = Blueprint("expenses", __name__, url_prefix="/saisons/<int:season_id>/depenses")
incomes = Blueprint("self_financing", __name__, url_prefix="/saisons/<int:season_id>/autofinancement")
deductions = Blueprint("deductions", __name__, url_prefix="/saisons/<int:season_id>/retenues")
offer(Entry("Dépenses", "expenses.index", "receipt", group="L’argent"))
offer(Entry("Autofinancement", "self_financing.index", "piggy-bank", group="L’argent"))
offer(Entry("Retenues", "deductions.index", "percent", group="L’argent"))
guard_settings_with(actions.ensure_currency_stays)

Page = str | Response | tuple[str, int]


def start(app: Flask) -> None:
    """Register the three faces of the room, each its own line of the menu."""
    for blueprint_of_a_face in (expenses, incomes, deductions):
        app.register_blueprint(blueprint_of_a_face)


# ------------------------------------------------------------------------------------------------------- expenses


@expenses.get("")
@requires(READ)
def index(season_id: int) -> str:
    """List the expenses, searched and filtered, with their sum."""
    mission = request.args.get("mission", "")
    wanted = queries.Wanted(
        words=request.args.get("q", ""),
        category=request.args.get("categorie") or None,
        mission_id=int(mission) if mission.isascii() and mission.isdigit() and len(mission) < 10 else None,
        cancelled=request.args.get("annulees") == "1",
    )
    return render_template(
        "coop/accounts/expenses.html",
        page=paged(queries.expenses_matching(g.season, wanted), asked_page()),
        total=queries.expenses_sum(g.season, wanted),
        wanted=wanted,
        categories=queries.categories_of(g.season),
        missions=missions.open_missions(g.season),
        may_record=may_still(RECORD),
    )


@expenses.route("/noter", methods=["GET", "POST"])
@requires(RECORD)
def new(season_id: int) -> Page:
    """Record an expense, with the photo of its receipt."""
    form = ExpenseForm()
    form.offer(missions.open_missions(g.season))
    if request.method == "GET":
        ensure_writable(g.season.status)
        form.day.data = clock.today()
        form.mission_id.data = request.args.get("mission", "")
    elif form.validate_on_submit():
        try:
            expense = actions.record_expense(g.season, form.sheet(), stamp())
            _keep_photo(expense, form.photo.data)
            db.session.commit()
            flash(f"« {expense.label} » est dans les dépenses.", "success")
            _warn_of_twins(expense)
            return redirect(url_for("expenses.show", season_id=season_id, expense_id=expense.id), code=303)
        except Refusal as refusal:
            form.refuse(refusal)
    categories = sorted({*USUAL_CATEGORIES, *queries.categories_of(g.season)})
    return render_template("coop/accounts/expense_form.html", form=form, categories=categories), form.status


@expenses.get("/<int:expense_id>")
@requires(READ)
def show(season_id: int, expense_id: int) -> Page:
    """Show an expense, its photo, and what happened to it."""
    return _sheet(queries.get_expense(g.season, expense_id), PhotoForm())


@expenses.get("/<int:expense_id>/photo")
@requires(READ)
def photo(season_id: int, expense_id: int) -> Response:
    """Give the photo of a receipt: a picture of ours, that the browser may only show."""
    expense = queries.get_expense(g.season, expense_id)
    path = path_of(expense.receipt_sha256, _receipts()) if expense.receipt_sha256 else None
    if path is None or not path.is_file():
        abort(404)
    response = Response(path.read_bytes(), mimetype="image/jpeg")
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox"
    response.headers["Content-Disposition"] = f'inline; filename="justificatif-{expense.id}.jpg"'
    return response


@expenses.post("/<int:expense_id>/photo")
@requires(RECORD)
def add_photo(season_id: int, expense_id: int) -> Page:
    """Give a photo to an expense that had none."""
    expense = queries.get_expense(g.season, expense_id)
    form = PhotoForm()
    if form.validate_on_submit():
        try:
            if not form.photo.data:
                raise Refusal("Choisir d’abord une photo.", field="photo")
            _keep_photo(expense, form.photo.data)
            db.session.commit()
            flash("La photo est jointe.", "success")
            _warn_of_twins(expense)
            return redirect(url_for("expenses.show", season_id=season_id, expense_id=expense_id), code=303)
        except Refusal as refusal:
            form.refuse(refusal)
            expense = queries.get_expense(g.season, expense_id)
    return _sheet(expense, form)


@expenses.post("/<int:expense_id>/annuler")
@requires(CANCEL)
def cancel(season_id: int, expense_id: int) -> Response:
    """Take an expense out of every count."""
    actions.cancel_expense(queries.get_expense(g.season, expense_id), stamp())
    db.session.commit()
    flash("La dépense est annulée : elle ne compte plus et se retrouve avec le filtre « Annulées ».", "success")
    return redirect(url_for("expenses.show", season_id=season_id, expense_id=expense_id), code=303)


def _sheet(expense: Expense, form: PhotoForm) -> tuple[str, int]:
    """Return the page of one expense."""
    path = path_of(expense.receipt_sha256, _receipts()) if expense.receipt_sha256 else None
    return render_template(
        "coop/accounts/expense.html",
        expense=expense,
        form=form,
        has_photo=path is not None and path.is_file(),
        twins=queries.expenses_with_same_photo(expense),
        may_record=may_still(RECORD) and expense.cancelled_at is None,
        may_cancel=may_still(CANCEL) and expense.cancelled_at is None,
        history=history_of("expense", expense.id, expense.season_id),
    ), form.status


def _receipts() -> Path:
    """Return the folder of the photos."""
    return Path(current_app.config["RECEIPTS"])


def _keep_photo(expense: Expense, sent: Any) -> None:
    """Keep the photo that was sent, if any, before the expense that bears it is committed."""
    if sent:
        actions.attach_receipt(expense, lambda: store_image(sent.stream, _receipts()), stamp())


def _warn_of_twins(expense: Expense) -> None:
    """Say when the very same photo already stands with another expense."""
    for twin in queries.expenses_with_same_photo(expense)[:1]:
        flash(
            f"Attention : cette photo est déjà jointe à « {twin.label} » du {short_day(twin.day)}. Vérifier qu’il "
            "s’agit bien de deux achats.",
            "warning",
        )


# ------------------------------------------------------------------------------------------------- self-financing


@incomes.get("", endpoint="index")
@requires(READ)
def list_incomes(season_id: int) -> str:
    """List the self-financing of the season, with its sum."""
    cancelled = request.args.get("annulees") == "1"
    return render_template(
        "coop/accounts/incomes.html",
        page=paged(queries.incomes_of(g.season, cancelled), asked_page()),
        total=queries.self_financing_total(g.season),
        cancelled=cancelled,
        may_record=may_still(RECORD),
    )


@incomes.route("/noter", endpoint="new", methods=["GET", "POST"])
@requires(RECORD)
def new_income(season_id: int) -> Page:
    """Record a self-financing income."""
    form = IncomeForm()
    if request.method == "GET":
        ensure_writable(g.season.status)
        form.day.data = clock.today()
    elif form.validate_on_submit():
        try:
            income = actions.record_income(g.season, form.sheet(), stamp())
            db.session.commit()
            flash(f"« {income.label} » est dans l’autofinancement.", "success")
            return redirect(url_for("self_financing.index", season_id=season_id), code=303)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/accounts/income_form.html", form=form), form.status


@incomes.get("/<int:income_id>", endpoint="show")
@requires(READ)
def show_income(season_id: int, income_id: int) -> str:
    """Show a self-financing income and what happened to it."""
    income = queries.get_income(g.season, income_id)
    may_cancel = may_still(CANCEL) and income.cancelled_at is None
    history = history_of("income", income.id, season_id)
    return render_template("coop/accounts/income.html", income=income, may_cancel=may_cancel, history=history)


@incomes.post("/<int:income_id>/annuler", endpoint="cancel")
@requires(CANCEL)
def cancel_income(season_id: int, income_id: int) -> Response:
    """Take a self-financing income out of every count."""
    actions.cancel_income(queries.get_income(g.season, income_id), stamp())
    db.session.commit()
    flash("La recette est annulée : elle ne compte plus.", "success")
    return redirect(url_for("self_financing.show", season_id=season_id, income_id=income_id), code=303)


# ----------------------------------------------------------------------------------------------------- deductions


@deductions.get("", endpoint="index")
@requires(READ)
def list_deductions(season_id: int) -> str:
    """Show the deductions in the order in which they apply."""
    rows = queries.deductions_of(g.season)
    told = [(row, explained(row.kind, row.percent, row.amount_cents, row.base)) for row in rows]
    history = history_of("deductions", season_id, season_id)
    may_deduct = may_still(DEDUCT)
    return render_template("coop/accounts/deductions.html", rows=told, may_deduct=may_deduct, history=history)


@deductions.route("/ajouter", endpoint="new", methods=["GET", "POST"])
@requires(DEDUCT)
def new_deduction(season_id: int) -> Page:
    """Add a deduction."""
    form = DeductionForm()
    if request.method == "GET":
        ensure_writable(g.season.status)
    elif form.validate_on_submit():
        try:
            deduction = actions.add_deduction(g.season, form.sheet(), stamp())
            db.session.commit()
            flash(f"« {deduction.label} » est la dernière retenue de la liste.", "success")
            return redirect(url_for("deductions.index", season_id=season_id), code=303)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/accounts/deduction_form.html", form=form), form.status


@deductions.post("/<int:deduction_id>/monter", endpoint="earlier")
@requires(DEDUCT)
def move_earlier(season_id: int, deduction_id: int) -> Response:
    """Let a deduction apply one place earlier."""
    return _move(deduction_id, -1)


@deductions.post("/<int:deduction_id>/descendre", endpoint="later")
@requires(DEDUCT)
def move_later(season_id: int, deduction_id: int) -> Response:
    """Let a deduction apply one place later."""
    return _move(deduction_id, 1)


def _move(deduction_id: int, steps: int) -> Response:
    """Move a deduction by so many places, and show the new order."""
    actions.move_deduction(queries.get_deduction(g.season, deduction_id), steps, stamp())
    db.session.commit()
    flash("L’ordre des retenues est changé.", "success")
    return redirect(url_for("deductions.index", season_id=g.season.id), code=303)


@deductions.post("/<int:deduction_id>/annuler", endpoint="cancel")
@requires(DEDUCT)
def cancel_deduction(season_id: int, deduction_id: int) -> Response:
    """Take a deduction out of the computation."""
    actions.cancel_deduction(queries.get_deduction(g.season, deduction_id), stamp())
    db.session.commit()
    flash("La retenue est annulée : elle ne sera pas prise.", "success")
    return redirect(url_for("deductions.index", season_id=season_id), code=303)
