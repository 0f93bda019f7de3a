"""Passkeys: a phone or a computer that opens the door by itself (WebAuthn), by a finger or a face."""

import json
import secrets
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flask import current_app
from sqlalchemy import delete, select, update

from cjs_app.access import queries, watch
from cjs_app.access.actions import ensure_passphrase
from cjs_app.access.limits import PASSKEY_LIFETIME
from cjs_app.access.models import Session, User
from cjs_app.access.proof_models import Challenge, Passkey
from cjs_app.access.sessions import CameIn, Visit, come_in, end_all, new_token
from cjs_app.access.tries import WrongAnswer
from cjs_app.journal import actions as journal
from cjs_app.kernel.late import Late
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db
from cjs_app.plumbing.sealing import keyed_hash, token_hash

if TYPE_CHECKING:
    import webauthn
    from webauthn import helpers
    from webauthn.helpers import structs
else:
    webauthn, helpers, structs = Late("webauthn"), Late("webauthn.helpers"), Late("webauthn.helpers.structs")

NEW, ENTER = "passkey new", "passkey enter"
HOUSE = "Coopérative jeunesse"
CHALLENGE_BYTES = 32
LONGEST_ANSWER = 20_000
AT_MOST = 10
NOT_ACCEPTED = "Cette clé d’accès n’a pas été acceptée\u00a0: recommencer."


def origin() -> str | None:
    """Return the one address at which passkeys work, as the settings give it; None when they give none."""
    url = str(current_app.config.get("CJS_URL") or "")
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") and parts.hostname else None


def question_for_new(user: User, stamp: Stamp) -> tuple[str, dict[str, Any]]:
    """Return a token and what the browser must be asked to make a passkey for this account."""
    challenge = secrets.token_bytes(CHALLENGE_BYTES)
    options = webauthn.generate_registration_options(
        rp_id=_house(),
        rp_name=HOUSE,
        user_id=bytes.fromhex(keyed_hash("passkey owner", str(user.id))),
        user_name=user.login,
        user_display_name=user.display_name,
        challenge=challenge,
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            resident_key=structs.ResidentKeyRequirement.REQUIRED,
            user_verification=structs.UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[
            structs.PublicKeyCredentialDescriptor(id=helpers.base64url_to_bytes(passkey.credential_id))
            for passkey in queries.passkeys_of(user.id)
        ],
    )
    return _asked(NEW, user.id, challenge, stamp), json.loads(webauthn.options_to_json(options))


def question_to_enter(stamp: Stamp) -> tuple[str, dict[str, Any]]:
    """Return a token and what the browser must be asked to open the door, whoever holds it."""
    challenge = secrets.token_bytes(CHALLENGE_BYTES)
    options = webauthn.generate_authentication_options(
        rp_id=_house(),
        challenge=challenge,
        user_verification=structs.UserVerificationRequirement.REQUIRED,
    )
    return _asked(ENTER, None, challenge, stamp), json.loads(webauthn.options_to_json(options))


