"""Looking for accounts and for the sessions they opened."""

import hashlib
from collections.abc import Iterable, Sequence

from sqlalchemy import select

from cjs_app.access.models import Session, User
from cjs_app.kernel.names import folded
from cjs_app.plumbing.database import db


def find_user_by_login(login: str) -> User | None:
    """Return the account with this login, whatever its capitals and accents, or None."""
    return db.session.scalar(select(User).where(User.login == folded(login)))


def find_session(token: str) -> Session | None:
    """Return the session that a browser's token opened, or None when it was revoked or never was."""
    return db.session.scalar(select(Session).where(Session.token_hash == hash_of(token), Session.revoked_at.is_(None)))


def names_of(user_ids: Iterable[int | None]) -> dict[int, str]:
    """Return the display name of each of these accounts."""
    wanted = {user_id for user_id in user_ids if user_id is not None}
    if not wanted:
        return {}
    rows = db.session.execute(select(User.id, User.display_name).where(User.id.in_(wanted)))
    return {row.id: row.display_name for row in rows}


def all_users() -> Sequence[User]:
    """Return every account, by name."""
    return db.session.scalars(select(User).order_by(User.display_name, User.id)).all()


def hash_of(token: str) -> str:
    """Return how a session's token is kept: nobody who reads the database can sign in with it."""
    return hashlib.sha256(token.encode()).hexdigest()
