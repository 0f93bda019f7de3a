"""A text as it is read: headings, paragraphs, lines of lists and cells of tables, without Markdown or HTML around."""

import html
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from cjs_app.pole.checker.words import tidied


class Kind(StrEnum):
    """What a piece of a text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"


class Block(Struct, frozen=True):
    """A piece of a text, under the headings last met, the nearest first; `lead` announced the list it belongs to."""

    kind: Kind
    text: str
    headings: tuple[str, ...] = ()
    lead: str = ""


_BREAKING = re.compile(r"<(/?)(p|br|li|ul|ol|tr|td|th|div|h[1-6]|table|dt|dd)\b[^<>]{0,400}>", re.I)
_HEAD_TAG = re.compile(r"<h[1-6]\b[^<>]{0,400}>", re.I)
_TAG = re.compile(r"</?[a-z][^<>]{0,400}>|<!--[^<>]{0,2000}-->", re.I)
_IMAGE = re.compile(r"!?\[([^\]\[]{0,300})\]\([^()\s]{0,500}\)")
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|`+")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*$")
_BOLD = re.compile(r"^\s*(?:\*\*|__)([^*_]{1,120})(?:\*\*|__)\s*:?\s*$")
_BULLET = re.compile(r"^\s*(?:(?:[-*•●➤✓▪◦–—>]+|\+(?=\s+\D)|\(?\d{1,2}[.)](?!\d)|[a-z]\))\s+)+(?=\S)")
_RULE = re.compile(r"^[\s|:\-=]+$")
_CONTENTS = re.compile(r"(?:\t|(?<!\.)\.{3,}) *\*{0,2}\d{1,3}\*{0,2}\s*$")
"""A line of a table of contents: its last number is a page."""
LIST = "\x00"
"""Where a list begins: what was read last announced it."""
LONGEST = 800
"""No block is longer: what is further apart does not speak of the same thing."""
LONGEST_TITLE = 40
"""What is longer is no title of a column."""
WIDEST = 60
"""No table has more columns."""
REMEMBERED = 3
"""How many headings are remembered."""


def blocks_of(text: str) -> list[Block]:
    """Return the pieces of a text, in order."""
    reader = _Reader()
    for line in _lines(text):
        reader.read(line)
    reader.close()
    return reader.blocks


def _lines(text: str) -> Iterator[str]:
    """Give the lines of a text; what HTML breaks is broken, its cells stay on the line of their row."""
    for line in text.splitlines():
        if "<" not in line:
            yield html.unescape(line)
            continue
        marked = _HEAD_TAG.sub("\n# ", line)
        for part in _BREAKING.sub(_break, marked).split("\n"):
            if part.strip() and part.strip("\t "):
                yield html.unescape(_TAG.sub("", part))
                yield ""


def _break(tag: re.Match[str]) -> str:
    """Return what a tag that breaks a text is read as: cells stay on the line of their row."""
    is_closing, name = bool(tag[1]), tag[2].lower()
    if name in ("td", "th"):
        return "\t" if is_closing else ""
    if name in ("ul", "ol"):
        return "\n" if is_closing else f"\n{LIST}\n"
    return "\n- " if name == "li" and not is_closing else "\n"


class _Reader:
    """Reads lines one by one, and remembers the headings."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._headings: tuple[str, ...] = ()
        self._lead = ""
        self._open: list[str] = []
        self._kind = Kind.PARAGRAPH
        self._head: Sequence[str] = ()

    def read(self, line: str) -> None:
        """Read one line."""
        if not line.strip() or _RULE.match(line):
            self.close()
            if not line.strip():
                self._head = ()
            return
        if line == LIST:
            self.close()
            self._lead = self.blocks[-1].text if self.blocks else ""
            return
        heading = _HEADING.match(line) or _BOLD.match(line)
        if heading or _is_shouted(line):
            self._read_heading(heading[1] if heading else line)
        elif _CONTENTS.search(line):
            self.close()
        elif "\t" in line.strip() or line.count("|") > 1:
            self._read_row([cell.strip() for cell in re.split(r"[|\t]", line.strip().strip("|"), maxsplit=WIDEST)])
        else:
            self._read_text(line)

    def close(self) -> None:
        """End the piece that is being read."""
        text = _clean(" ".join(self._open))
        self._open = []
        if not text:
            return
        self._add(self._kind, text)
        if self._kind is Kind.PARAGRAPH or text.endswith(":"):
            self._lead = text

    def _read_heading(self, text: str) -> None:
        self.close()
        told = _clean(text)
        if told:
            self._add(Kind.HEADING, told)
            self._headings = (told, *self._headings)[:REMEMBERED]
            self._lead = ""

    def _read_text(self, line: str) -> None:
        bullet = _BULLET.match(line)
        last = self._open[-1].rstrip() if self._open else ""
        if bullet or self._open and (last[-1:] in ".!?:;" or self._open[-1].endswith("  ") or _begins_anew(last, line)):
            self.close()
            self._kind = Kind.ITEM if bullet else Kind.PARAGRAPH
        elif not self._open:
            self._kind = Kind.PARAGRAPH
        self._open.append(line[bullet.end() :] if bullet else line)

    def _read_row(self, cells: list[str]) -> None:
        """Read a row of a table: a figure alone in its cell is told with the name of its row and of its column."""
        self.close()
        told = [_clean(cell) for cell in cells]
        if not self._head and not any(_is_figure(cell) or len(cell) > LONGEST_TITLE for cell in told[1:]):
            self._head = told
            return
        for at, cell in enumerate(told):
            if at and _is_figure(cell):
                column = self._head[at] if at < len(self._head) else ""
                self._add(Kind.CELL, f"{told[0]} {column} = {cell}".strip())
            elif len(cell) > 1:
                self._add(Kind.CELL, cell)

    def _add(self, kind: Kind, text: str) -> None:
        for part in _parts(text):
            self.blocks.append(
                Block(kind, part, self._headings, self._lead if kind is Kind.ITEM or self._lead[-1:] == ":" else "")
            )


def _clean(text: str) -> str:
    """Return a text without marks of Markdown, on one line, with plain signs."""
    bare = _EMPHASIS.sub("", _IMAGE.sub(r"\1", text).replace("\\*", "*").replace("\\", ""))
    return " ".join(tidied(bare).split())


def _parts(text: str) -> Iterator[str]:
    """Give a text in pieces that are not too long, cut between words."""
    while len(text) > LONGEST:
        cut = max(text.rfind(". ", LONGEST // 2, LONGEST) + 1, 0) or text.rfind(" ", LONGEST // 2, LONGEST)
        cut = cut if cut > 0 else LONGEST
        yield text[:cut].strip()
        text = text[cut:].strip()
    if text:
        yield text


def _is_shouted(line: str) -> bool:
    """Tell whether a short line is in capitals alone."""
    bare = line.strip()
    return (
        3 < len(bare) < 80
        and bare.upper() == bare
        and bare.lower() != bare
        and not re.search(r"\d", bare)
        and bare[-1] not in ".;:,"
    )


def _begins_anew(last: str, line: str) -> bool:
    """Tell whether a line does not go on from the one before, which was short."""
    return len(last) < 50 and (line.lstrip()[:1].isupper() or line.lstrip()[:1].isdigit())


def _is_figure(cell: str) -> bool:
    """Tell whether a cell holds a figure alone."""
    return bool(re.fullmatch(r"[+-]?[\d ., ]{1,15}(?:%|€|euros?|k€|h|ETP|/10)?(?: ?HT)?", cell.strip())) and any(
        map(str.isdigit, cell)
    )
