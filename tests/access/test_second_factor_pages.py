"""The double key from outside: asked before anything else from who touches money, shown once, printed."""

import base64
import datetime as dt
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from cjs_app.access import actions, queries
from cjs_app.access.domain import Role
from cjs_app.access.models import User
from cjs_app.access.proof_models import RecoveryCode
from cjs_app.access.totp import code_at, step_at
from cjs_app.coop.seasons import actions as seasons
from cjs_app.plumbing.database import db
from tests.builders import a_season
from tests.people import maud, pierre, sign_in, stamped
from tests.visitors import Visitor

SECRET = "lune tomate vélo gris"
NOON = dt.datetime(2021, 7, 13, 12, tzinfo=dt.UTC)
DOUBLE_KEY = "/compte/double-cle"


def set_clock(app: Flask, seconds: int = 0) -> None:
    """Set the house's clock some seconds after noon."""
    app.config["CLOCK"] = lambda: NOON + dt.timedelta(seconds=seconds)


def an_account(role: Role = Role.FACILITATOR) -> User:
    """Return an account with a passphrase and a role."""
    user = actions.open_account("maud", "Maud", SECRET, stamped())
    seasons.give_role(a_season(), user.id, role, stamped())
    return user


def knock(client: FlaskClient) -> str:
    """Give the passphrase; return where it leads."""
    return str(client.post("/connexion", data={"login": "maud", "passphrase": SECRET}).location)


def put_in_place(client: FlaskClient, at: int = 0) -> tuple[bytes, str]:
    """Put a double key in place; return its secret and the page with the recovery codes."""
    client.post(f"{DOUBLE_KEY}/commencer")
    copied = re.search(r"<code>([A-Z2-7 ]+)</code>", client.get(DOUBLE_KEY).text)
    assert copied is not None
    secret = base64.b32decode(copied[1].replace(" ", ""))
    page = client.post(f"{DOUBLE_KEY}/confirmer", data={"code": figures(secret, at)})
    assert page.status_code == 200
    return secret, page.text


def figures(secret: bytes, seconds: int) -> str:
    """Return what a phone shows some seconds after noon."""
    return code_at(secret, step_at(int(NOON.timestamp()) + seconds))


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.COORDINATION, Role.ACCOUNTANT])
def test_who_touches_money_is_led_to_the_double_key_before_anything_else(
    app: Flask, client: FlaskClient, role: Role
) -> None:
    app.config["SECOND_FACTOR_REQUIRED"] = True
    set_clock(app)
    an_account(role)
    knock(client)
    for page in ("/", "/compte", "/saisons/1", "/saisons/1/factures"):
        assert client.get(page).location == DOUBLE_KEY, page
    put_in_place(client)
    assert client.get("/saisons/1").status_code == 200


@pytest.mark.parametrize("role", [Role.COOPERANT, Role.COMMITTEE])
def test_who_does_not_touch_money_may_do_without(app: Flask, client: FlaskClient, role: Role) -> None:
    app.config["SECOND_FACTOR_REQUIRED"] = True
    an_account(role)
    knock(client)
    assert client.get("/saisons/1").status_code == 200


def test_from_then_on_the_phone_is_asked_at_the_door(app: Flask, client: FlaskClient) -> None:
    set_clock(app)
    an_account()
    knock(client)
    secret, _ = put_in_place(client)
    set_clock(app, 60)
    other = Visitor(app)
    assert knock(other) == "/connexion/double-cle"
    assert other.get("/").status_code == 302
    assert other.post("/connexion/double-cle", data={"code": "000000"}).status_code == 422
    assert other.post("/connexion/double-cle", data={"code": figures(secret, 60)}).location == "/"
    assert other.get("/saisons/1").status_code == 200


def test_the_question_belongs_to_the_browser_that_gave_the_passphrase(app: Flask, client: FlaskClient) -> None:
    set_clock(app)
    an_account()
    knock(client)
    secret, _ = put_in_place(client)
    set_clock(app, 60)
    knock(Visitor(app))
    stranger = Visitor(app).post("/connexion/double-cle", data={"code": figures(secret, 60)})
    assert stranger.location == "/connexion"


