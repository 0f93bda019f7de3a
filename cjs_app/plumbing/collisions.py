"""What the database turns away because somebody has just written the same, told by the name of its constraint."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Table, UniqueConstraint
from sqlalchemy.exc import IntegrityError

from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db

_SQLITE = "UNIQUE constraint failed: "


@contextmanager
def told_as(constraint: str, refusal: Refusal) -> Iterator[None]:
    """Write what is added inside; raise the refusal when this constraint turns it away, and lose nothing else.

    A rule that looks first does not see what another transaction is about to commit: the constraint does.
    """
    try:
        with db.session.begin_nested():
            yield
            db.session.flush()
    except IntegrityError as error:
        if constraint_of(error) == constraint:
            raise refusal from error
        raise


def constraint_of(error: IntegrityError) -> str | None:
    """Return the name of the unique constraint or index that turned a row away, None when it was something else."""
    diagnosis = getattr(error.orig, "diag", None)
    if diagnosis is not None:
        return diagnosis.constraint_name or None
    _, told, columns = str(error.orig).partition(_SQLITE)
    return _named([column.strip() for column in columns.split(",")]) if told else None


def _named(columns: list[str]) -> str | None:
    """Return the name of what keeps these columns unique: SQLite tells them, not the name."""
    for table in db.metadata.tables.values():
        for name, kept in _unique(table):
            if [f"{table.name}.{column}" for column in kept] == columns:
                return name
    return None


def _unique(table: Table) -> Iterator[tuple[str, list[str]]]:
    """Yield what a table keeps unique: the name of the constraint or index, and its columns."""
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield str(constraint.name), [column.name for column in constraint.columns]
    for index in table.indexes:
        if index.unique:
            yield str(index.name), [column.name for column in index.columns]
