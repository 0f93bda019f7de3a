"""Searching lists as people read: case, accents, kinds of apostrophe and of hyphen do not matter, on both databases."""

from typing import Any

from sqlalchemy import (
    Case,
    ColumnElement,
    Date,
    Select,
    String,
    case,
    cast,
    literal,
    null,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from cjs_app.kernel.names import folded

MOST_WORDS = 6
MOST_OF_A_KIND = 6
"""How many records of one kind a search from anywhere shows; it asks for one more, to know whether there are others."""
ON_SQLITE = "house_folded"
"""What SQLite calls the house's own folding, which every connection is given (see `database`)."""

_DOUBLE = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"}
_SINGLE = {
    sign: folded(sign)
    for sign in (*map(chr, range(0x00C0, 0x0180)), *"’ʼ‘`´′ʹ‛")
    if sign not in _DOUBLE and len(folded(sign)) == 1 and folded(sign) != sign
}


class folding(FunctionElement[str]):  # noqa: N801 — a function of the database
    """A column as it is compared in a search."""

    type = String()
    inherit_cache = True


@compiles(folding, "sqlite")
def _on_sqlite(element: folding, compiler: Any, **options: Any) -> str:
    """Return the call of the house's own folding."""
    return f"{ON_SQLITE}({compiler.process(element.clauses, **options)})"


@compiles(folding, "postgresql")
def _on_postgresql(element: folding, compiler: Any, **options: Any) -> str:
    """Return the same folding in the words of PostgreSQL, which needs no extension for it."""
    text: str = compiler.process(element.clauses, **options)
    for double, plain in _DOUBLE.items():
        text = f"replace({text}, '{double}', '{plain}')"
    signs = "".join(_SINGLE).replace("'", "''")
    plain_signs = "".join(_SINGLE.values()).replace("'", "''")
    return f"regexp_replace(lower(translate({text}, '{signs}', '{plain_signs}')), '[[:space:]‐‑‒–—-]+', ' ', 'g')"


def holding(words: str, *columns: Any) -> list[ColumnElement[bool]]:
    """Return the conditions that each of the words typed stands in one of these columns."""
    return [
        or_(*(folding(column).contains(word, autoescape=True) for column in columns))
        for word in folded(words).split()[:MOST_WORDS]
    ]


def nearness(words: str, number: Any, title: Any) -> Case[int]:
    """Return how near a record is: 0 for its very number, 1 for the end of it, 2 where its title begins so, else 3."""
    asked = folded(words)
    its_number, its_title = folding(number), folding(title)
    ends = or_(*(its_number.endswith(before + asked, autoescape=True) for before in (" ", "0")))
    return case((its_number == asked, 0), (ends, 1), (its_title.startswith(asked, autoescape=True), 2), else_=3)


def hit(
    words: str, record_id: Any, title: Any, number: Any, *, detail: Any = "", state: Any = "", day: Any = None
) -> Select[Any]:
    """Return the columns of a record that may answer, the nearest first; a room adds its conditions."""
    rank = nearness(words, number, title)
    columns = (
        record_id.label("record_id"),
        type_coerce(title, String).label("title"),
        type_coerce(number, String).label("number"),
        _as_text(detail).label("detail"),
        _as_text(state).label("state"),
        (cast(null(), Date) if day is None else day).label("day"),
        rank.label("rank"),
    )
    return select(*columns).order_by(rank).limit(MOST_OF_A_KIND + 1)


def _as_text(said: Any) -> Any:
    """Return a column, or words that are the same for every record, as a text."""
    return literal(said, String) if isinstance(said, str) else type_coerce(said, String)
