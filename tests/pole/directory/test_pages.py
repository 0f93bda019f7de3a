"""The directory: each organisation once, under one name; people, with the least that is needed."""

from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from cjs_app.plumbing.database import db
from cjs_app.pole.directory import actions
from cjs_app.pole.directory.domain import Kind, OrganisationSheet, PersonSheet, spellings
from cjs_app.pole.directory.models import Organisation, Person
from cjs_app.pole.directory.papers import Board, organisation_board, person_board
from tests import whole_pole
from tests.builders import a_season
from tests.people import sarah, sign_in, stamped, yvon
from tests.whole_summer import TODAY

BOARDS: dict[type[Any], Board[Any]] = {Organisation: organisation_board, Person: person_board}
RECYCLERIE = OrganisationSheet("Le Bon Débarras", Kind.ASSOCIATION, aliases="Le Bon Débaras (recyclerie)", city="Essé")


def test_spellings_are_compared_without_capitals_or_accents() -> None:
    assert spellings("Énergie des Fées", "ENERGIE DES FEES\n\n") == {"energie des fees"}


def test_an_organisation_is_never_written_twice_even_under_its_other_name(client: FlaskClient) -> None:
    actions.add_organisation(RECYCLERIE, stamped())
    sign_in(client, sarah())
    typed = {"name": "le bon debaras (Recyclerie)", "kind": "association"}
    answer = client.post("/pole/2021/repertoire/nouvelle", data=typed)
    assert answer.status_code == 422
    assert "Le Bon Débarras" in answer.text


def test_a_list_is_searched_by_town_and_by_kind(client: FlaskClient) -> None:
    actions.add_organisation(RECYCLERIE, stamped())
    actions.add_organisation(OrganisationSheet("Le Fournil", Kind.COOPERATIVE), stamped())
    sign_in(client, yvon())
    assert "Le Fournil" not in client.get("/pole/2021/repertoire?q=esse").text
    assert "Le Bon Débarras" not in client.get("/pole/2021/repertoire?type=cooperative").text


def test_the_board_reads_organisations_and_no_contact_of_a_person(client: FlaskClient) -> None:
    shop = actions.add_organisation(RECYCLERIE, stamped())
    person = actions.add_person(PersonSheet("Lise", "Fournier", shop.id, email="lise@exemple.fr"), stamped())
    sign_in(client, yvon())
    assert "Fournier" not in client.get(f"/pole/2021/repertoire/{shop.id}").text
    assert client.get(f"/pole/2021/repertoire/personnes/{person.id}").status_code == 403
    sign_in(client, sarah())
    assert "Fournier" in client.get(f"/pole/2021/repertoire/{shop.id}").text
    assert "lise@exemple.fr" in client.get(f"/pole/2021/repertoire/personnes/{person.id}").text


def test_what_is_archived_leaves_the_list_and_comes_back(client: FlaskClient) -> None:
    shop = actions.add_organisation(RECYCLERIE, stamped())
    sign_in(client, sarah())
    client.post(f"/pole/2021/repertoire/{shop.id}/archiver")
    assert "Essé" not in client.get("/pole/2021/repertoire").text
    assert "Essé" in client.get("/pole/2021/repertoire?archives=1").text
    client.post(f"/pole/2021/repertoire/{shop.id}/remettre")
    assert "Essé" in client.get("/pole/2021/repertoire").text


def test_the_search_from_anywhere_finds_an_organisation_by_its_other_name(client: FlaskClient) -> None:
    actions.add_organisation(RECYCLERIE, stamped())
    sign_in(client, yvon())
    assert "Le Bon Débarras" in client.get("/pole/2021/chercher?q=debaras").text


def test_what_the_rooms_know_is_read_in_one_statement_on_both_databases(each_app: Flask) -> None:
    a_season(year=whole_pole.YEAR)
    whole_pole.furnish(stamped(sarah(), TODAY))
    known = {
        line.endpoint.partition(".")[0]
        for kind, board in BOARDS.items()
        for one in db.session.scalars(select(kind))
        for line in board.lines_of(one, TODAY.year)
    }
    assert known == {"bridges", "events", "funders", "governance", "holders", "members", "pathway", "projects", "staff"}
