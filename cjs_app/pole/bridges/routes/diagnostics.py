"""The diagnostics: one for a structure and a day, its marks, and its sheet of paper."""

import datetime as dt

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock, headers
from cjs_app.plumbing.pages import asked_page, asked_record, done, paged, record_number
from cjs_app.plumbing.permissions import may, requires
from cjs_app.plumbing.rates import PAPERS, limited
from cjs_app.pole.bridges import actions, pdf, queries
from cjs_app.pole.bridges.domain import OWNER
from cjs_app.pole.bridges.forms import ConclusionForm, DiagnosticForm
from cjs_app.pole.bridges.permissions import READ, WRITE
from cjs_app.pole.bridges.plots import themes_plot
from cjs_app.pole.questionnaires.domain import SMALLEST, Kind
from cjs_app.pole.questionnaires.queries import results_about
from cjs_app.pole.structure.gestures import Page, Words, gesture, page
from cjs_app.pole.structure.queries import identity

blueprint = Blueprint("diagnostics", __name__, url_prefix="/diagnostics")
BACK = "Les diagnostics"
ONE = "/<int:bridge_diagnostic_id>"


@blueprint.get("")
@requires(READ)
def index(year: int) -> str:
    """List the diagnostics of the year, with how many answered each."""
    words = request.args.get("q", "")
    found = paged(queries.diagnostics_matching(year, words), asked_page())
    return render_template("pole/bridges/diagnostics.html", found=found, words=words, may_write=may(WRITE))


@blueprint.route("/nouveau", methods=["GET", "POST"])
@requires(WRITE)
def new(year: int) -> Page:
    """Open a diagnostic."""
    form = DiagnosticForm()
    form.offer(year)
    if form.validate_on_submit():
        try:
            structure = queries.get_structure(record_number(form.structure_id.data or "") or 0)
            made = actions.diagnose(structure, form.day.data or dt.date.max, stamp())
            said = "Le diagnostic est ouvert : il reste à noter les réponses."
            return done(said, "bridges.diagnostics.show", year=year, bridge_diagnostic_id=made.id)
        except Refusal as refusal:
            form.refuse(refusal)
    elif not form.is_submitted():
        form.structure_id.data, form.day.data = str(asked_record("structure") or ""), clock.today()
    return page(form, Words("Nouveau diagnostic", "", BACK), "bridges.diagnostics.index", year=year)


@blueprint.get(ONE)
@requires(READ)
def show(year: int, bridge_diagnostic_id: int) -> str:
    """Show a diagnostic: each theme with its mean, on how many answers, and what is made of it."""
    diagnostic = queries.get_diagnostic(bridge_diagnostic_id)
    asked, results = results_about(OWNER, diagnostic.id, to_the_team=may(WRITE))
    answers = results.answers if results is not None else 0
    marks = [
        (question.wording, one)
        for question, one in (results.questions if results is not None else ())
        if question.kind is Kind.SCALE
    ]
    return render_template(
        "pole/bridges/diagnostic.html",
        diagnostic=diagnostic,
        asked=asked,
        results=results,
        answers=answers,
        plot=themes_plot("Où en est la structure", marks, answers),
        smallest=SMALLEST,
        history=history_of("bridge_diagnostic", diagnostic.id, None),
        may_write=may(WRITE),
    )


@blueprint.get(f"{ONE}/feuille.pdf")
@requires(READ)
@limited(PAPERS)
def paper(year: int, bridge_diagnostic_id: int) -> Response:
    """Give the sheet that is filled in by hand."""
    diagnostic, pole = queries.get_diagnostic(bridge_diagnostic_id), identity()
    sender = [line for line in (pole.association or pole.name, pole.city, pole.email) if line]
    content = pdf.diagnostic_pdf(pdf.DiagnosticPaper(diagnostic.structure.organisation.name, diagnostic.day, sender))
    return headers.paper(content, f"diagnostic-{diagnostic.structure.organisation.name}-{diagnostic.day}")


@blueprint.route(f"{ONE}/suites", methods=["GET", "POST"])
@requires(WRITE)
def conclude(year: int, bridge_diagnostic_id: int) -> Page:
    """Note what is made of a diagnostic."""
    diagnostic, form = queries.get_diagnostic(bridge_diagnostic_id), ConclusionForm()
    form.open_on(diagnostic)
    name = diagnostic.structure.organisation.name
    words = Words("Ce qui en ressort", "C’est noté.", name, name)
    where = {"year": year, "bridge_diagnostic_id": bridge_diagnostic_id}
    return gesture(
        form,
        words,
        lambda: actions.conclude(diagnostic, form.conclusion.data or "", stamp()),
        "bridges.diagnostics.show",
        **where,
    )


@blueprint.post(f"{ONE}/reprendre")
@requires(WRITE)
def take_back(year: int, bridge_diagnostic_id: int) -> Response:
    """Take back a diagnostic noted by mistake."""
    actions.take_back_diagnostic(queries.get_diagnostic(bridge_diagnostic_id), stamp())
    return done("Le diagnostic est repris : il ne compte plus.", "bridges.diagnostics.index", year=year)
