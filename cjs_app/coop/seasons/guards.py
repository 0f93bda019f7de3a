"""What the rooms after this one have to say before a season's dates or currency change.

A season knows nothing of the hours and documents written in it. Whoever keeps them says at start-up, once,
`guard_settings_with(rule)`; the rule raises Refusal when the change would leave something of theirs outside.
"""

from collections.abc import Callable

from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import Period

Guard = Callable[[Season, Period, str], None]
"""Given the season as it still stands, the days and the currency it is about to get."""

_guards: list[Guard] = []


def guard_settings_with(guard: Guard) -> None:
    """Let a room object to new dates or to another currency."""
    _guards.append(guard)


def ensure_others_agree(season: Season, period: Period, currency: str) -> None:
    """Raise the Refusal of the first room that objects."""
    for guard in _guards:
        guard(season, period, currency)
