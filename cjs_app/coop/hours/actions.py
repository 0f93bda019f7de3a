"""Noting hours, validating them, and taking them back."""

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.orm import joinedload

from cjs_app.access import queries as access
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours import queries
from cjs_app.coop.hours.domain import (
    A_WEEK,
    CANCELLING,
    REOPENING,
    VALIDATING,
    HoursDraft,
    Status,
    ensure_day,
    ensure_member,
    ensure_not_noted_by,
    ensure_not_own,
    ensure_room,
)
from cjs_app.coop.hours.models import DoneWeek, HourEntry
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.models import Season
from cjs_app.journal import actions as journal
from cjs_app.kernel.periods import Period, week_start
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.kernel.states import moved
from cjs_app.plumbing.database import db


def declare(season: Season, draft: HoursDraft, stamp: Stamp) -> list[HourEntry]:
    """Return one new entry for each person of the draft, in the order of their codes.

    Raise Refusal for a day outside the season or after today, someone who was not a member that day, a mission of
    another season, and a day that would hold more than 24 hours for one person.
    """
    season = seasons.season_to_work(season.id)
    ensure_day(draft.day, Period(season.start_day, season.end_day), stamp.day)
    people = held(season.id, draft.cooperant_ids)
    _ensure_mission(season.id, draft.mission_id)
    noted = _minutes_noted([person.id for person in people], draft.day)
    for person in people:
        ensure_member(person.first_name, person.joined_on, person.left_on, draft.day)
        ensure_room(person.first_name, noted.get(person.id, 0), draft.minutes)
    entries = [
        HourEntry(
            season_id=season.id,
            cooperant_id=person.id,
            day=draft.day,
            minutes=draft.minutes,
            nature=draft.nature,
            mission_id=draft.mission_id,
            note=draft.note.strip(),
            status=Status.DECLARED,
            declared_by_id=stamp.by,
        )
        for person in people
    ]
    db.session.add_all(entries)
    db.session.flush()
    for entry in entries:
        _record(stamp, "hours.declared", entry)
    return entries


def validate(season: Season, entry_ids: Iterable[int], stamp: Stamp) -> list[HourEntry]:
    """Return these entries, validated: all of them or none.

    Raise Refusal when one of them is not waiting any more, or when who validates is the person whose hours they are
    or who noted them, under whatever account.
    """
    seasons.season_to_write(season.id)
    wanted = sorted(set(entry_ids))
    if not wanted:
        raise Refusal("Rien n’est coché : cocher les heures à valider.")
    entries = _locked(season.id, wanted)
    if len(entries) != len(wanted):
        raise Refusal("Certaines de ces heures n’existent pas dans cette saison : revoir la liste.")
    concerned = [account for entry in entries for account in (entry.cooperant.user_id, entry.declared_by_id)]
    persons = access.persons_of([stamp.by, *concerned])
    validator = persons.get(stamp.by or 0)
    for entry in entries:
        ensure_not_own(persons.get(entry.cooperant.user_id or 0), validator, entry.cooperant.first_name)
        ensure_not_noted_by(persons.get(entry.declared_by_id or 0), validator, entry.cooperant.first_name)
        entry.status = moved(entry.status, VALIDATING)
        entry.validated_by_id, entry.validated_at = stamp.by, stamp.at
        _record(stamp, "hours.validated", entry)
    db.session.flush()
    return list(entries)


def reopen(entry: HourEntry, reason: str, stamp: Stamp) -> None:
    """Take a validation back, with the reason that the history will tell; raise Refusal without a reason."""
    seasons.season_to_write(entry.season_id)
    if not reason.strip():
        raise Refusal("Écrire pourquoi ces heures sont rouvertes : la raison reste dans l’historique.", field="reason")
    (entry,) = _locked(entry.season_id, [entry.id])
    entry.status = moved(entry.status, REOPENING)
    entry.validated_by_id = entry.validated_at = None
    journal.record(stamp, "hours.reopened", "hours", entry.id, entry.season_id, words={"reason": reason.strip()[:300]})
    db.session.flush()


def cancel(entry: HourEntry, stamp: Stamp) -> None:
    """Take an entry out of every count; it stays in the history. Raise Refusal once it is validated."""
    seasons.season_to_write(entry.season_id)
    (entry,) = _locked(entry.season_id, [entry.id])
    entry.status = moved(entry.status, CANCELLING)
    _record(stamp, "hours.cancelled", entry)
    db.session.flush()


def week_done(cooperant: Cooperant, monday: dt.date, stamp: Stamp) -> None:
    """Note that a cooperant has nothing more to write for a week; saying it twice changes nothing."""
    season = seasons.season_to_write(cooperant.season_id)
    _ensure_week(season, monday, stamp.day)
    held(season.id, [cooperant.id])
    if queries.find_done_week(cooperant, monday) is not None:
        return
    db.session.add(DoneWeek(season_id=season.id, cooperant_id=cooperant.id, monday=monday, at=stamp.at))
    db.session.flush()
    _record_week(stamp, "hours.week_done", cooperant, monday)


