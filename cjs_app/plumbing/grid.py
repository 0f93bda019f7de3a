"""Rows and columns on paper, of known widths: measured once, drawn in one go, cut between two pages where they must."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from cjs_app.plumbing.strokes import SQUARE, Corners, apart, filled, line, outlined, rectangle

Cell = Flowable | Sequence[Flowable]
Sides = tuple[float, float]
"""What is left free to the left and to the right of what a cell holds."""
EVEN: Sides = (6, 6)
ALMOST = 1e-6


class Stroke(NamedTuple):
    """A line of a table."""

    thickness: float
    colour: Color


class Row(NamedTuple):
    """A row: its cells, what is left free above and below them, and what it looks like."""

    cells: Sequence[Cell]
    above: float = 4
    below: float = 5
    line_above: Stroke | None = None
    line_below: Stroke | None = None
    fill: Color | None = None
    corners: Corners = SQUARE
    is_middle: bool = False
    """Whether what is lower than the row stands in its middle, instead of at its top."""
    at_least: float = 0
    """How high the row is at least."""


class Panel(Flowable):
    """Pieces one below the other on a ground of their own; in a row, all panels are as high as the highest."""

    def __init__(
        self,
        pieces: Sequence[Flowable],
        padding: tuple[float, float, float, float],
        fill: Color | None,
        edge: Stroke | None = None,
        corners: Corners = SQUARE,
    ) -> None:
        super().__init__()
        self._pieces, self._padding, self._fill, self._edge, self._corners = pieces, padding, fill, edge, corners
        """The padding stands above, to the right, below and to the left."""

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 — reportlab's own names
        """Return the room that the panel takes in a width."""
        above, right, below, left = self._padding
        self.width = availWidth
        self.height = above + below + stacked(self._pieces, availWidth - left - right)
        return availWidth, self.height

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw the panel, its lower left corner at a place."""
        above, right, _, left = self._padding
        outline = rectangle(x, y, self.width, self.height, self._corners)
        marks = [filled(self._fill, outline)] if self._fill else []
        if self._edge:
            marks.append(outlined(self._edge.colour, self._edge.thickness, outline))
        canvas.addLiteral(apart(marks))
        draw_stack(canvas, self._pieces, x + left, y + self.height - above, self.width - left - right)


class Rule(Flowable):
    """A line across the page."""

    spaceBefore, spaceAfter = 2, 4  # noqa: N815 — reportlab's own names

    def __init__(self, stroke: Stroke) -> None:
        super().__init__()
        self._stroke = stroke

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Return the room that the line takes in a width."""
        self.width, self.height = availWidth, self._stroke.thickness
        return availWidth, self.height

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw the line, its left end at a place."""
        told = line(self._stroke.colour, self._stroke.thickness, ((x, y), (x + self.width, y)))
        canvas.addLiteral(apart(["1 J " + told]))


