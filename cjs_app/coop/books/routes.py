"""The pages of the books: the months, what a closing says, the totals of any period, the lists that leave."""

import datetime as dt
import io
from collections.abc import Mapping

from flask import Blueprint, abort, g, render_template, request, send_file
from werkzeug.wrappers import Response

from cjs_app.access.history import name_shown
from cjs_app.access.permissions import stamp
from cjs_app.coop.books import actions, entries, queries, workbooks
from cjs_app.coop.books.closings import read_record
from cjs_app.coop.books.domain import Kind, due_months, month_of
from cjs_app.coop.books.forms import AccountsForm, PeriodForm
from cjs_app.coop.books.ledgers import entry_rows
from cjs_app.coop.books.lists import LISTS, List
from cjs_app.coop.books.permissions import CLOSE, EXPORT, READ, SET
from cjs_app.coop.books.sheets import csv_bytes
from cjs_app.coop.seasons.guards import follow_closing_with, guard_days_with
from cjs_app.journal.domain import Head
from cjs_app.kernel.names import folded
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock, once
from cjs_app.plumbing.database import db
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import may, requires
from cjs_app.plumbing.rates import EXPORTS, limited

blueprint = Blueprint("books", __name__, url_prefix="/saisons/<int:season_id>/clotures")
guard_days_with(actions.ensure_day_is_open)
follow_closing_with(actions.close_to_the_end)
offer(Entry("Mois et exports", "books.index", "landmark", group="L’argent"))

MIMETYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "txt": f"text/plain; charset={entries.ENCODING}",
}


@blueprint.get("")
@requires(READ)
def index(season_id: int) -> str:
    """List the months: those that are closed with their totals, those that can be, the one that runs."""
    today, reach = clock.today(), queries.reach_of(g.season)
    closings = queries.closings_of(g.season)
    running = month_of(today)
    return render_template(
        "coop/books/index.html",
        closings=[(closing, *read_record(closing.record)) for closing in reversed(closings)],
        due=due_months(reach, today),
        running=running if reach.first_open <= running.end and running.start <= reach.last else None,
        season_kind=Kind.SEASON,
        may_close=may(CLOSE),
    )


@blueprint.post("/clore")
@requires(CLOSE)
def close(season_id: int) -> Response:
    """Close the oldest month that is over, named by its first day."""
    try:
        asked = dt.date.fromisoformat(request.form.get("mois", ""))
    except ValueError:
        abort(400)
    closing = actions.close_month(g.season, asked, stamp())
    return done(
        "Le mois est clos. Plus rien ne peut y être daté.", "books.show", season_id=season_id, closing_id=closing.id
    )


@blueprint.get("/<int:closing_id>")
@requires(READ)
def show(season_id: int, closing_id: int) -> str:
    """Show what a closing says, as it may be printed and kept."""
    closing = queries.get_closing(g.season, closing_id)
    month, origin = read_record(closing.record)
    return render_template(
        "coop/books/show.html",
        closing=closing,
        month=month,
        origin=origin,
        head=Head("", closing.journal_seq, closing.journal_hash),
        by=name_shown(closing.by_user_id) or "le logiciel",
        season_kind=Kind.SEASON,
    )


@blueprint.get("/periode")
@requires(READ)
def period(season_id: int) -> tuple[str, int]:
    """Show what any period adds up to, from the documents as they are."""
    form, asked = _asked()
    totals = queries.totals_between(g.season, asked)
    page = render_template("coop/books/period.html", form=form, period=asked, totals=totals)
    return page, 422 if form.errors else 200


@blueprint.get("/exports")
@requires(EXPORT)
def exports(season_id: int) -> tuple[str, int]:
    """List what can leave, with what each list holds."""
    form, asked = _asked()
    page = render_template("coop/books/exports.html", form=form, period=asked, lists=LISTS, may_set=may(SET))
    return page, 422 if form.errors else 200


@blueprint.post("/exports/<book>/<any(csv, xlsx, txt):form>")
@requires(EXPORT)
@limited(EXPORTS)
def export(season_id: int, book: str, form: str) -> Response:
    """Hand a list out, and write in the journal that it left; the same button may serve again."""
    asked_list = next((one for one in LISTS if one.key == book and form in one.forms), None)
    if asked_list is None:
        abort(404)
    words, asked = _asked()
    if words.errors:
        raise Refusal("Ces deux dates ne vont pas ensemble : revoir la période.")
    content, rows = _written(asked_list, form, asked)
    actions.note_export(g.season, asked_list.title, form, asked, rows, stamp())
    once.may_be_sent_again()
    db.session.commit()
    name = folded(f"{asked_list.key} {g.season.name} {asked.start} {asked.end}")
    for sign in "'/":
        name = name.replace(sign, " ")
    file_name = f"{'-'.join(name.split())}.{form}"
    return send_file(io.BytesIO(content), mimetype=MIMETYPES[form], as_attachment=True, download_name=file_name)


@blueprint.route("/comptes", methods=["GET", "POST"])
@requires(SET)
def accounts(season_id: int) -> str | Response | tuple[str, int]:
    """Choose the account numbers of the exports."""
    form = AccountsForm()
    if request.method == "GET":
        form.begin(queries.accounts_of(g.season))
    elif form.validate_on_submit():
        try:
            actions.set_accounts(g.season, form.numbers(), stamp())
            return done("Les numéros de comptes sont enregistrés.", "books.exports", season_id=season_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/books/accounts.html", form=form), form.status


def _asked() -> tuple[PeriodForm, Period]:
    """Return the two dates of the address, and the period they make; the season so far when there are none."""
    reach, today = queries.reach_of(g.season), clock.today()
    usual = Period(reach.first, max(reach.first, min(today, reach.last)))
    form = PeriodForm(request.args)
    asked = form.period(usual)
    if not form.errors:
        form.du.data, form.au.data = asked.start, asked.end
    return form, asked


def _written(one: List, form: str, asked: Period) -> tuple[bytes, int]:
    """Return the file of a list, and how many rows it holds; raise Refusal for entries that do not hold together."""
    if one.gather is None:
        rows = entry_rows(g.season, asked)
        content = entries.written(rows)
        wrong = entries.faults(content)
        if wrong:
            raise Refusal("Les écritures ne tombent pas juste ({fault}) : rien n’est sorti.", fault=wrong[0])
        return content, len(rows)
    sheet = one.gather(g.season, asked)
    write: Mapping[str, object] = {"csv": csv_bytes, "xlsx": workbooks.xlsx_bytes}
    return write[form](sheet), len(sheet.rows)  # type: ignore[operator]
