"""The whole database as plain values, to compare what was before with what is after."""

from collections import Counter
from functools import cache

from sqlalchemy.engine import Connection

from cjs_app.plumbing.database import db

Snapshot = Counter[tuple[str, str]]
CHAINED = {"salt", "payload", "payload_hash", "previous_hash", "hash"}
"""Columns of the journal that follow from a salt; what else an entry holds is compared."""
DRAWN_BY_LOT = {
    "passphrase_hash",
    "token_hash",
    "link_key",
    "sealed_secret",
    "digest",
    "question",
    "pdf",
    "sha256",
    *CHAINED,
}
"""Columns that are never the same twice, by design."""


def snapshot(connection: Connection) -> Snapshot:
    """Return every row of every table, as text, in one statement."""
    rows = connection.exec_driver_sql(_asked(connection))
    return Counter((table, row) for table, row in rows)


def make_ready(connection: Connection) -> None:
    """Let PostgreSQL read the long statement once: as a function, which outlives a transaction that is taken back.

    The driver forgets the statements that it prepared each time a transaction is taken back.
    """
    if connection.dialect.name == "postgresql" and "everything" not in connection.info:
        connection.exec_driver_sql(
            "CREATE OR REPLACE FUNCTION pg_temp.everything() RETURNS TABLE (told_table text, told_row text) "
            f"LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY {_everything('postgresql')}; END $$"
        )
        connection.info["everything"] = True


def _asked(connection: Connection) -> str:
    """Return how to ask this connection for everything."""
    if "everything" in connection.info:
        return "SELECT told_table, told_row FROM pg_temp.everything()"
    return _everything(connection.dialect.name)


def difference(before: Snapshot, after: Snapshot) -> dict[str, list[tuple[str, str]]]:
    """Return the rows that went away and the rows that came; nothing when both are the same."""
    told = {"gone": sorted(before - after), "come": sorted(after - before)}
    return {side: rows for side, rows in told.items() if rows}


def counters(connection: Connection) -> str:
    """Return the statement that brings PostgreSQL's counters of ids back where they stand now.

    They do not go back by themselves when a transaction does. SQLite has none: it follows the rows.
    """
    if connection.dialect.name == "sqlite":
        return "SELECT 1"
    asked = "SELECT sequencename, coalesce(last_value, 1), last_value IS NOT NULL FROM pg_sequences"
    rows = connection.exec_driver_sql(asked)
    return "SELECT " + ", ".join(f"setval('{name}', {last}, {called})" for name, last, called in rows)


@cache
def _everything(dialect: str) -> str:
    """Return the statement that reads all there is."""
    make_array = "json_array" if dialect == "sqlite" else "json_build_array"
    parts = []
    for table in db.metadata.tables.values():
        columns = (f'"{column.name}"' for column in table.columns if column.name not in DRAWN_BY_LOT)
        parts.append(f"SELECT '{table.name}', CAST({make_array}({', '.join(columns)}) AS TEXT) FROM \"{table.name}\"")
    return " UNION ALL ".join(parts)
