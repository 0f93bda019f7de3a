"""The door: coming in, going out, one's own account."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_login import current_user, login_user, logout_user
from werkzeug.wrappers import Response

from cjs_app.access import actions
from cjs_app.access.forms import PassphraseForm, SignInForm
from cjs_app.access.permissions import load_visitor, stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import done, safe_target
from cjs_app.plumbing.permissions import PUBLIC, SIGNED_IN, requires

blueprint = Blueprint("access", __name__)


@blueprint.route("/connexion", methods=["GET", "POST"])
@requires(PUBLIC)
def sign_in() -> str | Response | tuple[str, int]:
    """Show the door; let in who knows their passphrase."""
    form = SignInForm()
    if request.method == "GET":
        form.suite.data = request.args.get("suite", "")
        loses_cookies = current_app.config["SESSION_COOKIE_SECURE"] and not request.is_secure
        return render_template("access/sign_in.html", form=form, loses_cookies=loses_cookies)
    if form.validate_on_submit():
        try:
            came_in = actions.sign_in(form.login.data or "", form.passphrase.data or "", stamp())
        except Refusal as refusal:
            came_in = None
            form.refuse(refusal)
        db.session.commit()
        if came_in is not None:
            _user, token = came_in
            login_user(load_visitor(token))
            return redirect(safe_target(form.suite.data) or url_for("home.show"), code=303)
        if not form.form_errors:
            form.form_errors.append(actions.WRONG)
    return render_template("access/sign_in.html", form=form), 422


@blueprint.post("/deconnexion")
@requires(SIGNED_IN)
def sign_out() -> Response:
    """Close the session on the server, then in the browser."""
    actions.sign_out(current_user.session, stamp())
    db.session.commit()
    logout_user()
    flash("À bientôt !", "success")
    return redirect(url_for("access.sign_in"), code=303)


@blueprint.route("/compte", methods=["GET", "POST"])
@requires(SIGNED_IN)
def account() -> str | Response | tuple[str, int]:
    """Show one's own account; change its passphrase."""
    form = PassphraseForm()
    if request.method == "GET":
        return render_template("access/account.html", form=form)
    if form.validate_on_submit():
        try:
            actions.change_passphrase(current_user.user, form.current.data or "", form.chosen.data or "", stamp())
            return done("La phrase de passe est changée.", "access.account")
        except Refusal as refusal:
            db.session.rollback()
            form.refuse(refusal)
    return render_template("access/account.html", form=form), 422
