"""Opening accounts, and what the door answers."""

import base64
import datetime as dt
import hashlib
import unicodedata

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import select, update

from cjs_app.access import actions, keys, queries, sessions, tries
from cjs_app.access.limits import Way
from cjs_app.access.models import User
from cjs_app.access.proof_models import Tries
from cjs_app.access.sessions import CameIn, Visit
from cjs_app.access.tries import TooManyTries
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db
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
    assert isinstance(came_in, CameIn)
    session = queries.find_session(came_in.token)
    assert session is not None
    assert (session.user_id, session.token_hash == came_in.token) == (user.id, False)


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


def test_coming_in_forgets_the_wrong_tries_of_the_account(app: Flask) -> None:
    maelle()
    for place in ("192.0.2.1", "192.0.2.2"):
        for _ in range(4):
            actions.sign_in("maelle", "mauvaise phrase", at(0), Visit(place))
        assert actions.sign_in("maelle", SECRET, at(0), Visit(place)) is not None


def test_a_passphrase_changes_only_for_who_knows_the_current_one(app: Flask) -> None:
    user = maelle()
    with pytest.raises(Refusal, match="pas la bonne") as refused:
        actions.change_passphrase(user, "autre chose", "quatre autres mots ici", stamped())
    assert refused.value.field == "current"
    actions.change_passphrase(user, SECRET, "quatre autres mots ici", stamped())
    assert actions.sign_in("maelle", SECRET, at(0)) is None
    assert actions.sign_in("maelle", "quatre autres mots ici", at(0)) is not None


def test_a_passphrase_is_compared_to_the_letter_whole_and_in_one_form(app: Flask) -> None:
    long = "marée haute " + "kobrax tulimef vandori " * 4
    actions.open_account("noe", "Noé", long, stamped())
    assert actions.sign_in("noe", long.upper(), at(0)) is None
    assert actions.sign_in("noe", long[:72], at(0)) is None
    assert actions.sign_in("noe", long + " ", at(0)) is None
    assert actions.sign_in("noe", unicodedata.normalize("NFD", long), at(0)) is not None


def test_a_hash_made_with_former_settings_is_renewed_when_its_owner_comes_in(app: Flask, real_hashes: None) -> None:
    user = maelle()
    user.passphrase_hash = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(SECRET)
    assert actions.sign_in("maelle", SECRET, at(0)) is not None
    assert "$argon2id$v=19$m=47104,t=2,p=1$" in user.passphrase_hash
    assert actions.sign_in("maelle", SECRET, at(0)) is not None


def test_an_address_that_tries_many_names_waits_whatever_the_next_name(app: Flask) -> None:
    maelle()
    for rank in range(5):
        assert actions.sign_in(f"personne {rank}", SECRET, at(0), Visit("192.0.2.1")) is None
    with pytest.raises(TooManyTries) as refused:
        actions.sign_in("maelle", SECRET, at(10), Visit("192.0.2.1"))
    assert refused.value.seconds == 21
    assert actions.sign_in("maelle", SECRET, at(10), Visit("192.0.2.2")) is not None


def test_an_unknown_name_pauses_as_a_known_one_does(app: Flask) -> None:
    for rank in range(5):
        assert actions.sign_in("personne", SECRET, at(0), Visit(f"192.0.2.{rank}")) is None
    with pytest.raises(TooManyTries):
        actions.sign_in("personne", SECRET, at(0), Visit("192.0.2.9"))


def test_ten_thousand_wrong_tries_elsewhere_never_make_a_known_device_wait(app: Flask) -> None:
    maelle()
    came_in = actions.sign_in("maelle", SECRET, at(0), Visit("192.0.2.1"))
    assert isinstance(came_in, CameIn)
    keys = tries.keys_at_the_door("maelle", "192.0.2.66", None)
    tries.note_failure(keys, NOON)
    db.session.execute(update(Tries).values(failures=10_000))
    tries.note_failure(keys, NOON)
    with pytest.raises(TooManyTries):
        actions.sign_in("maelle", SECRET, at(899), Visit("192.0.2.66"))
    assert actions.sign_in("maelle", SECRET, at(1), Visit("192.0.2.1", device_token=came_in.device_token)) is not None
    assert actions.sign_in("maelle", SECRET, at(900), Visit("192.0.2.66")) is not None


