"""Applications on databases of any shape, also on those that the migrations have not reached yet."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from cjs_app import create_app
from cjs_app.plumbing.database import db
from tests.servers import PostgresServer

MakeApp = Callable[[str], Flask]


@pytest.fixture
def an_app(tmp_path: Path) -> Iterator[MakeApp]:
    """Applications on the databases of the test; their connections are closed with it."""
    apps: list[Flask] = []

    def make(url: str) -> Flask:
        settings = {"DATABASE_URL": url, "TESTING": True, "SECRET_KEY": "tests", "ANCHORS": tmp_path / "anchors"}
        apps.append(create_app(settings))
        return apps[-1]

    yield make
    for app in apps:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.sqlite3"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    yield server.create("empty")
    server.drop("empty")
