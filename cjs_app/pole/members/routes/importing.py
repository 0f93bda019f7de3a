"""The page on which a list of memberships comes in."""

from flask import Blueprint, Response, render_template
from werkzeug.wrappers import Response as Answer

from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import requires
from cjs_app.plumbing.rates import IMPORTS, limited
from cjs_app.pole.members import bringing
from cjs_app.pole.members.forms import ImportForm
from cjs_app.pole.members.importing import MODEL, read, text_of
from cjs_app.pole.members.permissions import WRITE

blueprint = Blueprint("importing", __name__, url_prefix="/importer")


@blueprint.route("", methods=["GET", "POST"])
@requires(WRITE)
@limited(IMPORTS)
def bring(year: int) -> str | Answer | tuple[str, int]:
    """Bring a list in: all of it, or nothing."""
    form = ImportForm()
    if form.validate_on_submit():
        try:
            rows = read(text_of(form.file.data.read()))
            added = bringing.bring_in(rows, year, stamp())
            said = f"{len(rows)} lignes lues, {added} adhésions {year} nouvelles."
            return done(said, "members.index", year=year)
        except Refusal as refusal:
            form.refuse(refusal)
    columns = MODEL.split(";")
    return render_template("pole/members/import.html", form=form, columns=columns), form.status


@blueprint.get("/modele.csv")
@requires(WRITE)
def model(year: int) -> Response:
    """Give an empty list with its columns."""
    name = {"Content-Disposition": 'attachment; filename="adhesions.csv"'}
    return Response(f"\ufeff{MODEL}\r\n", mimetype="text/csv; charset=utf-8", headers=name)
