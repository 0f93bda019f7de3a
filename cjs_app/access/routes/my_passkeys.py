"""My passkeys: a phone or a computer that opens the door by itself."""

from flask import Blueprint, current_app, render_template, request, session
from flask_login import current_user

from cjs_app.access import passkeys, queries
from cjs_app.access.answers import Answer, no
from cjs_app.access.forms import PasskeyForm, PasskeyRemovalForm
from cjs_app.access.permissions import fresh, stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import done, record_number
from cjs_app.plumbing.permissions import SIGNED_IN, requires

blueprint = Blueprint("passkeys", __name__, url_prefix="/compte/cles-d-acces")


@blueprint.get("")
@requires(SIGNED_IN)
@fresh()
def index() -> str:
    """List one's passkeys; offer to add one."""
    return _page(PasskeyForm(formdata=None))


@blueprint.post("/question")
@requires(SIGNED_IN)
@fresh()
def question() -> Answer:
    """Give the browser the question that makes a new passkey."""
    token, options = passkeys.question_for_new(current_user.user, stamp())
    db.session.commit()
    session["passkey"] = token
    return current_app.json.response(options)


@blueprint.post("")
@requires(SIGNED_IN)
@fresh()
def add() -> Answer:
    """Keep a new passkey."""
    form = PasskeyForm()
    if form.validate_on_submit():
        token, here = str(session.pop("passkey", "")), current_user.session
        try:
            passkeys.add(current_user.user, token, form.answer.data or "", form.name.data or "", stamp(), here)
            return done("La clé d’accès est prête : elle ouvre la porte à elle seule.", "access.passkeys.index")
        except Refusal as refusal:
            no(form, refusal)
    return _page(form), 422


@blueprint.post("/retirer")
@requires(SIGNED_IN)
@fresh()
def remove() -> Answer:
    """Take a passkey away, for who gives the passphrase."""
    form, asked = PasskeyRemovalForm(), record_number(request.form.get("cle", ""))
    blank = PasskeyForm(formdata=None)
    if form.validate_on_submit() and asked is not None:
        try:
            passkeys.remove(current_user.user, asked, form.current.data or "", stamp(), current_user.session)
            return done("La clé d’accès est retirée.", "access.passkeys.index")
        except Refusal as refusal:
            no(blank, refusal)
    else:
        blank.form_errors.append("Écrire la phrase de passe pour retirer une clé.")
    return _page(blank), 422


def _page(form: PasskeyForm) -> str:
    """Return the page of the passkeys."""
    address = passkeys.origin()
    return render_template(
        "access/passkeys.html",
        form=form,
        removal=PasskeyRemovalForm(formdata=None),
        passkeys=queries.passkeys_of(current_user.id),
        address=address,
        here=address == request.host_url.rstrip("/"),
    )
