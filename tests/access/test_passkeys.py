"""Passkeys: made, used, copied, altered; the answers are signed for real by a phone made of software."""

import json
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from cjs_app.access import actions, passkeys, queries
from cjs_app.access.models import Session, User
from cjs_app.access.sessions import CameIn, Visit
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.access.phones import ORIGIN, Authenticator
from tests.access.test_second_factor import later
from tests.people import stamped

SECRET = "lune tomate vélo gris"


@pytest.fixture
def awa(app: Flask) -> User:
    """An account on a server whose address is set."""
    app.config["CJS_URL"] = ORIGIN
    return actions.open_account("awa", "Awa", SECRET, stamped())


def here(user: User) -> Session:
    """Return a session of this account."""
    actions.open_session(user, stamped())
    return db.session.scalars(select(Session).where(Session.revoked_at.is_(None)).order_by(Session.id.desc())).first()  # type: ignore[return-value]


def with_passkey(user: User, phone: Authenticator) -> None:
    """Add the passkey of a phone to an account."""
    token, question = passkeys.question_for_new(user, stamped())
    passkeys.add(user, token, phone.make(question), "Mon téléphone", stamped(), here(user))


def entered(phone: Authenticator, seconds: int = 0) -> CameIn:
    """Come in with a phone."""
    token, question = passkeys.question_to_enter(later(seconds))
    return passkeys.enter(token, phone.sign(question), later(seconds), Visit())


def test_a_passkey_opens_the_door_and_counts_as_both_proofs(awa: User) -> None:
    phone = Authenticator()
    with_passkey(awa, phone)
    came_in = entered(phone)
    session = queries.find_session(came_in.token)
    assert session is not None
    assert (session.user_id, session.strong) == (awa.id, True)


def test_a_counter_that_goes_back_tells_of_a_copy_and_opens_nothing(awa: User) -> None:
    phone = Authenticator()
    with_passkey(awa, phone)
    entered(phone)
    entered(phone)
    phone.count = 1
    with pytest.raises(Refusal, match="pas été acceptée"):
        entered(phone)


def test_an_answer_serves_once(awa: User) -> None:
    phone = Authenticator()
    with_passkey(awa, phone)
    token, question = passkeys.question_to_enter(stamped())
    answer = phone.sign(question)
    passkeys.enter(token, answer, stamped(), Visit())
    with pytest.raises(Refusal, match="trop duré"):
        passkeys.enter(token, answer, stamped(), Visit())


def test_a_question_waits_five_minutes(awa: User) -> None:
    phone = Authenticator()
    with_passkey(awa, phone)
    token, question = passkeys.question_to_enter(stamped())
    with pytest.raises(Refusal, match="trop duré"):
        passkeys.enter(token, phone.sign(question), later(301), Visit())
    assert passkeys.enter(token, phone.sign(question), later(300), Visit())


def test_the_question_of_another_browser_is_not_answered(awa: User) -> None:
    phone = Authenticator()
    with_passkey(awa, phone)
    _, question = passkeys.question_to_enter(stamped())
    other, _ = passkeys.question_to_enter(stamped())
    with pytest.raises(Refusal, match="pas été acceptée"):
        passkeys.enter(other, phone.sign(question), stamped(), Visit())


def test_a_question_for_a_new_passkey_is_not_one_to_come_in_nor_another_account_s(awa: User) -> None:
    other = actions.open_account("noe", "Noé", SECRET, stamped())
    token, question = passkeys.question_for_new(awa, stamped())
    answer = Authenticator().make(question)
    with pytest.raises(Refusal, match="trop duré"):
        passkeys.enter(token, answer, stamped(), Visit())
    with pytest.raises(Refusal, match="trop duré"):
        passkeys.add(other, token, answer, "", stamped(), here(other))


def test_what_another_site_had_signed_is_refused(awa: User) -> None:
    phone = Authenticator()
    with_passkey(awa, phone)
    phone.origin = "http://localhost.evil.example"
    with pytest.raises(Refusal, match="pas été acceptée"):
        entered(phone)


def altered(answer: str, part: str) -> str:
    """Return an answer with one sign of one of its parts changed."""
    told: dict[str, Any] = json.loads(answer)
    value = told["response"][part]
    middle = len(value) // 2
    told["response"][part] = value[:middle] + ("A" if value[middle] != "A" else "B") + value[middle + 1 :]
    return json.dumps(told)


@pytest.mark.parametrize("part", ["clientDataJSON", "authenticatorData", "signature"])
def test_an_altered_answer_is_refused(awa: User, part: str) -> None:
    phone = Authenticator()
    with_passkey(awa, phone)
    token, question = passkeys.question_to_enter(stamped())
    with pytest.raises(Refusal, match="pas été acceptée"):
        passkeys.enter(token, altered(phone.sign(question), part), stamped(), Visit())


@pytest.mark.parametrize("answer", ["", "null", "[]", "{}", '{"id": 3}', '{"id": "x", "response": {}}', "[" * 20_001])
def test_anything_else_than_an_answer_is_refused(awa: User, answer: str) -> None:
    token, _ = passkeys.question_to_enter(stamped())
    with pytest.raises(Refusal, match="pas été acceptée"):
        passkeys.enter(token, answer, stamped(), Visit())


def test_the_passkey_of_a_closed_account_opens_nothing(awa: User) -> None:
    phone = Authenticator()
    with_passkey(awa, phone)
    awa.disabled_at = stamped().at
    with pytest.raises(Refusal):
        entered(phone)


def test_a_passkey_that_was_removed_opens_nothing_and_the_other_still_does(awa: User) -> None:
    lost, kept = Authenticator(), Authenticator()
    with_passkey(awa, lost)
    with_passkey(awa, kept)
    first = queries.passkeys_of(awa.id)[0].id
    with pytest.raises(Refusal, match="pas la bonne"):
        passkeys.remove(awa, first, "autre phrase", stamped(), here(awa))
    passkeys.remove(awa, first, SECRET, stamped(), here(awa))
    with pytest.raises(Refusal):
        entered(lost)
    assert entered(kept).user is awa


def test_nobody_removes_the_passkey_of_somebody_else(awa: User) -> None:
    with_passkey(awa, Authenticator())
    other = actions.open_account("noe", "Noé", SECRET, stamped())
    with pytest.raises(Refusal, match="n’est plus là"):
        passkeys.remove(other, queries.passkeys_of(awa.id)[0].id, SECRET, stamped(), here(other))
    assert len(queries.passkeys_of(awa.id)) == 1


def test_without_an_address_in_the_settings_there_are_no_passkeys(app: Flask) -> None:
    assert passkeys.origin() is None
    with pytest.raises(Refusal, match="CJS_URL"):
        passkeys.question_to_enter(stamped())


def test_who_touches_money_with_a_passkey_only_does_not_come_in_with_the_passphrase_alone(
    app: Flask, awa: User
) -> None:
    with_passkey(awa, Authenticator())
    awa.is_coordinator = True
    app.config["SECOND_FACTOR_REQUIRED"] = True
    assert isinstance(actions.sign_in("awa", SECRET, stamped()), actions.ProofAsked)
