"""The pages of the bilan: on a screen, as a PDF, as JSON, figure by figure, and the texts that the group writes."""

import json
from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from msgspec.structs import asdict
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.access.queries import names_of
from cjs_app.coop.bilan import actions, pdf, queries
from cjs_app.coop.bilan.domain import SECTION_HINTS, SECTION_LABELS, Section, spread
from cjs_app.coop.bilan.figures import Figure
from cjs_app.coop.bilan.forms import TextForm
from cjs_app.coop.bilan.permissions import BEFORE_CLOSING, READ, SHARES, WRITE
from cjs_app.coop.seasons.domain import Status, ensure_writable
from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.headers import paper
from cjs_app.plumbing.navigation import Entry, offer, open_url
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import may, requires
from cjs_app.plumbing.rates import PAPERS, limited

blueprint = Blueprint("bilan", __name__, url_prefix="/saisons/<int:season_id>")
ONE_PAGE = "summary.show"
"""The page of the later room that shows sums of enough persons."""

offer(Entry("Bilan", "bilan.show", "chart-column", group="La coop"))


@blueprint.before_request
def wait_for_closing() -> Response | str | None:
    """Show who reads sums of enough persons only where these stand, until the group has closed its summer.

    A bilan that moves each day tells, from one day to the next, what one person did; a closed one is handed over.
    """
    if g.season.status is Status.CLOSED or may(BEFORE_CLOSING):
        return None
    if request.endpoint != "bilan.show":
        return redirect(url_for("bilan.show", season_id=g.season.id), code=303)
    return render_template("coop/bilan/waiting.html", one_page_url=open_url(ONE_PAGE, season_id=g.season.id))


@blueprint.get("/bilan")
@requires(READ)
def show(season_id: int) -> str:
    """Show the whole bilan."""
    return render_template(
        "coop/bilan/show.html",
        document=queries.document_of(g.season),
        sections=SECTION_LABELS,
        hints=SECTION_HINTS,
        may_write=may(WRITE) and g.season.status is not Status.CLOSED,
    )


@blueprint.get("/bilan.pdf")
@requires(READ)
@limited(PAPERS)
def printed(season_id: int) -> Response:
    """Give the bilan as A4 pages."""
    return paper(pdf.draw(queries.document_of(g.season)), _file_name())


@blueprint.get("/bilan.json")
@requires(READ)
@limited(PAPERS)
def as_json(season_id: int) -> Response:
    """Give the bilan as JSON; who is not of the team reads how the shares lie, not each of them."""
    if may(SHARES):
        return Response(queries.as_json(g.season), mimetype="application/json")
    bilan = queries.bilan_of(g.season)
    record: dict[str, Any] = queries.record_of(g.season)
    del record["shares"]
    record["spread"] = asdict(spread(bilan.distribution))
    return Response(json.dumps(record, ensure_ascii=False, indent=2), mimetype="application/json")


@blueprint.get("/bilan/chiffres")
@requires(READ)
def figures(season_id: int) -> str:
    """Show where every figure comes from."""
    document = queries.document_of(g.season)
    return render_template("coop/bilan/figures.html", document=document, sections=SECTION_LABELS)


@blueprint.get("/bilan/chiffres/<key>")
@requires(READ)
def figure(season_id: int, key: str) -> str:
    """Show one figure, how it is counted, and the way to the records it was counted from."""
    document = queries.document_of(g.season)
    found = document.figures.get(key)
    if found is None:
        abort(404)
    return render_template(
        "coop/bilan/figure.html",
        document=document,
        figure=found,
        inputs=[document.figures[name] for name in (*found.inputs, found.over) if name],
        lists=_lists_of(found),
        users=[other for other in document.figures.values() if key in (*other.inputs, other.over)],
        sections=SECTION_LABELS,
    )


@blueprint.route("/bilan/textes/<name>", methods=["GET", "POST"])
@requires(WRITE)
def text(season_id: int, name: str) -> str | Response | tuple[str, int]:
    """Write the text of a section; the versions before it stay to be read."""
    section = next((section for section in Section if section.value == name), None)
    if section is None:
        abort(404)
    ensure_writable(g.season.status)
    form = TextForm()
    versions = queries.versions_of(g.season, section)
    form.open_on(versions[0].text if versions else "")
    if form.validate_on_submit():
        try:
            actions.write_text(g.season, section, form.text.data or "", stamp())
            return done(
                f"« {SECTION_LABELS[section]} » est à jour.", "bilan.show", season_id=season_id, _anchor=section.value
            )
        except Refusal as refusal:
            form.refuse(refusal)
            versions = queries.versions_of(g.season, section)
    return render_template(
        "coop/bilan/text.html",
        form=form,
        section=section,
        label=SECTION_LABELS[section],
        hint=SECTION_HINTS[section],
        versions=versions,
        writers=names_of(version.by_user_id for version in versions),
    ), form.status


def _lists_of(figure: Figure) -> list[tuple[str, str | None]]:
    """Return the lists that a figure opens: what each link says, and its address where this visitor may open it."""
    return [
        (found.invitation, open_url(found.endpoint, season_id=g.season.id, **found.asked)) for found in figure.records
    ]


def _file_name() -> str:
    """Return how the file is called where it is saved: «bilan-coop-avenir-2021»."""
    words = "".join(letter if letter.isalnum() and letter.isascii() else " " for letter in folded(g.season.name))
    return "-".join(["bilan", *words.split(), str(g.season.year)])
