"""Runs the migrations on the database of the application at work, SQLite and PostgreSQL alike."""

from alembic import context
from flask import current_app
from sqlalchemy import text
from sqlalchemy.types import TypeDecorator

db = current_app.extensions["migrate"].db


def plain_type(kind: str, item: object, _context: object) -> str | bool:
    """Write our own column types as the plain ones they are kept in: a migration never imports the application."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


def run() -> None:
    """Upgrade inside one transaction; SQLite's foreign keys are off meanwhile and checked before the end.

    A table that SQLite has to copy would otherwise delete the rows that hang on it (ON DELETE).
    """
    engine = db.engine
    with engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")
        else:
            # Two servers that start together upgrade one after the other.
            connection.execute(text("SELECT pg_advisory_xact_lock(2021)"))
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            render_as_batch=True,
            compare_type=True,
            render_item=plain_type,
            # Alembic thinks that SQLite commits after each change of a table: with our driver it does not. Two servers
            # that start together would each read where the database stands before the other is done.
            transactional_ddl=True,
            transaction_per_migration=False,
        )
        with context.begin_transaction():
            context.run_migrations()
            if sqlite:
                broken = connection.execute(text("PRAGMA foreign_key_check")).fetchall()
                if broken:
                    raise RuntimeError(f"foreign keys broken by the migration: {broken[:5]}")
        connection.commit()
        if sqlite:
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=ON")


run()
