"""One's own account: the passphrase, the address for mail."""

import secrets

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user

from cjs_app.access import actions, held_roles, passkeys, queries
from cjs_app.access.answers import Answer, no
from cjs_app.access.domain import Role
from cjs_app.access.forms import EmailForm, PassphraseForm
from cjs_app.access.passphrases import suggestion
from cjs_app.access.permissions import fresh, stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock, mail
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import SIGNED_IN, requires

blueprint = Blueprint("own", __name__, url_prefix="/compte")


def show() -> str:
    """Return the page of the account."""
    user = current_user.user
    return render_template(
        "access/account.html",
        user=user,
        has_factor=queries.has_second_factor(user.id),
        passkeys=len(queries.passkeys_of(user.id)),
        with_passkeys=passkeys.origin() is not None,
        devices=len(queries.sessions_of(user.id, clock.now())),
        may_have_email=may_have_email(user.id),
        must=actions.must_prove_twice(user),
    )


@blueprint.route("/phrase-de-passe", methods=["GET", "POST"])
@requires(SIGNED_IN)
def passphrase() -> Answer:
    """Change one's passphrase; the other devices are signed out."""
    form = PassphraseForm()
    if form.validate_on_submit():
        here = current_user.session
        try:
            actions.change_passphrase(current_user.user, form.current.data or "", form.chosen.data or "", stamp(), here)
            return done("La phrase de passe est changée. Les autres appareils sont déconnectés.", "access.account")
        except Refusal as refusal:
            no(form, refusal)
    idea = suggestion(secrets.choice)
    return render_template("access/passphrase.html", form=form, idea=idea), form.status


@blueprint.route("/e-mail", methods=["GET", "POST"])
@requires(SIGNED_IN)
@fresh()
def email() -> Answer:
    """Note or forget the address to which a link is mailed when the passphrase is forgotten."""
    user = current_user.user
    if not may_have_email(user.id):
        flash("Aucune adresse n’est demandée aux coopérant·es : une animatrice ou un animateur dépanne.", "warning")
        return redirect(url_for("access.account"), code=303)
    form = EmailForm()
    if request.method == "GET":
        form.email.data = user.email
    elif form.validate_on_submit():
        actions.set_email(user, form.email.data or "", stamp())
        return done("L’adresse est notée." if user.email else "Aucune adresse n’est gardée.", "access.account")
    return render_template("access/email.html", form=form, mail_leaves=mail.is_set_up()), form.status


def may_have_email(user_id: int) -> bool:
    """Return whether an account is an adult's: those of cooperants keep no address."""
    roles = {held.role for held in held_roles.roles_held([user_id]).get(user_id, ())}
    return roles != {Role.COOPERANT}
