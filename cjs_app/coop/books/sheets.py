"""A money list as a table: its columns, its rows, and how a cell is written so that no program takes it for a formula.

No name of a young person stands in any of these lists: what the team wrote itself is read again before it leaves.
"""

import csv
import datetime as dt
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from msgspec import Struct

from cjs_app.journal.domain import decimal_text
from cjs_app.kernel.names import folded

FORMULA_SIGNS = "=+-@|%＝＋－＠｜％"
"""What makes a spreadsheet compute a text that begins with it; the wide forms too, which some turn into plain ones."""
BOM = b"\xef\xbb\xbf"
_WORD = re.compile(r"[^\W\d_]+")


class Cell(Enum):
    """What a column holds."""

    TEXT = "text"
    DAY = "day"
    MONEY = "money"
    NUMBER = "number"


class Column(NamedTuple):
    """A column of a list; money is whole cents, numbers are exact decimals."""

    name: str
    kind: Cell = Cell.TEXT


Row = Sequence[Any]


class Sheet(Struct, frozen=True):
    """A list ready to be written."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]


def plain_text(text: str) -> str:
    """Return a text on one line, without the signs that nobody sees and that programs obey."""
    return " ".join("".join(" " if unicodedata.category(sign) in ("Cc", "Cf") else sign for sign in text).split())


def protected(text: str) -> str:
    """Return a text as it is written in a CSV cell: one that would be computed begins with an apostrophe."""
    line = plain_text(text)
    return f"'{line}" if line[:1] in tuple(FORMULA_SIGNS) else line


def csv_bytes(sheet: Sheet) -> bytes:
    """Return the list as CSV for French spreadsheets: `;`, decimal comma, UTF-8 with its mark, texts protected."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.name for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([written(column.kind, value) for column, value in zip(sheet.columns, row, strict=True)])
    return BOM + out.getvalue().encode()


def written(kind: Cell, value: Any) -> str:
    """Return a value as it stands in a CSV cell; figures are never touched, a minus stays a minus."""
    if value is None:
        return ""
    if kind is Cell.MONEY:
        return f"{'-' if value < 0 else ''}{abs(value) // 100},{abs(value) % 100:02d}"
    if kind is Cell.NUMBER:
        return decimal_text(Decimal(value)).replace(".", ",")
    if kind is Cell.DAY:
        day: dt.date = value
        return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
    return protected(str(value))


def without_names(text: str, codes: Mapping[str, str]) -> str:
    """Return a text in which each name is its code; `codes` gives them by folded name («jean luc»), case left aside."""
    words = [*_WORD.finditer(text)]
    longest = max((name.count(" ") + 1 for name in codes), default=0)
    told, reached, place = "", 0, 0
    while place < len(words):
        taken = _name_at(words, place, longest, codes)
        if taken:
            told += text[reached : words[place].start()] + codes[_folded(words[place : place + taken])]
            reached = words[place + taken - 1].end()
        place += max(1, taken)
    return told + text[reached:]


def _name_at(words: Sequence[re.Match[str]], place: int, longest: int, codes: Mapping[str, str]) -> int:
    """Return how many words the longest name that begins here has, 0 where none does."""
    for count in range(min(longest, len(words) - place), 0, -1):
        if _folded(words[place : place + count]) in codes:
            return count
    return 0


def _folded(words: Iterable[re.Match[str]]) -> str:
    """Return words as a name is looked up."""
    return " ".join(folded(word[0]) for word in words)


def codes_by_name(people: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Return the code of each name, from (code, first name, last name): either name alone, and both."""
    codes: dict[str, str] = {}
    for code, first, last in people:
        for name in (first, last, f"{first} {last}", f"{last} {first}"):
            key = " ".join(folded(word) for word in _WORD.findall(name))
            if key:
                codes.setdefault(key, code)
    return codes
