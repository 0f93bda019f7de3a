"""What the journal says of a season's settings: each one that changed, before and after."""

from typing import Any

from cjs_app.coop.seasons.models import Season
from cjs_app.journal import actions as journal
from cjs_app.journal.domain import what_changed
from cjs_app.kernel.stamp import Stamp

CHAINED = ("year", "start_day", "end_day", "currency", "quote_template", "invoice_template", "credit_note_template")


def settings_of(season: Season) -> dict[str, Any]:
    """Return the settings of a season that the journal keeps before and after a change."""
    return {name: getattr(season, name) for name in CHAINED}


def record_settings(season: Season, before: dict[str, Any], stamp: Stamp) -> None:
    """Write in the journal which settings changed, from what to what; name and place stand among the words."""
    words = {"name": season.name, "territory": season.territory}
    changes = what_changed(before, settings_of(season))
    journal.record(stamp, "season.set", "season", season.id, season.id, words=words, changes=changes)
