"""The pages of who is invited: a code or a link, then a name and a passphrase of one's own."""

import secrets
from collections.abc import Callable
from typing import Any

from flask import redirect, render_template, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from cjs_app.access import keys, tries
from cjs_app.access.answers import Answer, led_on, no, paused
from cjs_app.access.domain import ROLE_LABELS
from cjs_app.access.limits import Way
from cjs_app.access.passphrases import suggestion
from cjs_app.access.permissions import stamp, visit
from cjs_app.coop.invitations import actions, queries
from cjs_app.coop.invitations.domain import SPENT, WRONG_CODE
from cjs_app.coop.invitations.forms import CodeForm, WelcomeForm
from cjs_app.coop.invitations.models import Invitation
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import PUBLIC, SIGNED_IN, requires
from cjs_app.plumbing.rates import LOOKUPS, limited

KEPT = "invitation"


@requires(PUBLIC)
@limited(LOOKUPS)
def enter_code() -> Answer:
    """Take six letters: those of an invitation, or of a new key."""
    form = CodeForm()
    if form.validate_on_submit():
        counts = [tries.address_key("code", request.remote_addr or "")]
        try:
            tries.ensure_may_try(counts, clock.now())
        except tries.TooManyTries as refusal:
            form.refuse(refusal)
            return paused(render_template("coop/invitations/code.html", form=form), refusal)
        found = keys.hash_for(Way.CODE, form.code.data or "")
        if queries.find_usable(found, clock.now()) is not None:
            session[KEPT] = found
            return redirect(url_for("invitations.welcome"), code=303)
        if keys.find_usable(found, clock.now()) is not None:
            session[keys.KEY] = found
            return redirect(url_for("access.keys.choose"), code=303)
        tries.note_failure(counts, clock.now())
        actions.note_wrong_code(stamp())
        db.session.commit()
        form.code.errors = [WRONG_CODE]
    return render_template("coop/invitations/code.html", form=form), form.status


@requires(PUBLIC)
def offer(token: str) -> str:
    """Show one button: opening a link changes nothing, so that a mail scanner may open it too."""
    return render_template("coop/invitations/offer.html", token=token)


@requires(PUBLIC)
@limited(LOOKUPS)
def take() -> Response:
    """Take the secret out of the address: what follows has a clean one."""
    session[KEPT] = keys.hash_for(Way.LINK, request.form.get("invitation", ""))
    return redirect(url_for("invitations.welcome"), code=303)


@requires(PUBLIC)
def welcome() -> Answer:
    """Let a guest choose a name and a passphrase, and come in."""
    kept = str(session.get(KEPT, ""))
    invitation = queries.find_usable(kept, clock.now())
    if invitation is None:
        session.pop(KEPT, None)
        return render_template("access/spent.html", sentence=SPENT), 200 if request.method == "GET" else 409
    form = WelcomeForm()
    if request.method == "GET":
        form.display_name.data = _expected(invitation)
        form.login.data = folded(_expected(invitation)).replace(" ", "")
    elif form.validate_on_submit():
        guest = actions.Guest(form.display_name.data or "", form.login.data or "", form.passphrase.data or "")
        home = url_for("home.season", season_id=invitation.season_id)
        try:
            answer = actions.accept(kept, guest, stamp(), visit())
            db.session.commit()
            return led_on(answer, home, shared=False)
        except Refusal as refusal:
            no(form, refusal)
            db.session.refresh(invitation)
    return _welcome_page(form, invitation), form.status


@requires(SIGNED_IN)
def join() -> Answer:
    """Let who has an account already into the season they are invited to."""
    season = actions.join(str(session.get(KEPT, "")), current_user.user, stamp())
    session.pop(KEPT, None)
    return done(f"Bienvenue dans {season.name}.", "home.season", season_id=season.id)


def _welcome_page(form: WelcomeForm, invitation: Invitation) -> str:
    """Return the page that welcomes a guest."""
    return render_template(
        "coop/invitations/welcome.html",
        form=form,
        expected=_expected(invitation),
        coop=db.session.get_one(Season, invitation.season_id),
        role=ROLE_LABELS[invitation.role],
        idea=suggestion(secrets.choice),
    )


def _expected(invitation: Invitation) -> str:
    """Return the first name of who is expected."""
    cooperant = queries.cooperant_of(invitation)
    return cooperant.first_name if cooperant is not None else invitation.name


PAGES: tuple[tuple[str, Callable[..., Any], list[str]], ...] = (
    ("/code", enter_code, ["GET", "POST"]),
    ("/invitation/<token>", offer, ["GET"]),
    ("/invitation", take, ["POST"]),
    ("/bienvenue", welcome, ["GET", "POST"]),
    ("/bienvenue/rejoindre", join, ["POST"]),
)
