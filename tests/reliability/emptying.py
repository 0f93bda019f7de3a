"""Making a database as it was after the migrations, inside one transaction: its guards stand aside meanwhile."""

from collections.abc import Callable

from sqlalchemy import insert, select, text

from cjs_app.plumbing.database import db

STANDING = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


def take_guards_away() -> list[str]:
    """Take the guards away, on PostgreSQL until this transaction ends; return what puts them back on SQLite."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("SET LOCAL session_replication_role = replica"))
        return []
    triggers = db.session.connection().exec_driver_sql(STANDING).all()
    for name, _ in triggers:
        db.session.connection().exec_driver_sql(f"DROP TRIGGER {name}")
    return [sql for _, sql in triggers]


def emptier() -> Callable[[], None]:
    """Return what makes every table hold what it holds now, and nothing else."""
    tables = db.metadata.sorted_tables
    kept = {table: [dict(row) for row in db.session.execute(select(table)).mappings()] for table in tables}
    db.session.rollback()

    def empty() -> None:
        put_back = take_guards_away()
        for table in reversed(tables):
            db.session.execute(table.delete())
        for table in tables:
            if kept[table]:
                db.session.execute(insert(table), kept[table])
        for statement in put_back:
            db.session.connection().exec_driver_sql(statement)
        db.session.commit()

    return empty
