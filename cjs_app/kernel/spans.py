"""A waterfall lying down, one row for each step: what a narrow frame shows, where columns would collide."""

from collections.abc import Sequence
from typing import NamedTuple

from cjs_app.kernel.money import rounded_ratio
from cjs_app.kernel.scales import WIDTH

THINNEST = 6


class Span(NamedTuple):
    """Where a bar begins from the left of its row, and how long it is, in a row of 640 units."""

    x: int
    width: int


def spans(ends: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Return the bar of each pair of values, all on one scale that holds zero; one that is anything is never unseen."""
    known = [0, *(value for pair in ends for value in pair)]
    low, high = min(known), max(known)
    return tuple(_span(min(pair), max(pair), low, max(high - low, 1)) for pair in ends)


def _span(first: int, last: int, low: int, breadth: int) -> Span:
    """Return the bar between two values, the lower one first."""
    left, right = (rounded_ratio((value - low) * WIDTH, breadth) for value in (first, last))
    if first == last:
        return Span(left, 0)
    width = max(right - left, THINNEST)
    return Span(min(left, WIDTH - width), width)
