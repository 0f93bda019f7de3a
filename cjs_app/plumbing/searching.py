"""Searching lists as people read: case, accents, kinds of apostrophe and of hyphen do not matter, on both databases."""

from typing import Any

from sqlalchemy import ColumnElement, String, or_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from cjs_app.kernel.names import folded

MOST_WORDS = 6
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
