"""A record held once in a transaction is not read again in it, and is read again in the next one."""

from flask import Flask
from sqlalchemy import text

from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from cjs_app.plumbing.holding import kept
from tests.builders import a_season
from tests.reliability.faults import at_moment, failure

NEVER = 0


def test_two_gestures_of_one_transaction_lock_the_season_once(each_app: Flask) -> None:
    season_id = a_season().id
    db.session.commit()
    first = seasons.season_to_write(season_id)
    with at_moment(db.engine, NEVER, failure(db.engine)) as meter:
        assert seasons.season_to_write(season_id) is first
    assert meter.asked == 0


def test_a_season_held_with_others_is_locked_again_to_be_held_alone(each_app: Flask) -> None:
    season_id = a_season().id
    db.session.commit()
    seasons.season_to_write(season_id)
    assert kept(Season, season_id) is None
    seasons.season_to_change(season_id)
    assert kept(Season, season_id) is seasons.season_to_write(season_id)


def test_the_next_transaction_locks_and_reads_again(each_app: Flask) -> None:
    season_id = a_season().id
    db.session.commit()
    seasons.season_to_write(season_id)
    db.session.commit()
    db.session.execute(text("UPDATE seasons SET territory = 'Fougères'"))
    assert seasons.season_to_write(season_id).territory == "Fougères"


def test_a_carrier_whose_bank_account_changed_is_read_again_with_its_season(each_app: Flask) -> None:
    season_id = a_season().id
    db.session.commit()
    before = seasons.season_to_write(season_id)
    db.session.commit()
    db.session.execute(text("UPDATE carriers SET iban = 'FR7630006000011234567890189'"))
    now = seasons.season_to_write(season_id)
    assert (now is before, now.carrier.iban) == (True, "FR7630006000011234567890189")


def test_a_season_that_nobody_changed_is_asked_for_once_and_stays_the_same(each_app: Flask) -> None:
    before = a_season()
    db.session.commit()
    db.session.connection()
    with at_moment(db.engine, NEVER, failure(db.engine)) as meter:
        assert seasons.season_to_change(before.id) is before
    assert meter.asked == 1


def test_what_a_savepoint_held_is_forgotten_with_it(each_app: Flask) -> None:
    season_id = a_season().id
    db.session.commit()
    with db.session.begin_nested():
        seasons.season_to_write(season_id)
        db.session.flush()
        assert kept(Season, season_id, alone=False) is not None
    assert kept(Season, season_id, alone=False) is None
