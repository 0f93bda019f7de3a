"""Plots whose bars lie down: one row for each name, and the funnel, whose every step is held against the one before.

A row is a line of words with its bar under it: names never meet one another, however long or many they are. A name
that does not fit beside its figure stands on two lines.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from cjs_app.kernel.charts import THINNEST, Bar, Chart, Kind, Series, Told, nothing, plot
from cjs_app.kernel.money import rounded_ratio
from cjs_app.kernel.scales import LETTER_WIDTH, WIDTH, Shadow, Words, on_two_lines

LETTER = 14
"""How wide a letter is at most: on a phone the letters of a plot are the largest beside its frame."""
FIRST_LINE, NEXT_LINE, UNDER_WORDS = 24, 26, 8
THICK, GAP = 26, 20


class Row(NamedTuple):
    """A name, its value and the same as a text; no value where it is not known, or not told."""

    label: str
    value: int | None
    text: str
    tone: str = "indigo"


def lying_bars(told: Told, rows: Sequence[Row], column: str, whole: int = 0) -> Chart:
    """Return one bar for each row, all from the left; `column` is what the table says that they count.

    `whole` is the most that a row may have, shown behind each bar; without it the longest bar is as wide as the page.
    """
    return _rows(told, rows, [row.text for row in rows], _table(rows, column), whole=whole)


def lying(chart: Chart) -> Chart:
    """Return a plot with the same bars lying down, each under its name: it is then read from further away.

    What is taken away is as long as what is added: its sign stands in its figure.
    """
    (column, values), texts = chart.series[0], chart.formatted[0]
    rows = [
        Row(label, abs(value), text, bar.tone)
        for label, value, text, bar in zip(chart.categories, values, texts, chart.bars, strict=True)
    ]
    return lying_bars(Told(chart.title, chart.description, chart.unit, chart.nothing), rows, column)


def funnel(told: Told, steps: Sequence[Row], column: str) -> Chart:
    """Return one bar for each step, behind it how far the last known step went, and its part of the first."""
    known = next((place for place, step in enumerate(steps) if step.value), len(steps))
    first = steps[known].value if known < len(steps) else 0
    parts = [_part(step.value, first or 0) for step in steps]
    texts = [f"{one.text} · {parts[at]}" if parts[at] and at > known else one.text for at, one in enumerate(steps)]
    of_the_first = Series("Sur la première étape", [step.value or 0 for step in steps], [part or "–" for part in parts])
    return _rows(told, steps, texts, [*_table(steps, column), of_the_first], with_shadows=True)


def _part(value: int | None, first: int) -> str:
    """Return a value in whole percent of the first step; nothing where it is not known, or more than all of it."""
    if value is None or not first or value > first:
        return ""
    return f"{rounded_ratio(value * 100, first)}\u00a0%"


def _table(rows: Sequence[Row], column: str) -> list[Series]:
    """Return what the table says of the rows."""
    return [Series(column, [row.value or 0 for row in rows], [row.text for row in rows])]


def _rows(
    told: Told,
    rows: Sequence[Row],
    texts: Sequence[str],
    table: Sequence[Series],
    with_shadows: bool = False,
    whole: int = 0,
) -> Chart:
    """Return the rows one under the other."""
    longest = whole or max((row.value or 0 for row in rows), default=0)
    if longest <= 0:
        return nothing(Kind.ROWS, told)
    words: list[Words] = []
    bars: list[Bar] = []
    feet: list[int] = []
    y = 0
    for row, text in zip(rows, texts, strict=True):
        named = _name(row.label, text, y + FIRST_LINE)
        words += [*named, Words(WIDTH, y + FIRST_LINE, text, "end")]
        foot = named[-1].y + UNDER_WORDS
        feet.append(foot)
        if row.value is not None:
            width = max(rounded_ratio(row.value * WIDTH, longest), THINNEST) if row.value > 0 else 0
            bars.append(Bar(0, foot, width, THICK, row.tone, row.label, text))
            foot += THICK
        y = foot + GAP
    return replace(
        plot(Kind.ROWS, told, [row.label for row in rows], table),
        bars=tuple(bars),
        words=tuple(words),
        shadows=_rails(rows, feet) if whole else _shadows(rows, feet, longest) if with_shadows else (),
        height=y - GAP,
    )


def _name(label: str, text: str, y: int) -> list[Words]:
    """Return the name of a row on one line, or on two that leave room to the figure."""
    room = (WIDTH - (len(text) + 2) * LETTER) // LETTER
    lines = on_two_lines(label, room * LETTER_WIDTH).split("\n")
    return [Words(0, y + rank * NEXT_LINE, line) for rank, line in enumerate(lines)]


def _rails(rows: Sequence[Row], feet: Sequence[int]) -> tuple[Shadow, ...]:
    """Return the whole behind each known row."""
    return tuple(Shadow(0, foot, WIDTH, THICK) for row, foot in zip(rows, feet, strict=True) if row.value is not None)


def _shadows(rows: Sequence[Row], feet: Sequence[int], longest: int) -> tuple[Shadow, ...]:
    """Return behind each known step how far the known step before it went, where that is further."""
    known = [(row.value, foot) for row, foot in zip(rows, feet, strict=True) if row.value is not None]
    return tuple(
        Shadow(0, foot, rounded_ratio(before * WIDTH, longest), THICK)
        for (before, _), (value, foot) in pairwise(known)
        if before > value
    )
