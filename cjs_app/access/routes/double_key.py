"""The double key: figures on a phone beside the passphrase, and codes on paper for the day the phone is lost."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from cjs_app.access import actions, passkeys, queries, second_factor
from cjs_app.access.answers import Answer, no
from cjs_app.access.codes import in_groups
from cjs_app.access.forms import CodeForm, RemovalForm
from cjs_app.access.permissions import fresh, stamp
from cjs_app.access.totp import address_for_phone, secret_text
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock, qr
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import SIGNED_IN, requires

blueprint = Blueprint("second_factor", __name__, url_prefix="/compte/double-cle")


@blueprint.get("")
@requires(SIGNED_IN)
@fresh()
def show() -> str:
    """Show where the double key stands: none yet, being put in place, in place."""
    return _page(CodeForm(formdata=None))


@blueprint.post("/commencer")
@requires(SIGNED_IN)
@fresh()
def begin() -> Response:
    """Draw the secret that the phone is about to learn."""
    second_factor.begin(current_user.user, stamp())
    return done("Il reste à montrer ce carré au téléphone.", "access.second_factor.show")


@blueprint.get("/carre.svg")
@requires(SIGNED_IN)
@fresh()
def picture() -> Response:
    """Give the QR code of a secret that the phone does not know yet; never again afterwards."""
    factor = queries.find_second_factor(current_user.id)
    if factor is None or factor.confirmed_at is not None:
        return redirect(url_for("access.second_factor.show"), code=303)
    secret = second_factor.secret_of(factor)
    return qr.picture(address_for_phone(secret, current_user.user.login, passkeys.HOUSE))


@blueprint.post("/confirmer")
@requires(SIGNED_IN)
@fresh()
def confirm() -> Answer:
    """Put the double key in place once the phone's figures are right; show the recovery codes, this once."""
    form = CodeForm()
    if form.validate_on_submit():
        try:
            codes = second_factor.confirm(current_user.user, form.code.data or "", stamp(), current_user.session)
            db.session.commit()
            return render_template("access/recovery_codes.html", codes=codes)
        except Refusal as refusal:
            no(form, refusal)
    return _page(form), 422


@blueprint.post("/codes")
@requires(SIGNED_IN)
@fresh()
def new_codes() -> Answer:
    """Show ten new recovery codes; the former ones are void."""
    if request.form.get("codes") != "nouveaux" or not queries.has_second_factor(current_user.id):
        abort(400)
    codes = second_factor.new_recovery_codes(current_user.user, stamp())
    db.session.commit()
    return render_template("access/recovery_codes.html", codes=codes)


@blueprint.route("/retirer", methods=["GET", "POST"])
@requires(SIGNED_IN)
@fresh()
def remove() -> Answer:
    """Take the double key away, for who gives passphrase and figures."""
    form = RemovalForm()
    if form.validate_on_submit():
        try:
            second_factor.remove(
                current_user.user, form.current.data or "", form.code.data or "", stamp(), current_user.session
            )
            return done("La double clé est retirée.", "access.second_factor.show")
        except Refusal as refusal:
            no(form, refusal)
    must = actions.must_prove_twice(current_user.user)
    return render_template("access/remove_factor.html", form=form, must=must), form.status


def _page(form: CodeForm) -> str:
    """Return the page of the double key."""
    user = current_user.user
    factor = queries.find_second_factor(user.id)
    begun = factor is not None and factor.confirmed_at is None
    return render_template(
        "access/second_factor.html",
        form=form,
        factor=factor,
        secret=in_groups(secret_text(second_factor.secret_of(factor))) if factor is not None and begun else None,
        codes_left=len(queries.recovery_codes_of(user.id, clock.now())),
        must=actions.must_prove_twice(user),
        with_passkeys=passkeys.origin() is not None,
    )
