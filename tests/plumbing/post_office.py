"""A mail server that really receives, with a certificate of its own."""

import datetime as dt
import ipaddress
import socket
import ssl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOUSE = "localhost"


@dataclass(frozen=True)
class Letter:
    """What was received."""

    to: str
    subject: str
    text: str
    headers: tuple[str, ...]


@dataclass
class PostOffice:
    """A server at work, what it received, and the settings that lead to it."""

    letters: list[Letter] = field(default_factory=list)
    settings: dict[str, Any] = field(default_factory=dict)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 — aiosmtpd's own name
        """Keep a mail."""
        message = message_from_bytes(envelope.content, policy=policy.default)
        body = message.get_body()
        text = body.get_content().replace("\r\n", "\n") if body is not None else ""
        self.letters.append(Letter(envelope.rcpt_tos[0], str(message["Subject"]), text, tuple(message.keys())))
        return "250 OK"


@contextmanager
def open_office(*, tls: bool = True) -> Iterator[PostOffice]:
    """Open a mail server on a free port; with TLS it takes no mail before STARTTLS."""
    office = PostOffice()
    with tempfile.TemporaryDirectory() as folder:
        certificate, key = _certificate(Path(folder))
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate, key)
        options: dict[str, Any] = {"tls_context": context, "require_starttls": True} if tls else {}
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
        controller = Controller(office, hostname="127.0.0.1", port=port, **options)
        controller.start()
        try:
            office.settings = {
                "SMTP_HOST": HOUSE,
                "SMTP_PORT": port,
                "SMTP_FROM": "coop@coop.example",
                "SMTP_TLS": "starttls" if tls else "none",
                "SMTP_CA": str(certificate),
            }
            yield office
        finally:
            controller.stop()


def _certificate(folder: Path) -> tuple[Path, Path]:
    """Write a certificate that nobody but its own file vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOUSE)])
    now = dt.datetime.now(dt.UTC)
    names = x509.SubjectAlternativeName([x509.DNSName(HOUSE), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    return certificate, secret
