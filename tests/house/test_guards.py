"""After all the migrations every guard still stands: SQLite drops those of a table that a migration copies."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from flask import Flask

from cjs_app.journal import guards
from cjs_app.plumbing.database import db

VERSIONS = Path(__file__).parents[2] / "migrations" / "versions"
NAMED = re.compile(r"CREATE TRIGGER (guard_\w+)")
COPIED = re.compile(r"batch_alter_table\(\s*\"(\w+)\"")


def the_chain() -> ModuleType:
    """Return the migration that put the guards in."""
    spec = importlib.util.spec_from_file_location("the_chain", VERSIONS / "0003_journal_chain.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_guard_stands_after_all_the_migrations(each_app: Flask) -> None:
    engine = db.engine.dialect.name
    assert guards.standing() == guards.EXPECTED[engine]
    statements = the_chain().SQLITE if engine == "sqlite" else the_chain().POSTGRESQL
    put_in = {name for statement in statements for name in NAMED.findall(statement)}
    assert put_in - guards.standing() == set()


def test_every_guard_is_the_one_that_was_put_in(app: Flask) -> None:
    asked = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, 6) = 'guard_'"
    standing = {sql for (sql,) in db.session.connection().exec_driver_sql(asked)}
    assert set(the_chain().SQLITE) - standing == set()


@pytest.mark.parametrize("path", sorted(VERSIONS.glob("*.py"))[3:], ids=lambda path: path.name)
def test_no_later_migration_copies_a_table_that_has_guards(path: Path) -> None:
    assert set(COPIED.findall(path.read_text("utf-8"))) & set(guards.TABLES) == set()


def test_a_guard_that_was_taken_away_is_named(app: Flask) -> None:
    db.session.connection().exec_driver_sql("DROP TRIGGER guard_payments_update")
    assert guards.missing() == ["guard_payments_update"]
    db.session.rollback()


def test_a_guard_that_was_silenced_is_named(pg_app: Flask) -> None:
    db.session.connection().exec_driver_sql("ALTER TABLE payments DISABLE TRIGGER guard_payments_update")
    assert guards.missing() == ["guard_payments_update"]
    db.session.rollback()
