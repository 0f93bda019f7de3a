"""The people of the tests: Maud animates, Awa and Noé are cooperants, Léna reads for the committee, Pierre coordinates.

Nadia keeps the carrier's accounts, Basile animates another season; Sarah works at the pôle, Yvon is of its
board; a stranger is anybody without an account.
"""

import datetime as dt

from flask.testing import FlaskClient

from cjs_app.access import actions as access
from cjs_app.access.domain import PoleRole, Role
from cjs_app.access.models import User
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db

A_DAY = dt.date(2021, 7, 13)


def stamped(user: User | None = None, day: dt.date = A_DAY) -> Stamp:
    """Return a stamp at noon of a day of July 2021."""
    return Stamp(by=user.id if user else None, at=dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC), day=day)


def a_person(name: str, season: Season | None = None, role: Role | PoleRole | None = None) -> User:
    """Return an account, let into a season when one is given; Role.COORDINATION sees every season, and the pôle."""
    user = User(login=name.lower(), display_name=name, passphrase_hash="-", is_coordinator=role is Role.COORDINATION)
    user.pole_role = role if isinstance(role, PoleRole) else None
    db.session.add(user)
    db.session.flush()
    if season is not None and isinstance(role, Role) and role is not Role.COORDINATION:
        seasons.give_role(season, user.id, role, stamped())
    return user


def maud(season: Season) -> User:
    """Return the animatrice."""
    return a_person("Maud", season, Role.FACILITATOR)


def awa(season: Season) -> User:
    """Return a cooperant."""
    return a_person("Awa", season, Role.COOPERANT)


def lena(season: Season) -> User:
    """Return a member of the local committee."""
    return a_person("Léna", season, Role.COMMITTEE)


def pierre() -> User:
    """Return the coordinator of the pôle."""
    return a_person("Pierre", None, Role.COORDINATION)


def sarah() -> User:
    """Return somebody of the pôle's team."""
    return a_person("Sarah", None, PoleRole.OFFICER)


def yvon() -> User:
    """Return a member of the pôle's board."""
    return a_person("Yvon", None, PoleRole.BOARD)


def nadia(season: Season) -> User:
    """Return the carrier's accountant."""
    return a_person("Nadia", season, Role.ACCOUNTANT)


def sign_in(client: FlaskClient, user: User) -> FlaskClient:
    """Return the client, signed in as this person without going through the door."""
    token = access.open_session(user, access_stamp(user))
    db.session.commit()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token
        cookie["_fresh"] = True
    return client


def access_stamp(user: User) -> Stamp:
    """Return a stamp of this very moment: sessions are measured on the real clock."""
    now = dt.datetime.now(dt.UTC)
    return Stamp(by=user.id, at=now, day=now.date())
