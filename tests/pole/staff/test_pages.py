"""The pages of the contracts, and what the year tells of them."""

import datetime as dt
from decimal import Decimal

from flask import Flask
from flask.testing import FlaskClient

from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import PersonSheet
from cjs_app.pole.staff import actions, queries
from cjs_app.pole.staff.domain import Kind, Sheet
from cjs_app.pole.structure.facts import Contracted
from cjs_app.pole.structure.plan import Lines
from tests.people import sarah, sign_in, stamped, yvon

HERE = "/pole/2021/equipe"


def a_team() -> None:
    """Write down a coordination at 0.8, and two who hand over."""
    for name, kind, function, first, last, etp in (
        ("Erwan", Kind.PERMANENT, "Coordination", dt.date(2018, 9, 3), None, Decimal("0.8")),
        ("Maëlle", Kind.APPRENTICESHIP, "Mission", dt.date(2020, 10, 1), dt.date(2021, 12, 15), None),
        ("Jeanne", Kind.PROFESSIONALISATION, "Mission", dt.date(2021, 10, 25), dt.date(2022, 10, 24), None),
    ):
        person = directory.add_person(PersonSheet(name, "Du Pôle"), stamped())
        actions.add(Sheet(person.id, kind, function, first, last, etp), stamped())


def test_the_year_tells_etp_people_and_handover(app: Flask) -> None:
    a_team()
    told = {figure.key: figure for figure in queries.figures_of(2021)}
    assert (told["staff.etp"].to_json()["value"], told["staff.people"].value) == ("0.8", 3)
    assert told["staff.overlap_days"].value == 52
    assert told["staff.etp"].note == "2 contrats sans ETP écrit, non comptés"
    assert list(queries.figures_of(2017)) == []
    (lines,) = [piece for piece in queries.pieces_of(2021) if isinstance(piece, Lines)]
    assert "52 jours (7 semaines et 3 jours)" in lines.items[0]


def test_the_contracts_of_a_year_are_told_to_who_checks_a_text(app: Flask) -> None:
    a_team()
    kinds = [fact.kind for fact in queries.facts_of(2021) if isinstance(fact, Contracted)]
    assert kinds == ["CDI", "contrat d’apprentissage", "contrat de professionnalisation"]
    assert list(queries.facts_of(2017)) == []


def test_the_board_reads_functions_and_no_name(client: FlaskClient) -> None:
    a_team()
    page = sign_in(client, yvon()).get(HERE).text
    assert "Coordination" in page
    assert "Du Pôle" not in page + client.get(f"{HERE}/1").text
    assert client.get(f"{HERE}/nouveau").status_code == 403


def test_a_contract_is_noted_corrected_and_cancelled(client: FlaskClient) -> None:
    person = directory.add_person(PersonSheet("Erwan", "Kerleau"), stamped())
    sign_in(client, sarah())
    typed = {"person_id": person.id, "function": "Coordination", "kind": "cdi", "first_day": "03/09/2018", "etp": "8"}
    assert "0,8" in client.post(f"{HERE}/nouveau", data=typed).text
    client.post(f"{HERE}/nouveau", data=typed | {"etp": "0,8"})
    client.post(f"{HERE}/1/modifier", data=typed | {"etp": "0,5"})
    assert "0,5" in client.get(HERE).text
    assert "Coordination" in client.get(f"/pole/2021/repertoire/personnes/{person.id}").text
    client.post(f"{HERE}/1/annuler")
    assert "Annulé" in client.get(f"{HERE}/1").text
    assert list(queries.figures_of(2021)) == []


def test_the_end_of_a_contract_is_told_two_months_before(app: Flask) -> None:
    a_team()
    assert [one.day for one in queries.waiting_on(dt.date(2021, 11, 1))] == [dt.date(2021, 12, 15)]
    assert list(queries.waiting_on(dt.date(2021, 6, 1))) == []
