"""The report on A4 pages: cover, contents, chapters with their figures, plots and tables, and what was counted."""

from collections.abc import Callable, Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from cjs_app.plumbing import pdf, pdf_charts
from cjs_app.plumbing.grid import Cell, Grid, Panel, Row, Stroke, Together
from cjs_app.plumbing.ink import (
    BODY,
    BOLD,
    CARD,
    EXTRABOLD,
    H1,
    H2,
    H3,
    INDIGO,
    INK_SOFT,
    LINE,
    SMALL,
    SOFT,
    SUN,
    WHITE,
)
from cjs_app.pole.report.domain import Report, Section, Tile, widths_of
from cjs_app.pole.structure.plan import Lines, Photo, Piece, Plot, Table, Tiles

COLUMNS, FOUR = 3, 4
"""Figures side by side; four of them stand on one line."""
GAP = 3 * mm
SKY = 150 * mm
VALUE = ParagraphStyle("value", BODY, fontName=EXTRABOLD, fontSize=17, leading=21, textColor=INDIGO)
NAME = ParagraphStyle("name", BODY, fontName=BOLD, fontSize=9, leading=11.5)
TOLD = ParagraphStyle("told", BODY, fontSize=10.5, leading=15, spaceAfter=5)
PART = ParagraphStyle("part", H1, fontSize=22, leading=27)
OVER_TABLE = ParagraphStyle("over table", H3, keepWithNext=0)
"""A long table may begin on one page and go on over the next: its title asks for a few rows only."""
LONG = 12
INDENT = ParagraphStyle("indent", BODY, leftIndent=5 * mm)
STRONG_LINE = ParagraphStyle("strong line", BODY, fontName=BOLD)


class _Mark(Flowable):
    """Takes no room, and remembers on which page a chapter begins."""

    def __init__(self, key: str, pages: dict[str, int]) -> None:
        super().__init__()
        self.width = self.height = 0
        self._key, self._pages = key, pages

    def draw(self) -> None:
        """Remember the page that is being drawn."""
        self._pages[self._key] = self.canv.getPageNumber()


def draw(report: Report) -> bytes:
    """Return the PDF of a report: drawn once to know its pages, then again with its contents."""
    pages: dict[str, int] = {}
    _drawn(report, {}, pages)
    return _drawn(report, pages, {})


def _drawn(report: Report, known: dict[str, int], pages: dict[str, int]) -> bytes:
    """Return the PDF with the pages that are known, and note those of this drawing."""
    title = f"{report.title}, {report.identity.name}"
    paper = pdf.Paper(
        title=title,
        author=report.identity.association or report.identity.name,
        subject="Rapport d’activité",
        head=title,
        foot=report.identity.association or report.identity.name,
        cover=_cover(report),
    )
    story: list[Flowable] = [pdf.paragraph(line, SOFT) for line in _address(report)]
    story += [PageBreak(), *_contents(report, known)]
    for section in report.filled:
        story += _chapter(section, pages)
    return pdf.document(paper, story, SKY + 12 * mm)


def _address(report: Report) -> Iterator[str]:
    """Give who speaks, where, and when it was counted."""
    identity = report.identity
    town = " ".join(filter(None, (identity.postcode, identity.city)))
    yield from filter(None, (identity.association, identity.address, town, identity.email, identity.phone))
    yield report.counted


def _cover(report: Report) -> Callable[[Canvas], None]:
    """Return what draws the cover: an evening sky, and the name of the pôle."""

    def paint(canvas: Canvas) -> None:
        bottom = pdf.PAGE_HEIGHT - SKY
        canvas.setFillColor(INDIGO)
        canvas.rect(0, bottom, pdf.PAGE_WIDTH, SKY, stroke=0, fill=1)
        canvas.setFillColor(SUN)
        canvas.circle(pdf.PAGE_WIDTH - 46 * mm, pdf.PAGE_HEIGHT - 48 * mm, 28 * mm, stroke=0, fill=1)
        y = pdf.PAGE_HEIGHT - 82 * mm
        for text, size, colour in ((report.title, 34, WHITE), (report.identity.name, 17, SUN)):
            look = ParagraphStyle(
                "cover", BODY, fontName=EXTRABOLD, fontSize=size, leading=size * 1.2, textColor=colour
            )
            lines = pdf.paragraph(text, look)
            height = lines.wrap(pdf.CONTENT_WIDTH - 10 * mm, SKY)[1]
            lines.drawOn(canvas, pdf.MARGIN, y - height)
            y -= height + 5 * mm

    return paint


