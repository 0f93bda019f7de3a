"""Opening accounts, coming in and going out."""

import datetime as dt
import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from cjs_app.access import queries
from cjs_app.access.domain import checked_passphrase, pause_after
from cjs_app.access.models import Session, User
from cjs_app.journal import actions as journal
from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.collisions import told_as
from cjs_app.plumbing.database import db

HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
"""argon2id with OWASP's first recommended parameters."""

WRONG = "Le nom ou la phrase de passe n’est pas bon."


def open_account(login: str, display_name: str, passphrase: str, stamp: Stamp, *, coordinator: bool = False) -> User:
    """Return a new account; raise Refusal when the login is taken or the passphrase too weak."""
    name = folded(login)
    if not name:
        raise Refusal("Choisir un nom pour se connecter.", field="login")
    taken = Refusal("Ce nom est déjà pris : en choisir un autre.", field="login")
    if queries.find_user_by_login(login) is not None:
        raise taken
    user = User(
        login=name,
        display_name=display_name.strip() or login.strip(),
        passphrase_hash=HASHER.hash(checked_passphrase(passphrase, login)),
        is_coordinator=coordinator,
    )
    with told_as("uq_users_login", taken):
        db.session.add(user)
    journal.record(stamp, "user.opened", "user", user.id)
    return user


def sign_in(login: str, passphrase: str, stamp: Stamp) -> tuple[User, str] | None:
    """Return the account and the token of its new session, or None when name and passphrase do not fit.

    The time taken and the answer are the same for an unknown name. Five wrong tries pause the account, longer and
    longer, a quarter of an hour at most (CNIL 2022-100: growing delay, never a lock for good); Refusal while it lasts.
    """
    user = queries.find_user_by_login(login)
    if user is None or not user.is_active:
        _fits(_nobody(), passphrase)
        return None
    if user.paused_until is not None and user.paused_until > stamp.at:
        raise Refusal("Trop d’essais : attendre quelques minutes avant de recommencer.")
    if not _fits(user.passphrase_hash, passphrase):
        user.failures += 1
        pause = pause_after(user.failures)
        user.paused_until = stamp.at + pause if pause else None
        return None
    user.failures = 0
    user.paused_until = None
    return user, open_session(user, stamp)


def open_session(user: User, stamp: Stamp) -> str:
    """Return the token of a new session of this account; only its hash is kept."""
    token = secrets.token_urlsafe(32)
    db.session.add(Session(token_hash=queries.hash_of(token), user_id=user.id, opened_at=stamp.at, seen_at=stamp.at))
    journal.record(stamp, "user.signed_in", "user", user.id)
    return token


def sign_out(session: Session, stamp: Stamp) -> None:
    """Revoke a session: its token opens nothing any more."""
    session.revoked_at = stamp.at


def change_passphrase(user: User, current: str, chosen: str, stamp: Stamp) -> None:
    """Give an account another passphrase; raise Refusal when the current one does not fit or the new one is weak."""
    if not _fits(user.passphrase_hash, current):
        raise Refusal("La phrase de passe actuelle n’est pas la bonne.", field="current")
    user.passphrase_hash = HASHER.hash(checked_passphrase(chosen, user.login))
    journal.record(stamp, "user.passphrase_changed", "user", user.id)


def still_open(session: Session, now: dt.datetime, idle: dt.timedelta, longest: dt.timedelta) -> bool:
    """Return whether a session may still be used: seen lately, and not opened too long ago."""
    return now - session.seen_at <= idle and now - session.opened_at <= longest


def _fits(kept: str, passphrase: str) -> bool:
    """Return whether a passphrase fits what is kept of it."""
    try:
        return HASHER.verify(kept, passphrase)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobody() -> str:
    """Return the hash that an unknown name is checked against, so that it takes as long as a known one."""
    return HASHER.hash(secrets.token_urlsafe(16))
