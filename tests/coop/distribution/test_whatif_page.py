"""What if we shared otherwise: the page of the six rules, and the vote that begins there."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from cjs_app.access.models import User
from cjs_app.coop.distribution import queries
from cjs_app.coop.seasons.domain import Rule
from cjs_app.coop.seasons.models import Season
from tests.builders import a_season
from tests.people import awa, lena, maud, nadia, sign_in
from tests.statements import statements
from tests.summers import a_small_summer, closed_by_two, in_closing
from tests.visitors import Visitor


def visit(app: Flask, user: User, season: Season, asked: str = "") -> TestResponse:
    """Return the answer that someone gets."""
    return sign_in(Visitor(app), user).get(f"/saisons/{season.id}/partage/et-si{asked}")


def plain(answer: TestResponse) -> str:
    """Return the text of a page with ordinary spaces."""
    return answer.text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_cooperant_compares_the_six_rules_person_by_person(app: Flask) -> None:
    season = a_small_summer()
    text = plain(visit(app, awa(season), season))
    # 297,00 by hours: 3 h, 3 h and 2 h of 8 h. Equal parts are in force.
    for said in ("La règle en vigueur", "111,37 €", "+12,38 €", "74,25 €", "−24,75 €"):
        assert said in text
    assert "Noter ce vote" not in text


def test_what_the_address_asks_for_is_tried_and_nothing_is_written(app: Flask) -> None:
    season = a_small_summer()
    text = plain(visit(app, maud(season), season, "?part=60&salaire=10&sorte=mission"))
    assert "60 % de la somme" in text
    assert 'value="60"' in text
    assert (season.rule, queries.votes_of(season)) == (Rule.EQUAL, [])


def test_a_rule_that_says_no_says_why_beside_the_others(app: Flask) -> None:
    season = a_small_summer()
    text = plain(visit(app, awa(season), season, "?part=50&salaire=100"))
    assert "Les salaires (600,00 €) dépassent la somme à partager (297,00 €)" in text
    assert text.count("refusée") == 3


@pytest.mark.parametrize("asked", ["?part=101", "?part=1e400", "?salaire=douze", "?salaire=-1", "?sorte=sieste"])
def test_what_cannot_be_tried_is_said_at_its_field_and_the_season_s_own_is_shown(app: Flask, asked: str) -> None:
    season = a_small_summer()
    answer = visit(app, awa(season), season, asked)
    assert answer.status_code == 422
    assert "field__error" in answer.text
    assert "99,00" in answer.text


def test_neither_the_committee_nor_the_accountant_sees_single_shares_tried(app: Flask) -> None:
    season = a_small_summer()
    for user in (lena(season), nadia(season)):
        assert visit(app, user, season).status_code == 403
        road = sign_in(Visitor(app), user).get(f"/saisons/{season.id}/partage/argent").text
        assert "/partage/et-si" not in road


def test_a_rule_tried_leads_to_its_vote_already_filled(app: Flask, client: FlaskClient) -> None:
    season = a_small_summer()
    visitor = sign_in(client, maud(season))
    text = visitor.get(f"/saisons/{season.id}/partage/et-si?part=60&salaire=4,5&sorte=mission").text
    links = re.findall(r'href="([^"]+/partage/vote\?[^"]+)"', text)
    [mixed] = [link.replace("&amp;", "&") for link in links if "regle=mixte" in link]
    form = visitor.get(mixed).text
    for filled in ('checked id="rule-4"', 'value="60"', 'value="4,50"', 'checked id="natures-0"'):
        assert filled in form


def test_a_summer_with_nothing_to_share_says_so(app: Flask) -> None:
    season = a_season()
    assert "Il n’y a rien à partager" in visit(app, awa(season), season).text


def test_a_closed_summer_can_still_be_thought_over_but_not_voted(app: Flask) -> None:
    season = a_small_summer()
    closed_by_two(in_closing(season))
    text = plain(visit(app, maud(season), season))
    assert "297,00 €" in text
    assert "Noter ce vote" not in text


def test_six_rules_cost_three_questions(app: Flask, client: FlaskClient) -> None:
    season = a_small_summer()
    assert statements(sign_in(client, awa(season)), f"/saisons/{season.id}/partage/et-si") == 1 + 2
