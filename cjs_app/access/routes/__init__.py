"""The door: coming in, giving a second proof, going out."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, session, url_for
from flask_login import current_user, login_user, logout_user
from werkzeug.wrappers import Response

from cjs_app.access import actions, passkeys, second_factor, sessions, tries
from cjs_app.access.answers import Answer, led_on, no, paused
from cjs_app.access.forms import CodeForm, ConfirmForm, EnterForm, SignInForm
from cjs_app.access.permissions import device_cookie, load_visitor, stamp, visit, welcome
from cjs_app.access.routes import accounts, devices, double_key, forgotten, my_passkeys, own, persons
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import safe_target
from cjs_app.plumbing.permissions import PUBLIC, SIGNED_IN, requires

blueprint = Blueprint("access", __name__)
for part in (own, devices, double_key, my_passkeys, forgotten, accounts, persons):
    blueprint.register_blueprint(part.blueprint)

FORGET_ALL = '"cache", "storage"'
"""What the browser lets go when someone signs out (Clear-Site-Data); cookies are taken back one by one."""


@blueprint.route("/connexion", methods=["GET", "POST"])
@requires(PUBLIC)
def sign_in() -> Answer:
    """Show the door; let in who knows their passphrase."""
    form = SignInForm()
    if request.method == "GET":
        form.suite.data = request.args.get("suite", "")
        return _door(form), 200
    status = 422
    if form.validate_on_submit():
        try:
            answer = actions.sign_in(
                form.login.data or "", form.passphrase.data or "", stamp(), visit(bool(form.shared.data))
            )
            db.session.commit()
            if answer is not None:
                return led_on(answer, form.suite.data, bool(form.shared.data))
            form.form_errors.append(actions.WRONG)
        except tries.TooManyTries as refusal:
            form.refuse(refusal)
            return paused(_door(form), refusal)
    return _door(form), status


@blueprint.route("/connexion/double-cle", methods=["GET", "POST"])
@requires(PUBLIC)
def proof() -> Answer:
    """Ask the second proof of who gave the right passphrase in this very browser."""
    token = str(session.get("proof", ""))
    if not token:
        return redirect(url_for("access.sign_in"), code=303)
    form = CodeForm()
    if form.validate_on_submit():
        shared, suite = bool(session.get("shared")), session.get("suite")
        try:
            came_in = second_factor.prove(token, form.code.data or "", stamp(), visit(shared))
            db.session.commit()
            if came_in is not None:
                return welcome(came_in, safe_target(suite) or url_for("home.show"))
            form.code.errors = [second_factor.WRONG_CODE]
        except tries.TooManyTries as refusal:
            form.refuse(refusal)
            return paused(_proof_page(form), refusal)
        except Refusal as refusal:
            db.session.rollback()
            session.pop("proof", None)
            flash(str(refusal), "error")
            return redirect(url_for("access.sign_in"), code=303)
    return _proof_page(form), form.status


@blueprint.post("/connexion/cle-d-acces/question")
@requires(PUBLIC)
def passkey_question() -> Answer:
    """Give the browser the question that a passkey answers."""
    token, options = passkeys.question_to_enter(stamp())
    db.session.commit()
    session["passkey"] = token
    return current_app.json.response(options)


@blueprint.post("/connexion/cle-d-acces")
@requires(PUBLIC)
def enter_with_passkey() -> Answer:
    """Let in the owner of a passkey."""
    form = EnterForm()
    if not form.validate_on_submit():
        return _door(SignInForm(formdata=None)), 422
    token = str(session.pop("passkey", ""))
    try:
        came_in = passkeys.enter(token, form.answer.data or "", stamp(), visit(bool(form.shared.data)))
        db.session.commit()
    except Refusal as refusal:
        blank = SignInForm(formdata=None)
        no(blank, refusal)
        return _door(blank), 422
    return welcome(came_in, safe_target(form.suite.data) or url_for("home.show"))


@blueprint.route("/compte/confirmer", methods=["GET", "POST"])
@requires(SIGNED_IN)
def confirm() -> Answer:
    """Ask the passphrase again before something sensitive; the session then goes on under a new token."""
    form = ConfirmForm()
    if request.method == "GET":
        form.suite.data = request.args.get("suite", "")
    elif form.validate_on_submit():
        try:
            actions.ensure_passphrase(current_user.user, form.current.data or "", stamp())
            token = sessions.renew(current_user.session, stamp())
            db.session.commit()
            login_user(load_visitor(token))
            return redirect(safe_target(form.suite.data) or url_for("access.account"), code=303)
        except Refusal as refusal:
            no(form, refusal)
    return render_template("access/confirm.html", form=form), form.status


@blueprint.post("/deconnexion")
@requires(SIGNED_IN)
def sign_out() -> Response:
    """Close the session on the server, then in the browser."""
    shared = current_user.session.shared
    actions.sign_out(current_user.session, stamp())
    db.session.commit()
    logout_user()
    session.clear()
    flash("À bientôt !", "success")
    response = redirect(url_for("access.sign_in"), code=303)
    response.headers["Clear-Site-Data"] = FORGET_ALL
    if shared:
        response.delete_cookie(device_cookie())
    return response


@blueprint.get("/compte")
@requires(SIGNED_IN)
def account() -> str:
    """Show one's own account, and what can be changed in it."""
    return own.show()


def _door(form: SignInForm) -> str:
    """Return the page of the door."""
    loses_cookies = current_app.config["SESSION_COOKIE_SECURE"] and not request.is_secure
    here = passkeys.origin() == request.host_url.rstrip("/")
    return render_template("access/sign_in.html", form=form, loses_cookies=loses_cookies, with_passkeys=here)


def _proof_page(form: CodeForm) -> str:
    """Return the page that asks for the second proof."""
    here = passkeys.origin() == request.host_url.rstrip("/")
    return render_template("access/proof.html", form=form, with_passkeys=here)