class Together(Flowable):
    """Pieces one below the other, all on one page where one can hold them."""

    def __init__(self, pieces: Sequence[Flowable]) -> None:
        super().__init__()
        self._pieces = pieces
        self.spaceBefore, self.spaceAfter = pieces[0].getSpaceBefore(), pieces[-1].getSpaceAfter()

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Return the room that the pieces take in a width."""
        self.width, self.height = availWidth, stacked(self._pieces, availWidth)
        return availWidth, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Return the pieces one by one where a whole page was too small, else nothing: they go to the next page."""
        return [*self._pieces] if hasattr(self, "_postponed") else []

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw the pieces, their lower left corner at a place."""
        draw_stack(canvas, self._pieces, x, y + self.height, self.width)


def pieces_of(cell: Cell) -> Sequence[Flowable]:
    """Return what a cell holds."""
    return (cell,) if isinstance(cell, Flowable) else cell


def stacked(pieces: Sequence[Flowable], width: float) -> float:
    """Return how high pieces are one below the other."""
    if len(pieces) == 1:
        return pieces[0].wrap(width, 0x7FFFFF)[1]
    height, after = 0.0, 0.0
    for rank, piece in enumerate(pieces):
        before = piece.getSpaceBefore() if rank else 0
        height += after + before + piece.wrap(width, 0x7FFFFF)[1]
        after = piece.getSpaceAfter()
    return height


def draw_stack(canvas: Any, pieces: Sequence[Any], x: float, top: float, width: float) -> None:
    """Draw pieces, measured before, one below the other in a width."""
    for rank, piece in enumerate(pieces):
        top -= piece.height + (piece.getSpaceBefore() if rank else 0)
        piece.drawOn(canvas, x, top, width - piece.width)
        top -= piece.getSpaceAfter()


class Grid(Flowable):
    """Rows over columns of fixed widths; its first `heads` rows come back on every page."""

    def __init__(
        self,
        rows: Sequence[Row],
        widths: Sequence[float],
        sides: Sequence[Sides] = (),
        heads: int = 0,
        cuts_rows: bool = True,
        is_right: bool = False,
    ) -> None:
        super().__init__()
        self._is_right = is_right
        self._rows, self._widths, self._sides, self._heads = rows, widths, sides or [EVEN] * len(widths), heads
        self._cuts_rows = cuts_rows
        self._heights: list[float] = []

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 — reportlab's own names
        """Return the room that the rows take."""
        if not self._heights:
            self._heights = [self._height_of(row) for row in self._rows]
            self.width, self.height = sum(self._widths), sum(self._heights)
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Return the rows that fit in a height and those that are left, each under the heads."""
        self.wrap(availWidth, availHeight)
        room = availHeight - sum(self._heights[: self._heads]) + ALMOST
        fit = self._heads
        while fit < len(self._rows) and self._heights[fit] <= room:
            room -= self._heights[fit]
            fit += 1
        if fit == len(self._rows):
            return [self]
        if fit > self._heads:
            return [self._of(self._rows[self._heads : fit]), self._of(self._rows[fit:])]
        # Only a row that is higher than a whole page is cut: every other one goes to the next page.
        if not self._cuts_rows or not hasattr(self, "_postponed"):
            return []
        return self._cut(self._rows[fit], room)

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw the rows, their lower left corner at a place."""
        x += _sW if self._is_right else 0
        top, marks = y + self.height, [*self._marks(x, y + self.height)]
        if marks:
            canvas.addLiteral(apart(marks))
        for row, height in zip(self._rows, self._heights, strict=True):
            self._draw_cells(canvas, row, x, top, height)
            top -= height

    def _columns(self, row: Row) -> Iterator[tuple[Sequence[Flowable], float, float, float]]:
        """Give the pieces of each cell of a row, what is left free before them, their width, and the column's."""
        for cell, width, (left, right) in zip(row.cells, self._widths, self._sides, strict=True):
            yield pieces_of(cell), left, width - left - right, width

    def _height_of(self, row: Row) -> float:
        """Return how high a row is; its panels become as high as it is."""
        height = max(stacked(pieces, width) for pieces, _, width, _ in self._columns(row))
        for cell in row.cells:
            if isinstance(cell, Panel):
                cell.height = height
        return max(height + row.above + row.below, row.at_least)

    def _marks(self, x: float, top: float) -> Iterator[str]:
        """Give the grounds and the lines of the rows."""
        end = x + sum(self._widths)
        for row, height in zip(self._rows, self._heights, strict=True):
            bottom = top - height
            if row.fill:
                yield filled(row.fill, rectangle(x, bottom, end - x, height, row.corners))
            for stroke, y in ((row.line_above, top), (row.line_below, bottom)):
                if stroke:
                    yield line(stroke.colour, stroke.thickness, ((x, y), (end, y)))
            top = bottom

    def _draw_cells(self, canvas: Any, row: Row, x: float, top: float, height: float) -> None:
        """Draw what the cells of a row hold."""
        for pieces, left, width, column in self._columns(row):
            at = top - row.above
            if row.is_middle:
                at -= (height - row.above - row.below - stacked(pieces, width)) / 2
            if len(pieces) == 1:
                pieces[0].drawOn(canvas, x + left, at - pieces[0].height, width - pieces[0].width)  # type: ignore[call-arg]
            else:
                draw_stack(canvas, pieces, x + left, at, width)
            x += column

    def _of(self, rows: Sequence[Row]) -> "Grid":
        """Return the same with other rows."""
        heads = [*self._rows[: self._heads]]
        return Grid([*heads, *rows], self._widths, self._sides, self._heads, self._cuts_rows, self._is_right)

    def _cut(self, row: Row, height: float) -> list[Flowable]:
        """Return the grid cut inside a row, or nothing where that is not possible."""
        halves = [_halves(pieces, width, height - row.above - row.below) for pieces, _, width, _ in self._columns(row)]
        if not any(first for first, _ in halves):
            return []
        first, second = ([half[rank] for half in halves] for rank in (0, 1))
        left = self._rows[self._heads + 1 :]
        return [self._of([row._replace(cells=first, at_least=0)]), self._of([row._replace(cells=second), *left])]


def _halves(pieces: Sequence[Flowable], width: float, height: float) -> tuple[list[Flowable], list[Flowable]]:
    """Return the pieces that fit in a height, the last of them cut, and those that are left."""
    for rank, piece in enumerate(pieces):
        before = piece.getSpaceBefore() if rank else 0
        high = before + piece.wrap(width, height)[1]
        if high > height:
            halves = piece.split(width, height - before) or [piece]
            return [*pieces[:rank], *halves[:-1]], [*halves[-1:], *pieces[rank + 1 :]]
        height -= high + piece.getSpaceAfter()
    return [*pieces], []
