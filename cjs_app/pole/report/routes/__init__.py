"""The activity report: as a page and as files, its texts, and its editions."""

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from cjs_app.journal import verification
from cjs_app.plumbing.headers import named
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.permissions import may, requires
from cjs_app.plumbing.rates import PAPERS, limited
from cjs_app.pole.report import docx, pdf, queries
from cjs_app.pole.report.domain import kind_of
from cjs_app.pole.report.permissions import READ, WRITE
from cjs_app.pole.report.routes import editions, texts
from cjs_app.pole.report.verification import edition_faults
from cjs_app.pole.structure import telling

blueprint = Blueprint("report", __name__, url_prefix="/pole/<year:year>")
for part in (texts, editions):
    blueprint.register_blueprint(part.blueprint, url_prefix="/rapport")
offer(Entry("Le rapport", "report.show", "file-text", in_season=False, in_pole=True, group="L’année"))
telling.name_room("report", "Le rapport d’activité")
verification.read_with(edition_faults)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/rapport")
@requires(READ)
def show(year: int) -> str:
    """Show the report of a year."""
    return render_template(
        "pole/report/show.html",
        report=queries.report_of(year),
        kind_of=kind_of,
        may_write=may(WRITE),
        newest=queries.newest_edition(year),
    )


@blueprint.get("/rapport.pdf")
@requires(READ)
@limited(PAPERS)
def printed(year: int) -> Response:
    """Give the report as A4 pages."""
    return _file(pdf.draw(queries.report_of(year)), "application/pdf", year, "pdf")


@blueprint.get("/rapport.docx")
@requires(READ)
@limited(PAPERS)
def as_docx(year: int) -> Response:
    """Give the report as a document for last edits."""
    return _file(docx.draw(queries.report_of(year)), DOCX, year, "docx")


@blueprint.get("/rapport.json")
@requires(READ)
@limited(PAPERS)
def as_json(year: int) -> Response:
    """Give every figure of the report, for programs."""
    return _file(queries.as_json(year).encode(), "application/json", year, "json")


def _file(content: bytes, kind: str, year: int, ending: str) -> Response:
    """Return a file of the report."""
    response = Response(content, mimetype=kind)
    response.headers["Content-Disposition"] = named(f"rapport-d-activite-{year}", ending, kept=ending == "docx")
    return response
