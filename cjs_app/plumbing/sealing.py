"""The server's own key at work: one key for each purpose, keyed hashes, and secrets kept sealed."""

import base64
import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING

from flask import current_app

from cjs_app.kernel.late import Late

if TYPE_CHECKING:
    from cryptography import exceptions
    from cryptography.hazmat.primitives.ciphers import aead
else:
    exceptions, aead = Late("cryptography.exceptions"), Late("cryptography.hazmat.primitives.ciphers.aead")

NONCE_BYTES = 12


def key_for(purpose: str) -> bytes:
    """Return the key of one purpose, drawn from the server's secret: what one key opens, no other one opens."""
    return _drawn(str(current_app.config["SECRET_KEY"]), purpose)


def _drawn(secret: str, purpose: str) -> bytes:
    """Return the key of a purpose that a secret gives."""
    return hmac.new(secret.encode(), f"cjs_app/{purpose}".encode(), "sha256").digest()


def keyed_hash(purpose: str, text: str) -> str:
    """Return how a text of few possible values (an address, a short code) is kept: useless without the server's key."""
    return hmac.new(key_for(purpose), text.encode(), "sha256").hexdigest()


def token_hash(token: str) -> str:
    """Return how a long random token is kept: nobody who reads the database can use it."""
    return hashlib.sha256(token.encode()).hexdigest()


def sealed(purpose: str, content: bytes, owner: int) -> str:
    """Return a secret as it is kept (AES-256-GCM), bound to its owner: moved to another row, it does not open."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    box = aead.AESGCM(key_for(purpose)).encrypt(nonce, content, str(owner).encode())
    return base64.b64encode(nonce + box).decode()


def unsealed(purpose: str, kept: str, owner: int) -> bytes | None:
    """Return the secret again, sealed under the key in use or a former one; None when it was altered or moved."""
    former: list[str] = current_app.config.get("SECRET_KEY_FALLBACKS") or []
    for key in (key_for(purpose), *(_drawn(secret, purpose) for secret in former)):
        try:
            box = base64.b64decode(kept, validate=True)
            return aead.AESGCM(key).decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], str(owner).encode())
        except (exceptions.InvalidTag, ValueError):
            continue
    return None
