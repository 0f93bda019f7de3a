"""What a pen does on a printed page, as the operators of the file: lines, areas, corners; y goes up, in points."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from reportlab.lib.colors import Color

ROUND = 0.5523
"""How far the hands of a curve reach for a quarter of a circle, as a part of its radius."""

Corners = tuple[float, float, float, float]
"""The radii of a rectangle: above to the left and to the right, below to the left and to the right."""
SQUARE: Corners = (0, 0, 0, 0)


def rgb(colour: Color) -> str:
    """Return a colour as three numbers."""
    return _rgb(colour.red, colour.green, colour.blue)


@lru_cache(64)
def _rgb(red: float, green: float, blue: float) -> str:
    """Return three numbers as the file holds them."""
    return f"{red:.4g} {green:.4g} {blue:.4g}"


def apart(operators: Iterable[str]) -> str:
    """Return operators whose colours and lines end with them."""
    return "\n".join(("q", *operators, "Q"))


def rectangle(x: float, y: float, width: float, height: float, corners: Corners = SQUARE) -> str:
    """Return the outline of a rectangle, from its lower left corner."""
    if not any(corners):
        return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
    left, right, below_left, below_right = corners
    top, end = y + height, x + width
    return " ".join(
        (
            f"{x + below_left:.2f} {y:.2f} m {end - below_right:.2f} {y:.2f} l",
            _turn((end, y), (-below_right, 0), (0, below_right)),
            f"{end:.2f} {top - right:.2f} l",
            _turn((end, top), (0, -right), (-right, 0)),
            f"{x + left:.2f} {top:.2f} l",
            _turn((x, top), (left, 0), (0, -left)),
            f"{x:.2f} {y + below_left:.2f} l",
            _turn((x, y), (0, below_left), (below_left, 0)),
            "h",
        )
    )


def _turn(corner: tuple[float, float], comes: tuple[float, float], goes: tuple[float, float]) -> str:
    """Return the curve round a corner, between two places told from it."""
    x, y = corner
    flat = 1 - ROUND
    hands = (x + comes[0] * flat, y + comes[1] * flat, x + goes[0] * flat, y + goes[1] * flat)
    return " ".join(f"{at:.2f}" for at in (*hands, x + goes[0], y + goes[1])) + " c"


def filled(colour: Color, outline: str) -> str:
    """Return an area in a colour."""
    return f"{rgb(colour)} rg {outline} f"


def outlined(colour: Color, thickness: float, outline: str) -> str:
    """Return the edge of an area."""
    return f"{rgb(colour)} RG {thickness:g} w {outline} S"


def line(colour: Color, thickness: float, places: Sequence[tuple[float, float]]) -> str:
    """Return a line from place to place."""
    path = " ".join(f"{x:.2f} {y:.2f} {'l' if rank else 'm'}" for rank, (x, y) in enumerate(places))
    return f"{rgb(colour)} RG {thickness:g} w {path} S"


def circle(x: float, y: float, radius: float) -> str:
    """Return the outline of a circle around a place."""
    size = 2 * radius
    return rectangle(x - radius, y - radius, size, size, (radius, radius, radius, radius))
