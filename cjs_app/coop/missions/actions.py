"""Planning missions, making their teams, and saying where they stand."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.missions import queries
from cjs_app.coop.missions.domain import (
    CANCELLING,
    FINISHING,
    RESUMING,
    STARTING,
    MissionDraft,
    SlotDraft,
    Status,
    checked_days,
    checked_reason,
    days_when_done,
    ensure_holds,
    ensure_may_change,
    ensure_slot,
    nearest_day,
    team_of,
)
from cjs_app.coop.missions.models import Mission, MissionMember, MissionSlot
from cjs_app.coop.quotes import actions as quotes
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.quotes.queries import get_quote_and_client
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.models import Season
from cjs_app.journal import actions as journal
from cjs_app.journal.domain import what_changed
from cjs_app.kernel.names import next_code
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.kernel.states import moved
from cjs_app.plumbing.adding import added
from cjs_app.plumbing.database import db


def plan(season: Season, draft: MissionDraft, stamp: Stamp) -> Mission:
    """Return a new mission with its slots and its team.

    Raise Refusal for days outside the season, a devis the client did not accept, or people of another season.
    """
    season = seasons.season_to_change(season.id)
    mission = _new(season, draft)
    journal.record(stamp, "mission.planned", "mission", mission.id, season.id, code=mission.code)
    return mission


def from_quote(quote: Quote, stamp: Stamp, accepting: bool = True) -> Mission:
    """Return a new mission that does what a devis says, at the client's.

    With `accepting` the client's yes is noted in the same gesture: of two at once, the second is refused, for the
    devis is then no longer waiting for its answer. Without it the devis must already be accepted, and may have
    several missions.
    """
    season = seasons.season_to_change(quote.season_id)
    if accepting:
        quotes.accept(quote, stamp)
    quote = _accepted_quote(season, quote.id)
    title = quote.subject or quote.number
    mission = _new(season, MissionDraft(title=title, quote_id=quote.id, place=place_of(quote)), quote.id)
    journal.record(
        stamp,
        "mission.planned_from_quote",
        "mission",
        mission.id,
        season.id,
        code=mission.code,
        number=quote.number,
    )
    return mission


def place_of(quote: Quote) -> str:
    """Return where the work of a devis takes place: at the client's."""
    client = quote.client
    return ", ".join(filter(None, (client.address, f"{client.postcode} {client.city}".strip())))[:300]


def rewrite(mission: Mission, draft: MissionDraft, stamp: Stamp) -> None:
    """Replace what is written about a mission, but for its team; raise Refusal when it is done or cancelled."""
    season, mission = _held(mission)
    ensure_may_change(mission.status)
    _ensure_can_be(season, draft, mission.quote_id)
    before, texts = _as_told(mission), _texts_of(mission)
    _write(mission, draft, season)
    if [_as_draft(slot) for slot in mission.slots] != list(draft.slots):
        _without(mission.slots)
        mission.slots[:] = [_slot(season.id, slot) for slot in draft.slots]
    db.session.flush()
    changes = what_changed(before, _as_told(mission))
    rewritten = sorted(what_changed(texts, _texts_of(mission)))
    journal.record(stamp, "mission.rewritten", "mission", mission.id, season.id, changes=changes, rewritten=rewritten)


def set_team(mission: Mission, cooperant_ids: Sequence[int], leader_id: int | None, stamp: Stamp) -> None:
    """Change who takes part in a mission and who leads it; raise Refusal for people of another season."""
    season, mission = _held(mission)
    ensure_may_change(mission.status)
    team, before = _known_team(season, cooperant_ids, leader_id), _team_as_record(mission)
    _write_team(mission, team, leader_id)
    change = {"before": before, "after": _team_as_record(mission)}
    journal.record(stamp, "mission.team_set", "mission", mission.id, season.id, count=len(team), change=change)