def test_a_known_device_of_someone_else_helps_nobody(app: Flask) -> None:
    maelle()
    actions.open_account("noe", "Noé", SECRET, stamped())
    came_in = actions.sign_in("noe", SECRET, at(0))
    assert isinstance(came_in, CameIn)
    for _ in range(5):
        actions.sign_in("maelle", "mauvaise phrase", at(0), Visit("192.0.2.1", device_token=str(came_in.device_token)))
    with pytest.raises(TooManyTries):
        actions.sign_in("maelle", SECRET, at(0), Visit("192.0.2.2"))


def test_addresses_and_names_are_kept_under_a_keyed_hash(app: Flask) -> None:
    actions.sign_in("maelle", SECRET, at(0), Visit("192.0.2.1"))
    kept = [row.key_hash for row in db.session.scalars(select(Tries))]
    assert len(kept) == 2
    assert hashlib.sha256(b"192.0.2.1").hexdigest() not in kept
    assert tries.address_key("door", "2001:db8::1") == tries.address_key("door", "2001:db8::ffff")
    assert tries.address_key("door", "2001:db8:0:1::1") != tries.address_key("door", "2001:db8::1")


def test_wrong_tries_of_yesterday_are_forgotten_and_no_longer_kept(app: Flask) -> None:
    for _ in range(4):
        actions.sign_in("maelle", SECRET, at(0), Visit("192.0.2.1"))
    actions.sign_in("personne", SECRET, at(86_401), Visit("192.0.2.9"))
    assert {row.last_at for row in db.session.scalars(select(Tries))} == {NOON + dt.timedelta(seconds=86_401)}


@pytest.mark.parametrize("login", ["maelle", "fermee", "personne"])
def test_one_verification_is_made_whatever_the_name(
    app: Flask, login: str, real_hashes: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    maelle()
    actions.open_account("fermee", "Fermée", SECRET, stamped()).disabled_at = NOON
    actions.sign_in("personne", "pour préparer le hachage", at(0), Visit("192.0.2.3"))
    made: list[str] = []
    verify = PasswordHasher.verify
    monkeypatch.setattr(PasswordHasher, "verify", lambda self, *pair: made.append(pair[0][:30]) or verify(self, *pair))
    assert actions.sign_in(login, "mauvaise phrase", at(0)) is None
    assert made == ["$argon2id$v=19$m=47104,t=2,p=1"]


def test_five_years_later_the_same_passphrase_still_opens(app: Flask) -> None:
    maelle()
    assert actions.sign_in("maelle", SECRET, at(5 * 366 * 86_400)) is not None


def test_a_session_s_token_has_256_bits_and_is_never_twice_the_same() -> None:
    tokens = {sessions.new_token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert {len(base64.urlsafe_b64decode(token + "=")) for token in tokens} == {32}


def test_changing_the_passphrase_ends_the_other_sessions_and_the_keys_that_wait(app: Flask) -> None:
    user = maelle()
    here, elsewhere = (actions.sign_in("maelle", SECRET, at(0)) for _ in range(2))
    assert isinstance(here, CameIn) and isinstance(elsewhere, CameIn)
    key = keys.make(user, Way.LINK, at(0))
    mine = queries.find_session(here.token)
    actions.change_passphrase(user, SECRET, "quatre autres mots ici", at(1), mine)
    assert (queries.find_session(here.token) is mine, queries.find_session(elsewhere.token)) == (True, None)
    assert keys.find_usable(keys.hash_for(Way.LINK, key.secret), NOON) is None


def test_closing_an_account_ends_its_sessions_and_opening_it_again_brings_none_back(app: Flask) -> None:
    user = maelle()
    came_in = actions.sign_in("maelle", SECRET, at(0))
    assert isinstance(came_in, CameIn)
    actions.disable(user, at(1))
    actions.enable(user, at(2))
    assert queries.find_session(came_in.token) is None
    assert actions.sign_in("maelle", SECRET, at(3)) is not None


def test_nobody_closes_their_own_account(app: Flask) -> None:
    user = maelle()
    with pytest.raises(Refusal, match="quelqu’un d’autre"):
        actions.disable(user, stamped(user))


def test_a_new_token_replaces_the_old_one_when_a_session_is_renewed(app: Flask) -> None:
    maelle()
    came_in = actions.sign_in("maelle", SECRET, at(0))
    assert isinstance(came_in, CameIn)
    session = queries.find_session(came_in.token)
    assert session is not None
    token = sessions.renew(session, at(60))
    assert (queries.find_session(came_in.token), queries.find_session(token)) == (None, session)
    assert session.proved_at == NOON + dt.timedelta(seconds=60)
