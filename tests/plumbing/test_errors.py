"""When something cannot be done: one sentence, one way on, never a trace."""

import datetime as dt

from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.quotes.models import Quote
from cjs_app.plumbing.database import db
from tests.builders import a_client, a_season
from tests.people import maud, sign_in


def test_two_people_who_write_the_same_thing_at_once_are_told_to_look_again(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    buyer = a_client(season)
    db.session.add(Quote(season_id=season.id, number="VIT-D-2021-001", day=dt.date(2021, 7, 6), client_id=buyer.id))
    sign_in(client, maud(season))
    answer = client.post(
        f"/saisons/{season.id}/devis/nouveau",
        data={
            "client": buyer.id,
            "client_id": buyer.id,
            "day": "2021-07-13",
            "lines-0-label": "Tonte",
            "lines-0-quantity": "2",
            "lines-0-unit_price_cents": "12",
            "lines-0-unit_price": "12",
        },
    )
    assert answer.status_code == 409
    assert "recommencer" in answer.text


def test_a_page_that_does_not_exist_leads_back_home(app: Flask, client: FlaskClient) -> None:
    answer = client.get("/nulle/part")
    assert answer.status_code == 404
    assert 'href="/"' in answer.text


def test_a_forged_form_is_refused(app: Flask, client: FlaskClient) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    assert client.post("/connexion", data={"login": "maud", "passphrase": "x"}).status_code == 400
