"""Documents on A4 paper: the same letters and colours as the screens, every font inside the file, numbered pages.

A room writes a story out of `paragraph`, `sentence`, `table`, `rule`, `gap`, the pieces of `plumbing.grid` and
reportlab's own flowables, in the colours and styles of `plumbing.ink`, and `document` prints it: the same story always
gives the same bytes.
"""

import io
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any, Literal
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct
from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer

from cjs_app.plumbing.grid import Grid, Row, Rule, Stroke
from cjs_app.plumbing.ink import (
    BODY,
    BOLD,
    HEAD_CELL,
    HEAD_NUMBER,
    INDIGO,
    INDIGO_WASH,
    INK_SOFT,
    LETTERS,
    LINE,
    NUMBER,
    REGULAR,
    SNUG,
    SNUG_NUMBER,
    STRONG,
    STRONG_NUMBER,
    SUN,
    text_for_pdf,
)
from cjs_app.plumbing.strokes import apart, filled, line, rectangle
from cjs_app.plumbing.words import Label, Sentence, Words, words

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN, HEAD, FOOT = 18 * mm, 20 * mm, 22 * mm
CONTENT_WIDTH = PAGE_WIDTH - 2 * MARGIN


def markup(text: str) -> str:
    """Return a plain text as reportlab's markup: nothing in it is read as a tag, its lines stay lines."""
    return "<br/>".join(escape(text_for_pdf(line)) for line in text.splitlines())


def link(text: str, url: str) -> str:
    """Return the markup of a link to an address, for `marked`."""
    return f'<a href={quoteattr(url)} color="#322fa3">{markup(text)}</a>'


def paragraph(text: str, style: ParagraphStyle = BODY) -> Words:
    """Return a paragraph of plain text; line breaks in it are kept."""
    return words(text, style)


def marked(pieces: str, style: ParagraphStyle = BODY) -> Paragraph:
    """Return a paragraph of markup, put together from `markup` and `link` only."""
    return Paragraph(pieces, style)


def sentence(pieces: Sequence[str], style: ParagraphStyle = BODY) -> Sentence:
    """Return a sentence out of plain and `Strong` pieces."""
    return Sentence(pieces, style)


def gap(millimetres: float) -> Spacer:
    """Return an empty height."""
    return Spacer(1, millimetres * mm)


def rule(colour: Color = LINE, thickness: float = 0.8) -> Rule:
    """Return a line across the page."""
    return Rule(Stroke(thickness, colour))


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str | Flowable]],
    widths: Sequence[float],
    numbers: Collection[int] = (),
    totals: int = 0,
    split_rows: bool = True,
    snug: bool = False,
) -> Grid:
    """Return a table whose head comes back on every page; a `snug` one is set small, so that more of it fits on one.

    `widths` are in points, or shares of the page's width when they add up to 1; `numbers` are the columns written to
    the right; the last `totals` rows are strong; a cell is a plain text or a flowable.
    """
    share = CONTENT_WIDTH if abs(sum(widths) - 1) < 0.001 else 1
    strong_from = len(rows) - totals
    above, below = (2, 3) if snug else (4, 5)
    told: list[Row] = []
    if head:
        titles = [paragraph(text, HEAD_NUMBER if at in numbers else HEAD_CELL) for at, text in enumerate(head)]
        told.append(Row(titles, above, below, fill=INDIGO_WASH, corners=(6, 6, 0, 0)))
    for rank, row in enumerate(rows):
        cells = [_cell(value, at in numbers, rank >= strong_from, snug) for at, value in enumerate(row)]
        line_above = Stroke(1.2, INDIGO) if totals and rank == strong_from else None
        told.append(Row(cells, above, below, line_above, Stroke(0.6, LINE)))
    return Grid(told, [width * share for width in widths], heads=1 if head else 0, cuts_rows=split_rows)


def _cell(value: str | Flowable, is_number: bool, is_strong: bool, is_snug: bool) -> Flowable:
    """Return a cell, written as its column and its row ask for."""
    if isinstance(value, Flowable):
        return value
    if is_snug and not is_strong:
        return paragraph(value, SNUG_NUMBER if is_number else SNUG)
    if is_number:
        return paragraph(value, STRONG_NUMBER if is_strong else NUMBER)
    return paragraph(value, STRONG if is_strong else BODY)


class Paper(Struct, frozen=True):
    """What frames a story: who speaks, and what stands at the head and the foot of its pages."""

    title: str
    author: str
    subject: str = ""
    head: str = ""
    """Written at the top of every page but the first, which has its own opening."""
    foot: str = ""
    """Written at the bottom of every page, to the left of «page n sur N»."""
    cover: Callable[[Canvas], None] | None = None
    """Draws on the first page before its text."""


