"""The double key: put in place, used once, lost, and given back by two people."""

import datetime as dt
import threading
from pathlib import Path

import pytest
from flask import Flask
from msgspec.structs import replace
from sqlalchemy import select, update

from cjs_app.access import actions, queries, second_factor
from cjs_app.access.actions import ProofAsked
from cjs_app.access.models import Session, User
from cjs_app.access.proof_models import Challenge, RecoveryCode, SecondFactor
from cjs_app.access.sessions import CameIn, Visit
from cjs_app.access.tries import TooManyTries, WrongAnswer
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db
from tests import databases
from tests.access.phones import shown, with_double_key
from tests.people import pierre, stamped

SECRET = "lune tomate vélo gris"
HERE = Visit("192.0.2.1")


def later(seconds: int, by: User | None = None) -> Stamp:
    """Return a stamp some seconds after noon."""
    noon = stamped(by)
    return replace(noon, at=noon.at + dt.timedelta(seconds=seconds))


def maud_with_codes() -> tuple[User, list[str]]:
    """Return an account with a double key, and its recovery codes."""
    user = actions.open_account("maud", "Maud", SECRET, stamped())
    came_in = actions.sign_in("maud", SECRET, stamped(), HERE)
    assert isinstance(came_in, CameIn)
    session = queries.find_session(came_in.token)
    assert session is not None
    return user, with_double_key(user, session, stamped(user))


def asked(seconds: int) -> str:
    """Return the token of the second question, once the passphrase is given."""
    answer = actions.sign_in("maud", SECRET, later(seconds), HERE)
    assert isinstance(answer, ProofAsked)
    return answer.token


def test_the_passphrase_alone_no_longer_opens_and_the_phone_s_figures_do(each_app: Flask) -> None:
    user, _ = maud_with_codes()
    token = asked(60)
    assert second_factor.prove(token, "000000", later(60), HERE) is None
    came_in = second_factor.prove(token, shown(user, later(60)), later(60), HERE)
    assert came_in is not None
    session = queries.find_session(came_in.token)
    assert session is not None
    assert session.strong


def test_figures_are_used_once_even_in_another_window(app: Flask) -> None:
    user, _ = maud_with_codes()
    code = shown(user, later(60))
    assert second_factor.prove(asked(60), code, later(60), HERE) is not None
    assert second_factor.prove(asked(61), code, later(61), HERE) is None
    assert second_factor.prove(asked(62), shown(user, later(30)), later(62), HERE) is None


def test_of_fifty_who_send_the_same_figures_at_once_one_gets_in(database_url: str, receipts: Path) -> None:
    app = databases.make_app(database_url, receipts)
    with app.app_context():
        user, _ = maud_with_codes()
        number, code = user.id, shown(user, later(60))
        db.session.commit()
    got_in: list[bool] = []
    start = threading.Barrier(10)

    def send() -> None:
        with app.app_context():
            start.wait()
            for _ in range(5):
                got_in.append(second_factor.uses_code(number, code, later(60)))
                db.session.commit()

    threads = [threading.Thread(target=send) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(got_in), got_in.count(True)) == (50, 1)
    with app.app_context():
        db.engine.dispose()


def test_a_question_is_void_after_five_wrong_answers_even_for_the_right_one(app: Flask) -> None:
    user, _ = maud_with_codes()
    token = asked(60)
    db.session.execute(update(Challenge).values(tries=5))
    with pytest.raises(Refusal, match="recommencer depuis la connexion"):
        second_factor.prove(token, shown(user, later(60)), later(60), HERE)


def test_wrong_figures_pause_the_account_s_second_question(app: Flask) -> None:
    user, _ = maud_with_codes()
    token = asked(60)
    for _ in range(5):
        assert second_factor.prove(token, "000000", later(60), HERE) is None
    with pytest.raises(TooManyTries):
        second_factor.prove(asked(61), shown(user, later(61)), later(61), HERE)
    assert second_factor.prove(asked(90), shown(user, later(90)), later(90), HERE) is not None


def test_a_question_lives_ten_minutes_and_is_answered_once(app: Flask) -> None:
    user, _ = maud_with_codes()
    token = asked(0)
    with pytest.raises(Refusal):
        second_factor.prove(token, shown(user, later(601)), later(601), HERE)
    assert second_factor.prove(token, shown(user, later(600)), later(600), HERE) is not None
    with pytest.raises(Refusal):
        second_factor.prove(token, shown(user, later(630)), later(600), HERE)


