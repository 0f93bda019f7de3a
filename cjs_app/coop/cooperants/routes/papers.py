"""The pages of the papers we wait for from someone: states and days, never scans."""

from flask import Blueprint, g, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.coop.cooperants import actions, queries
from cjs_app.coop.cooperants.domain import PaperState
from cjs_app.coop.cooperants.forms import LabelForm, PaperForm
from cjs_app.coop.cooperants.permissions import WRITE
from cjs_app.coop.seasons.domain import ensure_writable
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.pages import Undo, done
from cjs_app.plumbing.permissions import requires

blueprint = Blueprint("papers", __name__)

Answer = str | Response | tuple[str, int]


@blueprint.route("/<int:cooperant_id>/pieces/nouvelle", methods=["GET", "POST"])
@requires(WRITE)
def expect(season_id: int, cooperant_id: int) -> Answer:
    """Ask someone for one more paper."""
    ensure_writable(g.season.status)
    cooperant = queries.get_cooperant(g.season, cooperant_id)
    form = LabelForm()
    if form.validate_on_submit():
        try:
            actions.expect_paper(cooperant, form.label.data or "", stamp())
            return done("La pièce est demandée.", "cooperants.show", season_id=season_id, cooperant_id=cooperant_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/cooperants/expect_paper.html", form=form, cooperant=cooperant), form.status


@blueprint.route("/pieces/<int:paper_id>", methods=["GET", "POST"])
@requires(WRITE)
def change(season_id: int, paper_id: int) -> Answer:
    """Note where a paper stands."""
    ensure_writable(g.season.status)
    paper = queries.get_paper(g.season, paper_id)
    cooperant = queries.get_cooperant(g.season, paper.cooperant_id)
    form = PaperForm()
    if request.method == "GET":
        form.show(paper)
    elif form.validate_on_submit():
        try:
            actions.set_paper(paper, form.chosen, form.day.data, stamp())
            return done("La pièce est à jour.", "cooperants.show", season_id=season_id, cooperant_id=cooperant.id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/cooperants/paper.html", form=form, paper=paper, cooperant=cooperant), form.status


@blueprint.post("/pieces/<int:paper_id>/recue")
@requires(WRITE)
def receive(season_id: int, paper_id: int) -> Response:
    """Note that a paper came in today."""
    paper = queries.get_paper(g.season, paper_id)
    before = paper.state
    actions.set_paper(paper, PaperState.RECEIVED, None, stamp())
    return done(
        "La pièce est reçue.",
        "cooperants.show",
        undo=Undo("cooperants.papers.change", {"season_id": season_id, "paper_id": paper_id}, {"state": before.value}),
        season_id=season_id,
        cooperant_id=paper.cooperant_id,
    )


@blueprint.post("/pieces/<int:paper_id>/retirer")
@requires(WRITE)
def remove(season_id: int, paper_id: int) -> Response:
    """Stop waiting for a paper."""
    paper = queries.get_paper(g.season, paper_id)
    actions.remove_paper(paper, stamp())
    return done(
        "Cette pièce n’est plus demandée.", "cooperants.show", season_id=season_id, cooperant_id=paper.cooperant_id
    )
