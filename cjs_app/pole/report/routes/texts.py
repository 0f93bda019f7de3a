"""The texts of the report: written chapter by chapter, and held against the records while they are."""

from flask import Blueprint, abort, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.access.queries import names_of
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import requires
from cjs_app.plumbing.rates import CHECKS, limited
from cjs_app.pole.checker import checking
from cjs_app.pole.checker import queries as checker
from cjs_app.pole.report import actions, queries
from cjs_app.pole.report.forms import TextForm
from cjs_app.pole.report.permissions import WRITE
from cjs_app.pole.structure.plan import CHAPTERS

blueprint = Blueprint("texts", __name__)


@blueprint.route("/<chapter>/texte", methods=["GET", "POST"])
@requires(WRITE)
@limited(CHECKS)
def write(year: int, chapter: str) -> str | Response | tuple[str, int]:
    """Write the text of a chapter, or only hold it against the records; the versions before it stay to be read."""
    if chapter not in CHAPTERS:
        abort(404)
    form, versions = TextForm(), queries.versions_of(year, chapter)
    form.open_on(versions[0].text if versions else "")
    is_check = "check" in request.form
    if form.validate_on_submit() and not is_check:
        try:
            actions.write_text(year, chapter, form.text.data or "", stamp())
            return done("Le texte est enregistré.", "report.texts.write", year=year, chapter=chapter)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template(
        "pole/report/text.html",
        form=form,
        chapter=CHAPTERS[chapter],
        findings=checking.check(form.text.data or "", checker.facts_of(year)),
        is_checked=is_check or bool(form.text.data),
        versions=versions,
        writers=names_of(version.by_user_id for version in versions),
    ), form.status