def add_slot(
    mission: Mission, day: dt.date, start_time: dt.time | None, end_time: dt.time | None, stamp: Stamp
) -> None:
    """Add a time slot to a mission, whose days grow to hold it; raise Refusal outside the season."""
    season, mission = _held(mission)
    slot = SlotDraft(day, start_time, end_time)
    ensure_may_change(mission.status)
    ensure_slot(slot, _days(season))
    mission.slots.append(_slot(season.id, slot))
    mission.start_day = min(mission.start_day or day, day)
    mission.end_day = max(mission.end_day or day, day)
    db.session.flush()
    journal.record(stamp, "mission.slot_added", "mission", mission.id, season.id, day=day.isoformat())


def remove_slot(mission: Mission, slot_id: int, stamp: Stamp) -> None:
    """Take a time slot away from a mission; raise Refusal when it is not there any more."""
    season, mission = _held(mission)
    ensure_may_change(mission.status)
    slot = next((slot for slot in mission.slots if slot.id == slot_id), None)
    if slot is None:
        raise Refusal("Ce créneau n’est plus dans la mission.")
    _without([slot])
    mission.slots.remove(slot)
    db.session.flush()
    day = slot.day.isoformat()
    journal.record(stamp, "mission.slot_removed", "mission", mission.id, season.id, day=day)


def start(mission: Mission, stamp: Stamp) -> None:
    """Note that a mission begins; without a planned day it begins today."""
    season, mission = _held(mission)
    mission.status = moved(mission.status, STARTING)
    mission.start_day = mission.start_day or min(nearest_day(stamp.day, _days(season)), mission.end_day or dt.date.max)
    journal.record(stamp, "mission.started", "mission", mission.id, season.id)


def finish(mission: Mission, stamp: Stamp, day: dt.date | None = None) -> None:
    """Note that a mission is done, on its planned last day or today unless another day is given."""
    season, mission = _held(mission)
    status = moved(mission.status, FINISHING)
    planned = (mission.start_day, mission.end_day)
    mission.start_day, mission.end_day = days_when_done(planned, day, stamp.day, _days(season))
    mission.status = status
    last = mission.end_day.isoformat()
    journal.record(stamp, "mission.finished", "mission", mission.id, season.id, day=last)


def cancel(mission: Mission, reason: str, stamp: Stamp) -> None:
    """Note that a mission will not take place, and why; it stays in the list. Raise Refusal without a reason."""
    season, mission = _held(mission)
    status = moved(mission.status, CANCELLING)
    mission.cancel_reason = checked_reason(reason)
    mission.status = status
    reason = mission.cancel_reason
    journal.record(stamp, "mission.cancelled_because", "mission", mission.id, season.id, words={"reason": reason})


def resume(mission: Mission, stamp: Stamp) -> None:
    """Take up again a mission that was done or cancelled; why it was cancelled stays in its history."""
    season, mission = _held(mission)
    mission.status = moved(mission.status, RESUMING)
    mission.cancel_reason = ""
    journal.record(stamp, "mission.resumed", "mission", mission.id, season.id)


def ensure_missions_stay_inside(season: Season, period: Period, _currency: str) -> None:
    """Raise Refusal when new dates of a season would leave a mission outside."""
    for day in queries.dates_of(season):
        if day is not None and not period.contains(day):
            raise Refusal(
                "Une mission a lieu le {day:day} : la saison doit contenir ce jour, ou la mission être annulée.",
                day=day,
            )


def _held(mission: Mission) -> tuple[Season, Mission]:
    """Return the season, which takes changes, and the mission, held by us alone."""
    return seasons.season_to_write(mission.season_id), queries.held(mission.id)


def _days(season: Season) -> Period:
    """Return the days of a season."""
    return Period(season.start_day, season.end_day)


