"""Plots on paper, out of the very geometry that the pages draw (`kernel.charts`), in the letters of the house."""

from collections.abc import Sequence
from typing import Literal

from reportlab.graphics.shapes import Circle, Drawing, Line, PolyLine, Rect, Shape, String
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, KeepTogether

from cjs_app.kernel.charts import HEIGHT, Chart, Key, Kind
from cjs_app.kernel.scales import LEFT, WIDTH
from cjs_app.plumbing import pdf
from cjs_app.plumbing.ink import BOLD, CARD, H3, INK, INK_SOFT, LINE, REGULAR, SOFT, TONES, text_for_pdf

Anchor = Literal["start", "middle", "end"]

SIZE = 7.5
SWATCH = 7.0
ROW = 12.0
STRIP = 15.0
ROW_SCALE = 0.36
"""How many points a unit of rows is high, where nobody asks for a height: a name of 7.5 points then has its line."""


def plot(chart: Chart, width: float = pdf.CONTENT_WIDTH, height: float | None = None) -> Flowable:
    """Return a plot under its title, kept on one page."""
    return KeepTogether(pieces(chart, width, height))


def pieces(chart: Chart, width: float = pdf.CONTENT_WIDTH, height: float | None = None) -> list[Flowable]:
    """Return the title of a plot and its drawing, or the sentence that stands for it when nothing is to be drawn.

    `width` and `height` are in points; the height is that of the frame on the screen unless a lower one is given.
    """
    unit = f" ({chart.unit})" if chart.unit else ""
    return [pdf.paragraph(chart.title + unit, H3), *drawn(chart, width, height)]


def drawn(chart: Chart, width: float = pdf.CONTENT_WIDTH, height: float | None = None) -> list[Flowable]:
    """Return the same without the title, for a page that already says it."""
    if chart.is_empty:
        return [pdf.paragraph(chart.nothing, SOFT)]
    if chart.kind is Kind.STRIP:
        return [_strip(chart, width)]
    if chart.kind is Kind.ROWS:
        return [_rows(chart, width, height)]
    return [_framed(chart, width, height)]


class _Frame:
    """Places what the geometry says, y going down in units of 640, on paper, where y goes up in points."""

    def __init__(self, width: float, height: float, foot: float, units: int = HEIGHT) -> None:
        self.across = width / WIDTH
        self.down = height / units
        self.top = height + foot

    def x(self, units: float) -> float:
        """Return a distance from the left."""
        return units * self.across

    def y(self, units: float) -> float:
        """Return a height above the bottom."""
        return self.top - units * self.down


def _framed(chart: Chart, width: float, height: float | None) -> Drawing:
    """Return bars, a waterfall or lines over their scale, and their legend."""
    tall = height or width * HEIGHT / WIDTH
    legend = ROW if chart.legend else 0.0
    frame = _Frame(width, tall, legend)
    drawing = Drawing(width, tall + legend)
    shapes: list[Shape] = [*_scale(chart, frame), *_bars(chart, frame), *_lines(chart, frame)]
    for at, height_, text in chart.values:
        shapes.append(_text(frame.x(at), frame.y(height_), text, BOLD, "middle", INK))
    shapes += _legend(chart.legend, frame.x(LEFT), 2)
    for shape in shapes:
        drawing.add(shape)
    return drawing


def _scale(chart: Chart, frame: _Frame) -> list[Shape]:
    """Return the grid, its round numbers, and the name of each column."""
    shapes: list[Shape] = []
    for at, text in chart.ticks:
        y = frame.y(at)
        is_base = at == chart.base
        grid = Line(frame.x(LEFT), y, frame.x(WIDTH), y, strokeColor=INK_SOFT if is_base else LINE)
        grid.strokeWidth = 0.9 if is_base else 0.6
        shapes += [grid, _text(frame.x(LEFT - 8), y - SIZE / 3, text, REGULAR, "end", INK_SOFT)]
    foot = frame.y(max((at for at, _ in chart.ticks), default=0))
    for at, text in chart.names:
        for rank, line in enumerate(text.split("\n")):
            shapes.append(_text(frame.x(at), foot - SIZE * 1.6 - rank * SIZE * 1.15, line, BOLD, "middle", INK_SOFT))
    return shapes


