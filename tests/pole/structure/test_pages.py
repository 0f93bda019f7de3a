"""The pôle's own pages: its year, its figures, its sheet, who comes in."""

import datetime as dt
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.access import queries
from cjs_app.access.domain import PoleRole
from cjs_app.plumbing.database import db
from cjs_app.pole.pathway import actions as pathway
from cjs_app.pole.pathway.domain import EditionSheet
from cjs_app.pole.structure import actions
from cjs_app.pole.structure.domain import Identity, year_to_open
from tests.people import A_DAY, a_person, pierre, sarah, sign_in, stamped, yvon


@pytest.fixture
def pole(app: Flask) -> None:
    """The pôle as it was founded."""
    actions.write(Identity("Pôle ESS des Trois Vallées", "Vallées Solidaires", 2013, city="Vitré"), stamped())


def test_the_year_says_who_the_pole_is_and_how_old(client: FlaskClient, pole: None) -> None:
    page = sign_in(client, yvon()).get("/pole/2021").text
    assert "Pôle ESS des Trois Vallées" in page
    assert "9e année du pôle" in page


@pytest.mark.parametrize(("latest", "opened"), [(None, 2027), (2027, 2027), (2026, 2027), (2025, 2025), (2021, 2021)])
def test_the_pole_opens_on_the_present_year_unless_it_was_left_for_more_than_one(
    latest: int | None, opened: int
) -> None:
    assert year_to_open(2027, latest) == opened


def opened_on(day: dt.date, app: Flask, client: FlaskClient) -> str:
    """Return the page on which the pôle opens that day, with one thing in it: a parcours of 2021."""
    app.config["CLOCK"] = lambda: dt.datetime.combine(day, dt.time(12), dt.UTC)
    pathway.plan(EditionSheet(2, "Vitré", A_DAY, A_DAY), stamped())
    return sign_in(client, yvon()).get("/pole", follow_redirects=True).text


def test_in_january_the_pole_opens_on_the_empty_year_and_shows_the_way_to_the_full_one(
    app: Flask, client: FlaskClient, pole: None
) -> None:
    page = opened_on(dt.date(2022, 1, 4), app, client)
    assert "Aucune activité n’est encore notée en\u00a02022" in page and "La dernière année remplie est 2021." in page
    assert re.search(r'href="/pole/2021"[^>]*>.*?Voir 2021', page)


def test_a_pole_that_was_left_for_years_opens_on_its_last_one_and_shows_the_way_to_the_present_one(
    app: Flask, client: FlaskClient, pole: None
) -> None:
    page = opened_on(dt.date(2026, 11, 27), app, client)
    assert (
        "Voici 2021, la dernière année remplie" in page and "Aucune activité n’est encore notée en\u00a02026." in page
    )
    assert re.search(r'href="/pole/2026"[^>]*>.*?Aller à 2026', page)
    assert "la dernière année remplie" not in client.get("/pole/2020").text


def test_a_year_in_which_something_takes_place_says_nothing_of_the_others(
    app: Flask, client: FlaskClient, pole: None
) -> None:
    assert "dernière année remplie" not in opened_on(dt.date(2021, 3, 1), app, client)


def test_a_figure_leads_to_its_formula(client: FlaskClient, pole: None) -> None:
    sign_in(client, yvon())
    assert "/pole/2021/chiffres/structure.year_of_life" in client.get("/pole/2021/chiffres").text
    assert "2021 − 2013 + 1" in client.get("/pole/2021/chiffres/structure.year_of_life").text
    assert client.get("/pole/2021/chiffres/members.nothing").status_code == 404


def test_the_team_corrects_the_sheet_and_the_board_reads_it(client: FlaskClient, pole: None) -> None:
    assert sign_in(client, yvon()).get("/pole/2021/fiche").status_code == 403
    sign_in(client, sarah())
    typed = {"name": "Pôle des Vallées", "founded_year": "deux mille"}
    answer = client.post("/pole/2021/fiche", data=typed)
    assert (answer.status_code, "Pôle des Vallées" in answer.text) == (422, True)
    assert client.post("/pole/2021/fiche", data={"name": "Pôle des Vallées"}).status_code == 303
    assert "Pôle des Vallées" in client.get("/pole/2021").text


def test_whoever_has_no_role_at_the_pole_stays_outside(client: FlaskClient, pole: None) -> None:
    assert sign_in(client, a_person("Rose")).get("/pole/2021").status_code == 403
    assert client.get("/pole/1999").status_code == 404


def test_a_newcomer_receives_a_key_shown_once_and_chooses_a_passphrase(client: FlaskClient, pole: None) -> None:
    sign_in(client, pierre())
    typed = {"display_name": "Malo", "login": "Malo", "role": "pole_officer"}
    page = client.post("/pole/2021/acces/nouveau", data=typed).text
    assert "/cle/" in page
    found = queries.find_user_by_login("malo")
    assert found is not None
    assert found.pole_role is PoleRole.OFFICER
    again = client.post("/pole/2021/acces/nouveau", data=typed)
    assert (again.status_code, "déjà pris" in again.text) == (422, True)


def test_a_role_is_changed_and_taken_by_who_coordinates_alone(client: FlaskClient, pole: None) -> None:
    user = yvon()
    sign_in(client, pierre())
    client.post(f"/pole/2021/acces/{user.id}/role", data={"role": "pole_officer"})
    db.session.refresh(user)
    assert user.pole_role is PoleRole.OFFICER
    client.post(f"/pole/2021/acces/{user.id}/role", data={"role": ""})
    db.session.refresh(user)
    assert user.pole_role is None


def test_every_list_leaves_as_a_table_and_all_of_them_as_one_file(client: FlaskClient, pole: None) -> None:
    sign_in(client, sarah())
    assert client.get("/pole/2021/fichiers/structures?forme=csv").data.startswith(b"\xef\xbb\xbfNom;Type")
    assert client.get("/pole/2021/fichiers/structures?forme=xlsx").data.startswith(b"PK")
    assert client.get("/pole/2021/fichiers/tout.zip").data.startswith(b"PK")
    assert client.get("/pole/2021/fichiers/rien").status_code == 404


def test_who_is_only_of_the_pole_is_led_there_from_the_front_page(client: FlaskClient, pole: None) -> None:
    answer = sign_in(client, sarah()).get("/", follow_redirects=True)
    assert "Pôle ESS des Trois Vallées" in answer.text


def test_one_line_of_the_menu_is_marked_at_a_time(client: FlaskClient, pole: None) -> None:
    page = sign_in(client, pierre()).get("/pole/2021/acces").text
    menu = page.partition('aria-label="Menu"')[2].partition("</nav>")[0]
    assert menu.count('aria-current="page"') == 1
    assert 'href="/pole/2021/acces" aria-current="page"' in menu