def document(paper: Paper, story: Sequence[Flowable], head_room: float = HEAD) -> bytes:
    """Return a PDF of A4 pages; `head_room` is the height left free above the text of the first page, in points."""
    file = io.BytesIO()
    first = PageTemplate("first", [_frame(head_room)], _first_page(paper), autoNextPageTemplate="next")
    template = bound(file, A4, paper, [first, PageTemplate("next", [_frame(HEAD)], _next_page(paper))])
    template.build(list(story) or [gap(1)], canvasmaker=partial(_Numbered, paper))
    return file.getvalue()


def bound(file: io.BytesIO, size: tuple[float, float], paper: Paper, pages: Sequence[PageTemplate]) -> BaseDocTemplate:
    """Return a document of a size that says in French what it is; the same content always gives the same bytes."""
    return BaseDocTemplate(
        file,
        pagesize=size,
        title=text_for_pdf(paper.title),
        author=text_for_pdf(paper.author),
        subject=text_for_pdf(paper.subject),
        creator="cjs_app",
        producer="cjs_app",
        lang="fr-FR",
        displayDocTitle=True,
        invariant=1,
        initialFontName=REGULAR,
        pageTemplates=list(pages),
    )


def _frame(head_room: float) -> Frame:
    """Return the part of a page where its text stands."""
    height = PAGE_HEIGHT - head_room - FOOT
    return Frame(MARGIN, FOOT, CONTENT_WIDTH, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _first_page(paper: Paper) -> Callable[[Canvas, Any], None]:
    """Return what is drawn under the text of the first page."""

    def draw(canvas: Canvas, _template: Any) -> None:
        if paper.cover:
            canvas.saveState()
            paper.cover(canvas)
            canvas.restoreState()
        else:
            _ribbon(canvas)

    return draw


def _next_page(paper: Paper) -> Callable[[Canvas, Any], None]:
    """Return what is drawn under the text of the pages that follow."""

    def draw(canvas: Canvas, _template: Any) -> None:
        _ribbon(canvas)
        head = _shortened(paper.head or paper.title, CONTENT_WIDTH)
        _write(canvas, Label(MARGIN, PAGE_HEIGHT - 13 * mm, head, BOLD, 8, INK_SOFT))

    return draw


def _ribbon(canvas: Canvas) -> None:
    """Draw the indigo ribbon and its piece of sun along the top of a page."""
    top, high = PAGE_HEIGHT - 3 * mm, 3 * mm
    ribbon = filled(INDIGO, rectangle(0, top, PAGE_WIDTH, high))
    canvas.addLiteral(apart([ribbon, filled(SUN, rectangle(PAGE_WIDTH - MARGIN - 26 * mm, top, 26 * mm, high))]))


def _write(canvas: Any, *labels: Label) -> None:
    """Write texts at their places."""
    canvas.addLiteral(apart(label.written(canvas._doc) for label in labels))  # noqa: SLF001 — it holds the fonts


def _shortened(text: str, width: float, size: float = 8) -> str:
    """Return a text that fits on a line of this width, cut with «…» where it is too long."""
    told, letters = text_for_pdf(text), LETTERS[BOLD]
    if letters.width(told, size) <= width:
        return told
    while told and letters.width(told + "…", size) > width:
        told = told[:-1]
    return told.rstrip() + "…"


class _Numbered(Canvas):
    """Keeps its pages until it knows how many there are, and writes «page n sur N» at the foot of each."""

    def __init__(self, paper: Paper, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._paper = paper
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 — reportlab's own name
        """Keep the page for later."""
        self._kept.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]

    def save(self) -> None:
        """Number the pages and write the file."""
        for rank, page in enumerate(kept := self._kept, start=1):
            self.__dict__.update(page)
            _foot(self, self._paper.foot, rank, len(kept))
            super().showPage()
        super().save()

    def linkURL(self, url: str, rect: Any, relative: Literal[0, 1] | bool = 0, **options: Any) -> None:  # type: ignore[override]  # noqa: N802
        """Make a link that also prints: archives (PDF/A) ask for that mark."""
        super().linkURL(url, rect, relative, **(options | {"F": 4}))


def _foot(canvas: Canvas, text: str, rank: int, count: int) -> None:
    """Write the foot of a page."""
    canvas.addLiteral(apart([line(LINE, 0.6, ((MARGIN, 14 * mm), (PAGE_WIDTH - MARGIN, 14 * mm)))]))
    y, short = 9.5 * mm, _shortened(text, CONTENT_WIDTH - 30 * mm, 7.5)
    number = Label(PAGE_WIDTH - MARGIN, y, f"page {rank} sur {count}", BOLD, 7.5, INK_SOFT, "end")
    _write(canvas, number, Label(MARGIN, y, short, BOLD, 7.5, INK_SOFT))
