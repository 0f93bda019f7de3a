"""Six figures that change every thirty seconds: RFC 6238 on top of RFC 4226, with SHA-1 as every phone does it."""

import base64
import hashlib
import hmac
import struct
from urllib.parse import quote

STEP_SECONDS = 30
DIGITS = 6
STEPS_AROUND = 1
"""A phone's clock may be half a minute early or late."""


def step_at(seconds: int) -> int:
    """Return the number of the half-minute in which an instant falls, in seconds since 1970."""
    return seconds // STEP_SECONDS


def code_at(secret: bytes, step: int, digits: int = DIGITS) -> str:
    """Return the figures of a step (RFC 4226 section 5.3: dynamic truncation)."""
    # RFC 6238's default, and the only one that every application on a phone knows; HMAC does not need SHA-1's
    # collision resistance.
    digest = hmac.new(secret, struct.pack(">Q", step), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**digits:0{digits}d}"


def matching_step(secret: bytes, typed: str, now_step: int, last_step: int) -> int | None:
    """Return the step whose figures were typed, or None; a step that was used once is used up, and those before it."""
    found = None
    for step in range(now_step - STEPS_AROUND, now_step + STEPS_AROUND + 1):
        if hmac.compare_digest(code_at(secret, step).encode(), typed.encode()) and step > last_step:
            found = step
    return found


def figures(typed: str) -> str:
    """Return the figures of what was typed: spaces in the middle do no harm."""
    return "".join(sign for sign in typed if sign.isdigit() and sign.isascii())


def secret_text(secret: bytes) -> str:
    """Return a secret as one copies it by hand."""
    return base64.b32encode(secret).decode().rstrip("=")


def address_for_phone(secret: bytes, login: str, house: str) -> str:
    """Return what the QR code tells the phone's application."""
    label = quote(f"{house}:{login}", safe="")
    return f"otpauth://totp/{label}?secret={secret_text(secret)}&issuer={quote(house, safe='')}"
