"""A single new record, put into its table at once.

What the session does before it writes, to order rows that depend on one another, costs several times the row itself.
"""

from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Insert, insert, inspect
from sqlalchemy.orm import RelationshipDirection
from sqlalchemy.orm.attributes import instance_state

from cjs_app.plumbing.database import db

Record = TypeVar("Record")


def added(record: Record) -> Record:
    """Return a new record with its id, which the session knows from here on as if it had read it.

    Whom it belongs to may be given as a record that has its id; what belongs to it is added afterwards.
    """
    kind: Any = type(record)
    statement, owners, defaults, columns = _shape(kind)
    given = vars(record)
    for name, key in owners:
        if (owner := given.get(name)) is not None:
            setattr(record, key, owner.id)
    for name, value in defaults.items():
        if name not in given:
            setattr(record, name, value)
    row = {name: given[name] for name in columns if name in given}
    record.id = db.session.execute(statement, row).inserted_primary_key[0]  # type: ignore[attr-defined]
    for name in columns:
        if name not in given:
            setattr(record, name, None)
    db.session.add(record)
    db.session()._register_persistent({instance_state(record)})  # noqa: SLF001 — as a flush ends: a rollback takes it back
    return record


@cache
def _shape(kind: type[Any]) -> tuple[Insert, list[tuple[str, str]], dict[str, Any], list[str]]:
    """Return what adds such records, whom they may belong to and by which column, their defaults, and their columns."""
    mapper, table = inspect(kind), kind.__table__
    owners = [
        (relation.key, next(iter(relation.local_columns)).key)
        for relation in mapper.relationships
        if relation.direction is RelationshipDirection.MANYTOONE
    ]
    defaults = {column.key: column.default.arg for column in table.columns if column.default is not None}
    return insert(table), owners, defaults, [column.key for column in table.columns if column.key != "id"]
