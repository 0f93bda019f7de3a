"""The pieces of the printed bilan: its cover, its cards of figures, its texts."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Table

from cjs_app.coop.bilan.document import Document
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
)
from cjs_app.plumbing.pdf import CONTENT_WIDTH, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, markup, paragraph

SKY_HEIGHT = 160 * mm
HEAD_ROOM = SKY_HEIGHT - 14 * mm
NIGHT, DUSK = HexColor("#2b2889"), HexColor("#3a379f")
ON_SUN = HexColor("#2a2350")
GAP = 3 * mm
LETTER_ROOM = 0.62
"""How wide a letter of the heavy font is on average, as a part of its size."""


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
        lines = Paragraph(markup(text), style)
        room = width if text == document.name else width - 48 * mm
        height = lines.wrap(room, SKY_HEIGHT)[1]
        lines.drawOn(canvas, MARGIN, y - height)
        y -= height + 4 * mm


def _look(size: float, colour: Color, font: str) -> ParagraphStyle:
    """Return a way of writing on the cover."""
    return ParagraphStyle(
        "cover", BODY, fontSize=size, leading=size * 1.16, textColor=colour, fontName=font, alignment=TA_LEFT
    )


def cards(told: Sequence[Card], columns: int, is_sunny: bool = False) -> Table:
    """Return figures on cards of equal width; the first one in the sun where asked."""
    width = (CONTENT_WIDTH - GAP * (columns - 1)) / columns
    hinted = any(card.hint for card in told)
    cells: list[Flowable] = [_card(card, width, is_sunny and place == 0, hinted) for place, card in enumerate(told)]
    rows = [cells[first : first + columns] for first in range(0, len(cells), columns)]
    rows[-1] += [Paragraph("", BODY)] * (columns - len(rows[-1]))
    look = [
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), GAP),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), GAP),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    widths = [width + GAP] * (columns - 1) + [width]
    return Table(rows, colWidths=widths, style=look, hAlign="LEFT")


def _card(card: Card, width: float, is_sunny: bool, hinted: bool) -> Table:
    """Return one card: the figure in large, what it is, and what it is measured against."""
    ink, soft = (ON_SUN, ON_SUN) if is_sunny else (INDIGO_DEEP, INK_SOFT)
    size = min(19.0, (width - 8 * mm) / (LETTER_ROOM * max(len(card.value), 5)) * 1.08)
    lines = [
        Paragraph(markup(card.value), ParagraphStyle("value", BODY, fontName=EXTRABOLD, fontSize=size, leading=22)),
        Paragraph(markup(card.label), ParagraphStyle("label", BODY, fontName=BOLD, fontSize=9, leading=11.5)),
        Paragraph(markup(card.hint or "\u00a0"), ParagraphStyle("hint", SOFT, fontSize=7.5, leading=10)),
    ]
    for line, colour in zip(lines, (ink, ON_SUN if is_sunny else INK, soft), strict=True):
        line.style.textColor = colour
    shown = lines if hinted else lines[:2]
    look: list[Any] = [
        ("BACKGROUND", (0, 0), (-1, -1), SUN if is_sunny else CARD),
        ("BOX", (0, 0), (-1, -1), 0.7, SUN if is_sunny else LINE),
        ("ROUNDEDCORNERS", [7, 6, 8, 6]),
        ("LEFTPADDING", (0, 0), (-1, -1), 8),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ("TOPPADDING", (0, 0), (-1, 0), 6),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 6),
    ]
    return Table([[line] for line in shown], colWidths=[width], style=look)


def beside(left: Sequence[Flowable], right: Sequence[Flowable]) -> Table:
    """Return two pieces of half a page each, side by side."""
    half = (CONTENT_WIDTH - 8 * mm) / 2
    look = [
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    return Table([[list(left), "", list(right)]], colWidths=[half, 8 * mm, half], style=look, hAlign="LEFT")


def written(text: str) -> list[Flowable]:
    """Return what the group wrote, paragraph by paragraph, or the words that hold its place."""
    parts = [part.strip() for part in text.split("\n\n") if part.strip()]
    if not parts:
        return [paragraph("Le groupe n’a pas encore écrit cette partie.", SOFT)]
    style = ParagraphStyle("told", BODY, fontSize=10.5, leading=15, spaceAfter=5, allowOrphans=0, allowWidows=0)
    return [paragraph(part, style) for part in parts]


def together(title: Flowable, pieces: Sequence[Flowable]) -> list[Flowable]:
    """Return a title held to the first of its pieces, then the others."""
    return [KeepTogether([title, *pieces[:1]]), *pieces[1:]]
