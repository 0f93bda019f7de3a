"""Settings and their defaults, each with one line of why."""

import contextlib
import os
import secrets
from pathlib import Path
from typing import Any

from cjs_app.kernel.refusal import Refusal

HOUSE = Path(__file__).resolve().parent.parent
"""The checkout: `templates/`, `static/`, `migrations/` and `instance/` stand beside the package."""

INSTANCE = Path(os.environ.get("CJS_INSTANCE", HOUSE / "instance"))
"""Where the database, the receipts and the secret key live when nothing else is said."""

SHORTEST_KEY = 32
"""Signs of the shortest key of the journal that is taken."""


def database_url() -> str:
    """Return the address of the database: `DATABASE_URL`, or SQLite in `instance/`."""
    given = os.environ.get("DATABASE_URL", "").strip()
    if not given:
        return f"sqlite:///{INSTANCE / 'cjs.sqlite3'}"
    # Hosting services still write the scheme that SQLAlchemy dropped.
    return given.replace("postgres://", "postgresql://", 1)


def secret_keys() -> list[str]:
    """Return the keys of cookies and sealed secrets, the one in use first: `SECRET_KEY`, or one drawn once.

    To change the key, write a new one before the former ones, with a space or a new line between them: those only
    open what they closed.
    """
    return os.environ.get("SECRET_KEY", "").split() or [drawn_once("secret_key")]


def journal_keys() -> tuple[bytes, ...]:
    """Return the keys of the journal's chain, the one that signs first: `CJS_JOURNAL_KEY`, or one drawn once.

    To change the key, write a new one before the former ones, with a space or a new line between them: those only
    verify what they signed. Raise Refusal for a key that could be guessed.
    """
    words = (os.environ.get("CJS_JOURNAL_KEY", "") or drawn_once("journal_key")).split()
    if not words or min(map(len, words)) < SHORTEST_KEY:
        raise Refusal("CJS_JOURNAL_KEY : une clé du journal a au moins {signs} signes.", signs=SHORTEST_KEY)
    return tuple(word.encode() for word in words)


def drawn_once(name: str) -> str:
    """Return a secret kept in `instance/`, drawn the first time, whole even when two servers start together."""
    kept = INSTANCE / name
    if not kept.exists():
        INSTANCE.mkdir(parents=True, exist_ok=True)
        drawn = INSTANCE / f"{name}.{secrets.token_hex(8)}"
        descriptor = os.open(drawn, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):
            os.link(drawn, kept)
        drawn.unlink()
    return kept.read_text()


def source_url() -> str:
    """Return where whoever uses this server can read its source (AGPL-3.0, section 13); empty when nothing is said.

    Only a web address counts: it becomes a link on every page.
    """
    given = os.environ.get("CJS_SOURCE_URL", "").strip()
    return given if given.startswith(("https://", "http://")) else ""


def security_contact() -> str:
    """Return whom to tell about a weakness, as an address that security.txt may hold; empty when nothing is said."""
    given = os.environ.get("CJS_SECURITY_CONTACT", "").strip()
    if not given:
        return ""
    address = given if given.startswith(("https://", "mailto:")) else f"mailto:{given}"
    plain = address.isascii() and address.isprintable() and " " not in address
    if not plain or address.startswith("mailto:") != ("@" in address):
        raise Refusal("CJS_SECURITY_CONTACT\u00a0: écrire une adresse e-mail, ou une page en https://.")
    return address


def mail() -> dict[str, Any]:
    """Return how mail leaves; without a host none does, and pages say so."""
    mode = os.environ.get("CJS_SMTP_TLS", "starttls")
    if mode not in ("starttls", "tls", "none"):
        raise Refusal("CJS_SMTP_TLS : écrire starttls, tls ou none.")
    return {
        "SMTP_HOST": os.environ.get("CJS_SMTP_HOST", ""),
        "SMTP_PORT": int(os.environ.get("CJS_SMTP_PORT", "") or {"starttls": 587, "tls": 465, "none": 25}[mode]),
        "SMTP_USER": os.environ.get("CJS_SMTP_USER", ""),
        "SMTP_PASSWORD": os.environ.get("CJS_SMTP_PASSWORD", ""),
        "SMTP_TLS": mode,
        # The authority that signed the server's certificate, when it is not one that everybody knows.
        "SMTP_CA": os.environ.get("CJS_SMTP_CA", ""),
        "SMTP_FROM": os.environ.get("CJS_SMTP_FROM", ""),
    }


def defaults() -> dict[str, Any]:
    """Return the settings of a run that was told nothing."""
    return {
        "DATABASE_URL": database_url(),
        "RECEIPTS": INSTANCE / "receipts",
        "READY_TEMPLATES": INSTANCE / "templates",
        # Where the end of the journal is written after each commit; better still on another disk or machine.
        "ANCHORS": os.environ.get("CJS_ANCHORS", "") or INSTANCE / "anchors",
        "JOURNAL_KEYS": journal_keys(),
        # A photo from a phone fits; anything larger is refused before it is read.
        "MAX_CONTENT_LENGTH": 12 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "MAX_FORM_PARTS": 3000,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        # Cookies travel over HTTPS only, unless the server is a demo on this very machine.
        "SESSION_COOKIE_SECURE": os.environ.get("CJS_HTTP", "") != "1",
        # How many web servers stand before this one and tell the visitor's real address; none is believed by default.
        "PROXIES": int(os.environ.get("CJS_PROXIES", "0") or 0),
        "SOURCE_URL": source_url(),
        "WTF_CSRF_TIME_LIMIT": None,
        # Whether a form without its key, which keeps it from being sent twice, is turned back; quick tests send none.
        "FORM_KEYS_REQUIRED": True,
        # Whether who touches money must have a second proof («required»), or may have one («offered»: demo, trial).
        "SECOND_FACTOR_REQUIRED": os.environ.get("CJS_SECOND_FACTOR", "required") != "offered",
        # The address at which people find this server: in mails, and for passkeys; never taken from a request.
        "CJS_URL": os.environ.get("CJS_URL", "").rstrip("/"),
        # How often heavy pages were asked for, shared by every process of this machine; without it nothing is counted.
        "RATES": INSTANCE / "rates.sqlite3",
        # A file for the security log; without one it goes where the server's errors go.
        "SECURITY_LOG": os.environ.get("CJS_SECURITY_LOG", ""),
        # Whom to tell about a weakness found here (security.txt): an e-mail address or a web page.
        "SECURITY_CONTACT": security_contact(),
        # To whom people may write about their data, on the page that explains what is kept.
        "PRIVACY_CONTACT": os.environ.get("CJS_PRIVACY_CONTACT", "").strip(),
        **mail(),
        "BABEL_DEFAULT_LOCALE": "fr",
        "BABEL_DEFAULT_TIMEZONE": "Europe/Paris",
        "SQLALCHEMY_TRACK_MODIFICATIONS": False,
    }
