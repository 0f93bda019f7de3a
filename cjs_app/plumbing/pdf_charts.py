"""Plots on paper, out of the very geometry that the pages draw (`kernel.charts`), in the letters of the house."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from cjs_app.kernel.charts import HEIGHT, Chart, Key, Kind
from cjs_app.kernel.scales import LEFT, WIDTH
from cjs_app.plumbing import pdf
from cjs_app.plumbing.grid import Together
from cjs_app.plumbing.ink import BOLD, CARD, H3, INK, INK_SOFT, LETTERS, LINE, REGULAR, SOFT, TONES, text_for_pdf
from cjs_app.plumbing.strokes import circle, filled, line, outlined, rectangle
from cjs_app.plumbing.words import Anchor, Label

SIZE = 7.5
SWATCH = 7.0
ROW = 12.0
STRIP = 15.0
ROW_SCALE = 0.36
"""How many points a unit of rows is high, where nobody asks for a height: a name of 7.5 points then has its line."""


def plot(chart: Chart, width: float = pdf.CONTENT_WIDTH, height: float | None = None) -> Flowable:
    """Return a plot under its title, kept on one page."""
    return Together(pieces(chart, width, height))


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


def _text(x: float, y: float, text: str, font: str, anchor: Anchor, colour: Color) -> Label:
    """Return a text of a plot."""
    return Label(x, y, text, font, SIZE, colour, anchor)


class _Drawing(Flowable):
    """A plot, drawn in one go."""

    def __init__(self, width: float, height: float, marks: Sequence[str | Label]) -> None:
        super().__init__()
        self.width, self.height, self._marks = width, height, marks

    def draw(self) -> None:
        """Draw the plot; the canvas is there already."""
        canvas: Any = self.canv
        told = (mark if isinstance(mark, str) else mark.written(canvas._doc) for mark in self._marks)  # noqa: SLF001
        canvas.addLiteral("\n".join(told))


def _framed(chart: Chart, width: float, height: float | None) -> _Drawing:
    """Return bars, a waterfall or lines over their scale, and their legend."""
    tall = height or width * HEIGHT / WIDTH
    legend = ROW if chart.legend else 0.0
    frame = _Frame(width, tall, legend)
    marks: list[str | Label] = [*_scale(chart, frame), *_bars(chart, frame), *_lines(chart, frame)]
    for at, height_, text in chart.values:
        marks.append(_text(frame.x(at), frame.y(height_), text, BOLD, "middle", INK))
    return _Drawing(width, tall + legend, [*marks, *_legend(chart.legend, frame.x(LEFT), 2)])


def _scale(chart: Chart, frame: _Frame) -> Iterator[str | Label]:
    """Give the grid, its round numbers, and the name of each column."""
    for at, text in chart.ticks:
        y, is_base = frame.y(at), at == chart.base
        places = ((frame.x(LEFT), y), (frame.x(WIDTH), y))
        yield line(INK_SOFT if is_base else LINE, 0.9 if is_base else 0.6, places)
        yield _text(frame.x(LEFT - 8), y - SIZE / 3, text, REGULAR, "end", INK_SOFT)
    foot = frame.y(max((at for at, _ in chart.ticks), default=0))
    for at, text in chart.names:
        for rank, words in enumerate(text.split("\n")):
            yield _text(frame.x(at), foot - SIZE * 1.6 - rank * SIZE * 1.15, words, BOLD, "middle", INK_SOFT)


def _bars(chart: Chart, frame: _Frame) -> Iterator[str]:
    """Give the bars."""
    for bar in chart.bars:
        left, bottom = frame.x(bar.x), frame.y(bar.y + bar.height)
        yield _softened(left, bottom, frame.x(bar.width), bar.height * frame.down, TONES[bar.tone])


def _lines(chart: Chart, frame: _Frame) -> Iterator[str]:
    """Give the broken lines and their dots."""
    for broken in chart.lines:
        pairs = [pair.split(",") for pair in broken.points.split()]
        yield "1 j " + line(TONES[broken.tone], 2, [(frame.x(int(x)), frame.y(int(y))) for x, y in pairs])
    for dot in chart.dots:
        ring = circle(frame.x(dot.x), frame.y(dot.y), 3)
        yield filled(CARD, ring)
        yield outlined(TONES[dot.tone], 1.8, ring)


def _strip(chart: Chart, width: float) -> _Drawing:
    """Return one bar cut in parts, and under it what each part is, in two columns."""
    foot = ROW * -(-len(chart.bars) // 2)
    across, half = width / WIDTH, width / 2
    marks: list[str | Label] = [
        _softened(bar.x * across, foot + 4, bar.width * across, STRIP, TONES[bar.tone]) for bar in chart.bars
    ]
    for place, bar in enumerate(chart.bars):
        left = half * (place % 2)
        y = foot - ROW * (place // 2 + 1) + 2
        right = left + half - (14 if place % 2 == 0 else 0)
        marks.append(_softened(left, y, SWATCH, SWATCH, TONES[bar.tone]))
        marks.append(_text(left + SWATCH + 5, y + 0.8, bar.label, REGULAR, "start", INK))
        marks.append(_text(right, y + 0.8, bar.text, BOLD, "end", INK))
    return _Drawing(width, foot + STRIP + 4, marks)


def _rows(chart: Chart, width: float, height: float | None) -> _Drawing:
    """Return bars that lie down under their names, behind each step of a funnel how far the one before went."""
    tall = height or chart.height * ROW_SCALE
    frame = _Frame(width, tall, 0.0, chart.height)
    marks: list[str | Label] = [
        _softened(frame.x(x), frame.y(y + high), frame.x(wide), high * frame.down, LINE)
        for x, y, wide, high in chart.shadows
    ]
    marks += _bars(chart, frame)
    for x, y, text, anchor in chart.words:
        is_name = anchor == "start"
        font = REGULAR if is_name else BOLD
        side: Anchor = "start" if is_name else "end"
        marks.append(_text(frame.x(x), frame.y(y), text, font, side, INK))
    return _Drawing(width, tall, marks)


def _legend(keys: Sequence[Key], left: float, y: float) -> Iterator[str | Label]:
    """Give the swatches and names of the series, on one line."""
    for tone, label in keys:
        yield _softened(left, y, SWATCH, SWATCH, TONES[tone])
        yield _text(left + SWATCH + 4, y + 0.8, label, BOLD, "start", INK_SOFT)
        left += SWATCH + 4 + LETTERS[BOLD].width(text_for_pdf(label), SIZE) + 16


def _softened(x: float, y: float, width: float, height: float, colour: Color) -> str:
    """Return a bar with softened corners."""
    soft = min(2.5, width / 2, height / 2)
    return filled(colour, rectangle(x, y, width, height, (soft, soft, soft, soft)))
