"""Filling the week of a cooperant: the whole grid at once, a day like the one before, a week like the one before."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours import actions, queries
from cjs_app.coop.hours.domain import A_WEEK, LONGEST_NOTE, HoursDraft, Status
from cjs_app.coop.hours.grids import BadCells, Change, What, copied, days_of, ensure_seen, is_open
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp


def fill(cooperant: Cooperant, changes: Sequence[Change], stamp: Stamp) -> list[HourEntry]:
    """Return the new entries, once every changed cell holds what was written: all cells or none.

    Nothing is rewritten: what stood in a cell is cancelled, and noted anew with its note. Raise BadCells, which says
    for each cell why not: it changed meanwhile, it was validated, or it breaks a rule of noting hours.
    """
    season = seasons.season_to_work(cooperant.season_id)
    actions.held(season.id, [cooperant.id])
    if not changes:
        return []
    days = [change.cell.day for change in changes]
    standing = queries.hours_between(cooperant, min(days), max(days))
    notes, faults = {}, {}
    for change in changes:
        try:
            notes[change.cell.name] = _clear(change, standing, stamp)
        except Refusal as refusal:
            faults[change.cell.name] = refusal
    entries = []
    for change in changes:
        if change.minutes and change.cell.name in notes:
            try:
                note = notes[change.cell.name]
                entries += _note(season, cooperant, change.cell.day, {change.cell.what: change.minutes}, stamp, note)
            except Refusal as refusal:
                faults[change.cell.name] = refusal
    if faults:
        raise BadCells(faults)
    return entries


def repeat_day(cooperant: Cooperant, day: dt.date, stamp: Stamp) -> list[HourEntry]:
    """Return new entries that make a day like the last day worked before it; what is there already is left as it is.

    Raise Refusal when there is nothing to copy.
    """
    season = seasons.season_to_work(cooperant.season_id)
    actions.held(season.id, [cooperant.id])
    source = queries.find_last_day_worked(cooperant, day)
    if source is None:
        raise Refusal("Aucun jour n’est noté avant le {day:day} : écrire les heures dans les cases.", day=day)
    entries = queries.hours_between(cooperant, source, day)
    wanted = copied(_model(entries, source), _whats(entries, day))
    if not wanted:
        raise Refusal(
            "Le {day:day} contient déjà tout ce qui est noté le {source:day} : rien n’est noté deux fois.",
            day=day,
            source=source,
        )
    return _note(season, cooperant, day, wanted, stamp)


def repeat_week(cooperant: Cooperant, monday: dt.date, stamp: Stamp) -> list[HourEntry]:
    """Return new entries that make the days of a week that have come like those of the week before; nothing twice.

    Raise Refusal when there is nothing to copy.
    """
    season = seasons.season_to_work(cooperant.season_id)
    actions.held(season.id, [cooperant.id])
    entries = queries.hours_between(cooperant, monday - A_WEEK, days_of(monday)[-1])
    made = []
    for day in days_of(monday):
        if is_open(day, Period(season.start_day, season.end_day), stamp.day, cooperant.joined_on, cooperant.left_on):
            wanted = copied(_model(entries, day - A_WEEK), _whats(entries, day))
            made += _note(season, cooperant, day, wanted, stamp)
    if not made:
        raise Refusal("Rien à recopier : cette semaine contient déjà tout ce qui était noté la semaine d’avant.")
    return made


def _clear(change: Change, standing: Iterable[HourEntry], stamp: Stamp) -> str:
    """Cancel what stands in a cell and may still change; return what was written beside it."""
    what, day = change.cell.what, change.cell.day
    entries = [entry for entry in _of(standing, day) if What(entry.nature, entry.mission_id) == what]
    waiting = [entry for entry in entries if entry.status is Status.DECLARED]
    ensure_seen(change, sum(entry.minutes for entry in waiting))
    for entry in waiting:
        actions.cancel(entry, stamp)
    return " · ".join(dict.fromkeys(entry.note for entry in waiting if entry.note))[:LONGEST_NOTE]


def _note(
    season: Season, cooperant: Cooperant, day: dt.date, wanted: Mapping[What, int], stamp: Stamp, note: str = ""
) -> list[HourEntry]:
    """Note so many minutes for each thing."""
    made = []
    for what, minutes in wanted.items():
        draft = HoursDraft(day, minutes, what.nature, [cooperant.id], what.mission_id, note)
        made += actions.declare(season, draft, stamp)
    return made


def _of(entries: Iterable[HourEntry], day: dt.date) -> list[HourEntry]:
    """Return the entries of a day."""
    return [entry for entry in entries if entry.day == day]


def _whats(entries: Iterable[HourEntry], day: dt.date) -> set[What]:
    """Return what already stands on a day."""
    return {What(entry.nature, entry.mission_id) for entry in _of(entries, day)}


def _model(entries: Iterable[HourEntry], day: dt.date) -> list[HourEntry]:
    """Return the entries of a day that may be copied: a mission that was cancelled since takes no more hours."""
    cancelled = MissionStatus.CANCELLED
    return [entry for entry in _of(entries, day) if entry.mission is None or entry.mission.status is not cancelled]
