"""The activity report: as a page, as files, and the texts that people write beside its figures."""

from flask import Blueprint, abort, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.access.queries import names_of
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.headers import named
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import may, requires
from cjs_app.plumbing.rates import PAPERS, limited
from cjs_app.pole.checker.checking import check
from cjs_app.pole.checker.queries import facts_of
from cjs_app.pole.report import actions, docx, pdf, queries
from cjs_app.pole.report.domain import kind_of
from cjs_app.pole.report.forms import TextForm
from cjs_app.pole.report.permissions import READ, WRITE
from cjs_app.pole.structure import telling
from cjs_app.pole.structure.plan import CHAPTERS

blueprint = Blueprint("report", __name__, url_prefix="/pole/<year:year>")
offer(Entry("Le rapport", "report.show", "file-text", in_season=False, in_pole=True, group="L’année"))
telling.name_room("report", "Le rapport d’activité")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/rapport")
@requires(READ)
def show(year: int) -> str:
    """Show the report of a year."""
    report = queries.report_of(year)
    return render_template("pole/report/show.html", report=report, kind_of=kind_of, may_write=may(WRITE))


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


@blueprint.route("/rapport/<chapter>/texte", methods=["GET", "POST"])
@requires(WRITE)
def text(year: int, chapter: str) -> str | Response | tuple[str, int]:
    """Write the text of a chapter, or only hold it against the records; the versions before it stay to be read."""
    if chapter not in CHAPTERS:
        abort(404)
    form, versions = TextForm(), queries.versions_of(year, chapter)
    form.open_on(versions[0].text if versions else "")
    is_check = "check" in request.form
    if form.validate_on_submit() and not is_check:
        try:
            actions.write_text(year, chapter, form.text.data or "", stamp())
            return done("Le texte est enregistré.", "report.text", year=year, chapter=chapter)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template(
        "pole/report/text.html",
        form=form,
        chapter=CHAPTERS[chapter],
        findings=check(form.text.data or "", facts_of(year)),
        is_checked=is_check or bool(form.text.data),
        versions=versions,
        writers=names_of(version.by_user_id for version in versions),
    ), form.status


def _file(content: bytes, kind: str, year: int, ending: str) -> Response:
    """Return a file of the report."""
    response = Response(content, mimetype=kind)
    response.headers["Content-Disposition"] = named(f"rapport-d-activite-{year}", ending, kept=ending == "docx")
    return response
