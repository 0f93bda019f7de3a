"""Looking for accounts and for the sessions they opened."""

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, func, or_, select

from cjs_app.access.held_roles import Scope, asked_in_season
from cjs_app.access.limits import LONGEST
from cjs_app.access.models import Session, User
from cjs_app.access.proof_models import EntryKey, KnownDevice, Passkey, RecoveryCode, SecondFactor
from cjs_app.kernel.names import folded
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404
from cjs_app.plumbing.sealing import token_hash

OPEN_SESSION = select(Session).where(Session.token_hash == bindparam("token"), Session.revoked_at.is_(None))
"""Asked by every page, hence put together once."""


def find_user_by_login(login: str) -> User | None:
    """Return the account with this login, whatever its capitals and accents, or None."""
    return db.session.scalar(select(User).where(User.login == folded(login)))


def find_session(token: str) -> Session | None:
    """Return the session that a browser's token opened, or None when it was revoked or never was."""
    return db.session.scalar(OPEN_SESSION, {"token": hash_of(token)})


def find_session_in(token: str, season_id: int | None) -> tuple[Session | None, Scope | None]:
    """Return an open session and, where the address names a season, that season and the role of the account in it."""
    statement = asked_in_season()
    if season_id is None or statement is None:
        return find_session(token), None
    found = db.session.execute(statement, {"token": hash_of(token), "season": season_id}).first()
    return (None, None) if found is None else (found[0], Scope(season_id, found[1], found[2]))


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
    return {row[0]: row[1] for row in rows}


def are_one_person(one_id: int | None, other_id: int | None) -> bool:
    """Return whether two accounts are used by one person; nobody is not a person."""
    if one_id is None or other_id is None:
        return False
    persons = persons_of([one_id, other_id])
    return persons.get(one_id, one_id) == persons.get(other_id, other_id)


def accounts_of_person(user_id: int) -> Sequence[User]:
    """Return every account of the person who uses this one, the first one first."""
    person = select(func.coalesce(User.same_person_as_id, User.id)).where(User.id == user_id).scalar_subquery()
    return db.session.scalars(
        select(User).where(or_(User.id == person, User.same_person_as_id == person)).order_by(User.id)
    ).all()


def all_users() -> Sequence[User]:
    """Return every account, by name."""
    return db.session.scalars(select(User).order_by(User.display_name, User.id)).all()


def hash_of(token: str) -> str:
    """Return how a session's token is kept: nobody who reads the database can sign in with it."""
    return token_hash(token)


def get_user(user_id: int) -> User:
    """Return an account, or answer 404."""
    return or_404(select(User).where(User.id == user_id))


def users_by_email(email: str) -> Sequence[User]:
    """Return the accounts in use that gave this address; a family or an office may share one."""
    wanted = email.strip().casefold()
    rows = select(User).where(User.email == wanted, User.disabled_at.is_(None)).order_by(User.id).limit(5)
    return db.session.scalars(rows).all() if wanted else []


def sessions_of(user_id: int, now: dt.datetime) -> Sequence[Session]:
    """Return the sessions of an account that are not ended yet, the last one used first."""
    return db.session.scalars(
        select(Session)
        .where(Session.user_id == user_id, Session.revoked_at.is_(None), Session.opened_at > now - LONGEST)
        .order_by(Session.seen_at.desc(), Session.id.desc())
    ).all()


def find_known_device(user: User | None, token: str) -> KnownDevice | None:
    """Return the device that this token makes known to this very account, or None."""
    if user is None or not token:
        return None
    return db.session.scalar(
        select(KnownDevice).where(
            KnownDevice.token_hash == token_hash(token),
            KnownDevice.user_id == user.id,
            KnownDevice.revoked_at.is_(None),
        )
    )


def find_second_factor(user_id: int) -> SecondFactor | None:
    """Return the second proof of an account, in place or only begun, as it is now."""
    return db.session.scalar(
        select(SecondFactor).where(SecondFactor.user_id == user_id).execution_options(populate_existing=True)
    )


def has_second_factor(user_id: int) -> bool:
    """Return whether the figures of a phone are asked from this account."""
    factor = find_second_factor(user_id)
    return factor is not None and factor.confirmed_at is not None


def with_second_factor(user_ids: Iterable[int]) -> set[int]:
    """Return which of these accounts have a second proof: figures on a phone, or a passkey."""
    wanted = list(user_ids)
    phones = select(SecondFactor.user_id).where(
        SecondFactor.user_id.in_(wanted), SecondFactor.confirmed_at.is_not(None)
    )
    keys = select(Passkey.user_id).where(Passkey.user_id.in_(wanted))
    return set(db.session.scalars(phones.union(keys)))


def recovery_codes_of(user_id: int, now: dt.datetime) -> Sequence[RecoveryCode]:
    """Return the recovery codes of an account that may still be used."""
    rows = db.session.scalars(
        select(RecoveryCode)
        .where(RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None))
        .order_by(RecoveryCode.id)
    )
    return [row for row in rows if row.expires_at is None or row.expires_at >= now]


def passkeys_of(user_id: int) -> Sequence[Passkey]:
    """Return the passkeys of an account, the oldest first."""
    return db.session.scalars(select(Passkey).where(Passkey.user_id == user_id).order_by(Passkey.id)).all()


def find_passkey(credential_id: str) -> Passkey | None:
    """Return the passkey with this name of its own, held until the end of the transaction."""
    return db.session.scalar(
        select(Passkey)
        .where(Passkey.credential_id == credential_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def find_entry_key(secret_hash: str) -> EntryKey | None:
    """Return the key to an account that is kept under this hash, held until the end of the transaction."""
    return db.session.scalar(
        select(EntryKey)
        .where(EntryKey.token_hash == secret_hash)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
