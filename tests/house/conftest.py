"""Two whole summers, in the application at hand: ours, and one of which nobody of ours may know anything."""

import shutil
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from cjs_app.access.domain import PoleRole, Role
from cjs_app.access.models import User
from cjs_app.coop.archive import uploads
from cjs_app.coop.seasons.models import Season, SeasonRole
from cjs_app.plumbing.database import db
from tests import databases, whole_pole
from tests.house.addresses import ARCHIVE, House
from tests.people import a_person, stamped
from tests.shared import prepared_once
from tests.whole_summer import NOW, TODAY, a_whole_summer, people_of


@pytest.fixture(scope="session")
def two_summers(sqlite_model: Path, receipts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with two whole summers of two carriers, and a person of each role in the first; played once."""
    folder = prepared_once(tmp_path_factory, "two summers", lambda folder: play_two_summers(sqlite_model, folder))
    shutil.copytree(folder / "receipts", receipts, dirs_exist_ok=True)
    return folder / "two.sqlite3"


def play_two_summers(model: Path, folder: Path) -> None:
    """Play two summers of one animator, Basile."""
    app = databases.make_app(databases.copy_sqlite(model, folder / "two.sqlite3"), folder / "receipts")
    with app.app_context():
        animator = a_person("Basile")
        ours = a_whole_summer("La Nôtre", "Porteur A", "732829320", animator)
        a_whole_summer("La Leur", "Porteur B", "362521874", animator)
        whole_pole.furnish(stamped(people_of(ours)[PoleRole.OFFICER], TODAY))
        db.session.add(SeasonRole(season_id=2, user_id=animator.id, role=Role.FACILITATOR))
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def house(app: Flask, two_summers: Path, tmp_path: Path) -> House:
    """The two summers in the application at hand, on a day of the first."""
    db.session.remove()
    db.engine.dispose()
    databases.copy_sqlite(two_summers, Path(str(db.engine.url.database)))
    app.config.update(CLOCK=lambda: NOW, ARCHIVES=tmp_path)
    ours, theirs = db.session.scalars(select(Season).order_by(Season.id)).all()
    people = {
        role: db.session.scalars(select(User).where(User.login == f"personne {role}")).one()
        for role in (*Role, *PoleRole)
    }
    for person in people.values():
        uploads.keep(tmp_path, person.id, ARCHIVE, NOW.timestamp())
    return House(ours, theirs, people)