def _bars(chart: Chart, frame: _Frame) -> list[Shape]:
    """Return the bars."""
    return [
        _rectangle(
            frame.x(bar.x), frame.y(bar.y + bar.height), frame.x(bar.width), bar.height * frame.down, TONES[bar.tone]
        )
        for bar in chart.bars
    ]


def _lines(chart: Chart, frame: _Frame) -> list[Shape]:
    """Return the broken lines and their dots."""
    shapes: list[Shape] = []
    for line in chart.lines:
        pairs = [pair.split(",") for pair in line.points.split()]
        points = [place for x, y in pairs for place in (frame.x(int(x)), frame.y(int(y)))]
        shapes.append(PolyLine(points, strokeColor=TONES[line.tone], strokeWidth=2, strokeLineJoin=1))
    for dot in chart.dots:
        ring = Circle(frame.x(dot.x), frame.y(dot.y), 3, fillColor=CARD, strokeColor=TONES[dot.tone])
        ring.strokeWidth = 1.8
        shapes.append(ring)
    return shapes


def _strip(chart: Chart, width: float) -> Drawing:
    """Return one bar cut in parts, and under it what each part is, in two columns."""
    rows = -(-len(chart.bars) // 2)
    foot = rows * ROW
    drawing = Drawing(width, foot + STRIP + 4)
    across = width / WIDTH
    for bar in chart.bars:
        drawing.add(_rectangle(bar.x * across, foot + 4, bar.width * across, STRIP, TONES[bar.tone]))
    half = width / 2
    for place, bar in enumerate(chart.bars):
        left = half * (place % 2)
        y = foot - ROW * (place // 2 + 1) + 2
        right = left + half - (14 if place % 2 == 0 else 0)
        drawing.add(_rectangle(left, y, SWATCH, SWATCH, TONES[bar.tone]))
        drawing.add(_text(left + SWATCH + 5, y + 0.8, bar.label, REGULAR, "start", INK))
        drawing.add(_text(right, y + 0.8, bar.text, BOLD, "end", INK))
    return drawing


def _rows(chart: Chart, width: float, height: float | None) -> Drawing:
    """Return bars that lie down under their names, behind each step of a funnel how far the one before went."""
    tall = height or chart.height * ROW_SCALE
    frame = _Frame(width, tall, 0.0, chart.height)
    drawing = Drawing(width, tall)
    for x, y, wide, high in chart.shadows:
        drawing.add(_rectangle(frame.x(x), frame.y(y + high), frame.x(wide), high * frame.down, LINE))
    for shape in _bars(chart, frame):
        drawing.add(shape)
    for x, y, text, anchor in chart.words:
        is_name = anchor == "start"
        font = REGULAR if is_name else BOLD
        side: Anchor = "start" if is_name else "end"
        drawing.add(_text(frame.x(x), frame.y(y), text, font, side, INK))
    return drawing


def _legend(keys: Sequence[Key], left: float, y: float) -> list[Shape]:
    """Return the swatches and names of the series, on one line."""
    shapes: list[Shape] = []
    for tone, label in keys:
        shapes.append(_rectangle(left, y, SWATCH, SWATCH, TONES[tone]))
        shapes.append(_text(left + SWATCH + 4, y + 0.8, label, BOLD, "start", INK_SOFT))
        left += SWATCH + 4 + stringWidth(text_for_pdf(label), BOLD, SIZE) + 16
    return shapes


def _rectangle(x: float, y: float, width: float, height: float, colour: Color) -> Rect:
    """Return a bar with softened corners."""
    round_ = min(2.5, width / 2, height / 2)
    drawn = Rect(x, y, width, height, rx=round_, ry=round_)
    drawn.fillColor, drawn.strokeColor = colour, None
    return drawn


def _text(x: float, y: float, text: str, font: str, anchor: Anchor, colour: Color) -> String:
    """Return a text of the plot."""
    written = String(x, y, text_for_pdf(text), fontName=font, fontSize=SIZE, fillColor=colour)
    written.textAnchor = anchor
    return written
