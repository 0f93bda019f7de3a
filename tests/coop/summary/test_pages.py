"""The summer on one page and on a wall: who reads which figures, and nobody's name."""

import html
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.access.models import User
from cjs_app.coop.bilan import actions as bilan
from cjs_app.coop.seasons.models import Season
from cjs_app.coop.sharing import actions as sharing
from tests.builders import a_cooperant, a_season
from tests.coop.sharing.summers import NAMES, SURNAMES, a_rich_summer
from tests.people import awa, lena, maud, nadia, sign_in, stamped
from tests.statements import statements
from tests.summers import a_small_summer, the_golden_summer
from tests.visitors import Visitor

PAGES = ("resume", "projection")


def visit(app: Flask, user: User, season: Season, page: str) -> str:
    """Return a page as someone reads it."""
    answer = sign_in(Visitor(app), user).get(f"/saisons/{season.id}/{page}")
    assert answer.status_code == 200
    return html.unescape(answer.text)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("person", [awa, maud, nadia])
def test_the_team_and_the_accountant_read_every_figure(app: Flask, person: Callable[[Season], User], page: str) -> None:
    season = the_golden_summer()
    text = visit(app, person(season), season, page)
    for told in (">29<", ">25<", "3\u202f280,00\u00a0€", "174,64\u00a0€", "1\u202f921,04\u00a0€ ÷ 11 parts"):
        assert told in text, told


@pytest.mark.parametrize("page", PAGES)
def test_the_committee_reads_nothing_before_it_is_published(app: Flask, page: str) -> None:
    season = a_rich_summer()
    text = visit(app, lena(season), season, page)
    assert "Rien n’est encore publié" in text
    assert '<svg class="chart' not in text


@pytest.mark.parametrize("page", PAGES)
def test_the_committee_reads_the_newest_edition_and_nothing_of_this_day(app: Flask, page: str) -> None:
    season = a_rich_summer()
    sharing.publish(season, stamped())
    user = lena(season)
    before = visit(app, user, season, page)
    a_small_summer(season)
    assert figures_of(visit(app, user, season, page)) == figures_of(before)


def test_the_committee_s_home_says_which_figures_are_of_today_and_which_of_the_day_of_the_edition(app: Flask) -> None:
    season, told = a_rich_summer(), "Les sommes et les heures sont celles d’aujourd’hui"
    people = [person(season) for person in (lena, nadia, maud)]
    assert told not in visit(app, people[0], season, "accueil")
    sharing.publish(season, stamped())
    pages = [visit(app, person, season, "accueil") for person in people]
    assert [told in page for page in pages] == [True, False, False]
    assert "datent de la synthèse publiée le mardi 13 juillet 2021." in pages[0]


def figures_of(text: str) -> list[str]:
    """Return every amount and every number that a page shows."""
    return re.findall(r">[^<]*\d[^<]*<", text.partition("<main")[2])


def test_a_cell_of_too_few_clients_is_told_to_the_team_and_not_to_the_committee(app: Flask) -> None:
    season = a_rich_summer()
    sharing.publish(season, stamped())
    assert "Association (1)" in visit(app, maud(season), season, "resume")
    text = visit(app, lena(season), season, "resume")
    assert "Association" not in text
    assert "Le reste, ensemble" in text
    assert "Ce qui compte moins de 5 personnes n’y est pas montré." in text


@pytest.mark.parametrize("page", PAGES)
def test_nobody_is_named_to_anybody(app: Flask, page: str) -> None:
    season = a_rich_summer()
    sharing.publish(season, stamped())
    for person in (lena, awa):
        text = visit(app, person(season), season, page)
        words = set(re.findall(r"\w+", text.partition("<main")[2]))
        assert words & {*NAMES, *SURNAMES, "Kervella", "Vigouroux"} == set()


def test_each_step_of_a_funnel_leads_to_its_figure_for_who_may_open_it(app: Flask) -> None:
    season = the_golden_summer()
    sharing.publish(season, stamped())
    text = visit(app, awa(season), season, "resume")
    keys = ("written", "sent", "accepted", "done", "billed", "paid")
    steps = [f"/saisons/{season.id}/bilan/chiffres/quotes_{key}" for key in keys]
    assert [step for step in steps if f'href="{step}"' not in text] == []
    assert "/bilan/chiffres/" not in visit(app, lena(season), season, "resume")


def test_a_wall_has_the_texts_of_the_group_and_thanks_last(app: Flask) -> None:
    season = the_golden_summer()
    bilan.write_text(season, "portrait", "Nous étions douze au départ.", stamped())
    text = visit(app, awa(season), season, "projection")
    titles = re.findall(r"<h[12] class=\"slide__(?:title|name)\">([^<]*)<", text)
    assert (titles[0], titles[-1]) == ("Coop’Avenir", "Merci\u00a0!")
    assert "<p>Nous étions douze au départ.</p>" in text


