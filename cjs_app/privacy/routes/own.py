"""What is known about oneself: read, taken away, agreed to, asked to be erased."""

import io

from flask import Blueprint, render_template, request, send_file
from flask_login import current_user
from werkzeug.wrappers import Response

from cjs_app.access import queries as access
from cjs_app.access import watch
from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import SIGNED_IN, requires
from cjs_app.plumbing.rates import EXPORTS, limited
from cjs_app.privacy import actions, pdf, queries
from cjs_app.privacy.doings import parts_of_account
from cjs_app.privacy.domain import QUESTIONS, Consented, consented
from cjs_app.privacy.knowledge import parts_of

blueprint = Blueprint("own", __name__, url_prefix="/mes-donnees")

SHOWN = 10
"""How many rows of a long part the page shows; the file holds them all."""


@blueprint.get("")
@requires(SIGNED_IN)
def show() -> str:
    """Show everything that is known about who asks."""
    mine = queries.own_cooperants(current_user.id)
    return render_template(
        "privacy/own.html",
        chapters=_chapters(),
        written=pdf.written,
        limit=SHOWN,
        questions=QUESTIONS,
        seasons=[
            (season, cooperant, queries.standing_consents(season).get(cooperant.id, {})) for season, cooperant in mine
        ],
        asked=queries.open_requests_of(current_user.id),
        kinds=list(Consented),
    )


@blueprint.get("/copie.<any(zip):ending>")
@requires(SIGNED_IN)
@limited(EXPORTS)
def export(ending: str) -> Response:
    """Hand everything out in one file."""
    watch.note("own_data_taken", current_user.id)
    content = pdf.archive(current_user.display_name, clock.today(), _chapters())
    return send_file(io.BytesIO(content), "application/zip", as_attachment=True, download_name="mes-donnees.zip")


@blueprint.post("/accord")
@requires(SIGNED_IN)
def answer() -> Response:
    """Note a yes or a no; a no is always taken."""
    cooperant_id, _, said = request.form.get("choix", "").partition(":")
    kind = consented(said.partition(":")[0])
    found = next((one for _, one in queries.own_cooperants(current_user.id) if str(one.id) == cooperant_id), None)
    if found is None or kind is None:
        raise Refusal("Ce choix ne se lit pas : recommencer depuis la page.")
    if said.endswith(":oui"):
        actions.agree(found, kind, stamp())
        return done("L’accord est noté. Il se retire ici, quand on veut.", "privacy.own.show")
    actions.withdraw(found, kind, stamp())
    return done("L’accord est retiré : l’animation le voit tout de suite.", "privacy.own.show")


@blueprint.post("/effacement")
@requires(SIGNED_IN)
def ask() -> Response:
    """Ask to be erased."""
    actions.ask_own_erasure(current_user.user, stamp())
    return done("La demande est partie. Une personne de l’équipe y répond avant un mois.", "privacy.own.show")


@blueprint.post("/effacement/retirer")
@requires(SIGNED_IN)
def take_back() -> Response:
    """Take back what one asked."""
    actions.withdraw_own_requests(current_user.user, stamp())
    return done("La demande est retirée : rien ne s’efface.", "privacy.own.show")


def _chapters() -> "list[pdf.Chapter]":
    """Return everything that is known about who asks: each account of theirs, then each season."""
    user = current_user.user
    accounts = access.accounts_of_person(user.id)
    chapters = [
        pdf.Chapter(f"compte_{rank}", "Le compte" if rank == 1 else f"Le compte n° {rank}", parts_of_account(account))
        for rank, account in enumerate(accounts, start=1)
    ]
    for season, cooperant in queries.own_cooperants(user.id):
        title = f"{season.name}, été {season.year}"
        chapters.append(pdf.Chapter(f"saison_{season.id}", title, parts_of(season, cooperant)))
    return chapters