def week_not_done(cooperant: Cooperant, monday: dt.date, stamp: Stamp) -> None:
    """Take «my hours are done» back; raise Refusal once hours of that week are validated."""
    seasons.season_to_write(cooperant.season_id)
    held(cooperant.season_id, [cooperant.id])
    if any(entry.status is Status.VALIDATED for entry in queries.week_of(cooperant, monday)):
        raise Refusal("Des heures de cette semaine sont déjà validées : demander à l’équipe de les rouvrir.")
    done = queries.find_done_week(cooperant, monday)
    if done is not None:
        db.session.execute(delete(DoneWeek).where(DoneWeek.id == done.id))
        _record_week(stamp, "hours.week_not_done", cooperant, monday)


def ensure_hours_stay_inside(season: Season, period: Period, _currency: str) -> None:
    """Raise Refusal when a season is about to get dates that leave hours outside."""
    first, last = queries.first_and_last_day(season)
    for day in (first, last):
        if day is not None and not period.contains(day):
            raise Refusal(
                "Des heures sont notées le {day:day} : la saison doit contenir ce jour, ou les heures être annulées.",
                day=day,
            )


def _record_week(stamp: Stamp, action: str, cooperant: Cooperant, monday: dt.date) -> None:
    """Write in the journal what a cooperant said of a week."""
    day = monday.isoformat()
    journal.record(stamp, action, "hours_week", cooperant.id, cooperant.season_id, monday=day)


def held(season_id: int, cooperant_ids: Iterable[int]) -> Sequence[Cooperant]:
    """Return these cooperants by code, held until the end of the transaction: nobody adds hours to theirs meanwhile."""
    wanted = set(cooperant_ids)
    if not wanted:
        raise Refusal("Cocher au moins une personne.", field="people")
    people = db.session.scalars(
        select(Cooperant)
        .where(Cooperant.season_id == season_id, Cooperant.id.in_(wanted))
        .order_by(Cooperant.id)
        .with_for_update(of=Cooperant, key_share=True)
        .execution_options(populate_existing=True)
    ).all()
    if len(people) != len(wanted):
        raise Refusal("Une des personnes cochées n’est pas de cette saison : revoir la liste.", field="people")
    return sorted(people, key=lambda person: person.code)


def _minutes_noted(cooperant_ids: Sequence[int], day: dt.date) -> dict[int, int]:
    """Return the minutes that each of these people already has on a day, cancelled entries left out."""
    rows = db.session.execute(
        select(HourEntry.cooperant_id, func.sum(HourEntry.minutes))
        .where(HourEntry.cooperant_id.in_(cooperant_ids), HourEntry.day == day, HourEntry.status != Status.CANCELLED)
        .group_by(HourEntry.cooperant_id)
    )
    return {cooperant_id: int(minutes) for cooperant_id, minutes in rows}


def _ensure_mission(season_id: int, mission_id: int | None) -> None:
    """Raise Refusal for a mission that is not of this season."""
    if mission_id is None:
        return
    found = db.session.scalar(select(Mission.id).where(Mission.id == mission_id, Mission.season_id == season_id))
    if found is None:
        raise Refusal("Cette mission n’est pas de cette saison : en choisir une autre.", field="what")


def _ensure_week(season: Season, monday: dt.date, today: dt.date) -> None:
    """Raise Refusal for a week outside the season, or one that has not begun."""
    in_season = monday <= season.end_day and monday + A_WEEK > season.start_day
    if monday != week_start(monday) or not in_season or monday > today:
        raise Refusal("Cette semaine n’est pas encore là, ou pas dans la saison : en choisir une autre.")


def _locked(season_id: int, entry_ids: Sequence[int]) -> Sequence[HourEntry]:
    """Return these entries of a season with their cooperants, locked, in one order so that nobody waits in a circle."""
    return db.session.scalars(
        select(HourEntry)
        .where(HourEntry.season_id == season_id, HourEntry.id.in_(entry_ids))
        .options(joinedload(HourEntry.cooperant))
        .order_by(HourEntry.id)
        .with_for_update(of=HourEntry)
        .execution_options(populate_existing=True)
    ).all()


def _record(stamp: Stamp, action: str, entry: HourEntry) -> None:
    """Write in the journal what happened to an entry, with everything that makes it count."""
    journal.record(
        stamp,
        action,
        "hours",
        entry.id,
        entry.season_id,
        minutes=entry.minutes,
        day=entry.day,
        nature=entry.nature,
        cooperant_id=entry.cooperant_id,
        mission_id=entry.mission_id,
    )
