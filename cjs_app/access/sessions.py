"""Sessions: opened at the door, renewed when someone proves again who they are, ended one by one or all at once."""

import datetime as dt
import secrets

from msgspec import Struct
from sqlalchemy import update

from cjs_app.access import queries
from cjs_app.access.held_roles import touches_money
from cjs_app.access.models import Session, User
from cjs_app.access.proof_models import Challenge, EntryKey, KnownDevice
from cjs_app.journal import actions as journal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db
from cjs_app.plumbing.sealing import token_hash

TOKEN_BYTES = 32
"""256 bits from the system's generator: nobody guesses one."""


class Visit(Struct, frozen=True):
    """Where someone knocks from: an address, a browser, and perhaps a device that is known."""

    address: str = ""
    device: str = ""
    device_token: str = ""
    shared: bool = False


class CameIn(Struct, frozen=True):
    """Someone is in: the account, its session's token and, unless the device is shared, what makes it known."""

    user: User
    token: str
    device_token: str | None = None


def new_token() -> str:
    """Return a token that nobody guesses; only its hash is kept."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def come_in(user: User, stamp: Stamp, visit: Visit, *, strong: bool) -> CameIn:
    """Open the session of an account on a device, which is then known unless it is shared."""
    device = queries.find_known_device(user, visit.device_token)
    device_token = visit.device_token
    if device is None and not visit.shared:
        device_token = new_token()
        device = KnownDevice(user_id=user.id, token_hash=token_hash(device_token), made_at=stamp.at)
        db.session.add(device)
        db.session.flush()
    token = new_token()
    db.session.add(
        Session(
            token_hash=token_hash(token),
            user_id=user.id,
            opened_at=stamp.at,
            seen_at=stamp.at,
            proved_at=stamp.at,
            strong=strong,
            touches_money=touches_money(user),
            shared=visit.shared,
            device=visit.device,
            known_device_id=device.id if device and not visit.shared else None,
        )
    )
    journal.record(Stamp(user.id, stamp.at, stamp.day), "user.signed_in", "user", user.id)
    return CameIn(user, token, None if visit.shared else device_token)


def renew(session: Session, stamp: Stamp) -> str:
    """Return the new token of a session whose owner has just proved again who they are; the old one is dead."""
    token = new_token()
    session.token_hash = token_hash(token)
    session.proved_at = session.seen_at = stamp.at
    return token


def end(session: Session, stamp: Stamp) -> None:
    """End one session; its device is no longer a known one."""
    if session.revoked_at is not None:
        return
    session.revoked_at = stamp.at
    if session.known_device_id is not None:
        db.session.execute(
            update(KnownDevice)
            .where(KnownDevice.id == session.known_device_id, KnownDevice.revoked_at.is_(None))
            .values(revoked_at=stamp.at)
        )
    journal.record(stamp, "user.session_ended", "user", session.user_id)


def end_all(user_id: int, stamp: Stamp, but: Session | None = None) -> int:
    """End every session of an account, known devices and open questions too; return how many sessions ended.

    One session may stay: the one in which its owner asks for it.
    """
    kept_session, kept_device = (but.id, but.known_device_id) if but else (None, None)
    ended = db.session.execute(
        update(Session)
        .where(Session.user_id == user_id, Session.revoked_at.is_(None), Session.id.is_distinct_from(kept_session))
        .values(revoked_at=stamp.at)
    )
    db.session.execute(
        update(KnownDevice)
        .where(
            KnownDevice.user_id == user_id,
            KnownDevice.revoked_at.is_(None),
            KnownDevice.id.is_distinct_from(kept_device),
        )
        .values(revoked_at=stamp.at)
    )
    db.session.execute(
        update(Challenge).where(Challenge.user_id == user_id, Challenge.used_at.is_(None)).values(used_at=stamp.at)
    )
    count = int(getattr(ended, "rowcount", 0))
    journal.record(stamp, "user.sessions_ended", "user", user_id, count=count)
    return count


def void_keys(user_id: int, at: dt.datetime) -> None:
    """Make every key that still waits for an account useless."""
    db.session.execute(
        update(EntryKey)
        .where(EntryKey.user_id == user_id, EntryKey.used_at.is_(None), EntryKey.revoked_at.is_(None))
        .values(revoked_at=at)
    )


def note_roles(user: User) -> None:
    """Give the open sessions of an account the limits of what it is in the seasons from now on."""
    db.session.execute(
        update(Session)
        .where(Session.user_id == user.id, Session.revoked_at.is_(None))
        .values(touches_money=touches_money(user))
    )
