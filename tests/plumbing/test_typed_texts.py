"""A name is something that everybody can see, and reads the same way."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.kernel.sentences import deceives, visible
from tests.builders import a_season
from tests.people import maud, sign_in

NOTHING = [" ", "\u00a0\u202f", "\u200b", "\u2060\ufeff", "\u200d", "\u3164", "\u2800", "\u0301", "\u00ad\t"]
DECEITFUL = ["Léa\u202eaéL", "\u2066Léa", "Léa\x07", "Léa\u200f", "Lé\ud800a", "Léa\x85", "\U000e0001Léa"]
FORMS = {
    "cooperants/nouveau": "first_name",
    "clients/nouveau": "name",
    "depenses/noter": "label",
    "retenues/ajouter": "label",
    "reglages": "name",
}


@pytest.mark.parametrize("text", NOTHING)
def test_a_text_in_which_nothing_can_be_seen_is_empty(text: str) -> None:
    assert visible(text) == ""


@pytest.mark.parametrize("text", ["Léa", "Anne-Lise D’Arc", "👩‍🌾", "\U0001fae8", "О́льга", "(?)", "محمد", "3"])
def test_every_name_that_can_be_seen_is_kept(text: str) -> None:
    assert visible(f" {text}\u200b ") == text
    assert not deceives(text)


@pytest.mark.parametrize("text", DECEITFUL)
def test_a_text_that_reads_otherwise_than_it_was_typed_is_seen(text: str) -> None:
    assert deceives(text)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", [*NOTHING, *DECEITFUL[:4]])
def test_no_form_takes_such_a_name(app: Flask, client: FlaskClient, form: str, name: str) -> None:
    season = a_season()
    answer = sign_in(client, maud(season)).post(f"/saisons/{season.id}/{form}", data={FORMS[form]: name})
    assert answer.status_code == 422
    assert f'id="{FORMS[form]}-error"' in answer.text


def test_what_is_not_in_a_list_is_told_with_a_real_apostrophe(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sheet = {"name": "Mme Le Goff", "kind": "martien"}
    page = sign_in(client, maud(season)).post(f"/saisons/{season.id}/clients/nouveau", data=sheet).text
    assert "N’est pas un choix valide." in page


def test_a_redirection_speaks_french(app: Flask, client: FlaskClient) -> None:
    answer = client.get("/compte")
    assert (answer.status_code, answer.location) == (302, "/connexion?suite=/compte")
    assert '<html lang="fr">' in answer.text and 'href="/connexion?suite=/compte"' in answer.text


def test_a_line_of_a_devis_is_no_invisible_word(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    line = {"lines-0-label": "\u200b", "lines-0-quantity": "1", "lines-0-unit_price_cents": "5"}
    page = sign_in(client, maud(season)).post(f"/saisons/{season.id}/devis/nouveau", data=line)
    assert "Écrire" in page.text and page.status_code == 422
