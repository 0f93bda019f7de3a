"""The data of the team of a season: agreements, requests, what is known about someone, an erasure after its preview."""

import io

from flask import Blueprint, g, render_template, request, send_file
from werkzeug.wrappers import Response

from cjs_app.access import watch
from cjs_app.access.permissions import stamp
from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import requires
from cjs_app.plumbing.rates import EXPORTS, limited
from cjs_app.privacy import actions, erasing, pdf, queries
from cjs_app.privacy.domain import QUESTIONS, Consented, Erased, consented
from cjs_app.privacy.forms import EraseForm
from cjs_app.privacy.knowledge import parts_of
from cjs_app.privacy.permissions import ANSWER

blueprint = Blueprint("season", __name__, url_prefix="/saisons/<int:season_id>/donnees")

Answer = str | Response | tuple[str, int]


@blueprint.get("")
@requires(ANSWER)
def show(season_id: int) -> str:
    """List who agrees to what, who asks to be erased, and where to read what is known about each."""
    return render_template(
        "privacy/season.html",
        cooperants=cooperants.cooperants_of(g.season),
        consents=queries.standing_consents(g.season),
        questions=QUESTIONS,
        waiting=queries.waiting_requests(g.season),
        erased=queries.erased_ids(Erased.COOPERANT),
    )


@blueprint.get("/coop/<int:cooperant_id>")
@requires(ANSWER)
def person(season_id: int, cooperant_id: int) -> str:
    """Show what is known about a cooperant in this season, at their request."""
    cooperant = cooperants.get_cooperant(g.season, cooperant_id)
    return render_template(
        "privacy/person.html",
        cooperant=cooperant,
        chapters=[_chapter(cooperant)],
        written=pdf.written,
        limit=10,
        questions=QUESTIONS,
        answers=queries.standing_consents(g.season).get(cooperant.id, {}),
        kinds=list(Consented),
        erased=queries.find_erasure(Erased.COOPERANT, cooperant.id),
        asked=[one for one, about in queries.waiting_requests(g.season) if about.id == cooperant.id],
    )


@blueprint.get("/coop/<int:cooperant_id>/copie.<any(zip):ending>")
@requires(ANSWER)
@limited(EXPORTS)
def export(season_id: int, cooperant_id: int, ending: str) -> Response:
    """Hand out what is known about a cooperant in this season, for them."""
    cooperant = cooperants.get_cooperant(g.season, cooperant_id)
    watch.note("data_taken_for_someone", stamp().by, cooperant=cooperant.id, season=season_id)
    content = pdf.archive(cooperant.first_name, clock.today(), [_chapter(cooperant)])
    return send_file(
        io.BytesIO(content), "application/zip", as_attachment=True, download_name=f"donnees-{cooperant_id}.zip"
    )


@blueprint.post("/coop/<int:cooperant_id>/demande")
@requires(ANSWER)
def ask(season_id: int, cooperant_id: int) -> Response:
    """Note that a cooperant asked to be erased, by word or on paper."""
    actions.ask_erasure(cooperants.get_cooperant(g.season, cooperant_id), stamp())
    return done("La demande est notée.", "privacy.season.person", season_id=season_id, cooperant_id=cooperant_id)


@blueprint.post("/coop/<int:cooperant_id>/accord")
@requires(ANSWER)
def withdraw(season_id: int, cooperant_id: int) -> Response:
    """Note that a cooperant no longer agrees; nobody but themself says yes."""
    cooperant = cooperants.get_cooperant(g.season, cooperant_id)
    kind = consented(request.form.get("choix", ""))
    if kind is None:
        raise Refusal("Ce choix ne se lit pas : recommencer depuis la page.")
    actions.withdraw(cooperant, kind, stamp())
    return done("L’accord est retiré.", "privacy.season.person", season_id=season_id, cooperant_id=cooperant_id)


@blueprint.route("/coop/<int:cooperant_id>/effacer", methods=["GET", "POST"])
@requires(ANSWER)
def erase(season_id: int, cooperant_id: int) -> Answer:
    """Show what goes and what stays; on a yes, erase."""
    cooperant = cooperants.get_cooperant(g.season, cooperant_id)
    if queries.find_erasure(Erased.COOPERANT, cooperant.id) is not None:
        raise Refusal("C’est déjà fait : il n’y a plus de nom à effacer.")
    preview = erasing.preview(g.season, cooperant)
    form = EraseForm()
    form.keep.choices = [(mention.key, mention.around) for mention in preview.mentions]
    if request.method == "POST" and form.validate():
        try:
            alias = erasing.erase_cooperant(cooperant, stamp(), form.keep.data or ())
            return done(
                f"C’est fait : la fiche s’appelle maintenant {alias}.", "privacy.season.show", season_id=season_id
            )
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("privacy/erase.html", form=form, cooperant=cooperant, preview=preview), form.status


def _chapter(cooperant: Cooperant) -> "pdf.Chapter":
    """Return what is known about a cooperant of the season at hand."""
    return pdf.Chapter(f"saison_{g.season.id}", f"{g.season.name}, été {g.season.year}", parts_of(g.season, cooperant))
