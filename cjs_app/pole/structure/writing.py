"""A figure as a person reads it: the same on every page, in the report and in what is said of a text."""

import datetime as dt

from cjs_app.plumbing import formats
from cjs_app.pole.structure.figures import Figure, Kind


def written(figure: Figure) -> str:
    """Return a figure as a person reads it; a dash where it is unknown."""
    value = figure.value
    if value is None:
        return "–"
    if figure.kind is Kind.MONEY and isinstance(value, int):
        return formats.money(value, "EUR")
    if figure.kind is Kind.DURATION and isinstance(value, int):
        return formats.duration(value)
    if figure.kind is Kind.PERCENT and not isinstance(value, str):
        sign = "+" if figure.base and value > 0 else ""
        return sign + formats.percent(str(value))
    return formats.day(dt.date.fromisoformat(value)) if isinstance(value, str) else formats.number(value)
