"""A forgotten passphrase: the mailed link of an adult, and the key that someone of the team gave."""

import secrets

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from cjs_app.access import keys, queries, tries
from cjs_app.access.answers import Answer, led_on, no, paused
from cjs_app.access.forms import ForgottenForm, NewPassphraseForm
from cjs_app.access.limits import Way
from cjs_app.access.passphrases import suggestion
from cjs_app.access.permissions import stamp, visit
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock, mail
from cjs_app.plumbing.database import db
from cjs_app.plumbing.permissions import PUBLIC, requires
from cjs_app.plumbing.rates import LOOKUPS, MAILS, limited

blueprint = Blueprint("keys", __name__)

SUBJECT = "Une nouvelle clé d’entrée"
LETTER = """Bonjour,

quelqu’un a demandé une nouvelle clé pour un compte de la coopérative jeunesse qui porte cette adresse.

Ouvrir cette adresse dans les dix minutes pour choisir une autre phrase de passe :

{address}

Sans cette demande, ne rien faire : rien ne change.
"""


@blueprint.route("/phrase-oubliee", methods=["GET", "POST"])
@requires(PUBLIC)
@limited(MAILS)
def forgotten() -> Answer:
    """Mail a link to who gave an address; the answer is the same whether or not an account has it."""
    form = ForgottenForm()
    if request.method == "POST" and form.validate_on_submit():
        counts = [tries.address_key("forgotten", request.remote_addr or "")]
        try:
            tries.ensure_may_try(counts, clock.now())
        except tries.TooManyTries as refusal:
            form.refuse(refusal)
            return paused(_forgotten_page(form), refusal)
        tries.note_failure(counts, clock.now())
        db.session.commit()
        if mail.is_set_up():
            _mail_keys(str(form.email.data))
        return render_template("access/mailed.html")
    return _forgotten_page(form), form.status


@blueprint.get("/cle/<token>")
@requires(PUBLIC)
def offer(token: str) -> str:
    """Show one button: opening a link changes nothing, so that a mail scanner may open it too."""
    return render_template("access/key.html", token=token)


@blueprint.post("/cle")
@requires(PUBLIC)
@limited(LOOKUPS)
def take() -> Response:
    """Take the secret out of the address: what follows has a clean one."""
    session[keys.KEY] = keys.hash_for(Way.LINK, request.form.get("cle", ""))
    return redirect(url_for("access.keys.choose"), code=303)


@blueprint.route("/cle/phrase-de-passe", methods=["GET", "POST"])
@requires(PUBLIC)
def choose() -> Answer:
    """Let who has a key choose another passphrase."""
    kept = str(session.get(keys.KEY, ""))
    key = keys.find_usable(kept, clock.now())
    if key is None:
        session.pop(keys.KEY, None)
        return render_template("access/spent.html", sentence=keys.SPENT), 200 if request.method == "GET" else 409
    form = NewPassphraseForm()
    if form.validate_on_submit():
        try:
            answer = keys.use(kept, form.passphrase.data or "", stamp(), visit())
            db.session.commit()
            return led_on(answer, None, shared=False)
        except Refusal as refusal:
            no(form, refusal)
    idea = suggestion(secrets.choice)
    login = queries.get_user(key.user_id).login
    return render_template("access/new_passphrase.html", form=form, idea=idea, login=login), form.status


def _forgotten_page(form: ForgottenForm) -> str:
    """Return the page for who forgot their passphrase."""
    return render_template("access/forgotten.html", form=form, mail_leaves=mail.is_set_up())


def _mail_keys(address: str) -> None:
    """Mail a key to each account with this address, once the page is answered: the time it takes tells nothing."""
    app = current_app._get_current_object()  # type: ignore[attr-defined] # noqa: SLF001 — the application itself

    def errand() -> None:
        now = clock.stamp(None)
        made = [keys.make(user, Way.MAIL, now).secret for user in queries.users_by_email(address)]
        db.session.commit()
        for secret in made:
            link = mail.base_address() + f"/cle/{secret}"
            mail.send(address.strip(), SUBJECT, LETTER.format(address=link))

    mail.later(app, errand)
