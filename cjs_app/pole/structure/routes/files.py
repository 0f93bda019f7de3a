"""The lists of the pôle as files: one by one for a spreadsheet, or all of them at once."""

import io
import zipfile

from flask import Blueprint, Response, abort, render_template, request

from cjs_app.coop.books.sheets import csv_bytes
from cjs_app.coop.books.workbooks import xlsx_bytes
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.permissions import requires
from cjs_app.plumbing.rates import EXPORTS, limited
from cjs_app.pole.structure import sheets
from cjs_app.pole.structure.permissions import EXPORT

blueprint = Blueprint("files", __name__, url_prefix="/<year:year>/fichiers")
offer(Entry("Fichiers", "structure.files.index", "download", in_season=False, in_pole=True, group="L’année"))

WRITERS = {"csv": (csv_bytes, "text/csv; charset=utf-8"), "xlsx": (xlsx_bytes, "application/octet-stream")}


@blueprint.get("")
@requires(EXPORT)
def index(year: int) -> str:
    """Show the lists that may leave."""
    return render_template("pole/structure/files.html", lists=sheets.lists())


@blueprint.get("/<name>")
@requires(EXPORT)
@limited(EXPORTS)
def take(year: int, name: str) -> Response:
    """Give a list of a year, as CSV or as a workbook."""
    found, form = sheets.find_list(name), request.args.get("forme", "csv")
    if found is None or form not in WRITERS:
        abort(404)
    write, kind = WRITERS[form]
    return _file(write(found.sheet(year)), kind, f"{name}-{year}.{form}")


@blueprint.get("/tout.zip")
@requires(EXPORT)
@limited(EXPORTS)
def take_all(year: int) -> Response:
    """Give every list of a year, as one file of CSV tables."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for one in sheets.lists():
            box.writestr(f"{one.name}.csv", csv_bytes(one.sheet(year)))
    return _file(out.getvalue(), "application/zip", f"pole-{year}.zip")


def _file(content: bytes, kind: str, name: str) -> Response:
    """Return a file to keep."""
    return Response(content, mimetype=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
