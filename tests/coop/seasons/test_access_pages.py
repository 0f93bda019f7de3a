"""Who is let into a season, on screen."""

from flask import Flask
from flask.testing import FlaskClient

from cjs_app.access import actions as access
from cjs_app.access.domain import Role
from cjs_app.coop.seasons import queries
from tests.builders import a_season
from tests.people import a_person, maud, sign_in, stamped
from tests.visitors import Visitor


def test_an_account_opened_by_the_staff_lets_its_person_in(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    account = {
        "login": "tom",
        "display_name": "Tom",
        "passphrase": "lune vélo gris pluie",
        "role": "cooperant",
    }
    assert "Tom" in client.post(f"/saisons/{season.id}/acces/nouveau", data=account, follow_redirects=True).text
    assert access.sign_in("tom", "lune vélo gris pluie", stamped()) is not None


def test_a_weak_passphrase_is_said_at_its_field_and_never_comes_back(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    account = {"login": "tom", "display_name": "Tom", "passphrase": "secret", "role": "cooperant"}
    page = client.post(f"/saisons/{season.id}/acces/nouveau", data=account)
    assert 'id="passphrase-error"' in page.text
    assert 'value="secret"' not in page.text
    assert [user.display_name for _, user in queries.accounts_of(season)] == ["Maud"]


def test_a_facilitator_is_not_offered_the_role_of_coordination(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    a_person("Tom")
    sign_in(client, maud(season))
    way = f"/saisons/{season.id}/acces/donner"
    assert 'value="coordination"' not in client.get(way).text
    assert client.post(way, data={"login": "tom", "role": "coordination"}).status_code == 422
    assert client.post(way, data={"login": "tom", "role": "committee"}).status_code == 303


def test_access_taken_back_shuts_the_season_at_once(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    tom = a_person("Tom", season, Role.COOPERANT)
    given = queries.accounts_of(season)[0][0].id
    his = sign_in(Visitor(app), tom)
    assert his.get(f"/saisons/{season.id}").status_code == 200
    sign_in(client, maud(season)).post(f"/saisons/{season.id}/acces/{given}/retirer")
    assert his.get(f"/saisons/{season.id}").status_code == 302  # to the door: his sessions ended
    assert sign_in(his, tom).get(f"/saisons/{season.id}").status_code == 404
