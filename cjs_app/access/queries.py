"""Looking for accounts and for the sessions they opened."""

import hashlib
from collections.abc import Iterable, Sequence

from sqlalchemy import func, or_, select

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


def person_of(user_id: int | None) -> int | None:
    """Return the first account of the person who uses this one: one person stays one, whatever the account."""
    if user_id is None:
        return None
    return db.session.scalar(select(func.coalesce(User.same_person_as_id, User.id)).where(User.id == user_id))


def persons_of(user_ids: Iterable[int | None]) -> dict[int, int]:
    """Return the first account of whoever uses each of these, in one statement."""
    wanted = {user_id for user_id in user_ids if user_id is not None}
    rows = db.session.execute(
        select(User.id, func.coalesce(User.same_person_as_id, User.id)).where(User.id.in_(wanted))
    )
    return {user_id: person_id for user_id, person_id in rows}


def are_one_person(one_id: int | None, other_id: int | None) -> bool:
    """Return whether two accounts are used by one person; nobody is not a person."""
    if one_id is None or other_id is None:
        return False
    persons = persons_of([one_id, other_id])
    return persons.get(one_id, one_id) == persons.get(other_id, other_id)


def accounts_of_person(user_id: int) -> Sequence[User]:
    """Return every account of the person who uses this one, the first one first."""
    person = person_of(user_id)
    return db.session.scalars(
        select(User).where(or_(User.id == person, User.same_person_as_id == person)).order_by(User.id)
    ).all()


def all_users() -> Sequence[User]:
    """Return every account, by name."""
    return db.session.scalars(select(User).order_by(User.display_name, User.id)).all()


def hash_of(token: str) -> str:
    """Return how a session's token is kept: nobody who reads the database can sign in with it."""
    return hashlib.sha256(token.encode()).hexdigest()