def _contents(report: Report, pages: dict[str, int]) -> list[Flowable]:
    """Return the table of contents."""
    rows = [
        (
            pdf.paragraph(one.chapter.title, STRONG_LINE if one.chapter.level == 1 else INDENT),
            str(pages.get(one.chapter.key, 0)),
        )
        for one in report.filled
    ]
    return [pdf.paragraph("Sommaire", H1), pdf.table((), rows, [0.88, 0.12], numbers=(1,), snug=True)]


def _chapter(section: Section, pages: dict[str, int]) -> list[Flowable]:
    """Return a chapter; a part begins a page."""
    mark = _Mark(section.chapter.key, pages)
    if section.chapter.level == 1:
        story: list[Flowable] = [PageBreak(), mark, pdf.paragraph(section.chapter.title, PART)]
    else:
        story = [CondPageBreak(45 * mm), mark, pdf.paragraph(section.chapter.title, H2)]
    story += [pdf.paragraph(part, TOLD) for part in section.paragraphs]
    for piece in section.pieces:
        story += _piece(piece, section)
    if section.notes:
        story.append(pdf.gap(2))
        story.append(pdf.paragraph("Ce qui a été compté", H3))
        story += [pdf.paragraph(f"{rank}. {note}", SMALL) for rank, note in enumerate(section.notes, start=1)]
    return story


def _piece(piece: Piece, section: Section) -> list[Flowable]:
    """Return a piece of a chapter."""
    if isinstance(piece, Tiles):
        tiles = section.told(piece)
        return [_tiles(tiles), pdf.gap(2)] if tiles else []
    if isinstance(piece, Table):
        table = pdf.table(piece.header, piece.rows, widths_of(piece), numbers=piece.numbers, snug=True)
        title = OVER_TABLE if len(piece.rows) > LONG else H3
        return [CondPageBreak(35 * mm), pdf.paragraph(piece.title, title), table, pdf.gap(3)]
    if isinstance(piece, Plot):
        return [pdf_charts.plot(piece.chart), pdf.gap(3)]
    if isinstance(piece, Lines):
        return [pdf.paragraph(piece.title, H3), *(pdf.paragraph(f"•\u00a0{line}", INDENT) for line in piece.items)]
    return [_photo(piece)]


def _photo(piece: Photo) -> Flowable:
    """Return the place of a photograph."""
    inside = [pdf.gap(38), pdf.paragraph(f"Photo\u00a0: {piece.caption}", SOFT)]
    panel = Panel(inside, (6, 6, 6, 6), CARD, Stroke(0.7, LINE), (7, 6, 8, 6))
    return Together([Grid([Row([panel], 3 * mm, 3 * mm)], [pdf.CONTENT_WIDTH], sides=[(0, 0)])])


def _tiles(tiles: list[Tile]) -> Grid:
    """Return figures on cards of equal width."""
    across = FOUR if len(tiles) == FOUR else COLUMNS
    width = (pdf.CONTENT_WIDTH - GAP * (across - 1)) / across
    cells: list[Cell] = [_card(tile) for tile in tiles]
    cells += [()] * (-len(cells) % across)
    rows = [Row(cells[first : first + across], 0, GAP) for first in range(0, len(cells), across)]
    return Grid(rows, [width + GAP] * (across - 1) + [width], sides=[(0, GAP)] * (across - 1) + [(0, 0)])


def _card(tile: Tile) -> Panel:
    """Return one card: the figure, what it is with the number of its note, and what it was before."""
    hint = ParagraphStyle("hint", SOFT, textColor=INK_SOFT)
    lines = [
        pdf.paragraph(tile.value, VALUE),
        pdf.paragraph(f"{tile.label} ({tile.note})", NAME),
        pdf.paragraph(tile.hint or "\u00a0", hint),
    ]
    return Panel(lines, (6, 6, 6, 8), CARD, Stroke(0.7, LINE), (7, 6, 8, 6))