def test_ten_codes_are_shown_once_and_never_again(app: Flask, client: FlaskClient) -> None:
    set_clock(app)
    an_account()
    knock(client)
    _, page = put_in_place(client)
    codes = re.findall(r"<li><code>([A-Z ]{14})</code>", page)
    assert len(set(codes)) == 10
    assert not [code for code in codes if code in client.get(DOUBLE_KEY).text]


def test_the_square_is_a_picture_until_the_phone_knows_and_gone_afterwards(app: Flask, client: FlaskClient) -> None:
    set_clock(app)
    an_account()
    knock(client)
    client.post(f"{DOUBLE_KEY}/commencer")
    assert client.get(f"{DOUBLE_KEY}/carre.svg").mimetype == "image/svg+xml"
    put_in_place(client)
    assert client.get(f"{DOUBLE_KEY}/carre.svg").status_code == 303


def test_new_recovery_codes_void_the_former_ones(app: Flask, client: FlaskClient) -> None:
    set_clock(app)
    an_account()
    knock(client)
    put_in_place(client)
    before = set(db.session.scalars(select(RecoveryCode.digest)))
    db.session.rollback()
    assert client.post(f"{DOUBLE_KEY}/codes", data={"codes": "nouveaux"}).status_code == 200
    after = set(db.session.scalars(select(RecoveryCode.digest)))
    assert (len(after), before & after) == (10, set())


def test_it_is_taken_away_with_passphrase_and_figures(app: Flask, client: FlaskClient) -> None:
    set_clock(app)
    user = an_account()
    knock(client)
    secret, _ = put_in_place(client)
    set_clock(app, 60)
    wrong = client.post(f"{DOUBLE_KEY}/retirer", data={"current": "autre", "code": figures(secret, 60)})
    assert wrong.status_code == 422
    right = client.post(f"{DOUBLE_KEY}/retirer", data={"current": SECRET, "code": figures(secret, 60)})
    assert right.status_code == 303
    assert not queries.has_second_factor(user.id)


# --------------------------------------------------------------------------------------------- the coordination's page


def test_the_coordination_sees_who_comes_in_and_with_what(app: Flask, client: FlaskClient) -> None:
    user = an_account()
    sign_in(client, pierre())
    assert "Maud" in client.get("/comptes").text
    page = client.get(f"/comptes/{user.id}").text
    assert "phrase de passe seule" in page
    assert "Coop’Avenir 2021" in page


def test_the_coordination_closes_and_opens_an_account(app: Flask, client: FlaskClient) -> None:
    user = an_account()
    knock(client)
    boss = sign_in(Visitor(app), pierre())
    boss.post(f"/comptes/{user.id}/fermer")
    assert client.get("/").status_code == 302
    assert client.post("/connexion", data={"login": "maud", "passphrase": SECRET}).status_code == 422
    boss.post(f"/comptes/{user.id}/rouvrir")
    assert knock(client) == "/"


def test_the_coordination_ends_someone_s_sessions_and_keeps_its_own(app: Flask, client: FlaskClient) -> None:
    user = an_account()
    knock(client)
    coordinator = pierre()
    boss = sign_in(Visitor(app), coordinator)
    boss.post(f"/comptes/{user.id}/deconnecter")
    boss.post(f"/comptes/{coordinator.id}/deconnecter")
    assert (client.get("/").status_code, boss.get("/").status_code) == (302, 200)


def test_a_lost_phone_is_mended_by_two_people(app: Flask, client: FlaskClient) -> None:
    set_clock(app)
    user = an_account()
    knock(client)
    put_in_place(client)
    boss = sign_in(Visitor(app), pierre())
    told = boss.post(f"/comptes/{user.id}/secours")
    code = re.search(r"<code>([A-Z ]{14})</code>", told.text)
    assert code is not None
    assert code[1] not in boss.get(f"/comptes/{user.id}").text
    other = Visitor(app)
    knock(other)
    assert other.post("/connexion/double-cle", data={"code": code[1]}).location == "/"
    assert not queries.has_second_factor(user.id)


@pytest.mark.parametrize("path", ["", "/1"])
def test_nobody_else_sees_the_accounts(app: Flask, client: FlaskClient, path: str) -> None:
    sign_in(client, maud(a_season()))
    assert client.get(f"/comptes{path}").status_code == 403
