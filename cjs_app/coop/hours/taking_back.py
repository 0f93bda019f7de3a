"""Taking back at once what was just noted or validated: the same gestures as one by one, for all of it or none."""

from collections.abc import Iterable

from cjs_app.coop.hours import actions, queries
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.stamp import Stamp


def cancel_all(season: Season, entry_ids: Iterable[int], stamp: Stamp) -> None:
    """Take these entries out of every count; raise Refusal once one is validated."""
    entries = [queries.get_entry(season, entry_id) for entry_id in sorted(set(entry_ids))]
    for entry in entries:
        actions.cancel(entry, stamp)


def reopen_all(season: Season, entry_ids: Iterable[int], reason: str, stamp: Stamp) -> None:
    """Take these validations back; raise Refusal when one is no longer validated."""
    entries = [queries.get_entry(season, entry_id) for entry_id in sorted(set(entry_ids))]
    for entry in entries:
        actions.reopen(entry, reason, stamp)
