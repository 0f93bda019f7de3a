"""The pages of the expenses, with the photos of their receipts."""

from pathlib import Path
from typing import Any

from flask import Blueprint, abort, current_app, flash, g, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.access.queries import are_one_person
from cjs_app.coop.accounts import actions, queries
from cjs_app.coop.accounts.domain import USUAL_CATEGORIES, usual_day
from cjs_app.coop.accounts.forms import ExpenseForm, PhotoForm
from cjs_app.coop.accounts.models import Expense
from cjs_app.coop.accounts.permissions import CANCEL, READ, RECORD, VALIDATE
from cjs_app.coop.missions import queries as missions
from cjs_app.coop.seasons.domain import ensure_writable
from cjs_app.coop.seasons.guards import may_still
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.database import db
from cjs_app.plumbing.formats import short_day
from cjs_app.plumbing.headers import named
from cjs_app.plumbing.pages import Undo, asked_page, asked_record, done, paged, takes_photos
from cjs_app.plumbing.permissions import requires
from cjs_app.plumbing.rates import PHOTOS, limited
from cjs_app.plumbing.uploads import path_of, store_image

blueprint = Blueprint("expenses", __name__, url_prefix="/saisons/<int:season_id>/depenses")

Answer = str | Response | tuple[str, int]


@blueprint.get("")
@requires(READ)
def index(season_id: int) -> str:
    """List the expenses, searched and filtered, with their sum."""
    wanted = queries.Wanted(
        words=request.args.get("q", ""),
        category=request.args.get("categorie") or None,
        mission_id=asked_record("mission"),
        cancelled=request.args.get("annulees") == "1",
        waiting=request.args.get("a_valider") == "1",
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


@blueprint.route("/noter", methods=["GET", "POST"])
@requires(RECORD)
@takes_photos
@limited(PHOTOS)
def new(season_id: int) -> Answer:
    """Record an expense, with the photo of its receipt."""
    form = ExpenseForm()
    form.offer(missions.open_missions(g.season))
    if request.method == "GET":
        ensure_writable(g.season.status)
        form.day.data = usual_day(clock.today(), Period(g.season.start_day, g.season.end_day))
        form.mission_id.data = request.args.get("mission", "")
    elif form.validate_on_submit():
        try:
            expense = actions.record_expense(g.season, form.sheet(), stamp())
            _keep_photo(expense, form.photo.data)
            db.session.commit()
            flash(f"« {expense.label} » est dans les dépenses.", "success")
            _warn_of_twins(expense)
            return redirect(url_for("expenses.show", season_id=season_id, expense_id=expense.id), code=303)
        except Refusal as refusal:
            form.refuse(refusal)
    categories = sorted({*USUAL_CATEGORIES, *queries.categories_of(g.season)})
    return render_template("coop/accounts/expense_form.html", form=form, categories=categories), form.status


@blueprint.get("/<int:expense_id>")
@requires(READ)
def show(season_id: int, expense_id: int) -> Answer:
    """Show an expense, its photo, and what happened to it."""
    return _sheet(queries.get_expense(g.season, expense_id), PhotoForm())


@blueprint.get("/<int:expense_id>/photo")
@requires(READ)
def photo(season_id: int, expense_id: int) -> Response:
    """Give the photo of a receipt: a picture of ours, that the browser may only show."""
    expense = queries.get_expense(g.season, expense_id)
    path = path_of(expense.receipt_sha256, _receipts()) if expense.receipt_sha256 else None
    if path is None or not path.is_file():
        abort(404)
    response = Response(path.read_bytes(), mimetype="image/jpeg")
    response.headers["Content-Disposition"] = named(f"justificatif-{expense.id}", "jpg")
    return response


@blueprint.post("/<int:expense_id>/photo")
@requires(RECORD)
@takes_photos
@limited(PHOTOS)
def add_photo(season_id: int, expense_id: int) -> Answer:
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


@blueprint.post("/<int:expense_id>/valider")
@requires(VALIDATE)
def validate(season_id: int, expense_id: int) -> Response:
    """Agree to an expense that somebody else noted."""
    actions.validate_expense(queries.get_expense(g.season, expense_id), stamp())
    where = {"season_id": season_id, "expense_id": expense_id}
    return done("La dépense est validée.", "expenses.show", undo=Undo("expenses.wait_again", where), **where)


@blueprint.post("/<int:expense_id>/remettre-a-valider")
@requires(VALIDATE)
def wait_again(season_id: int, expense_id: int) -> Response:
    """Take back the validation of an expense."""
    actions.wait_again(queries.get_expense(g.season, expense_id), stamp())
    good_news = "C’est annulé : la dépense attend de nouveau d’être validée."
    return done(good_news, "expenses.show", season_id=season_id, expense_id=expense_id)


@blueprint.post("/<int:expense_id>/annuler")
@requires(CANCEL)
def cancel(season_id: int, expense_id: int) -> Response:
    """Take an expense out of every count."""
    actions.cancel_expense(queries.get_expense(g.season, expense_id), stamp())
    return done(
        "La dépense est annulée : elle ne compte plus et se retrouve avec le filtre « Annulées ».",
        "expenses.show",
        season_id=season_id,
        expense_id=expense_id,
    )


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
        is_own=are_one_person(expense.recorded_by_id, current_user.id),
        may_validate=may_still(VALIDATE) and expense.cancelled_at is None and expense.validated_at is None,
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
            f"Attention : cette photo est déjà jointe à « {twin.label} » du {short_day(twin.day)}. Vérifier qu’il "
            "s’agit bien de deux achats.",
            "warning",
        )
