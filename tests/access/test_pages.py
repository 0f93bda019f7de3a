"""The door, from outside."""

import base64
import datetime as dt
import hashlib
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from cjs_app.access import actions
from cjs_app.access.domain import Role
from cjs_app.access.models import User
from cjs_app.access.permissions import device_cookie
from cjs_app.coop.seasons import actions as seasons
from tests import databases
from tests.builders import a_season
from tests.people import maud, pierre, sign_in, stamped
from tests.visitors import Visitor

SECRET = "lune tomate vélo gris"
NOON = dt.datetime(2021, 7, 13, 12, tzinfo=dt.UTC)
SIGNER = {"key_derivation": "hmac", "digest_method": hashlib.sha1}
"""How Flask signs its cookie."""
WRONG = "Le nom ou la phrase de passe n’est pas bon."


def an_account(login: str = "awa") -> User:
    """Return an account with a passphrase, let into a season."""
    user = actions.open_account(login, login.capitalize(), SECRET, stamped())
    seasons.give_role(a_season(), user.id, Role.COOPERANT, stamped())
    return user


def knock(client: FlaskClient, login: str = "awa", passphrase: str = SECRET, suite: str = "") -> TestResponse:
    """Return what the door answers."""
    return client.post("/connexion", data={"login": login, "passphrase": passphrase, "suite": suite})


def set_clock(app: Flask, **later: int) -> None:
    """Set the house's clock some time after noon."""
    app.config["CLOCK"] = lambda: NOON + dt.timedelta(**later)


def is_in(client: FlaskClient) -> bool:
    """Return whether the front page opens."""
    return client.get("/").status_code == 200


def test_a_stranger_is_led_to_the_door_and_back_to_the_page_they_wanted(app: Flask, client: FlaskClient) -> None:
    an_account()
    answer = client.get("/compte?x=1")
    assert (answer.status_code, answer.location) == (302, "/connexion?suite=/compte?x%3D1")
    assert knock(client, suite="/compte?x=1").location == "/compte?x=1"


def test_who_knows_the_passphrase_comes_in(app: Flask, client: FlaskClient) -> None:
    an_account()
    assert knock(client).location == "/"
    assert "Bonjour Awa" in client.get("/").text


def test_a_wrong_passphrase_and_an_unknown_name_show_the_very_same_page(app: Flask, client: FlaskClient) -> None:
    an_account()
    wrong, unknown = knock(client, "awa", "autre phrase"), knock(client, "eva", "autre phrase")
    assert (wrong.status_code, unknown.status_code) == (422, 422)
    assert WRONG in wrong.text
    assert wrong.text.replace('value="awa"', "") == unknown.text.replace('value="eva"', "")
    assert not is_in(client)


def test_the_passphrase_never_comes_back_on_the_page(app: Flask, client: FlaskClient) -> None:
    an_account()
    assert "une phrase bien à moi" not in knock(client, "awa", "une phrase bien à moi").text


def test_after_five_wrong_tries_the_door_says_to_wait(app: Flask, client: FlaskClient) -> None:
    set_clock(app)
    an_account()
    for _ in range(5):
        knock(client, passphrase="autre phrase")
    waiting = knock(client)
    assert (waiting.status_code, waiting.headers["Retry-After"]) == (429, "31")
    assert "Trop d’essais" in waiting.text
    assert knock(client, "personne").text.replace('value="personne"', "") == waiting.text.replace('value="awa"', "")
    set_clock(app, minutes=1)
    assert knock(client).status_code == 303


