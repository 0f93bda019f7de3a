"""Plots as plain data in whole numbers: what a page draws and what paper shows are the same figures.

A plot stands in a frame of 640 × 320 units, y going down; its scale takes x from 64 on and y from 24 to 280. A strip
(one bar cut in parts) is 640 × 48. Amounts are cents and durations minutes: no figure goes through a float.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import NamedTuple

from cjs_app.kernel.money import rounded_ratio

WIDTH, HEIGHT, STRIP_HEIGHT = 640, 320, 48
LEFT, TOP, BOTTOM = 64, 24, 280
TONES = ("indigo", "sun", "coral", "leaf", "sky", "plum", "stone")
WIDEST_BAR = 88
LETTER_WIDTH = 9
MOST_STEPS = 5


class Kind(StrEnum):
    """How a plot is drawn."""

    BARS = "bars"
    STRIP = "strip"
    WATERFALL = "waterfall"
    LINES = "lines"


class Bar(NamedTuple):
    """A rectangle, and the whole truth about it in words."""

    x: int
    y: int
    width: int
    height: int
    tone: str
    label: str
    text: str


class Written(NamedTuple):
    """A text of the plot and where it stands: the left of a scale, the foot of a column, the head of a bar."""

    at: int
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


@dataclass(frozen=True)
class Told:
    """What is said of a plot: its title, one sentence for who does not see it, its unit, and what to say instead."""

    title: str
    description: str
    unit: str = ""
    nothing: str = "Rien à montrer pour l’instant."


@dataclass(frozen=True)
class Series:
    """Values of one kind, one per category, and the same as texts; `short` is what fits on a bar."""

    label: str
    values: Sequence[int]
    texts: Sequence[str]
    tone: str = "indigo"
    short: Sequence[str] = ()


class Move(NamedTuple):
    """A step of a waterfall: from one balance to the next; a total starts from zero."""

    label: str
    before: int
    after: int
    text: str
    is_total: bool = False


@dataclass(frozen=True)
class Chart:
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

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw: the sentence `nothing` then stands in its place."""
        return not (self.bars or self.lines)


class Scale:
    """Heights of the values between two round numbers; zero is always among them."""

    def __init__(self, values: Iterable[int], grain: int = 1) -> None:
        """Keep the round numbers around these values; `grain` is the smallest step, 100 for cents, 60 for minutes."""
        known = [0, *values]
        self.grain = grain
        self.step = round_step(max(known) - min(known), grain)
        self.low = min(known) // self.step * self.step
        self.high = max(-(-max(known) // self.step) * self.step, self.low + self.step)

    def y(self, value: int) -> int:
        """Return the height of a value."""
        return TOP + rounded_ratio((self.high - value) * (BOTTOM - TOP), self.high - self.low)

    @property
    def ticks(self) -> tuple[Written, ...]:
        """The round numbers of the scale, from the lowest on, in whole grains."""
        steps = range(self.low, self.high + 1, self.step)
        return tuple(Written(self.y(value), grouped(value // self.grain)) for value in steps)


def round_step(span: int, grain: int = 1) -> int:
    """Return the smallest 1, 2 or 5 × 10ⁿ grains that crosses the span in five steps at most."""
    sizes = (factor * 10**power * grain for power in count() for factor in (1, 2, 5))
    return next(size for size in sizes if size * MOST_STEPS >= span)


def grouped(number: int) -> str:
    """Return a whole number with narrow spaces between its thousands: «12 500»."""
    return f"{number:,}".replace(",", "\u202f")


def on_two_lines(label: str, width: int) -> str:
    """Return a name cut at a space to stand in a column of this width, on two lines at most, «…» where it is cut."""
    room = max(4, width // LETTER_WIDTH)
    lines = [""]
    for word in label.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > room:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    shown = [line if len(line) <= room else line[: room - 1] + "…" for line in lines[:2]]
    if len(lines) > 2 and not shown[1].endswith("…"):
        shown[1] = shown[1][: room - 1] + "…"
    return "\n".join(shown)


def bars(told: Told, categories: Sequence[str], series: Sequence[Series], grain: int = 1) -> Chart:
    """Return bars side by side: a group for each category, one bar of it for each series; below zero they hang."""
    if not any(any(one.values) for one in series):
        return _nothing(Kind.BARS, told)
    scale = Scale((value for one in series for value in one.values), grain)
    width = min(WIDEST_BAR, _column(0, len(categories))[1] * 3 // 4 // len(series))
    drawn, values = [], []
    for place, category in enumerate(categories):
        left, room = _column(place, len(categories))
        for rank, one in enumerate(series):
            x = left + (room - width * len(series)) // 2 + rank * width
            text = one.texts[place]
            label = f"{category}, {one.label}" if len(series) > 1 else category
            bar = _bar(scale, x, width, 0, one.values[place], one.tone, label, text)
            drawn.append(bar)
            if one.values[place]:
                values.append(_over(bar, one.values[place], one.short[place] if one.short else text))
    return Chart(
        Kind.BARS,
        **_said(told, categories, series),
        bars=tuple(drawn),
        values=tuple(values),
        ticks=scale.ticks,
        names=_names(categories),
        legend=_legend(series),
        base=scale.y(0),
    )


def lines(told: Told, categories: Sequence[str], series: Sequence[Series], grain: int = 1) -> Chart:
    """Return one broken line for each series, with a dot for each category."""
    if not categories or not series:
        return _nothing(Kind.LINES, told)
    scale = Scale((value for one in series for value in one.values), grain)
    middles = [_middle(place, len(categories)) for place in range(len(categories))]
    dots = {one: [scale.y(value) for value in one.values] for one in range(0)} or [
        [(x, scale.y(value)) for x, value in zip(middles, one.values, strict=True)] for one in series
    ]
    return Chart(
        Kind.LINES,
        **_said(told, categories, series),
        lines=tuple(
            Line(one.tone, one.label, " ".join(f"{x},{y}" for x, y in points))
            for one, points in zip(series, dots, strict=True)
        ),
        dots=tuple(
            Dot(x, y, one.tone, f"{category} : {text}")
            for one, points in zip(series, dots, strict=True)
            for (x, y), category, text in zip(points, categories, one.texts, strict=True)
        ),
        values=tuple(
            Value(x, y - 14, text)
            for one, points in zip(series[:1], dots[:1], strict=True)
            for (x, y), text in zip(points, one.short or one.texts, strict=True)
        ),
        ticks=scale.ticks,
        names=_names(categories),
        legend=_legend(series),
        base=scale.y(0),
    )
