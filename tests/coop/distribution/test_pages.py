"""The pages of the sharing: who sees what, and how a summer is closed from a browser."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.access.models import User
from cjs_app.coop.distribution import queries
from cjs_app.coop.seasons.domain import Rule, Status
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.builders import a_cooperant, a_season
from tests.people import awa, lena, maud, pierre, sign_in
from tests.summers import a_fixed_deduction, a_small_summer, closed_by_two, in_closing
from tests.visitors import Visitor

VOTE = {"day": "2021-07-13", "rule": "heures", "natures": ["mission"], "votes_for": "8", "votes_against": "1"}


def visit(app: Flask, user: User, path: str) -> str:
    """Return a page as someone reads it."""
    answer = sign_in(Visitor(app), user).get(path)
    assert answer.status_code == 200
    return answer.text


def page_of(season: Season, rest: str = "") -> str:
    """Return the address of a page of the sharing."""
    return f"/saisons/{season.id}/partage{rest}"


def status_of(season: Season) -> Status:
    """Return where a season stands, read again."""
    db.session.expire_all()
    return db.session.get_one(Season, season.id).status


def test_the_team_reads_each_share_line_by_line(app: Flask) -> None:
    season = a_small_summer()
    text = visit(app, awa(season), page_of(season))
    assert text.count("99,00\u00a0€") >= 3
    assert "Ilyes" in text
    assert "297,00\u00a0€ en 3 parts égales" in text


def test_the_committee_reads_the_totals_and_neither_names_nor_single_shares(app: Flask) -> None:
    season = a_small_summer()
    for name in ("Nolwenn", "Malo"):
        a_cooperant(season, name)
    a_cooperant(season, "Zéphyrine-Témoin", has_share=False)
    season.rule = Rule.HOURS
    text = visit(app, lena(season), page_of(season))
    assert "297,00\u00a0€" in text
    assert [word for word in ("Zéphyrine", "Ilyes", "C01", "111,38", "74,25") if word in text] == []


def test_a_deficit_is_said_at_the_top(app: Flask) -> None:
    season = a_small_summer()
    a_fixed_deduction(season, 40000)
    assert "Un déficit de 103,00\u00a0€" in visit(app, awa(season), page_of(season))


def test_a_refused_sharing_says_why(app: Flask) -> None:
    season = a_small_summer()
    season.rule, season.wage_cents = Rule.WAGE_THEN_DIVIDEND, 10000
    assert "600,00\u00a0€) dépassent la somme à partager (297,00\u00a0€)" in visit(app, awa(season), page_of(season))


def test_an_empty_summer_has_a_page_too(app: Flask) -> None:
    season = a_season()
    assert "Les parts apparaîtront avec l’équipe" in visit(app, awa(season), page_of(season))


def test_a_vote_noted_years_later_starts_with_a_day_that_is_accepted(app: Flask) -> None:
    season = a_season()
    season.start_day, season.end_day = dt.date(2016, 7, 4), dt.date(2016, 8, 26)
    assert 'value="2016-08-26"' in visit(app, maud(season), page_of(season, "/vote"))


def test_the_facilitator_notes_a_vote(client: FlaskClient, app: Flask) -> None:
    season = a_season()
    answer = sign_in(client, maud(season)).post(page_of(season, "/vote"), data=VOTE)
    assert (answer.status_code, answer.location) == (303, page_of(season))
    [vote] = queries.votes_of(season)
    assert (vote.rule, vote.natures, vote.votes_for, vote.abstentions) == (Rule.HOURS, "mission", 8, 0)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"day": "2099-01-01"}, "Ce jour n’est pas encore arrivé"),
        ({"votes_for": "douze"}, "« douze » n’est pas un nombre"),
        ({"votes_for": "2,5"}, "Écrire un nombre de personnes"),
        ({"votes_for": "1"}, "n’est pas adopté (1 pour, 1 contre)"),
        ({"equal_percent": "1e400"}, "« 1e400 » n’est pas un nombre"),
        ({"wage_cents": "-1"}, "plus petit que zéro"),
        ({"note": "x" * 10_000}, "2000 caractères au plus"),
        ({"natures": ["mission", "sieste"]}, "corriger"),
        ({"rule": "loterie"}, "corriger"),
        ({"rule": ""}, "Choisir une règle"),
    ],
)
def test_a_vote_that_cannot_be_read_comes_back(
    client: FlaskClient, app: Flask, typed: dict[str, object], said: str
) -> None:
    season = a_season()
    answer = sign_in(client, maud(season)).post(page_of(season, "/vote"), data=VOTE | typed)
    assert answer.status_code == 422
    assert said in answer.text.replace("\u00a0", " ")
    assert queries.votes_of(season) == []


def test_a_form_with_nothing_in_it_is_no_error_of_ours(client: FlaskClient, app: Flask) -> None:
    season = a_season()
    assert sign_in(client, maud(season)).post(page_of(season, "/vote")).status_code == 422


def test_a_note_with_a_nul_byte_is_kept_without_it(client: FlaskClient, app: Flask) -> None:
    season = a_season()
    sign_in(client, maud(season)).post(page_of(season, "/vote"), data=VOTE | {"note": "à main levée\x00 🎉"})
    assert [vote.note for vote in queries.votes_of(season)] == ["à main levée 🎉"]


def test_only_the_staff_votes_and_closes(app: Flask) -> None:
    season = a_small_summer()
    for user in (awa(season), lena(season)):
        visitor = sign_in(Visitor(app), user)
        assert visitor.get(page_of(season, "/vote")).status_code == 403
        assert visitor.get(page_of(season, "/cloture")).status_code == 403
        assert visitor.post(page_of(season, "/cloture")).status_code == 403
        assert visitor.post(page_of(season, "/cloture/etape")).status_code == 403


KNOWN = {"encore_du": "36000"}
"""The tick that says that 360,00 are known to be still owed."""


def test_a_summer_is_closed_by_two_people(client: FlaskClient, app: Flask) -> None:
    season = a_small_summer()
    visitor = sign_in(client, maud(season))
    address = page_of(season, "/cloture")
    assert "Clore la saison" not in visitor.get(address).text
    visitor.post(address + "/etape", data={"etape": "commencer la clôture"})
    assert visitor.post(address + "/proposer", data=KNOWN).location == address
    assert "Une autre personne de l’équipe doit maintenant relire" in visitor.get(address).text
    assert visitor.post(address, data=KNOWN).status_code == 409
    other = sign_in(Visitor(app), pierre())
    assert "Clore est définitif" in other.get(address).text
    assert other.post(address, data=KNOWN).location == address
    closing = queries.closing_of(season)
    assert closing is not None
    assert closing.fingerprint in visitor.get(address).text.replace("<wbr>", "")
    assert status_of(season) is Status.CLOSED


def test_the_closing_can_be_called_off(client: FlaskClient, app: Flask) -> None:
    season = in_closing(a_small_summer())
    visitor = sign_in(client, maud(season))
    visitor.post(page_of(season, "/cloture/etape"), data={"etape": "revenir à la saison"})
    assert status_of(season) is Status.OPEN


def test_a_step_that_is_none_is_a_bad_request(client: FlaskClient, app: Flask) -> None:
    season = a_season()
    visitor = sign_in(client, maud(season))
    assert visitor.post(page_of(season, "/cloture/etape"), data={"etape": "reporter"}).status_code == 400


def test_the_button_waits_for_what_blocks(client: FlaskClient, app: Flask) -> None:
    season = a_small_summer()
    season.rule, season.wage_cents = Rule.WAGE_THEN_DIVIDEND, 10000
    in_closing(season)
    visitor = sign_in(client, maud(season))
    text = visitor.get(page_of(season, "/cloture")).text
    assert "À faire avant" in text
    assert "Clore est définitif" not in text
    assert visitor.post(page_of(season, "/cloture")).status_code == 409
    assert queries.closing_of(season) is None


def test_a_closed_season_offers_no_vote_and_no_gesture(client: FlaskClient, app: Flask) -> None:
    season = in_closing(a_small_summer())
    closed_by_two(season)
    visitor = sign_in(client, maud(season))
    assert "Noter un vote" not in visitor.get(page_of(season)).text
    assert "/cloture/etape" not in visitor.get(page_of(season, "/cloture")).text
    assert visitor.get(page_of(season, "/vote")).status_code == 409


def test_another_season_s_sharing_is_unknown(app: Flask) -> None:
    mine, other = a_season(), a_season("Ailleurs")
    assert sign_in(Visitor(app), maud(mine)).get(page_of(other)).status_code == 404
