"""What later rooms have to say of a price before a devis leaves.

A devis knows nothing of deductions or hours. Whoever does says at start-up, once, `advise_with(adviser)`; what is said
is shown by the macro `advice` of the adviser's own template, on the page of the devis and on its form.
"""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from cjs_app.coop.quotes.domain import Line
from cjs_app.coop.seasons.models import Season


class Advice(Struct, frozen=True):
    """What is said, and the template whose macro says it."""

    template: str
    said: Any


Adviser = Callable[[Season, Sequence[Line], int | None], Advice | None]
"""Given the season, the lines of a devis and its number if it has one; None for a visitor to whom nothing is said."""

_advisers: list[Adviser] = []


def advise_with(adviser: Adviser) -> None:
    """Let a room give its advice."""
    _advisers.append(adviser)


def advice_on(season: Season, lines: Sequence[Line], quote_id: int | None = None) -> list[Advice]:
    """Return what the rooms have to say of these lines; of none at all, nothing."""
    return [advice for adviser in _advisers if lines and (advice := adviser(season, lines, quote_id))]
