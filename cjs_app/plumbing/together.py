"""Several short lists that one page shows, read in one statement."""

from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Integer, and_, literal, select, union_all

from cjs_app.plumbing.database import db


class Short(Struct, frozen=True):
    """A list of a few records: of which table, which ones, and in which order."""

    table: type[Any]
    where: tuple[ColumnElement[bool], ...]
    order: tuple[Any, ...]


def read_together(*lists: Short) -> list[list[Any]]:
    """Return each of these lists, of a table each, in one statement.

    Each is joined to its own number and to nothing else: the answer has a row for each record, not for each pair.
    """
    numbers = union_all(*(select(literal(place, Integer).label("place")) for place in range(len(lists)))).subquery()
    rows = select(numbers.c.place, *(one.table for one in lists)).select_from(numbers)
    for place, one in enumerate(lists):
        rows = rows.outerjoin(one.table, and_(numbers.c.place == place, *one.where))
    found = db.session.execute(rows.order_by(numbers.c.place, *(by for one in lists for by in one.order))).all()
    return [
        [row[1 + place] for row in found if row.place == place and row[1 + place] is not None]
        for place in range(len(lists))
    ]
