"""The grid of a week as it is typed: one field for each cell that may still change."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from flask import request
from msgspec import Struct
from wtforms import HiddenField, SelectField, SubmitField
from wtforms.fields.choices import SelectChoice

from cjs_app.coop.hours.domain import A_DAY_MINUTES
from cjs_app.coop.hours.grids import BadCells, Cell, Change, Grid, Line
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import formats
from cjs_app.plumbing.database import db
from cjs_app.plumbing.forms import HouseForm, MinutesField, between

A_DAY_AT_MOST = between(1, A_DAY_MINUTES, "Une journée ne compte que 24 heures : écrire chaque jour dans sa case.")


class CellField(MinutesField):
    """The hours of one cell, written short: «2h», «2h30»; an empty one holds none."""

    written = staticmethod(
        lambda minutes: f"{minutes // 60}h{minutes % 60:02}" if minutes % 60 else f"{minutes // 60}h"
    )


class Totals(Struct, frozen=True):
    """The minutes of a grid as it is typed, by day, by line and together; what cannot be read counts for nothing."""

    by_day: Mapping[Any, int]
    by_line: Mapping[str, int]
    week: int


class WeekForm(HouseForm):
    """What stands around the cells; `week_form` adds those."""

    grid: Grid

    shown = HiddenField()
    """What the cells held when they were shown, so that nothing written by somebody else meanwhile is lost."""
    another = SelectField("Une ligne de plus", validate_choice=False)
    more = SubmitField("Ajouter la ligne")

    def offer(self, choices: Iterable[SelectChoice], present: Collection[str]) -> None:
        """Let choose another line among what is not there yet."""
        self.another.choices = [choice for choice in choices if choice.value not in present]

    def changes(self) -> list[Change]:
        """Return the cells whose typed hours are not those that were shown."""
        shown = self._shown()
        typed = [
            Change(cell, shown.get(cell.name, 0), self[cell.name].data or 0)
            for cell in self.grid.cells
            if cell.name in self and self[cell.name].raw_data
        ]
        return [change for change in typed if change.minutes != change.seen_minutes]

    def totals(self) -> Totals:
        """Return the totals of what is typed and of what is locked."""
        cells = self.grid.cells
        by_day = {day: sum(self._minutes(cell) for cell in cells if cell.day == day) for day in {c.day for c in cells}}
        by_line = {line.what.mark: sum(self._minutes(cell) for cell in line.cells) for line in self.grid.lines}
        return Totals(by_day, by_line, sum(by_line.values()))

    def refuse(self, refusal: Refusal) -> None:
        """Put what was said of each cell at that cell."""
        if not isinstance(refusal, BadCells):
            super().refuse(refusal)
            return
        db.session.rollback()
        for name, told in refusal.cells.items():
            self[name].errors = [*self[name].errors, formats.sentence(told)]

    def see(self, grid: Grid) -> None:
        """Take what the refused cells hold by now as seen, since their sentence tells it."""
        shown = self._shown() | {cell.name: cell.minutes for cell in grid.cells if cell.name in self.errors}
        self.grid = grid
        self.shown.raw_data, self.shown.data = None, _told(shown)

    def _minutes(self, cell: Cell) -> int:
        """Return what a cell counts for."""
        typed = self[cell.name].data or 0 if cell.name in self else cell.minutes
        return cell.locked_minutes + int(typed)

    def _shown(self) -> dict[str, int]:
        """Return what the cells held when they were shown."""
        pairs = (pair.rpartition("=") for pair in str(self.shown.data or "").split())
        return {name: int(minutes) for name, _, minutes in pairs if minutes.isascii() and minutes.isdigit()}


def week_form(grid: Grid) -> WeekForm:
    """Return the form of a grid: what the cells hold, or what was sent in their place."""
    sent = request.form if request.method == "POST" else {}
    cells = [(line, cell) for line in grid.lines for cell in line.cells if grid.takes(cell) or cell.name in sent]
    fields = {
        cell.name: CellField(label_of(line, cell), [A_DAY_AT_MOST], render_kw=_typing(cell)) for line, cell in cells
    }
    held = {cell.name: cell.minutes or None for _, cell in cells}
    kind = type("TypedWeek", (WeekForm,), fields)
    form: WeekForm = kind(data={**held, "shown": _told({name: minutes or 0 for name, minutes in held.items()})})
    for name in held:
        if sent and name not in sent:
            form[name].data = held[name]
    form.grid = grid
    return form


def label_of(line: Line, cell: Cell) -> str:
    """Return what a cell is called: its day, and what for."""
    return f"{formats.column_day(cell.day)}, {line.title}"


def _typing(cell: Cell) -> dict[str, str]:
    """Return what the browser is told of a field; the script adds up by day."""
    return {"data-day": cell.day.isoformat(), "autocomplete": "off", "enterkeyhint": "next"}


def _told(minutes: Mapping[str, int]) -> str:
    """Return what the cells hold, as the hidden field says it; empty ones go without saying."""
    return " ".join(f"{name}={held}" for name, held in minutes.items() if held)
