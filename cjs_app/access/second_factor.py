"""The second proof: figures on a phone, recovery codes on paper, and the way back for who lost both."""

import hmac
import secrets

from argon2.low_level import Type, hash_secret_raw
from sqlalchemy import delete, select, update

from cjs_app.access import queries, tries, watch
from cjs_app.access.actions import PROOF, ensure_passphrase
from cjs_app.access.codes import RECOVERY_CODES, RECOVERY_LENGTH, a_code, bare_code, in_groups
from cjs_app.access.limits import PROOF_TRIES, RESCUE_LIFETIME
from cjs_app.access.models import Session, User
from cjs_app.access.proof_models import Challenge, Passkey, RecoveryCode, SecondFactor
from cjs_app.access.sessions import CameIn, Visit, come_in, end_all
from cjs_app.access.totp import figures, matching_step, step_at
from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db
from cjs_app.plumbing.sealing import sealed, token_hash, unsealed

PURPOSE = "second factor"
SECRET_BYTES = 20
DIGEST_COST = (2, 19456)
"""Passes and KiB of argon2id for a recovery code: OWASP's second recommended parameters."""
SALT_BYTES = 16
WRONG_CODE = "Ce code n’est pas le bon, ou il a déjà servi. Attendre le suivant sur le téléphone."
START_AGAIN = Refusal("Cette étape a trop duré, ou trop d’essais l’ont fermée\u00a0: recommencer depuis la connexion.")


def begin(user: User, stamp: Stamp) -> None:
    """Draw the secret that the phone is about to learn; it counts once a first code shows that the phone knows it."""
    factor = queries.find_second_factor(user.id)
    if factor is not None and factor.confirmed_at is not None:
        raise Refusal("La double clé est déjà en place.")
    secret = sealed(PURPOSE, secrets.token_bytes(SECRET_BYTES), user.id)
    if factor is None:
        db.session.add(SecondFactor(user_id=user.id, sealed_secret=secret, made_at=stamp.at))
    else:
        factor.sealed_secret, factor.made_at = secret, stamp.at
    db.session.flush()


def secret_of(factor: SecondFactor) -> bytes:
    """Return the secret that phone and server share; raise Refusal when the server's key is no longer the one."""
    secret = unsealed(PURPOSE, factor.sealed_secret, factor.user_id)
    if secret is None:
        raise Refusal(
            "La double clé ne se lit plus sur ce serveur\u00a0: demander un code de secours à la coordination."
        )
    return secret


def confirm(user: User, code: str, stamp: Stamp, here: Session) -> list[str]:
    """Put the second proof in place; return the recovery codes, shown this once. Raise Refusal for a wrong code.

    Other sessions end: they were opened without it.
    """
    factor = queries.find_second_factor(user.id)
    if factor is None or factor.confirmed_at is not None:
        raise Refusal("Recommencer depuis la page de la double clé.")
    _ensure_code(factor, code, stamp, "code")
    factor.confirmed_at = stamp.at
    here.strong = True
    end_all(user.id, stamp, but=here)
    journal.record(stamp, "user.second_factor_added", "user", user.id)
    watch.note("second_factor_added", user.id)
    return new_recovery_codes(user, stamp)


def new_recovery_codes(user: User, stamp: Stamp) -> list[str]:
    """Return ten new recovery codes, shown this once; the former ones are void."""
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))
    salt = secrets.token_hex(SALT_BYTES)
    codes = [a_code(secrets.choice, RECOVERY_LENGTH) for _ in range(RECOVERY_CODES)]
    for code in codes:
        db.session.add(RecoveryCode(user_id=user.id, salt=salt, digest=_digest(code, salt), made_at=stamp.at))
    db.session.flush()
    journal.record(stamp, "user.recovery_codes_made", "user", user.id)
    return [in_groups(code) for code in codes]


