"""The coach on the devis, on its form and on its own page: the same words, and nothing written."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from cjs_app.coop.coach.queries import asked_before, summer_of
from cjs_app.coop.quotes.domain import Status
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.quotes.queries import get_quote
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.builders import a_client, a_line, a_quote, a_season
from tests.people import A_DAY, awa, lena, nadia, sign_in
from tests.statements import statements
from tests.summers import a_fixed_deduction, a_small_summer, the_golden_summer
from tests.visitors import Visitor


def plain(text: str) -> str:
    """Return a text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def typed(season: Season, price: str, **more: str) -> dict[str, str]:
    """Return a devis of twelve hours as it is typed."""
    line = {"label": "tonte", "quantity": "12", "unit": "heure", "unit_price_cents": price, "tva_rate": "20"}
    known = {f"lines-0-{name}": value for name, value in line.items()}
    return known | {"client_id": str(a_client(season, "M. Renaudin").id), "day": A_DAY.isoformat()} | more


def test_the_devis_page_says_what_its_price_leaves(app: Flask, client: FlaskClient) -> None:
    season = the_golden_summer()
    quote = a_quote(season, Status.DRAFT, a_line(price=1_500, quantity="12"))
    text = plain(sign_in(client, awa(season)).get(f"/saisons/{season.id}/devis/{quote.id}").text)
    # The golden summer noted four days of 8 h of mission for eleven, 352 h: 1 358,96 is 3,86 an hour, 46,33 for twelve.
    for said in (
        "il reste <b>11,14 €</b> par heure",
        "46,33 € partent ailleurs (25,7 %)",
        "Au-dessous de <b>3,87 €</b>",
    ):
        assert said in text


def test_the_form_says_it_before_anything_is_saved(app: Flask, client: FlaskClient) -> None:
    season = a_small_summer()
    before = len(db.session.scalars(select(Quote)).all())
    form = typed(season, "15", asking="1")
    text = plain(sign_in(client, awa(season)).post(f"/saisons/{season.id}/devis/nouveau", data=form).text)
    # A tenth goes to the fund: 18,00 of 180,00.
    assert "À ce prix, il reste <b>13,50 €</b> par heure et par personne." in text
    assert "18,00 € partent ailleurs (10 %)" in text
    # «Tonte» was accepted at 100,00 and at 200,00.
    assert (
        "d’habitude <b>150,00 €</b> par heure (accepté 2 fois, de 100,00 € à 200,00 €). Ici, 135,00 € de moins" in text
    )
    assert len(db.session.scalars(select(Quote)).all()) == before


def test_a_price_that_leaves_nothing_is_said_and_still_saved(app: Flask, client: FlaskClient) -> None:
    season = a_small_summer()
    a_fixed_deduction(season, 40_000)
    visitor = sign_in(client, awa(season))
    asked = visitor.post(f"/saisons/{season.id}/devis/nouveau", data=typed(season, "5", asking="1"))
    assert "le groupe paierait pour travailler" in asked.text
    assert visitor.post(f"/saisons/{season.id}/devis/nouveau", data=typed(season, "5")).status_code == 303


@pytest.mark.parametrize("price", ["", "douze", "1e400"])
def test_a_line_that_cannot_be_read_yet_gets_no_advice_and_no_reproach(
    app: Flask, client: FlaskClient, price: str
) -> None:
    season = a_small_summer()
    answer = sign_in(client, awa(season)).post(
        f"/saisons/{season.id}/devis/nouveau", data=typed(season, price, asking="1")
    )
    assert answer.status_code in (200, 422)
    assert "demander au coach" in answer.text


def test_work_without_hours_is_asked_for_them_and_leads_to_the_coach(app: Flask, client: FlaskClient) -> None:
    season = a_small_summer()
    quote = a_quote(season, Status.DRAFT, a_line())
    get_quote(season, quote.id).lines[0].unit = "forfait"
    db.session.commit()
    visitor = sign_in(client, awa(season))
    text = visitor.get(f"/saisons/{season.id}/devis/{quote.id}").text
    assert "Aucune ligne n’est en heures" in text
    assert f"/saisons/{season.id}/coach?total=100,00" in text
    tried = plain(visitor.get(f"/saisons/{season.id}/coach?total=100,00&heures=8").text)
    assert "il reste <b>11,25 €</b> par heure" in tried


@pytest.mark.parametrize("asked", ["total=douze&heures=3", "total=180&heures=demain", "total=0&heures=3"])
def test_what_cannot_be_read_is_said_at_its_field(app: Flask, client: FlaskClient, asked: str) -> None:
    season = a_small_summer()
    answer = sign_in(client, awa(season)).get(f"/saisons/{season.id}/coach?{asked}")
    assert answer.status_code == 422
    assert "field__error" in answer.text


def test_the_coach_speaks_to_the_team_only(app: Flask) -> None:
    season = a_small_summer()
    for user in (lena(season), nadia(season)):
        assert sign_in(Visitor(app), user).get(f"/saisons/{season.id}/coach").status_code == 403


def test_the_summer_before_of_the_same_carrier_counts_and_another_s_does_not(each_app: Flask) -> None:
    former = a_small_summer()
    other = a_season("Ailleurs", 2021, carrier="Un autre", siren="")
    a_quote(other, Status.ACCEPTED, a_line(price=9_900), day=dt.date(2021, 7, 13))
    season = a_season(year=2022)
    assert season.carrier_id == former.carrier_id
    assert summer_of(season).former_minutes == 360
    assert dict(asked_before(season)[("tonte", "heure")]) == {10_000: 1, 20_000: 1}


def test_a_devis_is_not_compared_with_itself(app: Flask) -> None:
    season = a_season()
    quote = a_quote(season, Status.ACCEPTED)
    assert asked_before(season, quote.id) == {}
    assert ("tonte", "heure") in asked_before(season)


def test_trying_a_price_costs_one_question(app: Flask, client: FlaskClient) -> None:
    season = a_small_summer()
    address = f"/saisons/{season.id}/coach?total=100&heures=3"
    assert statements(sign_in(client, awa(season)), address) == 1 + 1
