"""Opening accounts, and what the door answers."""

import datetime as dt

import pytest
from flask import Flask

from cjs_app.access import actions, queries
from cjs_app.access.models import User
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from tests.people import stamped

SECRET = "lune tomate vélo gris"
NOON = dt.datetime(2021, 7, 13, 12, tzinfo=dt.UTC)


def at(seconds: int) -> Stamp:
    """Return a stamp some seconds after noon."""
    return Stamp(by=None, at=NOON + dt.timedelta(seconds=seconds), day=NOON.date())


def maelle() -> User:
    """Return an account with a passphrase."""
    return actions.open_account("Maëlle", "Maëlle", SECRET, stamped())


def test_a_login_is_found_whatever_its_capitals_and_accents(app: Flask) -> None:
    user = maelle()
    assert queries.find_user_by_login("MAELLE") is user


def test_a_login_is_given_once(app: Flask) -> None:
    maelle()
    with pytest.raises(Refusal, match="déjà pris") as refused:
        actions.open_account("maelle", "Une autre", SECRET, stamped())
    assert refused.value.field == "login"


def test_the_passphrase_itself_is_kept_nowhere_and_never_twice_alike(app: Flask) -> None:
    first, second = maelle(), actions.open_account("noe", "Noé", SECRET, stamped())
    assert SECRET not in first.passphrase_hash
    assert first.passphrase_hash != second.passphrase_hash


def test_the_right_passphrase_opens_a_session_whose_token_is_not_kept(app: Flask) -> None:
    user = maelle()
    came_in = actions.sign_in("maëlle", SECRET, at(0))
    assert came_in is not None
    session = queries.find_session(came_in[1])
    assert session is not None
    assert (session.user_id, session.token_hash == came_in[1]) == (user.id, False)


def test_a_wrong_passphrase_and_an_unknown_name_get_the_same_answer(app: Flask) -> None:
    maelle()
    assert actions.sign_in("maelle", "tomate lune gris vélo", at(0)) is None
    assert actions.sign_in("personne", SECRET, at(0)) is None


def test_a_disabled_account_gets_the_answer_of_an_unknown_one(app: Flask) -> None:
    maelle().disabled_at = NOON
    assert actions.sign_in("maelle", SECRET, at(0)) is None


def test_after_five_wrong_tries_even_the_right_passphrase_waits(app: Flask) -> None:
    maelle()
    for _ in range(5):
        assert actions.sign_in("maelle", "mauvaise phrase", at(0)) is None
    with pytest.raises(Refusal, match="attendre"):
        actions.sign_in("maelle", SECRET, at(29))
    assert actions.sign_in("maelle", SECRET, at(30)) is not None


def test_coming_in_forgets_the_wrong_tries(app: Flask) -> None:
    user = maelle()
    for _ in range(4):
        actions.sign_in("maelle", "mauvaise phrase", at(0))
    assert user.failures == 4
    actions.sign_in("maelle", SECRET, at(0))
    assert user.failures == 0


def test_a_passphrase_changes_only_for_who_knows_the_current_one(app: Flask) -> None:
    user = maelle()
    with pytest.raises(Refusal, match="pas la bonne") as refused:
        actions.change_passphrase(user, "autre chose", "quatre autres mots ici", stamped())
    assert refused.value.field == "current"
    actions.change_passphrase(user, SECRET, "quatre autres mots ici", stamped())
    assert actions.sign_in("maelle", SECRET, at(0)) is None
    assert actions.sign_in("maelle", "quatre autres mots ici", at(0)) is not None
