"""A plot as a picture, for documents that draw none of ours: the geometry of the pages, in the letters of the house."""

import io
from collections.abc import Iterator
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from cjs_app.config import HOUSE
from cjs_app.kernel.charts import HEIGHT, STRIP_HEIGHT, Chart, Kind
from cjs_app.kernel.scales import LEFT, WIDTH
from cjs_app.plumbing.ink import INK, INK_SOFT, LINE, TONES

FONTS = HOUSE / "static" / "fonts" / "pdf"
SCALE = 2
"""The dots of a unit."""
ROOM = 40
"""The units under a frame, for the names of its columns on two lines."""
SIZE = 10
Mark = tuple[float, float, str, str, bool]
"""A text: where it stands, what it says, how it is anchored, and whether it is strong."""


def height_of(chart: Chart) -> int:
    """Return how many units a plot is high."""
    if chart.kind is Kind.STRIP:
        return STRIP_HEIGHT
    return chart.height if chart.kind is Kind.ROWS else HEIGHT + ROOM


def draw(chart: Chart) -> bytes:
    """Return a plot as a PNG picture of so many units; the same plot always gives the same bytes."""
    picture = Image.new("RGB", (WIDTH * SCALE, height_of(chart) * SCALE), "white")
    pen = ImageDraw.Draw(picture)
    for at, _ in chart.ticks:
        pen.line([LEFT * SCALE, at * SCALE, WIDTH * SCALE, at * SCALE], _ink(LINE), SCALE)
    for shadow in chart.shadows:
        pen.rectangle(_box(shadow.x, shadow.y, shadow.width, shadow.height), _ink(LINE))
    for bar in (one for one in chart.bars if one.width and one.height):
        pen.rectangle(_box(bar.x, bar.y, bar.width, bar.height), _ink(TONES[bar.tone]))
    for broken in chart.lines:
        points = [tuple(int(one) * SCALE for one in pair.split(",")) for pair in broken.points.split()]
        pen.line(points, _ink(TONES[broken.tone]), 3 * SCALE)
    for x, y, text, anchor, strong in _texts(chart):
        font = ImageFont.truetype(FONTS / f"nunito-{'bold' if strong else 'regular'}.ttf", SIZE * SCALE)
        pen.text((x * SCALE, y * SCALE), text, _ink(INK if strong else INK_SOFT), font, anchor)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _texts(chart: Chart) -> Iterator[Mark]:
    """Give the texts of a plot: round numbers, names of columns, figures over bars, and those of rows."""
    for at, text in chart.ticks:
        yield LEFT - 8, at, text, "rm", False
    foot = max((at for at, _ in chart.ticks), default=0)
    for at, text in chart.names:
        for rank, line in enumerate(text.split("\n")):
            yield at, foot + 18 + rank * (SIZE + 2), line, "mm", False
    for x, y, text in chart.values:
        yield x, y, text, "ms", True
    for word in chart.words:
        yield word.x, word.y, word.text, "rs" if word.anchor == "end" else "ls", word.anchor == "end"


def _box(x: int, y: int, width: int, height: int) -> list[int]:
    """Return the corners of a rectangle, in dots."""
    return [x * SCALE, y * SCALE, (x + width) * SCALE - 1, (y + height) * SCALE - 1]


def _ink(colour: Any) -> tuple[int, ...]:
    """Return a colour of the paper as Pillow takes it."""
    return tuple(round(part * 255) for part in colour.rgb())
