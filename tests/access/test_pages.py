"""The door, from outside."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from cjs_app.access import actions
from cjs_app.access.domain import Role
from cjs_app.access.models import User
from cjs_app.coop.seasons import actions as seasons
from tests.builders import a_season
from tests.people import maud, pierre, sign_in, stamped
from tests.visitors import Visitor

SECRET = "lune tomate vélo gris"
NOON = dt.datetime(2021, 7, 13, 12, tzinfo=dt.UTC)
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
    assert "Trop d’essais" in knock(client).text
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


def test_a_session_closes_after_more_than_eight_hours_without_a_gesture(app: Flask, client: FlaskClient) -> None:
    set_clock(app)
    an_account()
    knock(client)
    set_clock(app, hours=8)
    assert is_in(client)
    set_clock(app, hours=8, seconds=1)
    assert not is_in(client)


def test_a_gesture_keeps_a_session_open_but_never_beyond_twelve_hours(app: Flask, client: FlaskClient) -> None:
    set_clock(app)
    an_account()
    knock(client)
    set_clock(app, hours=6)
    client.post("/compte", data={"current": SECRET, "chosen": "quatre autres mots ici"})
    set_clock(app, hours=12)
    assert is_in(client)
    set_clock(app, hours=12, seconds=1)
    assert not is_in(client)


def test_a_disabled_account_is_out_at_once(app: Flask, client: FlaskClient) -> None:
    user = an_account()
    knock(client)
    user.disabled_at = NOON
    assert not is_in(client)


def test_a_new_passphrase_must_hold_and_the_old_one_be_known(app: Flask, client: FlaskClient) -> None:
    an_account()
    knock(client)
    short = client.post("/compte", data={"current": SECRET, "chosen": "court"})
    wrong = client.post("/compte", data={"current": "autre phrase", "chosen": "quatre autres mots ici"})
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
