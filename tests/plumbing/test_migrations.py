"""A database is brought to the right shape, or the reason why it cannot be used is said in one sentence."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade
from sqlalchemy import Connection, create_engine, event, inspect, text

from cjs_app.plumbing import migrations
from cjs_app.plumbing.database import db
from tests.plumbing.conftest import MakeApp
from tests.plumbing.former_rows import A_SUMMER, lay
from tests.servers import PostgresServer

VERSIONS = Path(__file__).resolve().parent.parent.parent / "migrations" / "versions"


NOTHING = {"address": "", "postcode": "", "city": "", "email": "", "iban": "", "siren": ""}
TEMPLATES = {f"{name}_template": f"{name}-###" for name in ("quote", "invoice", "credit_note")}
MONEY = {"equal_percent": 0, "natures": "", "wage_cents": 0, "carried_over_cents": 0, "currency": "EUR"}
SUMMER = {"name": "Été", "folded_name": "ete", "year": 2021, "start_day": "2021-07-05", "end_day": "2021-08-31"}
A_CANCELLED_MISSION: dict[str, dict[str, object]] = {
    "carriers": {"id": 1, "name": "Le Porteur"} | NOTHING,
    "seasons": {"id": 1, "carrier_id": 1, "territory": "", "status": "open", "rule": "egale"}
    | SUMMER
    | MONEY
    | TEMPLATES,
    "missions": {"id": 1, "season_id": 1, "code": "M01", "title": "Tonte", "status": "annulee", "place": ""}
    | {"safety_notes": "", "wanted_people": 2},
}
"""A season and its mission as they stood at the first migration."""


def test_migrations_are_numbered_without_a_hole_and_named_after_their_number() -> None:
    names = sorted(path.name for path in VERSIONS.glob("*.py"))
    assert [name[:4] for name in names] == [f"{number:04}" for number in range(1, len(names) + 1)]
    for name in names:
        assert re.search(rf'^revision = "{name[:4]}"$', (VERSIONS / name).read_text("utf-8"), re.MULTILINE), name


def test_the_names_of_the_files_are_what_alembic_reads() -> None:
    read = ScriptDirectory(str(VERSIONS.parent))
    assert migrations.newest_revision() == read.get_current_head()
    assert migrations.revisions() == sorted(script.revision for script in read.walk_revisions())


def test_whoever_writes_a_migration_has_the_command_for_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "db", "heads"]
    house, where = VERSIONS.parent.parent, {**os.environ, "CJS_INSTANCE": str(tmp_path)}
    asked = subprocess.run(command, cwd=house, env=where, capture_output=True, text=True, check=False)
    assert migrations.newest_revision() in asked.stdout


def test_the_migrations_build_exactly_what_the_models_describe(an_app: MakeApp, database_url: str) -> None:
    with an_app(database_url).app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_a_migration_never_imports_the_application() -> None:
    for path in VERSIONS.glob("*.py"):
        assert "cjs_app" not in path.read_text("utf-8"), path.name


def test_a_second_upgrade_does_nothing(an_app: MakeApp, database_url: str) -> None:
    app = an_app(database_url)
    migrations.upgrade(app)
    with app.app_context():
        assert migrations.current_revision() == migrations.newest_revision()


def guards_of(connection: Connection) -> list[str]:
    """Return the names of what the database itself refuses, and on which table."""
    asked = {
        "sqlite": "SELECT tbl_name || ' ' || name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgrelid::regclass || ' ' || tgname FROM pg_trigger WHERE NOT tgisinternal"
        " UNION ALL SELECT proname FROM pg_proc WHERE proname LIKE 'guard%'",
    }[connection.dialect.name]
    return sorted(connection.execute(text(asked)).scalars())


def shape() -> dict[str, list[str]]:
    """Return the columns, indexes and keys of each table of the database, and its guards."""
    with db.engine.connect() as connection:
        found, look = {"guards": guards_of(connection)}, inspect(connection)
        for table in look.get_table_names():
            columns = [f"{one['name']} {one['type']} {one['nullable']}" for one in look.get_columns(table)]
            indexes = [f"{one['name']} {one['column_names']}" for one in look.get_indexes(table)]
            alone = [f"alone {one['column_names']}" for one in look.get_unique_constraints(table)]
            checks = [f"check {one['name']}" for one in look.get_check_constraints(table)]
            keys = [f"{one['constrained_columns']} {one['referred_table']}" for one in look.get_foreign_keys(table)]
            found[table] = sorted([*columns, *indexes, *alone, *checks, *keys])
    return found


def kept() -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of the former summer that every shape of the database keeps."""
    with db.engine.connect() as connection:
        asked = {table: f"SELECT id, season_id FROM {table} ORDER BY id" for table in ("invoices", "payments")}
        asked["journal"] = "SELECT action, subject_id FROM journal WHERE action <> 'journal.begun' ORDER BY 1, 2"
        asked["users"] = "SELECT id, login FROM users"
        return {table: [tuple(row) for row in connection.execute(text(select))] for table, select in asked.items()}


