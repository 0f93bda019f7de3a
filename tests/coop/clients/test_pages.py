"""The pages of the clients."""

from flask import Flask
from flask.testing import FlaskClient

from tests.builders import a_client, a_season
from tests.people import awa, lena, maud, sign_in


def test_a_cooperant_adds_a_client_and_sees_the_sheet(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    sheet = {"kind": "association", "name": "Le Bon Débarras", "city": "Janzé"}
    page = client.post(f"/saisons/{season.id}/clients/nouveau", data=sheet, follow_redirects=True)
    assert "Le Bon Débarras" in page.text
    assert "Fiche créée" in page.text


def test_a_wrong_siren_is_said_at_its_field_and_nothing_typed_is_lost(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    sheet = {"kind": "entreprise", "name": "Menuiserie Roux", "siren": "123456789"}
    page = client.post(f"/saisons/{season.id}/clients/nouveau", data=sheet)
    assert page.status_code == 422
    assert 'id="siren-error"' in page.text
    assert "Menuiserie Roux" in page.text


def test_the_committee_does_not_see_the_clients(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, lena(season))
    assert client.get(f"/saisons/{season.id}/clients").status_code == 403


def test_a_client_of_another_season_is_not_found(app: Flask, client: FlaskClient) -> None:
    ours, theirs = a_season(), a_season("Job’co", 2021)
    stranger = a_client(theirs)
    sign_in(client, maud(ours))
    assert client.get(f"/saisons/{ours.id}/clients/{stranger.id}").status_code == 404
    assert client.get(f"/saisons/{theirs.id}/clients").status_code == 404
