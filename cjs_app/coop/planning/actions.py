"""Noting when somebody is not available, and taking it back."""

from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.planning import queries
from cjs_app.coop.planning.absences import AbsenceDraft, ensure_absence
from cjs_app.coop.planning.models import Absence
from cjs_app.coop.seasons import queries as seasons
from cjs_app.journal import actions as journal
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db


def note_absence(cooperant: Cooperant, draft: AbsenceDraft, stamp: Stamp) -> Absence:
    """Return days on which a cooperant is not available; raise Refusal outside the season, or when it is known."""
    season = seasons.season_to_write(cooperant.season_id)
    cooperant = cooperants.held(cooperant)
    ensure_absence(draft, Period(season.start_day, season.end_day))
    if queries.find_absence(cooperant, draft) is not None:
        raise Refusal("C’est déjà noté : rien de plus à faire.", field="first_day")
    absence = Absence(
        season_id=season.id,
        cooperant_id=cooperant.id,
        first_day=draft.first_day,
        last_day=draft.last_day,
        part=draft.part,
        noted_by_id=stamp.by,
        noted_at=stamp.at,
    )
    db.session.add(absence)
    db.session.flush()
    _record(stamp, "absence.noted", absence)
    return absence


def cancel_absence(absence: Absence, stamp: Stamp) -> None:
    """Say that somebody is available after all; raise Refusal when it was already said."""
    seasons.season_to_write(absence.season_id)
    absence = queries.held_absence(absence)
    if absence.cancelled_at is not None:
        raise Refusal("Cette absence est déjà annulée : la personne est disponible.")
    absence.cancelled_at = stamp.at
    db.session.flush()
    _record(stamp, "absence.cancelled", absence)


def _record(stamp: Stamp, action: str, absence: Absence) -> None:
    """Write in the journal what became of an absence."""
    first, last = absence.first_day.isoformat(), absence.last_day.isoformat()
    journal.record(stamp, action, "absence", absence.id, absence.season_id, first=first, last=last)
