"""Two people write the same at the same moment: the second is told what is taken, and loses nothing else."""

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from cjs_app.access.models import User
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.collisions import constraint_of, told_as
from cjs_app.plumbing.database import db
from tests.builders import a_season

TAKEN = Refusal("Ce nom est pris.", field="login")


def an_account(login: str) -> User:
    return User(login=login, display_name=login, passphrase_hash="-")


def test_what_a_constraint_turns_away_is_told_in_its_sentence_and_the_rest_stays(each_app: Flask) -> None:
    db.session.add(an_account("awa"))
    with pytest.raises(Refusal, match="Ce nom est pris") as told, told_as("uq_users_login", TAKEN):
        db.session.add(an_account("awa"))
    assert told.value.field == "login"
    db.session.commit()
    assert db.session.query(User).count() == 1


def test_another_constraint_is_not_told_with_that_sentence(each_app: Flask) -> None:
    with pytest.raises(IntegrityError), told_as("uq_seasons_name_year", TAKEN):
        db.session.add_all([an_account("awa"), an_account("awa")])


def test_an_index_on_a_part_of_a_table_has_its_name_on_both_databases(each_app: Flask) -> None:
    season = a_season()
    twin = {column.name: getattr(season, column.name) for column in season.__table__.columns if column.name != "id"}
    with pytest.raises(IntegrityError) as collision:
        db.session.execute(season.__table__.insert().values(twin))
    assert constraint_of(collision.value) == "uq_seasons_name_year"


def test_what_is_no_collision_has_no_constraint(each_app: Flask) -> None:
    with pytest.raises(IntegrityError) as problem:
        db.session.execute(User.__table__.insert().values(login=None, display_name="Awa", passphrase_hash="-"))
    assert constraint_of(problem.value) is None