def _new(season: Season, draft: MissionDraft, known_quote_id: int | None = None) -> Mission:
    """Return a new mission with the next code; the season is held by us alone, so that no other takes the same."""
    _ensure_can_be(season, draft, known_quote_id)
    team = _known_team(season, draft.cooperant_ids, draft.leader_id)
    mission = Mission(season_id=season.id, code=next_code("M", queries.codes_of(season)), status=Status.PLANNED)
    _write(mission, draft, season)
    mission.slots, mission.team = [], []
    added(mission)
    if draft.slots or team:
        mission.slots[:] = [_slot(season.id, slot) for slot in draft.slots]
        _write_team(mission, team, draft.leader_id)
    return mission


def _ensure_can_be(season: Season, draft: MissionDraft, known_quote_id: int | None = None) -> None:
    """Raise Refusal when something in a draft cannot be; a known devis is not asked for."""
    ensure_holds(draft)
    checked_days(draft, _days(season))
    if draft.quote_id is not None and draft.quote_id != known_quote_id:
        _accepted_quote(season, draft.quote_id)


def _accepted_quote(season: Season, quote_id: int) -> Quote:
    """Return a devis of the season with its client; raise Refusal unless the client accepted it."""
    quote = get_quote_and_client(season, quote_id)
    if quote.status is not QuoteStatus.ACCEPTED:
        raise Refusal("Le client n’a pas encore accepté ce devis : noter d’abord son accord.", field="quote_id")
    return quote


def _known_team(season: Season, cooperant_ids: Sequence[int], leader_id: int | None) -> list[int]:
    """Return who takes part; raise Refusal for someone of another season."""
    if not cooperant_ids and leader_id is None:
        return []
    return team_of(cooperant_ids, leader_id, (one.id for one in cooperants.cooperants_of(season)))


def _write(mission: Mission, draft: MissionDraft, season: Season) -> None:
    """Copy a draft, already checked, onto a mission."""
    mission.start_day, mission.end_day = checked_days(draft, _days(season))
    mission.title = draft.title.strip()
    mission.quote_id = draft.quote_id
    mission.place = draft.place.strip()
    mission.safety_notes = draft.safety_notes.strip()
    mission.wanted_people = draft.wanted_people


def _as_told(mission: Mission) -> dict[str, str | int | None]:
    """Return what the journal keeps of a mission before and after it is written again."""
    return {
        "start_day": mission.start_day.isoformat() if mission.start_day else None,
        "end_day": mission.end_day.isoformat() if mission.end_day else None,
        "wanted_people": mission.wanted_people,
        "slots": len(mission.slots),
    }


def _texts_of(mission: Mission) -> dict[str, str]:
    """Return what people wrote about a mission: the journal says which changed, not what was written."""
    return {"title": mission.title, "place": mission.place, "safety_notes": mission.safety_notes}


def _write_team(mission: Mission, team: Sequence[int], leader_id: int | None) -> None:
    """Make the team of a mission these people; those who stay keep their row."""
    known = {member.cooperant_id: member for member in mission.team}
    _without([member for key, member in known.items() if key not in team])
    rows = [known.get(key) or MissionMember(season_id=mission.season_id, cooperant_id=key) for key in team]
    for member in rows:
        member.leads = member.cooperant_id == leader_id
    mission.team[:] = rows
    db.session.flush()


def _team_as_record(mission: Mission) -> dict[str, Any]:
    """Return who takes part in a mission and who leads it, by their numbers: the journal holds no name."""
    leaders = [member.cooperant_id for member in mission.team if member.leads]
    return {"people": sorted(member.cooperant_id for member in mission.team), "leader": leaders[0] if leaders else None}


def _without(rows: Iterable[MissionMember | MissionSlot]) -> None:
    """Take rows of a mission's plan away: a plan is no accounting document."""
    for row in rows:
        db.session.delete(row)


def _slot(season_id: int, slot: SlotDraft) -> MissionSlot:
    """Return a slot as a row."""
    return MissionSlot(season_id=season_id, day=slot.day, start_time=slot.start_time, end_time=slot.end_time)


def _as_draft(slot: MissionSlot) -> SlotDraft:
    """Return a slot as it would be written again."""
    return SlotDraft(slot.day, slot.start_time, slot.end_time)