REVISIONS = sorted(path.name[:4] for path in VERSIONS.glob("*.py"))


def test_every_migration_can_be_undone_and_done_again(an_app: MakeApp, empty_url: str) -> None:
    with an_app(empty_url).app_context():
        lay(A_SUMMER)
        rows, shapes = kept(), [shape()]
        for revision in REVISIONS[1:]:
            upgrade(directory=migrations.FOLDER, revision=revision)
            shapes.append(shape())
        for revision in reversed(REVISIONS[:-1]):
            shapes.pop()
            downgrade(directory=migrations.FOLDER, revision=revision)
            assert (shape(), kept()) == (shapes[-1], rows), revision
        upgrade(directory=migrations.FOLDER)
        downgrade(directory=migrations.FOLDER, revision="base")
        assert list(shape()) == ["guards", "alembic_version"]


def test_a_mission_cancelled_before_reasons_were_kept_has_none(an_app: MakeApp, empty_url: str) -> None:
    app = an_app(empty_url)
    with app.app_context():
        upgrade(directory=migrations.FOLDER, revision="0001")
        for table, row in A_CANCELLED_MISSION.items():
            names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
            db.session.execute(text(f"INSERT INTO {table} ({names}) VALUES ({values})"), row)
        db.session.commit()
    migrations.upgrade(app)
    with app.app_context():
        kept = db.session.execute(text("SELECT title, status, cancel_reason FROM missions")).one()
        assert tuple(kept) == ("Tonte", "annulee", "")
        db.session.remove()
        db.engine.dispose()


def marked(tmp_path: Path, revision: str) -> str:
    """Return the address of a SQLite database that says it is at this revision."""
    path = tmp_path / "marked.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES (?)", (revision,))
    return f"sqlite:///{path}"


def test_a_database_of_a_newer_version_is_left_alone(an_app: MakeApp, tmp_path: Path) -> None:
    with pytest.raises(migrations.DatabaseUnusable, match="plus récente"):
        migrations.upgrade(an_app(marked(tmp_path, "9999")))


def test_a_database_of_another_program_is_left_alone(an_app: MakeApp, tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (id INTEGER)")
    with pytest.raises(migrations.DatabaseUnusable, match="autre chose"):
        migrations.upgrade(an_app(f"sqlite:///{path}"))


def test_a_file_that_is_no_database_is_said_to_be_none(an_app: MakeApp, tmp_path: Path) -> None:
    path = tmp_path / "photo.sqlite3"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(migrations.DatabaseUnusable, match="pas une base"):
        migrations.upgrade(an_app(f"sqlite:///{path}"))


def test_a_server_that_does_not_answer_is_said_to_be_absent(an_app: MakeApp) -> None:
    url = "postgresql+psycopg://cjs@127.0.0.1:9/nowhere"
    with pytest.raises(migrations.DatabaseUnusable, match="ne répond pas"):
        migrations.upgrade(an_app(url))


def test_a_database_that_the_server_does_not_have_is_said_to_be_missing(
    an_app: MakeApp, postgres_server: PostgresServer
) -> None:
    url = postgres_server.create("there").replace("/there", "/nowhere")
    with pytest.raises(migrations.DatabaseUnusable, match="n’y existe pas"):
        migrations.upgrade(an_app(url))


def test_a_page_on_an_unusable_database_says_so_in_one_sentence(an_app: MakeApp, tmp_path: Path) -> None:
    page = an_app(marked(tmp_path, "9999")).test_client().get("/connexion")
    assert page.status_code == 503
    assert "plus récente" in page.text


def test_a_page_on_a_new_database_tells_the_command_to_run(an_app: MakeApp, tmp_path: Path) -> None:
    page = an_app(f"sqlite:///{tmp_path}/new.sqlite3").test_client().get("/connexion")
    assert page.status_code == 503
    assert "python3 -m cjs_app migrate" in page.text


def test_the_whole_way_is_one_transaction(an_app: MakeApp, tmp_path: Path) -> None:
    app = an_app(f"sqlite:///{tmp_path}/whole.sqlite3")
    kept: list[object] = []
    with app.app_context():
        event.listen(db.engine, "commit", kept.append)
    migrations.upgrade(app)
    assert len(kept) == 1


def test_two_servers_that_start_together_both_find_the_database_ready(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/together.sqlite3"
    ask = (
        "from cjs_app import create_app; from cjs_app.plumbing import migrations;"
        f"migrations.upgrade(create_app({{'DATABASE_URL': {url!r}, 'SECRET_KEY': 'tests'}}))"
    )
    starting = [subprocess.Popen([sys.executable, "-c", ask]) for _ in range(2)]
    assert [process.wait(300) for process in starting] == [0, 0]
    engine = create_engine(url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT COUNT(*) FROM alembic_version")).scalar() == 1
    engine.dispose()
