"""The editions of the report: issued once, read again as they were, compared with what came after."""

from flask import Blueprint, abort, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.access.queries import names_of
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.headers import paper
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import may, requires
from cjs_app.plumbing.rates import PAPERS, limited
from cjs_app.pole.checker import checking
from cjs_app.pole.checker import queries as checker
from cjs_app.pole.report import actions, pdf, queries
from cjs_app.pole.report.domain import kind_of
from cjs_app.pole.report.models import ReportEdition
from cjs_app.pole.report.permissions import ISSUE, READ
from cjs_app.pole.structure.plan import CHAPTERS

blueprint = Blueprint("editions", __name__)


@blueprint.get("/editions")
@requires(READ)
def index(year: int) -> str:
    """List the editions of a year."""
    editions = queries.editions_of(year)
    names = names_of(one.by_user_id for one in editions)
    return render_template("pole/report/editions.html", editions=editions, names=names, may_issue=may(ISSUE))


@blueprint.route("/arreter", methods=["GET", "POST"])
@requires(ISSUE)
@limited(PAPERS)
def issue(year: int) -> str | Response | tuple[str, int]:
    """Issue the report as it stands; say before what changed since the last edition, and what its texts get wrong."""
    refused = None
    if request.method == "POST":
        try:
            row = actions.issue(queries.photograph_of(year), stamp())
            return done(
                f"L’édition {row.number} est arrêtée : elle ne changera plus.",
                "report.editions.show",
                year=year,
                edition_number=row.number,
            )
        except Refusal as refusal:
            refused = str(refusal)
    former = queries.newest_edition(year)
    texts, facts = queries.texts_of(year), checker.facts_of(year)
    return render_template(
        "pole/report/issue.html",
        refused=refused,
        former=former,
        changes=queries.changes_since(former, None) if former else [],
        found=[(CHAPTERS[key], checking.check(text, facts)) for key, text in texts.items() if key in CHAPTERS],
    ), 422 if refused else 200


@blueprint.get("/editions/<int:edition_number>")
@requires(READ)
def show(year: int, edition_number: int) -> str:
    """Show an edition as it was issued."""
    edition = _edition(year, edition_number)
    return render_template(
        "pole/report/edition.html",
        edition=edition,
        report=queries.report_in(edition),
        kind_of=kind_of,
        names=names_of([edition.by_user_id]),
    )


@blueprint.get("/editions/<int:edition_number>.pdf")
@requires(READ)
@limited(PAPERS)
def printed(year: int, edition_number: int) -> Response:
    """Give an edition as A4 pages."""
    edition = _edition(year, edition_number)
    return paper(pdf.draw(queries.report_in(edition)), f"rapport-d-activite-{year}-edition-{edition_number}")


@blueprint.get("/editions/<int:edition_number>/changements")
@requires(READ)
def changes(year: int, edition_number: int) -> str:
    """Tell in plain words what changed since an edition: until the one after it that is asked for, or until today."""
    edition = _edition(year, edition_number)
    asked = request.args.get("jusqu-a", type=int)
    later = _edition(year, asked) if asked else None
    return render_template(
        "pole/report/changes.html",
        edition=edition,
        later=later,
        others=[one for one in queries.editions_of(year) if one.number > edition_number],
        changes=queries.changes_since(edition, later),
    )


def _edition(year: int, number: int) -> ReportEdition:
    """Return an edition of a year; answer 404 where there is none."""
    return queries.find_edition(year, number) or abort(404)
