"""The register of processing, as a page and as a file."""

import csv
import io

from flask import Blueprint, g, render_template, send_file
from werkzeug.wrappers import Response

from cjs_app.plumbing.permissions import requires
from cjs_app.privacy import queries
from cjs_app.privacy import register as rules
from cjs_app.privacy.kinds import Kind
from cjs_app.privacy.permissions import REGISTER
from cjs_app.privacy.purposes import SECURITY

blueprint = Blueprint("register", __name__, url_prefix="/saisons/<int:season_id>/donnees")

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would read as a formula."""


@blueprint.get("/registre")
@requires(REGISTER)
def show(season_id: int) -> str:
    """Show the register; the carrier of the season answers for it."""
    return render_template(
        "privacy/register.html",
        lines=rules.processings(queries.delays()),
        carrier=g.season.carrier,
        security=SECURITY,
        protection=[(str(kind), rules.PROTECTION[kind]) for kind in Kind],
    )


@blueprint.get("/registre.csv")
@requires(REGISTER)
def as_csv(season_id: int) -> Response:
    """Hand the register out as a table that French spreadsheets open."""
    carrier = g.season.carrier
    controller = ", ".join(filter(None, [carrier.name, carrier.address, carrier.postcode, carrier.city, carrier.email]))
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(rules.COLUMNS)
    writer.writerows([_told(cell) for cell in row] for row in rules.rows(controller, queries.delays()))
    content = io.BytesIO(out.getvalue().encode("utf-8-sig"))
    return send_file(content, "text/csv; charset=utf-8", as_attachment=True, download_name="registre-rgpd.csv")


def _told(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(RISKY) else cell
