"""The front page."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.access.domain import Role
from cjs_app.coop.cooperants.actions import leave
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.domain import Status
from tests.builders import a_cooperant, a_season
from tests.people import A_DAY, a_person, awa, lena, maud, nadia, pierre, sign_in, stamped
from tests.visitors import Visitor


def test_who_has_one_season_is_in_it_at_once(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    a_season("Job’co")
    page = sign_in(client, awa(season)).get("/").text
    assert "Bonjour Awa" in page
    assert "Coop’Avenir · été 2021" in page
    assert f'href="/saisons/{season.id}/cooperants"' in page
    assert "Job’co" not in page


def test_who_has_several_chooses(app: Flask, client: FlaskClient) -> None:
    first, second = a_season(), a_season("Coop’Avenir", 2022)
    user = maud(first)
    seasons.give_role(second, user.id, Role.FACILITATOR, stamped())
    page = sign_in(client, user).get("/").text
    assert [f'href="/saisons/{season.id}/accueil"' in page for season in (first, second)] == [True, True]
    assert "Bonjour Maud" in client.get(f"/saisons/{first.id}/accueil").text


def test_who_has_none_is_told_whom_to_ask(app: Flask, client: FlaskClient) -> None:
    a_season()
    page = sign_in(client, a_person("Tom")).get("/").text
    assert "Demander un accès" in page
    assert "Nouvelle saison" not in page


def test_the_coordination_is_led_to_a_first_season(app: Flask, client: FlaskClient) -> None:
    assert 'href="/saisons/nouvelle"' in sign_in(client, pierre()).get("/").text


@pytest.mark.parametrize("page", ["/", "/saisons"])
def test_the_coordination_brings_a_summer_in_from_its_home_and_from_the_list(
    app: Flask, client: FlaskClient, page: str
) -> None:
    assert 'href="/importer"' in sign_in(client, pierre()).get(page).text
    animatrice = maud(a_season())
    a_season("Job’co")
    assert 'href="/importer"' not in sign_in(client, animatrice).get(page).text
    coordinator = a_person("Paule", None, Role.COORDINATION)
    assert 'href="/importer"' in sign_in(client, coordinator).get(page).text


def test_only_what_may_be_opened_is_offered(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    offered = {
        name: sign_in(Visitor(app), user).get("/").text for name, user in (("awa", awa(season)), ("lena", lena(season)))
    }
    assert "Voir l’équipe" in offered["awa"]
    assert "Voir l’équipe" not in offered["lena"]
    assert "Dernièrement" not in offered["lena"]


def test_the_accountant_is_led_to_the_expenses_and_who_may_note_one_to_that(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    pages = [sign_in(Visitor(app), user).get("/").text for user in (nadia(season), awa(season))]
    assert ["Voir les dépenses" in page for page in pages] == [True, False]
    assert ["Noter une dépense" in page for page in pages] == [False, True]


def test_a_cooperant_finds_their_own_sheet(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    account = awa(season)
    sheet = a_cooperant(season, "Awa", user_id=account.id)
    link = f'href="/saisons/{season.id}/cooperants/{sheet.id}"'
    other = a_person("Noé", season, Role.COOPERANT)
    pages = [sign_in(Visitor(app), user).get("/").text for user in (account, other, maud(season))]
    assert [link in page.split("Dernièrement")[0] for page in pages] == [True, False, False]


def test_a_closed_season_offers_nothing_to_write(app: Flask, client: FlaskClient) -> None:
    season = a_season(status=Status.CLOSED)
    page = sign_in(client, awa(season)).get("/").text
    assert "Noter des heures" not in page
    assert "La saison est close" in page


def test_how_many_founded_and_how_many_stayed_stand_together(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    for name in ("Awa", "Noé", "Tom", "Ana", "Eli"):
        a_cooperant(season, name)
    leave(a_cooperant(season, "Lila"), A_DAY, stamped())
    page = sign_in(client, maud(season)).get("/").text
    assert re.findall(r'figure-card__(?:value|hint)">([^<]*)<', page)[-2:] == ["5", "sur 6 qui ont créé la coopérative"]


def test_another_season_s_front_page_does_not_exist(app: Flask, client: FlaskClient) -> None:
    sign_in(client, maud(a_season()))
    assert client.get(f"/saisons/{a_season('Job’co').id}/accueil").status_code == 404


def test_the_committee_is_led_to_the_summer_on_one_page_and_to_no_bilan_that_is_still_shut(app: Flask) -> None:
    season = a_season()
    visitor = sign_in(Visitor(app), lena(season))
    page = visitor.get(f"/saisons/{season.id}/accueil").text
    tiles = page.partition('class="verbs"')[2].partition("</nav>")[0]
    bar = page.partition('bottom-bar"')[2].partition("<details")[0]
    assert [f"/saisons/{season.id}/resume" in part for part in (tiles, bar)] == [True, True]
    assert f"/saisons/{season.id}/bilan" not in tiles
