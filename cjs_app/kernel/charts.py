"""Plots as plain data in whole numbers: what a page draws and what paper shows are the same figures.

A plot stands in a frame of 640 × 320 units, y going down; its scale takes x from 64 on and y from 24 to 280. A strip
(one bar cut in parts) is 640 × 48; rows (`kernel.horizontal`) are 640 wide and as high as they need. Amounts are cents
and durations minutes: no figure goes through a float.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from cjs_app.kernel.scales import BOTTOM, LEFT, WIDTH, Scale, Shadow, Words, Written, on_two_lines
from cjs_app.kernel.spans import Span, spans

HEIGHT, STRIP_HEIGHT = 320, 48
TONES = ("indigo", "sun", "coral", "leaf", "sky", "plum", "stone")
WIDEST_BAR = 88
THINNEST = 2
TIGHT_LETTER = 8
"""Figures wider than their column, at so much for each sign, are left to the table."""
MOST_COLUMNS = 6
"""A waterfall of more steps lies down on every screen: its names would run into one another."""


class Kind(StrEnum):
    """How a plot is drawn."""

    BARS = "bars"
    STRIP = "strip"
    WATERFALL = "waterfall"
    LINES = "lines"
    ROWS = "rows"


class Bar(NamedTuple):
    """A rectangle, and the whole truth about it in words."""

    x: int
    y: int
    width: int
    height: int
    tone: str
    label: str
    text: str


class Value(NamedTuple):
    """A figure written over its bar (or under it, below zero), by the middle of its line."""

    x: int
    y: int
    text: str


class Line(NamedTuple):
    """A broken line: `points` is «x,y x,y»."""

    tone: str
    label: str
    points: str


class Dot(NamedTuple):
    """A point of a line, and what it says."""

    x: int
    y: int
    tone: str
    text: str


class Key(NamedTuple):
    """Which tone stands for what."""

    tone: str
    label: str


class Told(Struct, frozen=True):
    """What is said of a plot: its title, one sentence for who does not see it, its unit, and what to say instead."""

    title: str
    description: str
    unit: str = ""
    nothing: str = "Rien à montrer pour l’instant."


class Series(Struct, frozen=True):
    """Values of one kind, one per category, and the same as texts; `short` is what fits on a bar."""

    label: str
    values: Sequence[int]
    texts: Sequence[str]
    tone: str = "indigo"
    short: Sequence[str] = ()


class Move(NamedTuple):
    """A step of a waterfall: what it adds or takes, what is then left, and both as texts; a total stands on zero."""

    label: str
    change: int
    balance: int
    text: str
    balance_text: str
    total_tone: str = ""


class Chart(Struct, frozen=True):
    """A plot ready to be drawn, and the table that says the same."""

    kind: Kind
    title: str
    description: str
    unit: str
    nothing: str
    categories: tuple[str, ...] = ()
    series: tuple[tuple[str, tuple[int, ...]], ...] = ()
    formatted: tuple[tuple[str, ...], ...] = ()
    bars: tuple[Bar, ...] = ()
    values: tuple[Value, ...] = ()
    ticks: tuple[Written, ...] = ()
    names: tuple[Written, ...] = ()
    lines: tuple[Line, ...] = ()
    dots: tuple[Dot, ...] = ()
    legend: tuple[Key, ...] = ()
    base: int = BOTTOM
    """The height of zero."""
    spans: tuple[Span, ...] = ()
    """The bars of a waterfall lying down."""
    height: int = HEIGHT
    words: tuple[Words, ...] = ()
    """The names and figures of rows."""
    shadows: tuple[Shadow, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw: the sentence `nothing` then stands in its place."""
        return not (self.bars or self.lines)

    @property
    def is_crowded(self) -> bool:
        """Whether the columns of a waterfall are too narrow for their names or figures: it then lies down."""
        return len(self.spans) > MOST_COLUMNS or bool(self.spans and not self.values)


