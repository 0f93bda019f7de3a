"""The pages of the cooperants."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.cooperants import actions, queries
from cjs_app.coop.cooperants.domain import PaperState
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.seasons.domain import Status
from cjs_app.coop.seasons.models import Season
from tests.builders import a_cooperant, a_season
from tests.people import a_person, awa, lena, maud, pierre, sign_in, stamped
from tests.visitors import Visitor

BORN = dt.date(2004, 3, 1)
SHEET = {"first_name": "Youenn", "coefficient": "1", "has_share": "y", "user_id": "", "joined_on": "2021-07-05"}
# Each page, and who of the four may open it; {c} a cooperant, {m} a committee, {t} a term, {p} a paper.
DOORS = {
    "": "maud awa pierre",
    "/nouveau": "maud pierre",
    "/{c}": "maud awa pierre",
    "/{c}/modifier": "maud pierre",
    "/{c}/depart": "maud pierre",
    "/{c}/pieces/nouvelle": "maud pierre",
    "/pieces/{p}": "maud pierre",
    "/comites": "maud awa pierre",
    "/comites/nouveau": "maud awa pierre",
    "/comites/{m}/renommer": "maud awa pierre",
    "/comites/entrer": "maud awa pierre",
    "/comites/mandats/{t}/fin": "maud awa pierre",
}
POSTS = {
    "/{c}/retour": "maud pierre",
    "/pieces/{p}/recue": "maud pierre",
    "/pieces/{p}/retirer": "maud pierre",
    "/comites/habituels": "maud awa pierre",
}


def records_of(season: Season) -> dict[str, int]:
    """Return the numbers of a cooperant, a committee, a term and a paper of this season."""
    tom = a_cooperant(season, "Tom", last_name="Kerjean", birth_date=BORN)
    finances = actions.add_committee(season, "Finances", stamped())
    term = actions.join_committee(tom, finances, "", dt.date(2021, 7, 6), stamped())
    return {"c": tom.id, "m": finances.id, "t": term.id, "p": queries.papers_of(tom)[0].id}


def team(season: Season) -> str:
    """Return the address of the team."""
    return f"/saisons/{season.id}/cooperants"


@pytest.mark.parametrize("page", [*DOORS, *POSTS])
def test_each_page_opens_to_those_it_is_for(app: Flask, page: str) -> None:
    season = a_season()
    way = team(season) + page.format(**records_of(season))
    people = {"awa": awa(season), "lena": lena(season), "maud": maud(season), "pierre": pierre()}
    shut = {
        name
        for name, user in people.items()
        if sign_in(Visitor(app), user).open(way, method="GET" if page in DOORS else "POST").status_code == 403
    }
    assert people.keys() - shut == set((DOORS | POSTS)[page].split())


@pytest.mark.parametrize("page", [page for page in (*DOORS, *POSTS) if "{" in page])
def test_what_belongs_to_another_season_is_not_found(app: Flask, client: FlaskClient, page: str) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    numbers = records_of(theirs)
    sign_in(client, maud(ours))
    method = "GET" if page in DOORS else "POST"
    assert client.open(team(ours) + page.format(**numbers), method=method).status_code == 404
    assert client.open(team(theirs) + page.format(**numbers), method=method).status_code == 404


def test_nobody_enters_another_season_s_committee(app: Flask, client: FlaskClient) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    numbers = records_of(theirs)
    sign_in(client, maud(ours))
    form = {"cooperant_id": numbers["c"], "committee_id": numbers["m"], "start": "2021-07-20"}
    assert client.post(f"{team(ours)}/comites/entrer", data=form).status_code == 422


def test_an_animatrice_welcomes_someone(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    page = client.post(f"{team(season)}/nouveau", data=SHEET, follow_redirects=True).text
    assert "Youenn" in page
    assert "C01" in page
    assert "Autorisation parentale" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"first_name": ""}, "Écrire le prénom."),
        ({"first_name": "é" * 10_000}, "80 caractères au plus"),
        ({"coefficient": "douze"}, "« douze » n’est pas un nombre"),
        ({"coefficient": "1e400"}, "n’est pas un nombre"),
        ({"coefficient": "-1"}, "sous zéro"),
        ({"coefficient": ""}, "Écrire un coefficient"),
        ({"birth_date": "2099-01-01"}, "moins de 10 ans"),
        ({"birth_date": "31/02/2004"}, "n’existe pas dans le calendrier"),
        ({"joined_on": "2099-01-01"}, "La saison finit le 31 août 2021"),
        ({"left_on": "2021-07-04"}, "La saison commence le 5 juil. 2021"),
        ({"user_id": "404"}, 'id="user_id-error"'),
    ],
)
def test_a_clumsy_sheet_is_explained_and_not_kept(
    app: Flask, client: FlaskClient, wrong: dict[str, str], sentence: str
) -> None:
    season = a_season()
    sign_in(client, maud(season))
    page = client.post(f"{team(season)}/nouveau", data=SHEET | wrong)
    assert page.status_code == 422
    assert sentence in page.text
    assert queries.cooperants_of(season) == []


def test_a_date_of_birth_that_is_a_grandparent_s_is_read_and_told_as_a_slip(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    answer = client.post(f"{team(season)}/nouveau", data=SHEET | {"birth_date": "05/03/1962"})
    assert answer.status_code == 422
    assert "plus de 30 ans" in answer.text
    assert queries.cooperants_of(season) == []


def test_the_account_of_a_cooperant_is_chosen_among_those_of_the_season(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    user, stranger = awa(season), a_person("Basile")
    sign_in(client, maud(season))
    page = client.get(f"{team(season)}/nouveau").text
    assert f'value="{user.id}"' in page
    assert f'value="{stranger.id}"' not in page
    client.post(f"{team(season)}/nouveau", data=SHEET | {"user_id": str(user.id)})
    assert queries.cooperants_of(season)[0].user_id == user.id


def a_cooperant_with_secrets(season: Season, user_id: int | None = None) -> Cooperant:
    """Return someone whose name, birth date and papers are known."""
    return a_cooperant(season, "Tom", last_name="Kerjean", birth_date=BORN, user_id=user_id)


def shown_of(page: str) -> list[str]:
    """Return which personal details stand on a page."""
    return [secret for secret in ("Kerjean", "1er mars 2004", "Autorisation parentale") if secret in page]


def test_the_staff_see_the_name_the_birth_and_the_papers(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    tom = a_cooperant_with_secrets(season)
    page = sign_in(client, maud(season)).get(f"{team(season)}/{tom.id}").text
    assert len(shown_of(page)) == 3
    assert "17 ans au début" in page


def test_everyone_sees_their_own_and_nobody_else_s(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    tom = a_cooperant_with_secrets(season, a_person("Tom", season, None).id)
    sign_in(client, awa(season))
    assert shown_of(client.get(f"{team(season)}/{tom.id}").text) == []
    assert shown_of(client.get(team(season)).text) == []
    assert client.get(f"{team(season)}?q=kerjean").text.count("Tom") == 0


def test_one_s_own_sheet_is_whole_but_cannot_be_changed(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    user = awa(season)
    own = a_cooperant_with_secrets(season, user.id)
    page = sign_in(client, user).get(f"{team(season)}/{own.id}").text
    assert len(shown_of(page)) == 3
    assert "/modifier" not in page
    assert "/pieces/" not in page


def test_the_list_says_who_founded_who_stayed_and_whose_papers_are_missing(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    tom, noe = a_cooperant(season, "Tom"), a_cooperant(season, "Noé")
    actions.leave(tom, dt.date(2021, 7, 19), stamped())
    actions.set_paper(queries.papers_of(noe)[0], PaperState.RECEIVED, None, stamped())
    page = sign_in(client, maud(season)).get(team(season)).text
    assert "2 personnes ont créé la coopérative, 1 est resté·e." in page
    assert "Départ le 19 juil. 2021" in page
    assert "1 pièce manque" in page
    assert "pièce" not in sign_in(Visitor(app), awa(season)).get(team(season)).text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("etat=presents", "Noé"),
        ("etat=partis", "Tom"),
        ("q=NOE", "Noé"),
        ("q=c01", "Tom"),
        ("q=%25_%00", ""),
        ("etat=x", "Tom Noé"),
    ],
)
def test_the_list_is_searched_and_filtered(app: Flask, client: FlaskClient, asked: str, found: str) -> None:
    season = a_season()
    actions.leave(a_cooperant(season, "Tom"), dt.date(2021, 7, 19), stamped())
    a_cooperant(season, "Noé")
    page = sign_in(client, maud(season)).get(f"{team(season)}?{asked}").text
    assert [name for name in ("Tom", "Noé") if f">{name}</a>" in page] == found.split()


def test_a_departure_is_noted_and_taken_back(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    tom = a_cooperant(season, "Tom")
    sign_in(client, maud(season))
    way = f"{team(season)}/{tom.id}"
    assert client.post(f"{way}/depart", data={"day": "2022-07-19"}).status_code == 422
    assert (
        "Départ le 19 juil. 2021"
        in client.post(f"{way}/depart", data={"day": "2021-07-19"}, follow_redirects=True).text
    )
    assert "Noter un départ" in client.post(f"{way}/retour", follow_redirects=True).text


def test_cooperants_run_their_committees_themselves(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    tom = a_cooperant(season, "Tom")
    sign_in(client, awa(season))
    comites = f"{team(season)}/comites"
    assert "Marketing" in client.post(f"{comites}/habituels", follow_redirects=True).text
    committee = queries.committees_of(season)[0]
    form = {"cooperant_id": tom.id, "committee_id": committee.id, "role": "trésorerie", "start": "2021-07-06"}
    assert "trésorerie" in client.post(f"{comites}/entrer", data=form, follow_redirects=True).text
    assert client.post(f"{comites}/entrer", data=form).status_code == 422
    term = queries.terms_of(tom)[0]
    page = client.post(f"{comites}/mandats/{term.id}/fin", data={"day": "2021-07-20"}, follow_redirects=True).text
    assert "du 6 juil. 2021 au 20 juil. 2021" in page


def test_a_paper_is_asked_for_received_checked_and_dropped(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    tom = a_cooperant(season, "Tom")
    sign_in(client, maud(season))
    client.post(f"{team(season)}/{tom.id}/pieces/nouvelle", data={"label": "RIB"})
    rib = queries.papers_of(tom)[2]
    way = f"{team(season)}/pieces/{rib.id}"
    assert "Reçue" in client.post(f"{way}/recue", follow_redirects=True).text
    checked = {"state": "validee", "day": "2021-07-06"}
    assert "le 6 juil. 2021" in client.post(way, data=checked, follow_redirects=True).text
    assert client.post(way, data={"state": "validee", "day": "2099-07-06"}).status_code == 422
    page = client.post(f"{way}/retirer", follow_redirects=True).text
    assert way not in page
    assert "n’est plus demandée\u00a0: RIB" in page


def test_a_closed_season_offers_nothing_and_refuses_everything(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    numbers = records_of(season)
    season.status = Status.CLOSED
    sign_in(client, maud(season))
    pages = client.get(team(season)).text + client.get(f"{team(season)}/{numbers['c']}").text
    assert not [way for way in ("/nouveau", "/modifier", "/depart", "/entrer", "/recue", "/fin") if f'{way}"' in pages]
    writing = [page for page in DOORS if page not in ("", "/{c}", "/comites")]
    for page in (*writing, *POSTS):
        assert client.post(team(season) + page.format(**numbers), data=SHEET).status_code == 409


def test_a_sign_that_no_database_keeps_is_left_out(pg_app: Flask) -> None:
    season = a_season()
    hers = sign_in(Visitor(pg_app), maud(season))
    assert hers.post(f"{team(season)}/nouveau", data=SHEET | {"first_name": "You\x00enn"}).status_code == 303
    assert hers.get(f"{team(season)}?q=%00").status_code == 200
    assert queries.cooperants_of(season)[0].first_name == "Youenn"


def test_someone_who_leaves_on_the_last_day_is_listed_among_those_who_stayed(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    someone = a_cooperant(season, "Ewen")
    actions.leave(someone, season.end_day, stamped())
    sign_in(client, maud(season))
    address = f"/saisons/{season.id}/cooperants?etat="
    assert "Ewen" in client.get(address + "presents").text
    assert "Ewen" not in client.get(address + "partis").text
