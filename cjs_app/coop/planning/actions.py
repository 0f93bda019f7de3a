"""Noting when somebody is not available, and choosing who takes a mission."""

from collections.abc import Collection

from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.missions import queries as missions_found
from cjs_app.coop.missions.domain import ensure_may_change
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.planning import queries, turns
from cjs_app.coop.planning.absences import AbsenceDraft, ensure_absence
from cjs_app.coop.planning.models import Absence, OutOfTurn
from cjs_app.coop.planning.queue import LONGEST_REASON, is_out_of_turn
from cjs_app.coop.seasons import queries as seasons
from cjs_app.journal import actions as journal
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db

LONGEST_CODES = 400


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


def choose_team(
    mission: Mission, cooperant_ids: Collection[int], leader_id: int | None, reason: str, stamp: Stamp
) -> bool:
    """Give a mission its team; return whether it is the one whose turn it was.

    Raise Refusal when nobody is chosen, when somebody is taken out of turn without a reason, and when somebody is to
    lead who is not of the team; who led and leaves the team leads no more.
    """
    season = seasons.season_to_write(mission.season_id)
    mission = missions_found.held(mission.id)
    ensure_may_change(mission.status)
    taken = dict.fromkeys(cooperant_ids)
    if not taken:
        raise Refusal("Cocher au moins une personne.", field="people")
    queue = turns.queue_for(season, mission, stamp.day)
    jumped, text = is_out_of_turn(queue.turns, taken), reason.strip()[:LONGEST_REASON]
    if jumped and not text:
        raise Refusal(
            "Ce n’est pas l’équipe dont c’est le tour : écrire pourquoi, ou reprendre l’équipe proposée.",
            field="reason",
        )
    missions.set_team(mission, list(taken), _leader(mission, taken, leader_id), stamp)
    if jumped:
        codes = {turn.candidate.cooperant_id: turn.candidate.code for turn in queue.turns}
        codes |= {one.id: one.code for one in queue.team}
        _remember(mission, [one.code for one in queue.proposed], sorted(codes[one] for one in taken), text, stamp)
    return not jumped


def _leader(mission: Mission, taken: Collection[int], leader_id: int | None) -> int | None:
    """Return who leads a team; raise Refusal for somebody who is not in it, unless they led and leave it."""
    if leader_id is None or leader_id in taken:
        return leader_id
    if any(one.leads and one.cooperant_id == leader_id for one in mission.team):
        return None
    raise Refusal("Qui est responsable fait partie de l’équipe : cocher aussi son nom.", field="leader_id")


def _remember(mission: Mission, proposed: list[str], taken: list[str], reason: str, stamp: Stamp) -> None:
    """Keep, and tell the journal, that a team was chosen otherwise than proposed."""
    row = OutOfTurn(
        season_id=mission.season_id,
        mission_id=mission.id,
        proposed=" ".join(proposed)[:LONGEST_CODES],
        taken=" ".join(taken)[:LONGEST_CODES],
        reason=reason,
        by_user_id=stamp.by,
        at=stamp.at,
    )
    db.session.add(row)
    db.session.flush()
    journal.record(
        stamp,
        "mission.out_of_turn" if proposed else "mission.team_out_of_turn",
        "mission",
        mission.id,
        mission.season_id,
        proposed=", ".join(proposed),
        taken=", ".join(taken),
        words={"reason": reason},
    )


def _record(stamp: Stamp, action: str, absence: Absence) -> None:
    """Write in the journal what became of an absence."""
    first, last = absence.first_day.isoformat(), absence.last_day.isoformat()
    journal.record(stamp, action, "absence", absence.id, absence.season_id, first=first, last=last)
