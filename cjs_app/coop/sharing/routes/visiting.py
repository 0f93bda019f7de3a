"""The pages behind a committee link: the address with its key, and the clean one where the summer is read.

The address with the key asks nothing of the database: whatever key it holds, it shows the same button. Mail scanners
may open it as often as they like. Only the button exchanges the key, once for each browser, for a cookie.
"""

from flask import Blueprint, Flask, abort, current_app, g, make_response, redirect, render_template, request, url_for
from flask_wtf.csrf import ValidationError, validate_csrf
from werkzeug.wrappers import Response

from cjs_app.coop.sharing import actions, queries
from cjs_app.coop.sharing.routes.reading import reading
from cjs_app.plumbing import clock
from cjs_app.plumbing.database import db
from cjs_app.plumbing.permissions import PUBLIC, requires
from cjs_app.plumbing.rates import LOOKUPS, limited

blueprint = Blueprint("visit", __name__, url_prefix="/comite")

WITHOUT_COOKIE = {"sharing.visit.door", "sharing.visit.enter"}
"""The two pages that open without a visit; any page added here later asks for one."""


def start(app: Flask) -> None:
    """Take the button out of the general check of forms: without a referrer, that one refuses it over HTTPS.

    `enter` does the part of the check that needs none.
    """
    app.extensions["csrf"].exempt(enter)


@blueprint.before_request
def guard() -> Response | None:
    """Let in who has the cookie of a visit that is still open; anybody else gets the page of a link that is shut."""
    g.visit = None
    if request.endpoint in WITHOUT_COOKIE:
        return None
    now, cookie = clock.now(), request.cookies.get(cookie_name(), "")
    found = queries.find_open_visit(cookie, now) if cookie else None
    if found is None:
        return shut()
    g.visit = found
    return None


@blueprint.after_request
def keep_to_oneself(response: Response) -> Response:
    """Tell the browser to name these pages to nobody, and search engines to forget them."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@blueprint.get("/lien/<token>")
@requires(PUBLIC)
def door(token: str) -> str:
    """Show the button that opens the page; nothing is looked up, and nothing changes."""
    return render_template("coop/sharing/door.html")


@blueprint.post("/lien/<token>")
@requires(PUBLIC)
@limited(LOOKUPS)
def enter(token: str) -> Response:
    """Exchange a key for a cookie and lead to the clean address; a key that opens nothing shows why in general."""
    _ensure_own_form()
    now, address = clock.now(), request.remote_addr or ""
    if not actions.may_try(address, now):
        abort(429)
    opened = actions.open_visit(token, now)
    if opened is None:
        actions.note_wrong_try(address, now)
        db.session.commit()
        return shut()
    visit, cookie = opened
    ends_at = visit.ends_at
    db.session.commit()
    response = redirect(url_for("sharing.visit.read"), code=303)
    response.set_cookie(
        cookie_name(),
        cookie,
        max_age=int((ends_at - now).total_seconds()),
        path="/",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Strict",
    )
    return response


@blueprint.get("")
@requires(PUBLIC)
def read() -> str:
    """Show the summer to a reader of the committee, and count that it was read."""
    link_id, season = g.visit
    if request.method == "GET":
        # First thing of a transaction of its own: a reader who waits for a writer then waits well.
        db.session.rollback()
        actions.count_read(link_id, clock.now())
        db.session.commit()
        db.session.refresh(season)
    return render_template("coop/sharing/read.html", season=season, **reading(season))


def cookie_name() -> str:
    """Return the name of the cookie: over HTTPS, one that no other host can set."""
    return "__Host-comite" if current_app.config["SESSION_COOKIE_SECURE"] else "comite"


def shut() -> Response:
    """Return the page of every link that does not open: unknown, expired and closed alike, to the byte."""
    return make_response(render_template("coop/sharing/shut.html"), 404)


def _ensure_own_form() -> None:
    """Answer 400 to a form that this very site did not show."""
    if not current_app.config.get("WTF_CSRF_ENABLED", True):
        return
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError:
        abort(400)
