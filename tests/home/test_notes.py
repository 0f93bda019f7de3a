"""«Pourquoi on fait ça» folds for good, and the words of the field are a tap away."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.seasons.models import Season
from cjs_app.home.words import WORDS
from cjs_app.kernel.names import folded
from cjs_app.plumbing.notes import NOTES
from tests.builders import a_season, an_invoice
from tests.people import lena, maud, sign_in
from tests.visitors import Visitor

NOTE = Path(__file__).parents[2] / "templates" / "components" / "note.html"
SCREENS = {
    "devis": "devis",
    "missions": "missions",
    "planning": "planning",
    "heures": "heures",
    "factures": "factures",
    "encaissements": "factures/1/encaissements/nouveau",
    "depenses": "depenses",
    "retenues": "retenues",
    "partage": "partage",
    "cloture": "partage/cloture",
    "bilan": "bilan",
}


@pytest.fixture
def season(app: Flask) -> Season:
    """A season with an invoice."""
    season = a_season()
    an_invoice(season)
    return season


def shows(page: str) -> bool:
    """Return whether the note of a page is open."""
    return '<details class="fold note" open>' in page


def test_every_main_screen_says_why_in_two_lines(client: FlaskClient, season: Season) -> None:
    sign_in(client, maud(season))
    said = {name: client.get(f"/saisons/{season.id}/{page}").text for name, page in SCREENS.items()}
    assert [name for name in NOTES if f'name="note" value="{name}"' not in said[name] or not shows(said[name])] == []


def test_a_note_that_is_folded_stays_folded_and_the_others_open(client: FlaskClient, season: Season) -> None:
    sign_in(client, maud(season))
    here = f"/saisons/{season.id}/devis"
    answer = client.post("/notes", data={"note": "devis", "etat": "plie", "retour": here})
    assert answer.headers["Location"] == here
    assert [shows(client.get(f"/saisons/{season.id}/{page}").text) for page in ("devis", "missions")] == [False, True]
    client.post("/notes", data={"note": "devis", "etat": "ouvert"})
    assert shows(client.get(here).text)


def test_the_cookie_holds_names_of_notes_alone(client: FlaskClient, season: Season) -> None:
    sign_in(client, maud(season))
    client.set_cookie("notes", "devis.awa.<script>")
    client.post("/notes", data={"note": "bilan", "etat": "plie"})
    cookie = client.get_cookie("notes")
    assert cookie is not None
    assert (cookie.value, cookie.http_only) == ("devis.bilan", True)


@pytest.mark.parametrize("name", ["", "inconnue", "devis.bilan"])
def test_only_a_note_of_the_list_can_be_folded(client: FlaskClient, season: Season, name: str) -> None:
    sign_in(client, maud(season))
    assert client.post("/notes", data={"note": name, "etat": "plie"}).status_code == 400


def test_the_words_stand_in_order_each_once_and_everybody_reads_them(app: Flask, season: Season) -> None:
    labels = [word.label for word in WORDS]
    assert labels == sorted(labels, key=folded)
    assert len({word.name for word in WORDS}) == len(WORDS)
    page = sign_in(Visitor(app), lena(season)).get("/mots").text
    assert all(f'id="{word.name}"' in page for word in WORDS)


def test_every_word_that_a_note_leads_to_is_explained() -> None:
    led_to = re.findall(r'\(\("?|\("([a-z-]+)", "', NOTE.read_text("utf-8"))
    assert {name for name in led_to if name} - {word.name for word in WORDS} == set()
    assert len(led_to) > 20


def test_the_words_are_found_from_anywhere(client: FlaskClient, season: Season) -> None:
    page = sign_in(client, maud(season)).get(f"/saisons/{season.id}/chercher?q=mots").text
    assert 'href="/mots"' in page