def test_a_question_asked_to_another_person_is_not_answered_with_one_s_own_phone(app: Flask) -> None:
    maud_with_codes()
    token = asked(60)
    thief = actions.open_account("voleur", "Voleur", SECRET, stamped())
    session = db.session.scalars(select(Session)).first()
    assert session is not None
    with_double_key(thief, session, later(0))
    assert second_factor.prove(token, shown(thief, later(60)), later(60), HERE) is None


def test_each_recovery_code_opens_once(app: Flask) -> None:
    _, codes = maud_with_codes()
    assert second_factor.prove(asked(60), codes[3].lower(), later(60), HERE) is not None
    assert second_factor.prove(asked(61), codes[3], later(61), HERE) is None
    assert second_factor.prove(asked(62), codes[4].replace(" ", ""), later(62), HERE) is not None


def test_neither_secret_nor_codes_are_kept_in_clear(app: Flask) -> None:
    user, codes = maud_with_codes()
    factor = queries.find_second_factor(user.id)
    assert factor is not None
    rows = db.session.scalars(select(RecoveryCode)).all()
    kept = " ".join([factor.sealed_secret, *(row.digest + row.salt for row in rows)])
    assert (len(codes), len(rows), len({row.digest for row in rows})) == (10, 10, 10)
    assert not [code for code in codes if code.replace(" ", "") in kept]
    assert second_factor.secret_of(factor).hex() not in kept


def test_a_sealed_secret_moved_to_another_account_does_not_open(app: Flask) -> None:
    user, _ = maud_with_codes()
    other = actions.open_account("noe", "Noé", SECRET, stamped())
    factor = queries.find_second_factor(user.id)
    assert factor is not None
    stolen = SecondFactor(user_id=other.id, sealed_secret=factor.sealed_secret, made_at=stamped().at, confirmed_at=None)
    with pytest.raises(Refusal, match="ne se lit plus"):
        second_factor.secret_of(stolen)


def test_putting_it_in_place_ends_the_sessions_opened_without_it(app: Flask) -> None:
    actions.open_account("maud", "Maud", SECRET, stamped())
    here, elsewhere = (actions.sign_in("maud", SECRET, stamped(), HERE) for _ in range(2))
    assert isinstance(here, CameIn) and isinstance(elsewhere, CameIn)
    session = queries.find_session(here.token)
    assert session is not None
    with_double_key(here.user, session, stamped())
    assert (queries.find_session(here.token) is session, queries.find_session(elsewhere.token)) == (True, None)


def test_it_counts_only_once_the_phone_has_shown_that_it_knows(app: Flask) -> None:
    user = actions.open_account("maud", "Maud", SECRET, stamped())
    second_factor.begin(user, stamped())
    assert isinstance(actions.sign_in("maud", SECRET, stamped(), HERE), CameIn)
    session = db.session.scalars(select(Session)).one()
    with pytest.raises(WrongAnswer):
        second_factor.confirm(user, "000000", stamped(), session)


def test_taking_it_away_needs_both_the_passphrase_and_the_phone(app: Flask) -> None:
    user, _ = maud_with_codes()
    session = db.session.scalars(select(Session).where(Session.revoked_at.is_(None))).one()
    for passphrase, code in ((SECRET, "000000"), ("autre phrase", shown(user, later(60)))):
        with pytest.raises(WrongAnswer):
            second_factor.remove(user, passphrase, code, later(60), session)
    second_factor.remove(user, SECRET, shown(user, later(60)), later(60), session)
    assert isinstance(actions.sign_in("maud", SECRET, later(90), HERE), CameIn)


def test_who_lost_everything_is_rescued_by_somebody_else_and_keeps_nothing_of_it(app: Flask) -> None:
    user, codes = maud_with_codes()
    helper = pierre()
    rescue = second_factor.rescue(user, later(60, helper))
    assert second_factor.prove(asked(60), rescue, later(60), HERE) is not None
    assert queries.find_second_factor(user.id) is None
    assert queries.recovery_codes_of(user.id, later(60).at) == []
    assert codes


def test_a_rescue_lives_half_an_hour_and_is_nothing_without_the_passphrase(app: Flask) -> None:
    user, _ = maud_with_codes()
    rescue = second_factor.rescue(user, later(0, pierre()))
    assert actions.sign_in("maud", rescue, later(1), HERE) is None
    assert second_factor.prove(asked(1801), rescue, later(1801), HERE) is None
    assert queries.has_second_factor(user.id)


def test_nobody_rescues_themselves(app: Flask) -> None:
    user, _ = maud_with_codes()
    with pytest.raises(Refusal, match="quelqu’un d’autre"):
        second_factor.rescue(user, stamped(user))
