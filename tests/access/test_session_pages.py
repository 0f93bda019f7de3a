"""Sessions, from outside: listed, closed one by one or all at once, asked again before what is sensitive."""

import datetime as dt
import hashlib

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from cjs_app.access import actions
from cjs_app.access.domain import Role
from cjs_app.access.models import Session, User
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons import roles
from cjs_app.coop.seasons.models import SeasonRole
from cjs_app.plumbing.database import db
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


def test_the_list_of_devices_says_where_one_is_and_closes_the_others(app: Flask, client: FlaskClient) -> None:
    an_account()
    phone = Visitor(app)
    for one in (client, phone):
        knock(one)
    number = max(row.id for row in db.session.scalars(select(Session)))
    assert "Mes appareils" in client.get("/compte/appareils").text
    assert client.post("/compte/appareils/fermer", data={"session": str(number)}).status_code == 303
    assert (is_in(client), is_in(phone)) == (True, False)


def test_nobody_closes_the_session_of_somebody_else(app: Flask, client: FlaskClient) -> None:
    an_account()
    knock(client)
    other = sign_in(Visitor(app), maud(a_season("Job’co")))
    number = max(row.id for row in db.session.scalars(select(Session)))
    assert client.post("/compte/appareils/fermer", data={"session": str(number)}).status_code == 400
    assert is_in(other)


def test_signing_out_everywhere_closes_every_device(app: Flask, client: FlaskClient) -> None:
    an_account()
    phone = Visitor(app)
    for one in (client, phone):
        knock(one)
    client.post("/compte/appareils/tout-fermer", data={"partout": "oui"})
    assert (is_in(client), is_in(phone)) == (False, False)


def test_losing_one_s_role_closes_one_s_sessions(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    guest = maud(season)
    sign_in(client, guest)
    given = db.session.scalars(select(SeasonRole).where(SeasonRole.user_id == guest.id)).one()
    roles.revoke(given, Role.COORDINATION, stamped(pierre()))
    assert not is_in(client)


@pytest.mark.parametrize("page", ["/compte/e-mail", "/compte/double-cle", "/compte/cles-d-acces"])
def test_what_is_sensitive_asks_the_passphrase_again_after_ten_minutes(
    app: Flask, client: FlaskClient, page: str
) -> None:
    set_clock(app)
    user = an_account()
    db.session.query(SeasonRole).delete()
    assert user.id
    knock(client)
    set_clock(app, minutes=10)
    assert client.get(page).status_code == 200
    set_clock(app, minutes=10, seconds=1)
    asked = client.get(page)
    assert asked.location == f"/compte/confirmer?suite={page}"
    assert client.post("/compte/confirmer", data={"current": "autre", "suite": page}).status_code == 422
    assert client.post("/compte/confirmer", data={"current": SECRET, "suite": page}).location == page
    assert client.get(page).status_code == 200


def test_every_page_that_changes_a_proof_or_an_address_asks_again(app: Flask) -> None:
    sensitive = {"access.own.email", "seasons.settings.carrier"}
    sensitive |= {name for name in app.view_functions if name.startswith(("access.second_factor.", "access.passkeys."))}
    careless = [name for name in sensitive if not hasattr(app.view_functions[name], "fresh_minutes")]
    assert careless == []


def test_a_new_house_has_no_account_at_all(app: Flask) -> None:
    assert db.session.scalars(select(User)).all() == []
