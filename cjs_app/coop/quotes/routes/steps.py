"""The steps of a devis: given to validate, validated, sent, refused, declined, expired."""

from collections.abc import Callable

from flask import Blueprint, flash, g, redirect, render_template, url_for
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.coop.quotes import actions, queries
from cjs_app.coop.quotes.domain import DECLINING, REFUSING, SENDING_BACK, Status
from cjs_app.coop.quotes.forms import ReasonForm
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.quotes.permissions import VALIDATE, WRITE
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.kernel.states import Transition, moved
from cjs_app.plumbing.formats import sentence
from cjs_app.plumbing.pages import AT_ONCE, Undo, done
from cjs_app.plumbing.permissions import may, requires

blueprint = Blueprint("steps", __name__)

Answer = str | Response | tuple[str, int]


@blueprint.post("/<int:quote_id>/faire-valider")
@requires(WRITE)
def submit(season_id: int, quote_id: int) -> Response:
    """Give a draft to validate."""
    good_news = "Le devis attend maintenant d’être validé."
    return _done(quote_id, actions.submit, good_news, _back_to_draft(quote_id))


@blueprint.post("/<int:quote_id>/valider")
@requires(VALIDATE)
def validate(season_id: int, quote_id: int) -> Response:
    """Validate a devis."""
    good_news = "Le devis est validé : il peut partir chez le client."
    back = Undo("quotes.steps.wait_again", {"season_id": season_id, "quote_id": quote_id})
    return _done(quote_id, actions.validate, good_news, back)


@blueprint.post("/<int:quote_id>/remettre-a-valider")
@requires(VALIDATE)
def wait_again(season_id: int, quote_id: int) -> Response:
    """Take back the validation of a devis that is not sent yet."""
    return _done(quote_id, actions.wait_again, "C’est annulé : le devis attend de nouveau d’être validé.")


@blueprint.post("/<int:quote_id>/envoyer")
@requires(WRITE)
def send(season_id: int, quote_id: int) -> Response:
    """Note that a devis went to the client."""
    return _done(quote_id, actions.send, "C’est noté : le devis est chez le client.")


@blueprint.post("/<int:quote_id>/expirer")
@requires(WRITE)
def expire(season_id: int, quote_id: int) -> Response:
    """Note that a devis no longer holds."""
    return _done(quote_id, actions.expire, "Le devis est noté comme expiré.")


@blueprint.post("/expirer")
@requires(WRITE)
def expire_all(season_id: int) -> Response:
    """Note every devis that no longer holds."""
    count = actions.expire_overdue(g.season, stamp())
    return done(f"Devis notés comme expirés : {count}.", "quotes.index", season_id=season_id)


@blueprint.route("/<int:quote_id>/rendre", methods=["GET", "POST"])
@requires(VALIDATE)
def send_back(season_id: int, quote_id: int) -> Answer:
    """Give a devis back to be corrected."""
    return _with_reason(quote_id, SENDING_BACK, actions.send_back, "Le devis est rendu, avec ce qu’il y a à corriger.")


@blueprint.route("/<int:quote_id>/refuser", methods=["GET", "POST"])
@requires(WRITE)
def refuse(season_id: int, quote_id: int) -> Answer:
    """Note that the client said no."""
    return _with_reason(quote_id, REFUSING, actions.refuse, "La réponse du client est notée.")


@blueprint.route("/<int:quote_id>/decliner", methods=["GET", "POST"])
@requires(WRITE)
def decline(season_id: int, quote_id: int) -> Answer:
    """Note that the coop cannot do this job."""
    return _with_reason(quote_id, DECLINING, actions.decline, "Le devis est décliné.")


def _done(quote_id: int, act: Callable[[Quote, Stamp], None], good_news: str, undo: Undo | None = None) -> Response:
    """Move a devis to its next state and show it."""
    act(queries.get_quote(g.season, quote_id), stamp())
    return done(good_news, "quotes.show", undo=undo, season_id=g.season.id, quote_id=quote_id)


def _back_to_draft(quote_id: int) -> Undo | None:
    """Return how a devis that was just given to validate becomes a draft again, for who may do that."""
    where = {"season_id": g.season.id, "quote_id": quote_id}
    return Undo("quotes.steps.send_back", where, {"reason": AT_ONCE}) if may(VALIDATE) else None


def _with_reason(
    quote_id: int, transition: Transition[Status], act: Callable[[Quote, str, Stamp], None], good_news: str
) -> Answer:
    """Ask why, then move a devis to its next state."""
    quote = queries.get_quote(g.season, quote_id)
    try:
        moved(quote.status, transition)
    except Refusal as refusal:
        return not_now(quote_id, refusal)
    form = ReasonForm()
    if form.validate_on_submit():
        try:
            act(quote, form.reason.data or "", stamp())
            return done(good_news, "quotes.show", season_id=g.season.id, quote_id=quote_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/quotes/reason.html", form=form, quote=quote, target=transition.target), form.status


def not_now(quote_id: int, refusal: Refusal) -> Response:
    """Show a devis with the reason why something cannot be done with it now."""
    flash(sentence(refusal), "error")
    return redirect(url_for("quotes.show", season_id=g.season.id, quote_id=quote_id), code=303)
