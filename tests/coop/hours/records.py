"""What the tests of hours start from: a team, a mission, some hours."""

import datetime as dt

from cjs_app.access.models import User
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours import actions
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.people import stamped

MONDAY = dt.date(2021, 7, 5)
TUESDAY = dt.date(2021, 7, 6)


def a_member(
    season: Season,
    code: str = "C01",
    name: str = "Awa",
    user: User | None = None,
    joined: dt.date | None = None,
    left: dt.date | None = None,
) -> Cooperant:
    """Return a cooperant of this season, with an account when one is given."""
    cooperant = Cooperant(
        season_id=season.id,
        code=code,
        first_name=name,
        joined_on=joined,
        left_on=left,
        user_id=user.id if user else None,
    )
    db.session.add(cooperant)
    db.session.flush()
    return cooperant


def a_job(season: Season, code: str = "M01", title: str = "Tonte à Vitré") -> Mission:
    """Return a mission of this season."""
    mission = Mission(season_id=season.id, code=code, title=title)
    db.session.add(mission)
    db.session.flush()
    return mission


def some_hours(
    cooperant: Cooperant,
    minutes: int = 120,
    day: dt.date = TUESDAY,
    nature: Nature = Nature.MISSION,
    mission: Mission | None = None,
    by: User | None = None,
) -> HourEntry:
    """Return an entry of one cooperant, noted on 13 July 2021."""
    season = db.session.get_one(Season, cooperant.season_id)
    draft = HoursDraft(day, minutes, nature, [cooperant.id], mission.id if mission else None)
    return actions.declare(season, draft, stamped(by))[0]
