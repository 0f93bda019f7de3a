"""My devices: where this account is signed in, and how to close it there."""

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from flask_login import current_user, logout_user
from werkzeug.wrappers import Response

from cjs_app.access import queries, sessions
from cjs_app.access.permissions import stamp
from cjs_app.plumbing import clock
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import done, record_number
from cjs_app.plumbing.permissions import SIGNED_IN, requires

blueprint = Blueprint("devices", __name__, url_prefix="/compte/appareils")


@blueprint.get("")
@requires(SIGNED_IN)
def index() -> str:
    """List the devices on which this account is signed in."""
    open_sessions = queries.sessions_of(current_user.id, clock.now())
    return render_template("access/devices.html", sessions=open_sessions, here=current_user.session.id)


@blueprint.post("/fermer")
@requires(SIGNED_IN)
def end() -> Response:
    """Sign one device out."""
    asked = record_number(request.form.get("session", ""))
    open_sessions = queries.sessions_of(current_user.id, clock.now())
    found = next((one for one in open_sessions if one.id == asked), None)
    if found is None:
        abort(400)
    sessions.end(found, stamp())
    return done("L’appareil est déconnecté.", "access.devices.index")


@blueprint.post("/tout-fermer")
@requires(SIGNED_IN)
def end_all() -> Response:
    """Sign out everywhere, here included."""
    if request.form.get("partout") != "oui":
        abort(400)
    sessions.end_all(current_user.id, stamp())
    db.session.commit()
    logout_user()
    session.clear()
    return redirect(url_for("access.sign_in"), code=303)