def prove(token: str, typed: str, stamp: Stamp, visit: Visit) -> CameIn | None:
    """Let in who answers the second question of this browser; return None for a wrong code.

    Raise Refusal when the question is too old, was answered, or was missed five times.
    """
    challenge = db.session.scalar(
        select(Challenge)
        .where(Challenge.token_hash == token_hash(token), Challenge.purpose == PROOF)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if challenge is None or challenge.used_at is not None or challenge.expires_at < stamp.at:
        raise START_AGAIN
    user = db.session.get_one(User, challenge.user_id)
    if challenge.tries >= PROOF_TRIES or not user.is_active:
        raise START_AGAIN
    keys = [tries.proof_key(user.id)]
    tries.ensure_may_try(keys, stamp.at)
    if not (uses_code(user.id, typed, stamp) or uses_recovery_code(user, typed, stamp)):
        challenge.tries += 1
        tries.note_failure(keys, stamp.at)
        watch.note("second_proof_refused", user.id)
        return None
    challenge.used_at = stamp.at
    tries.forget(keys)
    watch.note("signed_in_with_second_proof", user.id)
    return come_in(user, stamp, visit, strong=queries.has_second_factor(user.id))


def uses_code(user_id: int, typed: str, stamp: Stamp) -> bool:
    """Return whether these are the phone's figures, and use them up: of two who send them at once, one gets in."""
    factor = queries.find_second_factor(user_id)
    if factor is None or factor.confirmed_at is None:
        return False
    return _uses(factor, typed, stamp)


def uses_recovery_code(user: User, typed: str, stamp: Stamp) -> bool:
    """Return whether this is one of the account's recovery codes, and use it up.

    A rescue, that someone of the coordination gave, also takes the lost second proof away.
    """
    rows = queries.recovery_codes_of(user.id, stamp.at)
    digests = {salt: _digest(bare_code(typed), salt) for salt in {row.salt for row in rows}}
    found = next((row for row in rows if hmac.compare_digest(row.digest, digests[row.salt])), None)
    if found is None:
        return False
    used = db.session.execute(
        update(RecoveryCode)
        .where(RecoveryCode.id == found.id, RecoveryCode.used_at.is_(None))
        .values(used_at=stamp.at)
        .execution_options(synchronize_session=False)
    )
    if int(getattr(used, "rowcount", 0)) != 1:
        return False
    owner = Stamp(user.id, stamp.at, stamp.day)
    journal.record(owner, "user.recovery_code_used", "user", user.id)
    if found.made_by_id is not None:
        _take_away(user.id, SecondFactor, RecoveryCode, Passkey)
        end_all(user.id, owner)
        journal.record(owner, "user.second_factor_reset", "user", user.id, helper=found.made_by_id)
    return True


def remove(user: User, passphrase: str, code: str, stamp: Stamp, here: Session) -> None:
    """Take the phone's figures away; raise Refusal unless passphrase and code are both right."""
    factor = queries.find_second_factor(user.id)
    if factor is None or factor.confirmed_at is None:
        raise Refusal("Aucune double clé n’est en place.")
    ensure_passphrase(user, passphrase, stamp)
    _ensure_code(factor, code, stamp, "code")
    _take_away(user.id, SecondFactor, RecoveryCode)
    here.strong = False
    end_all(user.id, stamp, but=here)
    journal.record(stamp, "user.second_factor_removed", "user", user.id)
    watch.note("second_factor_removed", user.id)


def rescue(user: User, stamp: Stamp) -> str:
    """Return a rescue code for someone who lost their second proof: useless without their passphrase, for half an hour.

    Two people act: one of the coordination gives it, its owner uses it. Raise Refusal for oneself.
    """
    if queries.are_one_person(user.id, stamp.by):
        raise Refusal(
            "Personne ne se donne un code de secours\u00a0: le demander à quelqu’un d’autre de la coordination."
        )
    if not queries.has_second_factor(user.id) and not queries.passkeys_of(user.id):
        raise Refusal("Ce compte n’a pas de double clé.")
    db.session.execute(
        delete(RecoveryCode).where(RecoveryCode.user_id == user.id, RecoveryCode.made_by_id.is_not(None))
    )
    code, salt = a_code(secrets.choice, RECOVERY_LENGTH), secrets.token_hex(SALT_BYTES)
    db.session.add(
        RecoveryCode(
            user_id=user.id,
            salt=salt,
            digest=_digest(code, salt),
            made_at=stamp.at,
            made_by_id=stamp.by,
            expires_at=stamp.at + RESCUE_LIFETIME,
        )
    )
    journal.record(stamp, "user.rescue_given", "user", user.id)
    watch.note("rescue_given", user.id)
    return in_groups(code)


def _ensure_code(factor: SecondFactor, code: str, stamp: Stamp, field: str) -> None:
    """Use these figures up; raise Refusal when they are wrong, and pause after five wrong ones."""
    keys = [tries.proof_key(factor.user_id)]
    tries.ensure_may_try(keys, stamp.at)
    if not _uses(factor, code, stamp):
        tries.note_failure(keys, stamp.at)
        raise tries.WrongAnswer(WRONG_CODE, field=field)


def _uses(factor: SecondFactor, typed: str, stamp: Stamp) -> bool:
    """Return whether these are the figures of now, not used yet; from then on they are."""
    now_step = step_at(int(stamp.at.timestamp()))
    step = matching_step(secret_of(factor), figures(typed), now_step, factor.last_step)
    if step is None:
        return False
    used = db.session.execute(
        update(SecondFactor)
        .where(SecondFactor.user_id == factor.user_id, SecondFactor.last_step < step)
        .values(last_step=step)
        .execution_options(synchronize_session=False)
    )
    return int(getattr(used, "rowcount", 0)) == 1


def _take_away(user_id: int, *tables: type[SecondFactor | RecoveryCode | Passkey]) -> None:
    """Remove second proofs of an account: nothing of a secret is kept once it is no longer used."""
    for table in tables:
        db.session.execute(delete(table).where(table.user_id == user_id))
    db.session.flush()


def _digest(code: str, salt: str) -> str:
    """Return how a recovery code is kept: salted and slow to try, as a passphrase is."""
    return hash_secret_raw(code.encode(), bytes.fromhex(salt), *DIGEST_COST, 1, 32, Type.ID).hex()
