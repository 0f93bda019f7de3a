"""What the tests of hours start from: a team, a mission, some hours, a form as it is typed."""

import datetime as dt

from flask.testing import FlaskClient

from cjs_app.access.models import User
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours import actions, queries
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.people import awa, sign_in, stamped

MONDAY = dt.date(2021, 7, 5)
TUESDAY = dt.date(2021, 7, 6)
AT_NOON = dt.datetime(2021, 7, 13, 12, tzinfo=dt.UTC)


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


def noted(season: Season) -> list[tuple[str, int, str]]:
    """Return what counts: person, minutes, nature."""
    rows = db.session.scalars(queries.hours_matching(season))
    return sorted((entry.cooperant.code, entry.minutes, str(entry.nature)) for entry in rows)


def awa_at_work(client: FlaskClient, season: Season) -> Cooperant:
    """Sign Awa in, and return her sheet of the summer."""
    user = awa(season)
    sign_in(client, user)
    return a_member(season, "C01", "Awa", user)


def typed(person: Cooperant, **changes: object) -> dict[str, object]:
    """Return a form as a browser sends it, with some boxes changed."""
    return {"minutes": "2h", "day": "2021-07-13", "what": "mission", "people": [str(person.id)], "note": ""} | changes
