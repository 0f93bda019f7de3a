"""Two whole summers to attack, and the application as it is served for real: HTTPS, forms with their keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from cjs_app.plumbing.database import db
from tests import databases
from tests.house.conftest import house, two_summers
from tests.security.walking import HOME
from tests.whole_summer import NOW

__all__ = ["house", "two_summers"]


@pytest.fixture
def served(two_summers: Path, receipts: Path, tmp_path: Path) -> Iterator[Flask]:
    """The two summers behind HTTPS, every protection switched on; the test stands inside its context."""
    app = databases.make_app(
        databases.copy_sqlite(two_summers, tmp_path / "served.sqlite3"),
        receipts,
        SECRET_KEY="b" * 20 + "Kx7-only-for-these-tests",
        SESSION_COOKIE_SECURE=True,
        WTF_CSRF_ENABLED=True,
        FORM_KEYS_REQUIRED=True,
        CJS_URL=HOME,
        CLOCK=lambda: NOW,
        ARCHIVES=tmp_path / "archives",
        RATES=tmp_path / "rates.sqlite3",
        SECURITY_LOG=str(tmp_path / "security.log"),
    )
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
