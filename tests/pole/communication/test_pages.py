"""The communication of a year on its page, and the figures it tells."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.pole.communication import actions
from cjs_app.pole.communication.domain import AwarenessSheet, CountKind, CuttingSheet, Network
from cjs_app.pole.communication.figures import figures_of
from tests.people import sarah, sign_in, stamped, yvon

HOME = "/pole/2021/communication"
LATER = stamped(day=dt.date(2021, 12, 31))


@pytest.fixture
def told(app: Flask) -> None:
    """Five articles, a change on Facebook, a stock on LinkedIn, three classes."""
    for rank in range(5):
        day = dt.date(2021, 7, 5 + rank)
        actions.keep_cutting(CuttingSheet(day, f"Article {rank}", "Le Journal", "Jeunesse"), LATER)
    page = actions.open_account(Network.FACEBOOK, "Le pôle", LATER)
    actions.count_followers(page, CountKind.CHANGE, LATER.day, 89, LATER)
    network = actions.open_account(Network.LINKEDIN, "Le pôle", LATER)
    actions.count_followers(network, CountKind.STOCK, LATER.day, 900, LATER)
    actions.note_talk(AwarenessSheet(dt.date(2021, 3, 9), "L’ESS", "Lycée", 3), LATER)


def test_stock_and_change_are_two_figures(told: None) -> None:
    found = {figure.key: figure.value for figure in figures_of(2021)}
    assert found["communication.followers_change.facebook-le-pole"] == 89
    assert found["communication.followers.linkedin-le-pole"] == 900
    assert "communication.followers.facebook-le-pole" not in found
    assert "communication.followers_change.linkedin-le-pole" not in found


def test_five_articles_and_three_classes_are_counted(told: None) -> None:
    found = {figure.key: figure for figure in figures_of(2021)}
    assert (found["communication.press"].value, found["communication.classes"].value) == (5, 3)
    parts = [one.value for one in found.values() if one.part_of == "communication.press"]
    assert parts == [5]
    assert list(figures_of(2020)) == []


def test_the_page_tells_both_without_mixing_them(client: FlaskClient, told: None) -> None:
    page = sign_in(client, yvon()).get(HOME).text
    assert "+89 dans l’année" in page
    assert "900 abonnés" in page
    assert client.get(f"{HOME}/presse").status_code == 403


def test_an_article_is_noted_found_and_taken_back(app: Flask, client: FlaskClient, told: None) -> None:
    app.config["CLOCK"] = lambda: dt.datetime(2021, 12, 31, 12, tzinfo=dt.UTC)
    sign_in(client, sarah())
    typed = {"day": "2021-11-09", "title": "Le mois commence", "outlet": "La Radio", "about": "Mois de l’ESS"}
    assert client.post(f"{HOME}/presse", data=typed).status_code == 303
    assert "Le mois commence" in client.get("/pole/2021/chercher?q=commence").text
    client.post(f"{HOME}/presse/6/reprendre")
    assert "Le mois commence" not in client.get(HOME).text


def test_a_day_to_come_is_refused_at_its_field(app: Flask, client: FlaskClient, told: None) -> None:
    app.config["CLOCK"] = lambda: dt.datetime(2021, 12, 1, 12, tzinfo=dt.UTC)
    sign_in(client, sarah())
    typed = {"kind": "stock", "day": "2021-12-31", "number": "950"}
    answer = client.post(f"{HOME}/comptes/2/abonnes", data=typed)
    assert (answer.status_code, "pas encore passé" in answer.text, "950" in answer.text) == (422, True, True)
