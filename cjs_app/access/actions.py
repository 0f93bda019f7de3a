"""Opening accounts, coming in with a passphrase and going out, changing what one comes in with."""

import secrets
from collections.abc import Iterable
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app
from msgspec import Struct
from sqlalchemy import select

from cjs_app.access import held_roles, queries, tries, watch
from cjs_app.access.limits import PROOF_LIFETIME
from cjs_app.access.models import Session, User
from cjs_app.access.passphrases import LONGEST_PASSPHRASE, checked_passphrase, normal
from cjs_app.access.proof_models import Challenge
from cjs_app.access.sessions import CameIn, Visit, come_in, end_all, new_token, void_keys
from cjs_app.journal import actions as journal
from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.collisions import told_as
from cjs_app.plumbing.database import db
from cjs_app.plumbing.sealing import token_hash

HASHER = PasswordHasher(time_cost=2, memory_cost=47104, parallelism=1)
"""argon2id with OWASP's first recommended parameters (46 MiB, one lane), and one pass more."""

WRONG = "Le nom ou la phrase de passe n’est pas bon."
PROOF = "proof"


class ProofAsked(Struct, frozen=True):
    """The passphrase is right and a second proof is missing; the token binds the question to this browser."""

    user: User
    token: str


def open_account(
    login: str,
    display_name: str,
    passphrase: str,
    stamp: Stamp,
    *,
    coordinator: bool = False,
    words: Iterable[str] = (),
) -> User:
    """Return a new account; raise Refusal when the login is taken or the passphrase too weak.

    `words` are what a guesser would know of the house: no passphrase is made of them.
    """
    name = folded(login)
    if not name:
        raise Refusal("Choisir un nom pour se connecter.", field="login")
    taken = Refusal("Ce nom est déjà pris\u00a0: en choisir un autre.", field="login")
    if queries.find_user_by_login(login) is not None:
        raise taken
    user = User(
        login=name,
        display_name=display_name.strip() or login.strip(),
        passphrase_hash=HASHER.hash(checked_passphrase(passphrase, login, (display_name, *words))),
        is_coordinator=coordinator,
    )
    with told_as("uq_users_login", taken):
        db.session.add(user)
    journal.record(stamp, "user.opened", "user", user.id)
    return user


def sign_in(login: str, passphrase: str, stamp: Stamp, visit: Visit | None = None) -> CameIn | ProofAsked | None:
    """Let an account in, ask for its second proof, or return None when name and passphrase do not fit.

    One verification is made whatever the name, known, unknown or disabled: the answer and its time are the same. Wrong
    tries cost growing pauses; raise TooManyTries while one lasts.
    """
    visit = visit or Visit()
    user = queries.find_user_by_login(login)
    device = queries.find_known_device(user, visit.device_token)
    keys = tries.keys_at_the_door(login, visit.address, device)
    tries.ensure_may_try(keys, stamp.at)
    usable = user is not None and user.is_active
    fits = fitting(user.passphrase_hash if user is not None and usable else _nobody(), passphrase)
    if user is None or not usable or not fits:
        tries.note_failure(keys, stamp.at)
        watch.note("sign_in_refused", user.id if user else None)
        return None
    tries.forget(keys[:1])
    if HASHER.check_needs_rehash(user.passphrase_hash):
        user.passphrase_hash = HASHER.hash(normal(passphrase))
    return let_in(user, stamp, visit)


def let_in(user: User, stamp: Stamp, visit: Visit) -> CameIn | ProofAsked:
    """Open a session for who gave the right passphrase, or ask for the second proof that the account has."""
    if not queries.has_second_factor(user.id) and not (queries.passkeys_of(user.id) and must_prove_twice(user)):
        watch.note("signed_in", user.id)
        return come_in(user, stamp, visit, strong=False)
    token = new_token()
    db.session.add(
        Challenge(token_hash=token_hash(token), purpose=PROOF, user_id=user.id, expires_at=stamp.at + PROOF_LIFETIME)
    )
    return ProofAsked(user, token)


