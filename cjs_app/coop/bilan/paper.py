"""The pieces of the printed bilan: its cover, its cards of figures, its texts."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from cjs_app.coop.bilan.document import Document
from cjs_app.plumbing.grid import Cell, Grid, Panel, Row, Stroke, Together
from cjs_app.plumbing.ink import (
    BODY,
    BOLD,
    CARD,
    EXTRABOLD,
    INDIGO,
    INDIGO_DEEP,
    INK,
    INK_SOFT,
    LINE,
    SOFT,
    SUN,
    WHITE,
    restyled,
)
from cjs_app.plumbing.pdf import CONTENT_WIDTH, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, paragraph

SKY_HEIGHT = 160 * mm
HEAD_ROOM = SKY_HEIGHT - 14 * mm
NIGHT, DUSK = HexColor("#2b2889"), HexColor("#3a379f")
ON_SUN = HexColor("#2a2350")
GAP = 3 * mm
LETTER_ROOM = 0.62
"""How wide a letter of the heavy font is on average, as a part of its size."""
VALUE = ParagraphStyle("value", BODY, fontName=EXTRABOLD, leading=22, spaceAfter=2)
NAME = ParagraphStyle("name", BODY, fontName=BOLD, fontSize=9, leading=11.5, spaceAfter=2)
HINT = ParagraphStyle("hint", SOFT, fontSize=7.5, leading=10)
TOLD = ParagraphStyle("told", BODY, fontSize=10.5, leading=15, spaceAfter=5, allowOrphans=0, allowWidows=0)
"""What the group wrote."""


class Card(NamedTuple):
    """A figure of the bilan as it is printed."""

    value: str
    label: str
    hint: str = ""


def cover(document: Document) -> Callable[[Canvas], None]:
    """Return what draws the cover: an evening of summer, and the name of the cooperative."""

    def draw(canvas: Canvas) -> None:
        bottom = PAGE_HEIGHT - SKY_HEIGHT
        sky = canvas.beginPath()
        sky.rect(0, bottom, PAGE_WIDTH, SKY_HEIGHT)
        canvas.clipPath(sky, stroke=0, fill=0)
        canvas.setFillColor(INDIGO)
        canvas.rect(0, bottom, PAGE_WIDTH, SKY_HEIGHT, stroke=0, fill=1)
        for radius, strength in ((66 * mm, 0.10), (52 * mm, 0.16), (38 * mm, 1.0)):
            canvas.setFillColor(Color(SUN.red, SUN.green, SUN.blue, alpha=strength))
            canvas.circle(PAGE_WIDTH - 42 * mm, PAGE_HEIGHT - 44 * mm, radius, stroke=0, fill=1)
        canvas.setFillColor(DUSK)
        canvas.ellipse(-30 * mm, bottom - 62 * mm, PAGE_WIDTH * 0.75, bottom + 46 * mm, stroke=0, fill=1)
        canvas.setFillColor(NIGHT)
        canvas.ellipse(PAGE_WIDTH * 0.2, bottom - 90 * mm, PAGE_WIDTH + 60 * mm, bottom + 34 * mm, stroke=0, fill=1)
        _title(canvas, document)

    return draw


def _title(canvas: Canvas, document: Document) -> None:
    """Write who, when and where on the evening sky; a long name is written smaller."""
    width = CONTENT_WIDTH - 12 * mm
    size = max(16, min(42, int(2 * width / (LETTER_ROOM * max(len(document.name), 1)))))
    place = ", ".join(part for part in (document.territory, document.dates) if part)
    y = PAGE_HEIGHT - 38 * mm
    for text, style in (
        (f"Bilan de l’été {document.year}", _look(15, SUN, BOLD)),
        (document.name, _look(size, WHITE, EXTRABOLD)),
        (place, _look(13, WHITE, BOLD)),
        (f"Une coopérative jeunesse de services portée par {document.carrier}", _look(11, WHITE, BOLD)),
    ):
        lines = paragraph(text, style)
        room = width if text == document.name else width - 48 * mm
        height = lines.wrap(room, SKY_HEIGHT)[1]
        lines.drawOn(canvas, MARGIN, y - height)
        y -= height + 4 * mm


def _look(size: float, colour: Color, font: str) -> ParagraphStyle:
    """Return a way of writing on the cover."""
    return ParagraphStyle(
        "cover", BODY, fontSize=size, leading=size * 1.16, textColor=colour, fontName=font, alignment=TA_LEFT
    )


def cards(told: Sequence[Card], columns: int, is_sunny: bool = False) -> Grid:
    """Return figures on cards of equal width; the first one in the sun where asked."""
    width = (CONTENT_WIDTH - GAP * (columns - 1)) / columns
    hinted = any(card.hint for card in told)
    cells: list[Cell] = [_card(card, width, is_sunny and place == 0, hinted) for place, card in enumerate(told)]
    cells += [()] * (-len(cells) % columns)
    rows = [Row(cells[first : first + columns], 0, GAP) for first in range(0, len(cells), columns)]
    widths = [width + GAP] * (columns - 1) + [width]
    return Grid(rows, widths, sides=[(0, GAP)] * (columns - 1) + [(0, 0)])


def _card(card: Card, width: float, is_sunny: bool, hinted: bool) -> Panel:
    """Return one card: the figure in large, what it is, and what it is measured against."""
    ink, soft = (ON_SUN, ON_SUN) if is_sunny else (INDIGO_DEEP, INK_SOFT)
    size = min(19.0, (width - 8 * mm) / (LETTER_ROOM * max(len(card.value), 5)) * 1.08)
    lines = [
        paragraph(card.value, restyled(VALUE, "value", size=size, colour=ink)),
        paragraph(card.label, restyled(NAME, "name", colour=ON_SUN if is_sunny else INK)),
        paragraph(card.hint or "\u00a0", restyled(HINT, "hint", colour=soft)),
    ]
    edge = Stroke(0.7, SUN if is_sunny else LINE)
    return Panel(lines if hinted else lines[:2], (6, 6, 6, 8), SUN if is_sunny else CARD, edge, (7, 6, 8, 6))


def beside(left: Sequence[Flowable], right: Sequence[Flowable]) -> Grid:
    """Return two pieces of half a page each, side by side."""
    half = (CONTENT_WIDTH - 8 * mm) / 2
    return Grid([Row([left, right], 0, 0)], [half + 8 * mm, half], sides=[(0, 8 * mm), (0, 0)])


def written(text: str) -> list[Flowable]:
    """Return what the group wrote, paragraph by paragraph, or the words that hold its place."""
    parts = [part.strip() for part in text.split("\n\n") if part.strip()]
    if not parts:
        return [paragraph("Le groupe n’a pas encore écrit cette partie.", SOFT)]
    return [paragraph(part, TOLD) for part in parts]


def together(title: Flowable, pieces: Sequence[Flowable]) -> list[Flowable]:
    """Return a title held to the first of its pieces, then the others."""
    return [Together([title, *pieces[:1]]), *pieces[1:]]