def add(user: User, token: str, answer: str, name: str, stamp: Stamp, here: Session) -> Passkey:
    """Return the new passkey of an account; raise Refusal when the browser's answer does not hold."""
    challenge = _answered(NEW, token, user.id, stamp)
    if len(queries.passkeys_of(user.id)) >= AT_MOST:
        raise Refusal("Dix clés d’accès suffisent\u00a0: en retirer une d’abord.")
    try:
        made = webauthn.verify_registration_response(
            credential=_read(answer),
            expected_challenge=challenge,
            expected_rp_id=_house(),
            expected_origin=origin() or "",
            require_user_verification=True,
        )
    except (helpers.exceptions.WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise WrongAnswer(NOT_ACCEPTED) from error
    passkey = Passkey(
        user_id=user.id,
        credential_id=helpers.bytes_to_base64url(made.credential_id),
        public_key=helpers.bytes_to_base64url(made.credential_public_key),
        sign_count=made.sign_count,
        name=name.strip() or "Clé d’accès",
        made_at=stamp.at,
    )
    if db.session.scalar(select(Passkey.id).where(Passkey.credential_id == passkey.credential_id)) is not None:
        raise WrongAnswer(NOT_ACCEPTED)
    db.session.add(passkey)
    db.session.flush()
    end_all(user.id, stamp, but=here)
    journal.record(stamp, "user.passkey_added", "user", user.id)
    watch.note("passkey_added", user.id)
    return passkey


def enter(token: str, answer: str, stamp: Stamp, visit: Visit) -> CameIn:
    """Let in the owner of a passkey, which counts as both proofs; raise Refusal when the answer does not hold.

    A counter that does not move forward tells of a copied key: it is refused.
    """
    challenge = _answered(ENTER, token, None, stamp)
    try:
        credential = _read(answer)
        passkey = queries.find_passkey(str(credential.get("id", "")))
        if passkey is None:
            raise WrongAnswer(NOT_ACCEPTED)
        seen = webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=_house(),
            expected_origin=origin() or "",
            credential_public_key=helpers.base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        )
    except (helpers.exceptions.WebAuthnException, ValueError, KeyError, TypeError) as error:
        watch.note("passkey_refused")
        raise WrongAnswer(NOT_ACCEPTED) from error
    user = db.session.get_one(User, passkey.user_id)
    if not user.is_active:
        raise WrongAnswer(NOT_ACCEPTED)
    passkey.sign_count, passkey.used_at = seen.new_sign_count, stamp.at
    watch.note("signed_in_with_passkey", user.id)
    return come_in(user, stamp, visit, strong=True)


def remove(user: User, passkey_id: int, passphrase: str, stamp: Stamp, here: Session) -> None:
    """Take a passkey away; raise Refusal for a wrong passphrase or a passkey of somebody else."""
    ensure_passphrase(user, passphrase, stamp)
    gone = db.session.execute(delete(Passkey).where(Passkey.id == passkey_id, Passkey.user_id == user.id))
    if int(getattr(gone, "rowcount", 0)) != 1:
        raise Refusal("Cette clé d’accès n’est plus là.")
    end_all(user.id, stamp, but=here)
    journal.record(stamp, "user.passkey_removed", "user", user.id)
    watch.note("passkey_removed", user.id)


def _house() -> str:
    """Return the name of the host that passkeys are bound to; raise Refusal when the settings give no address."""
    where = origin()
    if where is None:
        raise Refusal("Les clés d’accès ne sont pas réglées sur ce serveur (CJS_URL).")
    return str(urlsplit(where).hostname)


def _asked(purpose: str, user_id: int | None, question: bytes, stamp: Stamp) -> str:
    """Keep a question, for a few minutes; return the token that binds it to the browser it was asked to."""
    db.session.execute(delete(Challenge).where(Challenge.expires_at < stamp.at - PASSKEY_LIFETIME))
    token = new_token()
    db.session.add(
        Challenge(
            token_hash=token_hash(token),
            purpose=purpose,
            user_id=user_id,
            question=helpers.bytes_to_base64url(question),
            expires_at=stamp.at + PASSKEY_LIFETIME,
        )
    )
    db.session.flush()
    return token


def _answered(purpose: str, token: str, user_id: int | None, stamp: Stamp) -> bytes:
    """Return the question of this browser and use it up; raise Refusal when there is none, or it was answered."""
    kept = token_hash(token)
    used = db.session.execute(
        update(Challenge)
        .where(
            Challenge.token_hash == kept,
            Challenge.purpose == purpose,
            Challenge.user_id.is_not_distinct_from(user_id),
            Challenge.used_at.is_(None),
            Challenge.expires_at >= stamp.at,
        )
        .values(used_at=stamp.at)
        .execution_options(synchronize_session=False)
    )
    if int(getattr(used, "rowcount", 0)) != 1:
        raise Refusal("Cette demande a trop duré\u00a0: recommencer.")
    return helpers.base64url_to_bytes(
        db.session.scalars(select(Challenge.question).where(Challenge.token_hash == kept)).one()
    )


def _read(answer: str) -> dict[str, Any]:
    """Return what the browser answered; raise ValueError for what cannot be an answer."""
    credential = json.loads(answer) if len(answer) <= LONGEST_ANSWER else None
    if not isinstance(credential, dict):
        raise ValueError("not an answer")
    return credential