def test_each_slide_leads_to_the_one_before_and_the_one_after(app: Flask) -> None:
    season = the_golden_summer()
    text = visit(app, awa(season), season, "projection")
    places = re.findall(r'<section class="slide[^"]*" id="diapo-(\d+)"', text)
    assert places == [str(place) for place in range(1, len(places) + 1)]
    steps = re.findall(r'class="slide__step" href="#diapo-(\d+)"', text)
    assert sorted(set(steps), key=int) == places


@pytest.mark.parametrize(("asked", "shade"), [("sombre", "slides--sombre"), ("claire", "slides--claire"), ("x", "")])
def test_a_wall_is_dark_or_light_as_it_is_asked(app: Flask, asked: str, shade: str) -> None:
    season = a_small_summer()
    text = visit(app, awa(season), season, f"projection?teinte={asked}")
    assert re.findall(r'<div class="slides ?([^"]*)"', text) == [shade]


def test_an_empty_summer_has_its_page_and_its_wall(app: Flask) -> None:
    season = a_season()
    user = maud(season)
    assert "Pas encore de facture émise." in visit(app, user, season, "resume")
    assert "Merci\u00a0!" in visit(app, user, season, "projection")


def test_another_season_s_page_is_unknown(app: Flask) -> None:
    mine, other = a_season(), a_season("Ailleurs")
    visitor = sign_in(Visitor(app), lena(mine))
    assert [visitor.get(f"/saisons/{other.id}/{page}").status_code for page in PAGES] == [404, 404]


@pytest.mark.parametrize("page", PAGES)
def test_the_committee_s_page_asks_few_questions(app: Flask, client: FlaskClient, page: str) -> None:
    season = a_rich_summer()
    sharing.publish(season, stamped())
    assert statements(sign_in(client, lena(season)), f"/saisons/{season.id}/{page}") <= 6


def test_a_longer_summer_costs_no_more_questions(app: Flask, client: FlaskClient) -> None:
    season = a_small_summer()
    visitor = sign_in(client, awa(season))
    before = statements(visitor, f"/saisons/{season.id}/resume")
    for _ in range(5):
        a_cooperant(season)
    assert statements(visitor, f"/saisons/{season.id}/resume") == before <= 19


def test_former_summers_are_compared_from_their_own_editions(app: Flask) -> None:
    former = a_rich_summer("Avant")
    former.year, former.territory = 2020, "Vitré"
    sharing.publish(former, stamped())
    season = a_season("Après")
    season.territory = "Vitré"
    sharing.publish(season, stamped())
    text = visit(app, lena(season), season, "resume")
    assert "Été après été" in text
    assert "Avant 2020" in text


def test_the_home_the_parts_and_the_page_say_the_same_of_the_group_to_the_committee(app: Flask) -> None:
    season = the_golden_summer()
    sharing.publish(season, stamped())
    user = lena(season)
    home, parts, page = (visit(app, user, season, name) for name in ("accueil", "partage", "resume"))
    assert [text.count("1\u202f921,04\u00a0€") > 0 for text in (home, parts, page)] == [True] * 3
    assert ["Ont créé la coopérative" in home, "12 au départ" in page] == [True] * 2
    assert [
        re.search(r"\b11 (à la fin|personnes reçoivent)|>11<|÷&#8239;11", text) for text in (home, parts, page)
    ] == [None] * 3


def test_who_came_since_the_edition_is_not_found_by_comparing_it_with_the_home(app: Flask) -> None:
    season = the_golden_summer()
    sharing.publish(season, stamped())
    a_cooperant(season, "Zoé")
    user = lena(season)
    home, parts, road = (visit(app, user, season, name) for name in ("accueil", "partage", "partage/argent"))
    assert re.findall(r'figure-card__value">([^<]*)<', home)[-1] == "12"
    assert ["personnes qui reçoivent une part" in parts, "par personne, en moyenne" in road] == [False, False]


def test_what_four_persons_share_is_told_to_the_team_and_to_the_committee_at_the_closing_only(app: Flask) -> None:
    season = a_small_summer()
    for person, told in ((maud, True), (lena, False)):
        user = person(season)
        pages = [visit(app, user, season, name) for name in ("accueil", "partage", "partage/argent")]
        assert ["297,00\u00a0€" in text for text in pages] == [told] * 3
        assert ["Moins de cinq personnes se partagent" in text for text in pages] == [False, not told, not told]