@pytest.mark.parametrize(
    "elsewhere",
    ["//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "/a\nb"],
)
def test_signing_in_never_leads_to_another_site(app: Flask, client: FlaskClient, elsewhere: str) -> None:
    an_account()
    assert knock(client, suite=elsewhere).location == "/"


def test_a_saved_cookie_opens_nothing_once_signed_out(app: Flask, client: FlaskClient) -> None:
    an_account()
    knock(client)
    saved = client.get_cookie("session")
    client.post("/deconnexion")
    thief = Visitor(app)
    thief.set_cookie("session", saved.value if saved else "")
    assert not is_in(thief)


def test_signing_out_here_leaves_the_other_device_in(app: Flask, client: FlaskClient) -> None:
    an_account()
    phone = Visitor(app)
    knock(client)
    knock(phone)
    client.post("/deconnexion")
    assert (is_in(client), is_in(phone)) == (False, True)


def test_a_session_closes_after_more_than_eight_hours_without_a_page(app: Flask, client: FlaskClient) -> None:
    set_clock(app)
    an_account()
    knock(client)
    set_clock(app, hours=8, seconds=1)
    assert not is_in(client)


def test_reading_keeps_a_session_open_but_never_beyond_twelve_hours(app: Flask, client: FlaskClient) -> None:
    set_clock(app)
    an_account()
    knock(client)
    set_clock(app, hours=8)
    assert is_in(client)
    set_clock(app, hours=12)
    assert is_in(client)
    set_clock(app, hours=12, seconds=1)
    assert not is_in(client)


def test_who_touches_money_is_out_after_half_an_hour_of_rest(app: Flask, client: FlaskClient) -> None:
    set_clock(app)
    seasons.give_role(a_season("Job’co"), an_account().id, Role.FACILITATOR, stamped())
    knock(client)
    set_clock(app, minutes=30)
    assert is_in(client)
    set_clock(app, minutes=60, seconds=1)
    assert not is_in(client)


def test_a_shared_tablet_forgets_whom_it_served_after_ten_minutes(app: Flask, client: FlaskClient) -> None:
    set_clock(app)
    an_account()
    answer = client.post("/connexion", data={"login": "awa", "passphrase": SECRET, "shared": "y"})
    assert "device=" not in str(answer.headers.getlist("Set-Cookie"))
    set_clock(app, minutes=10, seconds=1)
    assert not is_in(client)


def test_a_disabled_account_is_out_at_once(app: Flask, client: FlaskClient) -> None:
    user = an_account()
    knock(client)
    user.disabled_at = NOON
    assert not is_in(client)


def test_a_new_passphrase_must_hold_and_the_old_one_be_known(app: Flask, client: FlaskClient) -> None:
    an_account()
    knock(client)
    address = "/compte/phrase-de-passe"
    short = client.post(address, data={"current": SECRET, "chosen": "court"})
    wrong = client.post(address, data={"current": "autre phrase", "chosen": "quatre autres mots ici"})
    assert (short.status_code, wrong.status_code) == (422, 422)
    assert "trop courte" in short.text
    assert "n’est pas la bonne" in wrong.text


def test_a_coordinator_sees_every_season_and_the_others_only_theirs(app: Flask, client: FlaskClient) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    sign_in(client, pierre())
    assert [client.get(f"/saisons/{season.id}").status_code for season in (ours, theirs)] == [200, 200]
    guest = sign_in(Visitor(app), maud(ours))
    assert [guest.get(f"/saisons/{season.id}").status_code for season in (ours, theirs)] == [200, 404]


@pytest.mark.parametrize("login", ["", " ", "a" * 10_000, "🦊", "' OR 1=1 --"])
def test_anything_typed_at_the_door_gets_a_page(app: Flask, client: FlaskClient, login: str) -> None:
    assert knock(client, login).status_code == 422


def test_without_https_the_door_says_why_nobody_could_come_in(app: Flask, client: FlaskClient) -> None:
    app.config["SESSION_COOKIE_SECURE"] = True
    assert "CJS_HTTP=1" in client.get("/connexion").text
    assert "CJS_HTTP=1" not in client.get("/connexion", base_url="https://coop.example").text


def test_who_comes_in_gets_another_token_than_the_one_brought_along(app: Flask, client: FlaskClient) -> None:
    an_account()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = "chosen by a thief"
    knock(client)
    with client.session_transaction() as cookie:
        assert len(cookie["_user_id"]) == 43
        first = cookie["_user_id"]
    knock(client)
    with client.session_transaction() as cookie:
        assert cookie["_user_id"] != first


def test_going_out_empties_the_browser_too(app: Flask, client: FlaskClient) -> None:
    an_account()
    knock(client)
    answer = client.post("/deconnexion")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_a_cookie_that_travels_over_https_belongs_to_this_host_alone(receipts: Path, sqlite_model: Path) -> None:
    app = databases.make_app(f"sqlite:///{sqlite_model}", receipts, SESSION_COOKIE_SECURE=True)
    assert app.config["SESSION_COOKIE_NAME"] == "__Host-session"
    with app.test_request_context():
        assert device_cookie() == "__Host-device"


@pytest.mark.parametrize("place", [0, 10, -2])  # two bits of the very last sign say nothing
def test_a_cookie_altered_by_one_sign_opens_nothing(app: Flask, client: FlaskClient, place: int) -> None:
    an_account()
    knock(client)
    kept = client.get_cookie("session")
    assert kept is not None
    other = "A" if kept.value[place] != "A" else "B"
    thief = Visitor(app)
    thief.set_cookie("session", kept.value[:place] + other + kept.value[place:][1:])
    assert not is_in(thief)


def test_a_cookie_signed_for_another_house_or_another_purpose_opens_nothing(app: Flask, client: FlaskClient) -> None:
    user = an_account()
    token = actions.open_session(user, stamped())
    content = {"_user_id": token, "_fresh": True}
    forged = [
        URLSafeTimedSerializer("another house", salt="cookie-session", signer_kwargs=SIGNER).dumps(content),
        URLSafeTimedSerializer(app.config["SECRET_KEY"], salt="another purpose", signer_kwargs=SIGNER).dumps(content),
        URLSafeTimedSerializer(app.config["SECRET_KEY"], salt="cookie-session").dumps(content),
        base64.urlsafe_b64encode(b'{"alg":"none","_user_id":"x"}').decode() + "..",
    ]
    for value in forged:
        thief = Visitor(app)
        thief.set_cookie("session", value)
        assert not is_in(thief)


def test_what_is_typed_at_the_door_is_hidden_and_can_be_pasted(app: Flask, client: FlaskClient) -> None:
    page = client.get("/connexion").text
    field = re.search(r"<input[^>]*name=.passphrase.[^>]*>", page)
    assert field is not None
    assert 'type="password"' in field[0]
    assert 'autocomplete="current-password"' in field[0]
    assert "onpaste" not in page
