"""Where the animatrice makes links, shuts them, publishes, and sees how often they are read."""

import datetime as dt
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.sharing import queries
from cjs_app.plumbing import clock
from tests.builders import a_season
from tests.people import maud, sign_in
from tests.visitors import Visitor


def test_the_animatrice_makes_a_link_sees_its_address_once_and_how_often_it_is_read(
    app: Flask, client: FlaskClient
) -> None:
    season = a_season()
    sign_in(client, maud(season))
    home = f"/saisons/{season.id}/lien-comite"
    made = client.post(f"{home}/nouveau", data={"label": "Mairie", "last_day": clock.today().isoformat()})
    found = re.search(r'value="http://localhost(/comite/lien/[^"]{43})"', made.text)
    assert found is not None
    reader = Visitor(app)
    assert reader.post(found[1]).status_code == 303
    reader.get("/comite")
    page = client.get(home).text
    assert found[1] not in page
    assert "Mairie" in page
    assert "lien ouvert 1 fois, page lue 1 fois" in page
    assert "Maud" in page


@pytest.mark.parametrize(
    ("label", "days"),
    [("", 1), ("  ", 1), ("x" * 121, 1), ("Mairie", -1), ("Mairie", 400), ("Mairie", None), ("Mairie", "douze")],
)
def test_a_link_without_its_words_or_its_day_is_refused_where_it_is_typed(
    client: FlaskClient, label: str, days: int | str | None
) -> None:
    season = a_season()
    sign_in(client, maud(season))
    day = (clock.today() + dt.timedelta(days=days)).isoformat() if isinstance(days, int) else days or ""
    answer = client.post(f"/saisons/{season.id}/lien-comite/nouveau", data={"label": label, "last_day": day})
    assert answer.status_code == 422
    assert queries.links_of(season) == []


@pytest.mark.parametrize("persons", ["", "4", "0", "-1", "51", "douze", "1e400", "9" * 400])
def test_the_threshold_is_never_under_five(client: FlaskClient, persons: str) -> None:
    season = a_season()
    sign_in(client, maud(season))
    assert client.post(f"/saisons/{season.id}/lien-comite/seuil", data={"persons": persons}).status_code == 422
    assert queries.threshold_of(season) == 5


def test_the_threshold_chosen_is_that_of_the_next_edition(client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    assert client.post(f"/saisons/{season.id}/lien-comite/seuil", data={"persons": "8"}).status_code == 303
    client.post(f"/saisons/{season.id}/lien-comite/publier")
    assert "moins de 8 personnes" in client.get(f"/saisons/{season.id}/lien-comite/apercu").text


def test_the_page_is_published_once_a_day(client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    publish = f"/saisons/{season.id}/lien-comite/publier"
    assert client.post(publish).status_code == 303
    assert client.post(publish).status_code == 409
