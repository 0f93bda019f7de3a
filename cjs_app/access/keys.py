"""A new key for who forgot their passphrase: a QR code or six letters from someone of the team, or a mailed link."""

import datetime as dt
import secrets

from msgspec import Struct
from sqlalchemy import update

from cjs_app.access import actions, queries, tries, watch
from cjs_app.access.codes import a_code, bare_code
from cjs_app.access.limits import CODE_TRIES, KEY_LIFETIMES, Way
from cjs_app.access.models import User
from cjs_app.access.proof_models import EntryKey
from cjs_app.access.sessions import CameIn, Visit, end_all, new_token, void_keys
from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db
from cjs_app.plumbing.sealing import keyed_hash, token_hash

KEY = "key"
SPENT = "Cette clé ne sert plus\u00a0: elle a déjà servi, ou son temps est passé. En demander une autre."


class NewKey(Struct, frozen=True):
    """A key that was just made; its secret is shown now and never again."""

    key: EntryKey
    secret: str


def secret_for(way: Way) -> str:
    """Return a new secret: six letters to be read aloud, or a token that nobody guesses."""
    return a_code(secrets.choice) if way is Way.CODE else new_token()


def hash_for(way: Way, secret: str) -> str:
    """Return how a secret is kept: six letters under the server's key, as there are few of them."""
    return keyed_hash("six letters", bare_code(secret)) if way is Way.CODE else token_hash(secret)


def make(user: User, way: Way, stamp: Stamp) -> NewKey:
    """Return a new key to an account; the ones that waited are void."""
    if not user.is_active:
        raise Refusal("Ce compte est fermé.")
    void_keys(user.id, stamp.at)
    secret = secret_for(way)
    key = EntryKey(
        user_id=user.id,
        way=way,
        token_hash=hash_for(way, secret),
        made_at=stamp.at,
        made_by_id=stamp.by,
        expires_at=stamp.at + KEY_LIFETIMES[way],
    )
    db.session.add(key)
    db.session.flush()
    journal.record(stamp, "user.key_made", "user", user.id, way=way.value)
    watch.note("key_made", user.id, way=way.value)
    return NewKey(key, secret)


def find_usable(secret_hash: str, now: dt.datetime) -> EntryKey | None:
    """Return the key kept under this hash while it may be used, held until the end of the transaction."""
    key = queries.find_entry_key(secret_hash)
    if key is None or key.used_at or key.revoked_at or key.expires_at < now or key.tries >= CODE_TRIES:
        return None
    return key


def use(secret_hash: str, passphrase: str, stamp: Stamp, visit: Visit) -> CameIn | actions.ProofAsked:
    """Give the account of a key its new passphrase and let its owner in; raise Refusal for a key that is spent.

    Every session ends, and a second proof is still asked: a key stands for the passphrase only.
    """
    key = find_usable(secret_hash, stamp.at)
    user = actions.held(key.user_id) if key else None
    if key is None or user is None or not user.is_active:
        raise Refusal(SPENT)
    owner = Stamp(user.id, stamp.at, stamp.day)
    actions.give_passphrase(user, passphrase, owner)
    key.used_at = stamp.at
    end_all(user.id, owner)
    tries.forget(tries.keys_at_the_door(user.login, "", None)[:1])
    journal.record(owner, "user.key_used", "user", user.id)
    watch.note("key_used", user.id)
    return actions.let_in(user, owner, visit)


def note_wrong_code(now: dt.datetime) -> None:
    """Count a wrong code against every six-letter key that could have been guessed: twenty, and a key is void."""
    db.session.execute(
        update(EntryKey)
        .where(
            EntryKey.way == Way.CODE,
            EntryKey.used_at.is_(None),
            EntryKey.revoked_at.is_(None),
            EntryKey.expires_at >= now,
        )
        .values(tries=EntryKey.tries + 1)
    )
