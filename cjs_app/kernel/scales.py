"""The scale of a plot: round numbers, their heights, and names that fit under a column."""

from collections.abc import Iterable
from typing import NamedTuple

from cjs_app.kernel.money import rounded_ratio

WIDTH = 640
LEFT, TOP, BOTTOM = 64, 24, 280
LETTER_WIDTH = 9
MOST_STEPS = 5


class Written(NamedTuple):
    """A text of the plot and where it stands: the left of a scale, the foot of a column, the head of a bar."""

    at: int
    text: str


class Words(NamedTuple):
    """A text that begins (`start`) or finishes (`end`) at a place; `y` is the foot of its letters."""

    x: int
    y: int
    text: str
    anchor: str = "start"


class Shadow(NamedTuple):
    """How far the step before went, behind the bar of a step."""

    x: int
    y: int
    width: int
    height: int


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
    tens = grain
    while 5 * tens * MOST_STEPS < span:
        tens *= 10
    return next(factor * tens for factor in (1, 2, 5) if factor * tens * MOST_STEPS >= span)


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
        kept = shown[1] if len(shown[1]) < room else shown[1].rpartition(" ")[0] or shown[1][: room - 1]
        shown[1] = kept + "…"
    return "\n".join(shown)
