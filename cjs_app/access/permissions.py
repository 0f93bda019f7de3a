"""What the door itself lets do, and how a browser's cookies become a person."""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Flask, current_app, redirect, request, session, url_for
from flask_login import LoginManager, current_user, login_user
from sqlalchemy import update
from sqlalchemy.exc import OperationalError
from werkzeug.wrappers import Response

from cjs_app.access import queries
from cjs_app.access.browsers import device_label
from cjs_app.access.domain import COORDINATORS, Role
from cjs_app.access.held_roles import Scope
from cjs_app.access.limits import FRESH_MINUTES, SEEN_EVERY, idle_limit, is_fresh, still_open
from cjs_app.access.models import Session, User
from cjs_app.access.sessions import CameIn, Visit
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing import clock
from cjs_app.plumbing.database import db
from cjs_app.plumbing.permissions import PUBLIC, declare, permission_of, resolve_global_role_with

ACCOUNTS = declare(
    "access.accounts", "Tenir les comptes\u00a0: les fermer, finir leurs sessions, les dépanner", COORDINATORS
)

A_YEAR = dt.timedelta(days=365)
WITHOUT_SECOND_PROOF = ("access.second_factor.", "access.passkeys.", "access.confirm", "access.sign_out")
"""The pages where whoever must have a second proof, and has none yet, may go: where it is put in place, and out."""


class Visitor:
    """A signed-in person as Flask-Login knows them: an account, through one of its sessions."""

    is_authenticated = True
    is_anonymous = False

    def __init__(self, session: Session, token: str, scope: Scope | None = None) -> None:
        """Keep the session, the token that opened it, and the season that was read beside it."""
        self.session = session
        self.token = token
        self.scope = scope
        self.number = session.user_id

    @property
    def user(self) -> User:
        """The account."""
        return self.session.user

    @property
    def id(self) -> int:
        """The account's number, known even when the database no longer answers."""
        return self.number

    @property
    def display_name(self) -> str:
        """What the others call this person."""
        return self.session.user.display_name

    @property
    def is_coordinator(self) -> bool:
        """Whether this person sees every season."""
        return self.session.user.is_coordinator

    @property
    def is_active(self) -> bool:
        """Whether the account may be used."""
        return self.session.user.is_active

    def get_id(self) -> str:
        """Return what the cookie holds: the session's token, not the account's number."""
        return self.token


def start(app: Flask) -> None:
    """Fit Flask-Login to server-side sessions; a cookie that travels over HTTPS only belongs to this host alone."""
    manager = LoginManager(app)
    manager.session_protection = None
    manager.user_loader(load_visitor)
    resolve_global_role_with(global_role)
    if app.config["SESSION_COOKIE_SECURE"] and app.config["SESSION_COOKIE_NAME"] == "session":
        app.config["SESSION_COOKIE_NAME"] = "__Host-session"
    app.before_request(_lead_to_second_proof)
    app.after_request(_note_presence)


def load_visitor(token: str) -> Visitor | None:
    """Return who a token belongs to, or None when its session is over."""
    found, scope = queries.find_session_in(token, (request.view_args or {}).get("season_id"))
    if found is None or not found.user.is_active:
        return None
    idle = idle_limit(found.touches_money, found.shared)
    is_open = still_open(found.opened_at, found.seen_at, clock.now(), idle)
    return Visitor(found, token, scope) if is_open else None


def global_role(visitor: Any) -> str | None:
    """Return the role of a visitor outside any season: of the coordination, or what they are at the pôle."""
    if visitor.is_coordinator:
        return str(Role.COORDINATION)
    role = visitor.user.pole_role
    return None if role is None else str(role)


def stamp() -> Stamp:
    """Return who is at work on this page, and when."""
    return clock.stamp(current_user.id if current_user.is_authenticated else None)


def visit(shared: bool = False) -> Visit:
    """Return where the visitor knocks from."""
    return Visit(
        address=request.remote_addr or "",
        device=device_label(request.user_agent.string),
        device_token=request.cookies.get(device_cookie(), ""),
        shared=shared,
    )


def device_cookie() -> str:
    """Return the name of the cookie that makes a device known."""
    return "__Host-device" if current_app.config["SESSION_COOKIE_SECURE"] else "device"


def welcome(came_in: CameIn, target: str) -> Response:
    """Give the browser its new session, whatever it had before, and lead it on; call it once all is committed."""
    session.clear()
    login_user(load_visitor(came_in.token))
    response = redirect(target, code=303)
    if came_in.device_token is not None:
        response.set_cookie(
            device_cookie(),
            came_in.device_token,
            max_age=A_YEAR,
            httponly=True,
            secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
            samesite="Lax",
        )
    return response


def fresh(minutes: int = FRESH_MINUTES) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Mark a page, under `@requires`, that asks the passphrase again when it was given longer ago than this.

    Who opens the page in time has as long again to send its form: what was typed is not lost on the way.
    """

    def mark(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def asked_again(*arguments: Any, **values: Any) -> Any:
            allowed = minutes if request.method == "GET" else 2 * minutes
            if is_fresh(current_user.session.proved_at, clock.now(), allowed):
                return view(*arguments, **values)
            back = request.full_path.rstrip("?") if request.method == "GET" else request.path
            return redirect(url_for("access.confirm", suite=back), code=303)

        asked_again.fresh_minutes = minutes  # type: ignore[attr-defined]
        return asked_again

    return mark


def mark_seen() -> None:
    """Write down that a session was used, now and then; called from pages that write anyway."""
    if current_user.is_authenticated and clock.now() - current_user.session.seen_at > SEEN_EVERY:
        current_user.session.seen_at = clock.now()
        db.session.flush()


def lacks_second_proof() -> bool:
    """Return whether the visitor touches money without the second proof that this server asks for."""
    here = current_user.session
    return bool(current_app.config["SECOND_FACTOR_REQUIRED"]) and here.touches_money and not here.strong


def _lead_to_second_proof() -> Response | None:
    """Lead who must have a second proof, and has none, to the page that puts it in place, before anything else."""
    endpoint = request.endpoint
    if endpoint is None or permission_of(current_app, endpoint) is PUBLIC or not current_user.is_authenticated:
        return None
    if endpoint.startswith(WITHOUT_SECOND_PROOF) or not lacks_second_proof():
        return None
    return redirect(url_for("access.second_factor.show"), code=303)


def _note_presence(response: Response) -> Response:
    """Note, once the page is made, that its visitor is still there: reading counts as being there."""
    visitor = current_user if request.endpoint not in (None, "static") else None
    if visitor is None or not visitor.is_authenticated or response.status_code >= 500:
        return response
    try:
        found, now = visitor.session, clock.now()
        number, seen_at = found.id, found.seen_at
        if now - seen_at > SEEN_EVERY:
            db.session.rollback()
            db.session.execute(update(Session).where(Session.id == number).values(seen_at=now))
            db.session.commit()
    except OperationalError:
        # Somebody else is writing for long: being seen two minutes later does no harm.
        db.session.rollback()
    return response
