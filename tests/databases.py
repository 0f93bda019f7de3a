"""Databases for the tests: migrated once for real, then copied or emptied, which is quick."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask
from jinja2.bccache import Bucket
from sqlalchemy import event, insert, select, text

from cjs_app import create_app
from cjs_app.plumbing import migrations
from cjs_app.plumbing.database import db
from cjs_app.plumbing.templates import ReadyTemplates


class Compiled(ReadyTemplates):
    """What the templates became, by their content: compiled once for all the applications and processes of a run."""

    def __init__(self, folder: str) -> None:
        """Begin with nothing in hand."""
        super().__init__(folder)
        self.kept: dict[str, tuple[str, Any]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give back a template that was compiled before, here or in another process, unless its file changed since."""
        checksum, bucket.code = self.kept.get(bucket.key, ("", None))
        if checksum != bucket.checksum:
            super().load_bytecode(bucket)
            self.kept[bucket.key] = bucket.checksum, bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template for the next application."""
        self.kept[bucket.key] = bucket.checksum, bucket.code
        super().dump_bytecode(bucket)


def folder_of_the_run() -> str:
    """Return where the processes of a run keep their templates: the first of them makes it, and removes it."""
    if "CJS_TESTS_COMPILED" not in os.environ:
        os.environ["CJS_TESTS_COMPILED"] = tempfile.mkdtemp(prefix="cjs-compiled-")
        atexit.register(shutil.rmtree, os.environ["CJS_TESTS_COMPILED"], ignore_errors=True)
    return os.environ["CJS_TESTS_COMPILED"]


COMPILED = Compiled(folder_of_the_run())


def make_app(database_url: str, receipts: Path, **settings: Any) -> Flask:
    """Return an application on this database, with the settings every test needs."""
    fixed = {
        "TESTING": True,
        "DATABASE_URL": database_url,
        "SECRET_KEY": "only for the tests",
        "JOURNAL_KEYS": (b"only for the tests, and the same in every process of a run",),
        "RECEIPTS": receipts,
        "SESSION_COOKIE_SECURE": False,  # the tests speak http
        "WTF_CSRF_ENABLED": False,  # the browser tests switch it on again
        "FORM_KEYS_REQUIRED": False,  # likewise
        "RATES": None,  # the tests of the limits switch them on again
        "SECURITY_CONTACT": "mailto:securite@exemple.fr",
        "SECOND_FACTOR_REQUIRED": False,  # the tests of the door switch it on again
    }
    app = create_app(fixed | settings)
    app.jinja_env.bytecode_cache = COMPILED
    hurry(app)
    return app


def hurry(app: Flask) -> None:
    """Let the application not wait for the disk: a test needs the answers of SQLite, not its promises."""
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            event.listen(db.engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous=OFF").close())


def open_first_page(app: Flask) -> None:
    """Open a page, for the very first one also checks the database: no test is to be the one that meets it."""
    assert app.test_client().get("/connexion").status_code == 200


def migrate(database_url: str, receipts: Path) -> None:
    """Run the real migrations on a new database, and let go of it."""
    app = make_app(database_url, receipts)
    migrations.upgrade(app)
    with app.app_context():
        db.engine.dispose()


def copy_sqlite(model: Path, target: Path) -> str:
    """Put a copy of a database nobody is using at `target`, over whatever was there; return its address."""
    for leftover in (f"{target}-wal", f"{target}-shm"):
        Path(leftover).unlink(missing_ok=True)
    shutil.copyfile(model, target)
    return f"sqlite:///{target}"


def refill_sqlite(app: Flask, model: Path, target: Path) -> Callable[[], None]:
    """Return what makes the application's file the model again."""
    with app.app_context():
        engine = db.engine

    def refill() -> None:
        engine.dispose()
        copy_sqlite(model, target)

    return refill


def refill_postgres(app: Flask) -> Callable[[], None]:
    """Return what makes the application's database as it was after the migrations, in some milliseconds.

    As a replica, PostgreSQL runs neither the foreign keys nor the triggers that forbid deleting: both would be right
    to refuse. A table that the migrations fill gets its rows back. A function of the database empties them all: it
    reads its statements once, where a hundred of them would be read again for each test.
    """
    with app.app_context():
        engine = db.engine
    tables = list(db.metadata.tables.values())
    emptying = " ".join(f'DELETE FROM "{table.name}";' for table in tables)
    with engine.begin() as connection:
        rows = {table: [dict(row) for row in connection.execute(select(table)).mappings()] for table in tables}
        connection.exec_driver_sql(
            f"CREATE FUNCTION empty_all_tables() RETURNS void LANGUAGE plpgsql AS $$ BEGIN {emptying} END $$"
        )

    def refill() -> None:
        with engine.begin() as connection:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            connection.execute(text("SELECT empty_all_tables()"))
            for table, kept in rows.items():
                if kept:
                    connection.execute(insert(table), kept)

    return refill
