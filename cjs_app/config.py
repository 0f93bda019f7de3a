"""Settings and their defaults, each with one line of why."""

import os
import secrets
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).resolve().parent.parent
"""The checkout: `templates/`, `static/`, `migrations/` and `instance/` stand beside the package."""

INSTANCE = Path(os.environ.get("CJS_INSTANCE", HOUSE / "instance"))
"""Where the database, the receipts and the secret key live when nothing else is said."""


def database_url() -> str:
    """Return the address of the database: `DATABASE_URL`, or SQLite in `instance/`."""
    given = os.environ.get("DATABASE_URL", "").strip()
    if not given:
        return f"sqlite:///{INSTANCE / 'cjs.sqlite3'}"
    # Hosting services still write the scheme that SQLAlchemy dropped.
    return given.replace("postgres://", "postgresql://", 1)


def secret_key() -> str:
    """Return the key that signs cookies: `SECRET_KEY`, or one drawn once and kept in `instance/`."""
    given = os.environ.get("SECRET_KEY", "")
    if given:
        return given
    kept = INSTANCE / "secret_key"
    if not kept.exists():
        INSTANCE.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return kept.read_text()


def source_url() -> str:
    """Return where whoever uses this server can read its source (AGPL-3.0, section 13); empty when nothing is said.

    Only a web address counts: it becomes a link on every page.
    """
    given = os.environ.get("CJS_SOURCE_URL", "").strip()
    return given if given.startswith(("https://", "http://")) else ""


def defaults() -> dict[str, Any]:
    """Return the settings of a run that was told nothing."""
    return {
        "DATABASE_URL": database_url(),
        "RECEIPTS": INSTANCE / "receipts",
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
        "BABEL_DEFAULT_LOCALE": "fr",
        "BABEL_DEFAULT_TIMEZONE": "Europe/Paris",
        "SQLALCHEMY_TRACK_MODIFICATIONS": False,
    }
