"""A paragraph of plain text in one style, measured once: breaks where reportlab's own breaks, ten times faster."""

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from cjs_app.plumbing.ink import LETTERS, STRONGER, text_for_pdf
from cjs_app.plumbing.letters import Letters
from cjs_app.plumbing.strokes import rgb

ALMOST = 1e-8
SHRINK = 0.05
"""What a space can give where a line is a little too wide, as a part of itself."""

Line = tuple[str, float]
"""A line and how wide it is."""
Anchor = Literal["start", "middle", "end"]
BEFORE: dict[Anchor, float] = {"start": 0, "middle": 0.5, "end": 1}
"""Which part of a text stands before its place."""


class Label(NamedTuple):
    """A short text at a place."""

    x: float
    y: float
    text: str
    font: str
    size: float
    colour: Color
    anchor: Anchor = "start"

    def written(self, document: Any) -> str:
        """Return the operators that write it."""
        letters, text = LETTERS[self.font], text_for_pdf(self.text)
        left = self.x - BEFORE[self.anchor] * letters.width(text, self.size)
        shown = letters.shown(text, self.size, document)
        return f"{rgb(self.colour)} rg BT 1 0 0 1 {left:.2f} {self.y:.2f} Tm {shown} ET"


class Strong(str):
    """Strong words of a sentence."""


class Words(Flowable):
    """A text; its own line breaks are kept."""

    def __init__(self, lines: Sequence[str], style: ParagraphStyle) -> None:
        super().__init__()
        self.style = style
        self._parts = lines
        self._letters = LETTERS[style.fontName]
        self._lines: list[Line] = []
        self._broken_at = -1.0

    def getSpaceBefore(self) -> float:  # noqa: N802 — reportlab's own names
        """Return what is left free above the text."""
        return self.style.spaceBefore

    def getSpaceAfter(self) -> float:  # noqa: N802
        """Return what is left free below the text."""
        return self.style.spaceAfter

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Return the room that the text takes in a width; broken again only for another width."""
        if availWidth != self._broken_at:
            style = self.style
            self._broken_at = self.width = availWidth
            self._lines = [
                line for part in self._parts for line in broken(part, self._letters, style.fontSize, availWidth)
            ]
            self.height = len(self._lines) * style.leading
        return availWidth, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Return what fits in a height and what is left; no line stands alone where the style says so."""
        self.wrap(availWidth, availHeight)
        style, count = self.style, len(self._lines)
        fits = int(availHeight / style.leading)
        if fits >= count:
            return [self]
        if not style.allowWidows and fits == count - 1:
            fits -= 1
        if fits < 1 or (fits == 1 and not style.allowOrphans):
            return []
        texts = [text for text, _ in self._lines]
        return [Words(texts[:fits], style), Words(texts[fits:], style)]

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Write the text, its lower left corner at a place."""
        if self._lines:
            canvas.addLiteral(self._written(x, y, canvas._doc))  # noqa: SLF001 — fonts belong to the document

    def _written(self, x: float, y: float, document: Any) -> str:
        """Return the operators that write the lines."""
        style, letters = self.style, self._letters
        size, is_right = style.fontSize, style.alignment == TA_RIGHT
        y += self.height - letters.rise * size
        told = [f"q {rgb(style.textColor)} rg BT"]
        for text, wide in self._lines:
            room = self.width - wide
            left = x + room if is_right and room > 0 else x
            told.append(f"1 0 0 1 {left:.2f} {y:.2f} Tm")
            shown = letters.shown(text, size, document)
            told.append(shown if room > -ALMOST else _tightened(shown, room, text))
            y -= style.leading
        told.append("ET Q")
        return "\n".join(told)


class Sentence(Flowable):
    """A text with strong words: written in one go where it fits on a line, else as reportlab does."""

    def __init__(self, pieces: Sequence[str], style: ParagraphStyle) -> None:
        super().__init__()
        self.style = style
        self._pieces = pieces
        self._long: Paragraph | None = None

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Return the room that the sentence takes in a width."""
        size = self.style.fontSize
        told = [(LETTERS[_font_of(piece, self.style)], text_for_pdf(piece)) for piece in self._pieces]
        self.width, self.height, self._long = availWidth, self.style.leading, None
        if sum(letters.width(text, size) for letters, text in told) > availWidth:
            self._long = Paragraph("".join(map(_marked, self._pieces)), self.style)
            self.height = self._long.wrap(availWidth, availHeight)[1]
        return availWidth, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Return what fits in a height and what is left."""
        self.wrap(availWidth, availHeight)
        return self._long.split(availWidth, availHeight) if self._long else []

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Write the sentence, its lower left corner at a place."""
        if self._long:
            self._long.drawOn(canvas, x, y)
            return
        size, document = self.style.fontSize, canvas._doc  # noqa: SLF001 — fonts belong to the document
        y += self.height - LETTERS[self.style.fontName].rise * size
        shown = " ".join(
            LETTERS[_font_of(piece, self.style)].shown(text_for_pdf(piece), size, document) for piece in self._pieces
        )
        canvas.addLiteral(f"q {rgb(self.style.textColor)} rg BT 1 0 0 1 {x:.2f} {y:.2f} Tm {shown} ET Q")


def _font_of(piece: str, style: ParagraphStyle) -> str:
    """Return the font of a piece of a sentence."""
    return STRONGER[style.fontName] if isinstance(piece, Strong) else style.fontName


def _marked(piece: str) -> str:
    """Return a piece of a sentence as reportlab's markup."""
    text = escape(text_for_pdf(piece))
    return f"<b>{text}</b>" if isinstance(piece, Strong) else text


def words(text: str, style: ParagraphStyle) -> Words:
    """Return a text in a style."""
    lines = [text_for_pdf(line) for line in text.splitlines()]
    return Words(lines if any(line.strip(" ") for line in lines) else (), style)


def _tightened(shown: str, room: float, text: str) -> str:
    """Return the operators of a line that is a little too wide: its spaces give way."""
    spaces = text.count(" ") + text.count("\u00a0")
    return f"{room / spaces:.4f} Tw {shown} 0 Tw" if spaces else shown


def broken(text: str, letters: Letters, size: float, width: float) -> list[Line]:
    """Return the lines of a text in a width; a line may be too wide by what its spaces can give."""
    wide = letters.width(text, size)
    if wide <= width and "  " not in text and text == text.strip(" "):
        return [(text, wide)]
    space = letters.width(" ", size)
    lines: list[Line] = []
    line: list[str] = []
    at = -space
    for word in filter(None, text.split(" ")):
        wide = letters.width(word, size)
        if wide > width:
            first, *others = _cut(word, letters, size, width, at + space)
            for piece in others:
                lines.append((" ".join(filter(None, [*line, first])), at + space + letters.width(first, size)))
                line, at, first = [], -space, piece
            word, wide = first, letters.width(first, size)
        elif line and at + space + wide > width + SHRINK * space * len(line):
            lines.append((" ".join(line), at))
            line, at = [], -space
        line.append(word)
        at += space + wide
    return [*lines, (" ".join(line), max(at, 0))]


def _cut(word: str, letters: Letters, size: float, width: float, begun: float) -> list[str]:
    """Return a word too long for a line in pieces, the first of them behind what the line holds already."""
    pieces: list[str] = []
    piece, at = "", begun
    for sign in word:
        wide = letters.width(sign, size)
        if at + wide > width and (piece or begun or pieces):
            pieces.append(piece)
            piece, at = "", 0.0
        piece += sign
        at += wide
    return [*pieces, piece]
