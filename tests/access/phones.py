"""A phone that knows a secret, and a passkey made of software: what a browser would answer, signed for real."""

import hashlib
import json
import secrets
import struct
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import bytes_to_base64url as text

from cjs_app.access import queries, second_factor
from cjs_app.access.models import Session, User
from cjs_app.access.totp import code_at, step_at
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db

ORIGIN = "http://localhost:5000"


def shown(user: User, stamp: Stamp) -> str:
    """Return the figures that the phone of this person shows at this moment."""
    factor = queries.find_second_factor(user.id)
    assert factor is not None
    return code_at(second_factor.secret_of(factor), step_at(int(stamp.at.timestamp())))


def with_double_key(user: User, here: Session, stamp: Stamp) -> list[str]:
    """Put the second proof of an account in place; return its recovery codes."""
    second_factor.begin(user, stamp)
    codes = second_factor.confirm(user, shown(user, stamp), stamp, here)
    db.session.flush()
    return codes


@dataclass
class Authenticator:
    """A phone that makes one passkey and signs with it; its counter can be set back, as a copy's would be."""

    origin: str = ORIGIN
    count: int = 0
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    credential: bytes = field(default_factory=lambda: secrets.token_bytes(16))

    def make(self, options: dict[str, Any]) -> str:
        """Return what the browser answers to a question for a new passkey."""
        numbers = self.key.public_key().public_numbers()
        public = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")})
        about = self._about(options["rp"]["id"], 0x45)
        about += bytes(16) + struct.pack(">H", len(self.credential)) + self.credential + public
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": about})
        told = self._told("webauthn.create", options["challenge"])
        return self._answer({"clientDataJSON": text(told), "attestationObject": text(attestation)})

    def sign(self, options: dict[str, Any]) -> str:
        """Return what the browser answers to a question that opens the door."""
        self.count += 1
        about, told = self._about(options["rpId"], 0x05), self._told("webauthn.get", options["challenge"])
        signature = self.key.sign(about + hashlib.sha256(told).digest(), ec.ECDSA(hashes.SHA256()))
        parts = {"clientDataJSON": text(told), "authenticatorData": text(about), "signature": text(signature)}
        return self._answer(parts)

    def _about(self, house: str, flags: int) -> bytes:
        return hashlib.sha256(house.encode()).digest() + bytes([flags]) + struct.pack(">I", self.count)

    def _told(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, parts: dict[str, str]) -> str:
        name = text(self.credential)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": parts})