def bars(told: Told, categories: Sequence[str], series: Sequence[Series], grain: int = 1) -> Chart:
    """Return bars side by side: a group for each category, one bar of it for each series; below zero they hang."""
    if not any(any(one.values) for one in series):
        return nothing(Kind.BARS, told)
    scale = Scale((value for one in series for value in one.values), grain)
    room = _left(1, len(categories)) - _left(0, len(categories))
    width = min(WIDEST_BAR, room * 3 // 4 // len(series))
    drawn, values = [], []
    for place, category in enumerate(categories):
        first = _middle(place, len(categories)) - width * len(series) // 2
        for rank, one in enumerate(series):
            label = f"{category}, {one.label}" if len(series) > 1 else category
            bar = _bar(scale, first + rank * width, width, (0, one.values[place]), one.tone, label, one.texts[place])
            drawn.append(bar)
            if one.values[place]:
                values.append(_beside(bar, scale.y(0), (one.short or one.texts)[place]))
    whole = plot(Kind.BARS, told, categories, series)
    return replace(
        whole,
        bars=tuple(drawn),
        values=tuple(values),
        ticks=scale.ticks,
        names=_names(categories, categories),
        legend=_legend(series),
        base=scale.y(0),
    )


def strip(told: Told, categories: Sequence[str], series: Sequence[Series], tones: Sequence[str] = TONES) -> Chart:
    """Return one bar cut in parts by the first series; the others stand in the table only. Below zero is no part."""
    sizes = [max(0, value) for value in series[0].values]
    whole = sum(sizes)
    if not whole:
        return nothing(Kind.STRIP, told)
    edges = [WIDTH * sum(sizes[:place]) // whole for place in range(len(sizes) + 1)]
    parts = [
        Bar(edges[place], 0, edges[place + 1] - edges[place], STRIP_HEIGHT, tones[place % len(tones)], category, text)
        for place, (category, text) in enumerate(zip(categories, series[0].texts, strict=True))
    ]
    return replace(plot(Kind.STRIP, told, categories, series), bars=tuple(parts))


def waterfall(told: Told, moves: Sequence[Move], grain: int = 1) -> Chart:
    """Return the road from one sum to another: each bar goes from what was left before to what is left after."""
    if not any(move.change or move.balance for move in moves):
        return nothing(Kind.WATERFALL, told)
    scale = Scale((move.balance for move in moves), grain)
    labels = [move.label for move in moves]
    room = _left(1, len(moves)) - _left(0, len(moves))
    width = min(WIDEST_BAR, room * 3 // 4)
    longest = max(len(move.text) for move in moves)
    ends = [(0 if move.total_tone else move.balance - move.change, move.balance) for move in moves]
    drawn = []
    for place, move in enumerate(moves):
        x = _middle(place, len(moves)) - width // 2
        tone = move.total_tone or ("leaf" if move.change >= 0 else "coral")
        drawn.append(_bar(scale, x, width, ends[place], tone, move.label, move.text))
    told_twice = (
        Series("Montant", [move.change for move in moves], [move.text for move in moves]),
        Series("Ce qui reste", [move.balance for move in moves], [move.balance_text for move in moves]),
    )
    return replace(
        plot(Kind.WATERFALL, told, labels, told_twice),
        bars=tuple(drawn),
        values=tuple(_beside(bar, scale.y(0), bar.text) for bar in drawn if longest * TIGHT_LETTER <= room),
        ticks=scale.ticks,
        names=_names(labels, [on_two_lines(label, room) for label in labels]),
        base=scale.y(0),
        spans=spans(ends),
    )


def lines(told: Told, categories: Sequence[str], series: Sequence[Series], grain: int = 1) -> Chart:
    """Return one broken line for each series, with a dot for each category; the first series is written out."""
    if not categories or not series:
        return nothing(Kind.LINES, told)
    scale = Scale((value for one in series for value in one.values), grain)
    middles = [_middle(place, len(categories)) for place in range(len(categories))]
    drawn, dots = [], []
    for one in series:
        points = [(x, scale.y(value)) for x, value in zip(middles, one.values, strict=True)]
        drawn.append(Line(one.tone, one.label, " ".join(f"{x},{y}" for x, y in points)))
        for (x, y), category, text in zip(points, categories, one.texts, strict=True):
            dots.append(Dot(x, y, one.tone, f"{category} : {text}"))
    written = series[0].short or series[0].texts
    return replace(
        plot(Kind.LINES, told, categories, series),
        lines=tuple(drawn),
        dots=tuple(dots),
        values=tuple(Value(dot.x, dot.y - 14, text) for dot, text in zip(dots, written, strict=False)),
        ticks=scale.ticks,
        names=_names(categories, categories),
        legend=_legend(series),
        base=scale.y(0),
    )


def nothing(kind: Kind, told: Told) -> Chart:
    """Return a plot without anything to draw."""
    return Chart(kind, told.title, told.description, told.unit, told.nothing)


def plot(kind: Kind, told: Told, categories: Sequence[str], series: Sequence[Series]) -> Chart:
    """Return a plot with what it says and its table, nothing drawn yet."""
    return replace(
        nothing(kind, told),
        categories=tuple(categories),
        series=tuple((one.label, tuple(one.values)) for one in series),
        formatted=tuple(tuple(one.texts) for one in series),
    )


def _left(place: int, columns: int) -> int:
    """Return where a column begins."""
    return LEFT + (WIDTH - LEFT) * place // columns


def _middle(place: int, columns: int) -> int:
    """Return the middle of a column."""
    return (_left(place, columns) + _left(place + 1, columns)) // 2


def _bar(scale: Scale, x: int, width: int, ends: tuple[int, int], tone: str, label: str, text: str) -> Bar:
    """Return a bar between two values; it is never thinner than a line, so that a small sum is still seen."""
    top, bottom = sorted(scale.y(end) for end in ends)
    thinnest = THINNEST if ends[0] != ends[1] else 0
    return Bar(x, top, width, max(bottom - top, thinnest), tone, label, text)


def _beside(bar: Bar, base: int, text: str) -> Value:
    """Return a figure over its bar, or under it where the bar hangs below zero."""
    hangs = bar.y >= base and bar.height > THINNEST
    return Value(bar.x + bar.width // 2, bar.y + bar.height + 18 if hangs else bar.y - 8, text)


def _names(categories: Sequence[str], shown: Sequence[str]) -> tuple[Written, ...]:
    """Return the name at the foot of each column."""
    return tuple(Written(_middle(place, len(categories)), text) for place, text in enumerate(shown))


def _legend(series: Sequence[Series]) -> tuple[Key, ...]:
    """Return which tone is which series; one alone needs no legend."""
    return tuple(Key(one.tone, one.label) for one in series) if len(series) > 1 else ()
