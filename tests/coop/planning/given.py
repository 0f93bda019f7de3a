"""What the tests of the planning start from: young people of an age, slots with times, hours noted."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from cjs_app.access.models import User
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours import actions as hours
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.missions.domain import SlotDraft
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.builders import a_cooperant, a_mission
from tests.people import stamped

SIXTEEN, FIFTEEN, ADULT = dt.date(2005, 1, 9), dt.date(2006, 1, 9), dt.date(2000, 1, 9)


def july(day: int) -> dt.date:
    """Return a day of July 2021; the 5th and the 12th are Mondays."""
    return dt.date(2021, 7, day)


def a_minor(season: Season, name: str = "Awa", born: dt.date | None = SIXTEEN, user: User | None = None) -> Cooperant:
    """Return a cooperant born on a day, with an account when one is given."""
    return a_cooperant(season, name, birth_date=born, user_id=user.id if user else None)


def a_slot(day: int, start: str = "", end: str = "") -> SlotDraft:
    """Return a slot on a day of July, with its times when they are given."""
    times = [dt.time.fromisoformat(text) if text else None for text in (start, end)]
    return SlotDraft(july(day), *times)


def a_job(
    season: Season, *slots: SlotDraft, team: Sequence[Cooperant] = (), title: str = "Tonte", **draft: Any
) -> Mission:
    """Return a mission with these slots and this team."""
    return a_mission(season, title, slots=slots, cooperant_ids=[one.id for one in team], **draft)


def some_hours(cooperant: Cooperant, day: int, minutes: int, mission: Mission | None = None) -> None:
    """Note hours of mission on a day of July."""
    draft = HoursDraft(july(day), minutes, Nature.MISSION, [cooperant.id], mission.id if mission else None)
    hours.declare(db.session.get_one(Season, cooperant.season_id), draft, stamped(day=july(31)))