def must_prove_twice(user: User) -> bool:
    """Return whether an account needs a second proof: it touches money, and this server asks for one."""
    return bool(current_app.config["SECOND_FACTOR_REQUIRED"]) and held_roles.touches_money(user)


def open_session(user: User, stamp: Stamp) -> str:
    """Return the token of a new session of this account, as if it had given its passphrase and its second proof."""
    return come_in(user, stamp, Visit(), strong=True).token


def sign_out(session: Session, stamp: Stamp) -> None:
    """Revoke a session: its token opens nothing any more. The device stays a known one."""
    session.revoked_at = stamp.at
    watch.note("signed_out", session.user_id)


def ensure_passphrase(user: User, passphrase: str, stamp: Stamp, field: str = "current") -> None:
    """Raise Refusal when this is not the account's passphrase; wrong tries pause here as they do at the door."""
    keys = [tries.proof_key(user.id)]
    tries.ensure_may_try(keys, stamp.at)
    if fitting(user.passphrase_hash, passphrase):
        return
    tries.note_failure(keys, stamp.at)
    raise tries.WrongAnswer("La phrase de passe actuelle n’est pas la bonne.", field=field)


def change_passphrase(user: User, current: str, chosen: str, stamp: Stamp, here: Session | None = None) -> None:
    """Give an account another passphrase; raise Refusal when the current one does not fit or the new one is weak.

    Every other session of the account ends: who had the old passphrase is out.
    """
    ensure_passphrase(user, current, stamp)
    give_passphrase(user, chosen, stamp, field="chosen")
    end_all(user.id, stamp, but=here)


def give_passphrase(user: User, chosen: str, stamp: Stamp, field: str = "passphrase") -> None:
    """Write an account's new passphrase; keys that still waited are void. Raise Refusal when it is weak."""
    try:
        checked = checked_passphrase(chosen, user.login, held_roles.words_about(user))
    except Refusal as refusal:
        raise Refusal(refusal.template, field=field, **refusal.values) from refusal
    user.passphrase_hash = HASHER.hash(checked)
    void_keys(user.id, stamp.at)
    journal.record(stamp, "user.passphrase_changed", "user", user.id)
    watch.note("passphrase_changed", user.id)


def set_email(user: User, email: str, stamp: Stamp) -> None:
    """Note the address of an adult, or forget it; only who gave the passphrase lately gets here."""
    user.email = email.strip().casefold()
    void_keys(user.id, stamp.at)
    journal.record(stamp, "user.email_changed", "user", user.id)


def disable(user: User, stamp: Stamp) -> None:
    """Close an account: every session ends at once; what it did stays. Raise Refusal for one's own."""
    if user.id == stamp.by:
        raise Refusal("Personne ne ferme son propre compte\u00a0: le demander à quelqu’un d’autre.")
    if user.disabled_at is None:
        user.disabled_at = stamp.at
        end_all(user.id, stamp)
        void_keys(user.id, stamp.at)
        journal.record(stamp, "user.disabled", "user", user.id)
        watch.note("account_disabled", user.id)


def enable(user: User, stamp: Stamp) -> None:
    """Open an account again, with the passphrase it had."""
    if user.disabled_at is not None:
        user.disabled_at = None
        journal.record(stamp, "user.enabled", "user", user.id)
        watch.note("account_enabled", user.id)


def held(user_id: int) -> User:
    """Return an account that nobody else changes until the end of the transaction."""
    return db.session.scalars(
        select(User).where(User.id == user_id).with_for_update(of=User).execution_options(populate_existing=True)
    ).one()


def fitting(kept: str, passphrase: str) -> bool:
    """Return whether a passphrase fits what is kept of it; none is longer than the longest that may be chosen."""
    if len(passphrase) > 8 * LONGEST_PASSPHRASE:
        return False
    try:
        return HASHER.verify(kept, normal(passphrase))
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobody() -> str:
    """Return the hash that an unknown name is checked against, so that it takes as long as a known one."""
    return HASHER.hash(secrets.token_urlsafe(16))
