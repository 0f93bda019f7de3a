"""Whose turn it is, read from what was done, planned and said."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct
from sqlalchemy import and_, func, select
from sqlalchemy.orm import joinedload

from cjs_app.coop.cooperants.domain import present
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.hours.domain import Status as HoursStatus
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.missions.domain import Status
from cjs_app.coop.missions.models import Mission, MissionMember, MissionSlot
from cjs_app.coop.planning.absences import hinders
from cjs_app.coop.planning.domain import Work, minutes_of
from cjs_app.coop.planning.models import Absence, OutOfTurn
from cjs_app.coop.planning.queue import Candidate, Turn, cents_of, in_turn, overlap
from cjs_app.coop.quotes.models import QuoteLine
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404


class Place(Struct, frozen=True):
    """Somebody in the team of a mission, on one of its slots where it has some."""

    cooperant_id: int
    mission_id: int
    status: Status
    start_day: dt.date | None
    day: dt.date | None
    start: dt.time | None
    end: dt.time | None
    leads: bool


Noted = dict[tuple[int, int | None, int | None], int]
"""Minutes of mission by cooperant_id, mission_id and quote_id."""


class Queue(Struct, frozen=True):
    """The queue for a mission, and the team that it already has."""

    turns: Sequence[Turn]
    team: Sequence[Cooperant]
    leader_id: int | None

    @property
    def proposed(self) -> list[Candidate]:
        """Whose turn it is, in their order."""
        return [turn.candidate for turn in self.turns if turn.proposed]


def get_mission(season: Season, mission_id: int) -> Mission:
    """Return a mission of this season with its slots, or answer 404."""
    rows = select(Mission).where(Mission.season_id == season.id, Mission.id == mission_id)
    return or_404(rows.options(joinedload(Mission.slots)))


def queue_for(season: Season, mission: Mission, today: dt.date) -> Queue:
    """Return the queue for a mission, in three statements; who is not in the cooperative then is not in it."""
    people = _people(season, [slot.day for slot in mission.slots])
    places, (noted, worth) = _places(season), _noted(season)
    cents = _cents(noted, worth, sorted(people, key=lambda one: one.code))
    own = {place.cooperant_id: place.leads for place in places if place.mission_id == mission.id}
    elsewhere = [place for place in places if place.mission_id != mission.id]
    day = mission.start_day or today
    minutes, last = _minutes(elsewhere, noted), _last_teams(elsewhere, day)
    candidates = [
        Candidate(
            one.id,
            one.code,
            one.first_name,
            minutes.get(one.id, 0),
            cents.get(one.id, 0),
            _away(mission, absences),
            _busy(mission, [place for place in elsewhere if place.cooperant_id == one.id]),
            last.get(one.id, frozenset()),
        )
        for one, absences in people.items()
        if one.id not in own and present(one.joined_on, one.left_on, day)
    ]
    team = sorted((one for one in people if one.id in own), key=lambda one: one.code)
    lacking = max(0, mission.wanted_people - len(team))
    turns = in_turn(candidates, lacking, {one.id: one.first_name for one in team})
    return Queue(turns, team, next((number for number, leads in own.items() if leads), None))


def out_of_turn(season: Season, mission: Mission) -> Sequence[OutOfTurn]:
    """Return the times a team of this mission was chosen otherwise than proposed, the last one first."""
    return db.session.scalars(
        select(OutOfTurn)
        .where(OutOfTurn.season_id == season.id, OutOfTurn.mission_id == mission.id)
        .order_by(OutOfTurn.id.desc())
    ).all()


def _people(season: Season, days: Sequence[dt.date]) -> dict[Cooperant, list[Absence]]:
    """Return everybody of a season with their absences around some days, in one statement."""
    near = and_(Absence.cooperant_id == Cooperant.id, Absence.cancelled_at.is_(None))
    if days:
        near = and_(near, Absence.first_day <= max(days), Absence.last_day >= min(days))
    rows = db.session.execute(
        select(Cooperant, Absence)
        .outerjoin(Absence, near)
        .where(Cooperant.season_id == season.id, Cooperant.cancelled_at.is_(None))
        .order_by(Cooperant.id, Absence.id)
    )
    people: dict[Cooperant, list[Absence]] = {}
    for one, absence in rows:
        people.setdefault(one, []).extend([absence] if absence is not None else [])
    return people


def _places(season: Season) -> list[Place]:
    """Return who is in which mission, cancelled ones left out, in one statement."""
    rows = db.session.execute(
        select(
            MissionMember.cooperant_id,
            Mission.id,
            Mission.status,
            Mission.start_day,
            MissionSlot.day,
            MissionSlot.start_time,
            MissionSlot.end_time,
            MissionMember.leads,
        )
        .join(Mission, Mission.id == MissionMember.mission_id)
        .outerjoin(MissionSlot, MissionSlot.mission_id == Mission.id)
        .where(MissionMember.season_id == season.id, Mission.status != Status.CANCELLED)
    )
    return [Place(*row) for row in rows]


def _noted(season: Season) -> tuple[Noted, dict[int, int]]:
    """Return the minutes of mission that were noted, and the cents of each devis behind them, in one statement."""
    priced = (
        select(QuoteLine.quote_id, func.sum(QuoteLine.ht_cents).label("cents"))
        .where(QuoteLine.season_id == season.id)
        .group_by(QuoteLine.quote_id)
        .subquery()
    )
    key = (HourEntry.cooperant_id, HourEntry.mission_id, Mission.quote_id)
    rows = db.session.execute(
        select(*key, priced.c.cents, func.sum(HourEntry.minutes))
        .outerjoin(Mission, Mission.id == HourEntry.mission_id)
        .outerjoin(priced, priced.c.quote_id == Mission.quote_id)
        .where(HourEntry.season_id == season.id, HourEntry.status != HoursStatus.CANCELLED)
        .where(HourEntry.nature == Nature.MISSION)
        .group_by(*key, priced.c.cents)
    ).all()
    noted = {(person, mission_id, quote_id): int(minutes) for person, mission_id, quote_id, _, minutes in rows}
    return noted, {quote_id: int(cents) for _, _, quote_id, cents, _ in rows if cents is not None}


def _cents(noted: Noted, worth: dict[int, int], people: Iterable[Cooperant]) -> dict[int, int]:
    """Return the euros of each person, in cents: those of the devis, each shared by the hours noted for it."""
    spent: dict[int, dict[int, int]] = defaultdict(dict)
    for one in people:
        for (person, _, quote_id), minutes in noted.items():
            if person == one.id and quote_id is not None:
                spent[quote_id][person] = spent[quote_id].get(person, 0) + minutes
    return cents_of({quote_id: cents for quote_id, cents in worth.items() if quote_id in spent}, spent)


def _minutes(places: Sequence[Place], noted: Noted) -> dict[int, int]:
    """Return the hours of mission of each person: all that was noted, and what is planned in these places."""
    days: dict[tuple[int, int], dict[dt.date, list[Work]]] = defaultdict(lambda: defaultdict(list))
    for place in places:
        if place.status is not Status.DONE and place.day is not None:
            work = Work(place.day, None, place.start, place.end)
            days[place.cooperant_id, place.mission_id][place.day].append(work)
    done: dict[tuple[int, int | None], int] = defaultdict(int)
    for (person, mission_id, _), minutes in noted.items():
        done[person, mission_id] += minutes
    for (person, mission_id), planned in days.items():
        done[person, mission_id] = max(done[person, mission_id], sum(map(minutes_of, planned.values())))
    totals: dict[int, int] = defaultdict(int)
    for (person, _), minutes in done.items():
        totals[person] += minutes
    return totals


def _last_teams(places: Sequence[Place], day: dt.date) -> dict[int, frozenset[int]]:
    """Return with whom each person was the last time before a day, or on it."""
    teams: dict[int, set[int]] = defaultdict(set)
    latest: dict[int, tuple[dt.date, int]] = {}
    for place in places:
        teams[place.mission_id].add(place.cooperant_id)
        if place.start_day is not None and place.start_day <= day:
            found = place.start_day, place.mission_id
            latest[place.cooperant_id] = max(found, latest.get(place.cooperant_id, found))
    return {person: frozenset(teams[mission_id] - {person}) for person, (_, mission_id) in latest.items()}


def _away(mission: Mission, absences: Sequence[Absence]) -> list[dt.date]:
    """Return the days of a mission on which somebody is not available."""
    return sorted(
        {
            slot.day
            for slot in mission.slots
            for one in absences
            if one.first_day <= slot.day <= one.last_day and hinders(one.part, slot.start_time, slot.end_time)
        }
    )


def _busy(mission: Mission, places: Sequence[Place]) -> list[dt.date]:
    """Return the days of a mission on which somebody is elsewhere at the same time."""
    return sorted(
        {
            slot.day
            for slot in mission.slots
            for place in places
            if place.day == slot.day and overlap((slot.start_time, slot.end_time), (place.start, place.end))
        }
    )
