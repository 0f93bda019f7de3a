"""What the door itself lets do, and how a browser's cookie becomes a person."""

import datetime as dt
from typing import Any

from flask import Flask
from flask_login import LoginManager, current_user

from cjs_app.access import actions, queries
from cjs_app.access.domain import Role
from cjs_app.access.models import Session, User
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing import clock
from cjs_app.plumbing.database import db
from cjs_app.plumbing.permissions import resolve_global_role_with

IDLE = dt.timedelta(hours=8)
LONGEST = dt.timedelta(hours=12)
SEEN_EVERY = dt.timedelta(minutes=5)
"""How often a session is marked as seen: not at each page, or reading would write."""


class Visitor:
    """A signed-in person as Flask-Login knows them: an account, through one of its sessions."""

    is_authenticated = True
    is_anonymous = False

    def __init__(self, session: Session, token: str) -> None:
        """Keep the session and the token that opened it."""
        self.session = session
        self.token = token

    @property
    def user(self) -> User:
        """The account."""
        return self.session.user

    @property
    def id(self) -> int:
        """The account's number."""
        return self.session.user_id

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
    """Fit Flask-Login to server-side sessions."""
    manager = LoginManager(app)
    manager.session_protection = None
    manager.user_loader(load_visitor)
    resolve_global_role_with(global_role)


def load_visitor(token: str) -> Visitor | None:
    """Return who a token belongs to, or None when its session is over."""
    session = queries.find_session(token)
    now = clock.now()
    if session is None or not session.user.is_active or not actions.still_open(session, now, IDLE, LONGEST):
        return None
    return Visitor(session, token)


def global_role(visitor: Any) -> str | None:
    """Return the role of a visitor outside any season."""
    return str(Role.COORDINATION) if visitor.is_coordinator else None


def stamp() -> Stamp:
    """Return who is at work on this page, and when."""
    return clock.stamp(current_user.id if current_user.is_authenticated else None)


def mark_seen() -> None:
    """Write down that a session was used, now and then; called from pages that write anyway."""
    if current_user.is_authenticated and clock.now() - current_user.session.seen_at > SEEN_EVERY:
        current_user.session.seen_at = clock.now()
        db.session.flush()
