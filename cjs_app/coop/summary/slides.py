"""The summer on a wall: one figure, one plot or a few words at a time, readable from ten metres."""

import re
from collections.abc import Iterator

from msgspec import Struct

from cjs_app.coop.bilan.document import SummerLine
from cjs_app.coop.bilan.domain import SECTION_LABELS
from cjs_app.coop.summary.domain import Number, Summary
from cjs_app.kernel.charts import Chart, Kind
from cjs_app.kernel.horizontal import lying

ROOM = 300
"""How many signs of a text are still large on a wall."""
PLOTS = ("revenue", "hours", "road", "clients", "quotes")
BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…»])\s+(?=[A-ZÀ-Ü«])")
LYING = frozenset({Kind.STRIP, Kind.WATERFALL})
"""Plots whose words are too small for a wall: their bars lie down, each under its name."""


class Slide(Struct, frozen=True):
    """What stands on the wall at one time."""

    title: str
    number: Number | None = None
    chart: Chart | None = None
    words: tuple[str, ...] = ()
    summers: tuple[SummerLine, ...] = ()
    growths: tuple[tuple[str, str], ...] = ()
    is_first: bool = False
    is_last: bool = False


def slides_of(summary: Summary) -> tuple[Slide, ...]:
    """Return the slides of a summer: its name, its figures, its plots, its texts, the summers before, and thanks."""
    return tuple(_slides(summary))


def _slides(summary: Summary) -> Iterator[Slide]:
    """Yield the slides; what there is nothing to say about is left out."""
    yield Slide(summary.name, words=(summary.place,), is_first=True)
    for number in summary.numbers:
        yield Slide(number.label, number=number)
    for name in PLOTS:
        chart = summary.charts.get(name)
        if chart is not None and not chart.is_empty:
            yield Slide(chart.title, chart=lying(chart) if chart.kind in LYING else chart)
    for section, label in SECTION_LABELS.items():
        for words in walls_of(summary.texts.get(section, "")):
            yield Slide(label, words=words)
    if summary.summers:
        years = summary.charts.get("years")
        if years is not None and not years.is_empty:
            yield Slide(years.title, chart=years)
        yield Slide("Été après été", summers=summary.summers, growths=summary.growths)
    yield Slide("Merci\u00a0!", is_last=True)


def walls_of(text: str) -> list[tuple[str, ...]]:
    """Return a text cut into what stands on the wall at one time: whole paragraphs, else whole sentences."""
    walls: list[tuple[str, ...]] = []
    for piece in (piece for paragraph in text.split("\n\n") for piece in _pieces(" ".join(paragraph.split()))):
        if walls and sum(map(len, walls[-1])) + len(piece) <= ROOM:
            walls[-1] = (*walls[-1], piece)
        else:
            walls.append((piece,))
    return walls


def _pieces(paragraph: str) -> Iterator[str]:
    """Yield a paragraph, in groups of sentences where it is too long, and of words where a sentence is."""
    piece = ""
    sentences = [paragraph] if len(paragraph) <= ROOM else BETWEEN_SENTENCES.split(paragraph)
    for part in (part for one in sentences for part in ([one] if len(one) <= ROOM else one.split())):
        if piece and len(piece) + 1 + len(part) > ROOM:
            yield piece
            piece = ""
        piece = f"{piece} {part}".strip()
    if piece:
        yield piece
