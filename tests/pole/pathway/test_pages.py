"""The parcours on the pages, and the figures it tells: no mean without its number of answers, no name for the board."""

import datetime as dt
from decimal import Decimal

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.pole.pathway import actions
from cjs_app.pole.pathway.domain import OWNER, EditionSheet, ParticipantSheet, SessionSheet
from cjs_app.pole.pathway.figures import figures_of, pieces_of
from cjs_app.pole.pathway.models import PathwayEdition
from cjs_app.pole.pathway.queries import find_edition_with_young_people, participants_of, sessions_of, waiting_on
from cjs_app.pole.questionnaires import actions as questionnaires
from cjs_app.pole.questionnaires.domain import Origin, Value
from cjs_app.pole.questionnaires.queries import asked_about, questions_of
from tests.people import sarah, sign_in, stamped, yvon

HOME = "/pole/2021/parcours"
MONDAY, THURSDAY = dt.date(2021, 10, 25), dt.date(2021, 10, 28)


@pytest.fixture
def edition(app: Flask) -> PathwayEdition:
    """The second edition: two young people and a moment."""
    made = actions.plan(EditionSheet(2, "Maison pour tous", MONDAY, THURSDAY), stamped())
    for name in ("Awa", "Noé"):
        actions.enrol(made, ParticipantSheet(name, "Vitré", True), stamped())
    actions.add_session(made, SessionSheet(MONDAY, "Prendre la parole"), stamped())
    return made


def answered(edition: PathwayEdition, notes: list[int]) -> None:
    """Open the questionnaire and let so many young people answer."""
    asked = asked_about(OWNER, edition.id) or actions.ask(edition, stamped())
    note, choice, again, words = questions_of(asked)
    for one in notes:
        values = [Value(note.id, one), Value(choice.id, 0), Value(again.id, 1), Value(words.id, text="Utile")]
        questionnaires.answer(asked, values, Origin.PAPER, True, stamped())


def told(year: int = 2021) -> dict[str, object]:
    """Return the figures of a year."""
    return {figure.key: figure.value for figure in figures_of(year)}


def test_a_mean_is_told_with_its_number_from_five_answers_on(edition: PathwayEdition) -> None:
    answered(edition, [10, 10, 9, 10])
    assert told() == {"pathway.participants": 2, "pathway.days": 1}
    answered(edition, [10, 10, 10, 9])
    assert (told()["pathway.mean"], told()["pathway.answers"]) == (Decimal("9.75"), 8)
    assert [one.note for one in figures_of(2021)][-1] == "Moyenne de 8 réponses."


def test_a_year_without_edition_tells_nothing(edition: PathwayEdition) -> None:
    actions.move(edition, "annuler", stamped())
    assert (told(), told(2020), list(pieces_of(2020))) == ({}, {}, [])


@pytest.mark.parametrize("named", [True, False])
def test_who_takes_part_is_read_with_the_edition_and_named_to_the_team_alone(each_app: Flask, named: bool) -> None:
    made = actions.plan(EditionSheet(2, "Maison pour tous", MONDAY, THURSDAY), stamped())
    assert find_edition_with_young_people(made.id, named=named) == (made, 0, [])
    noe, ines, awa = (actions.enrol(made, ParticipantSheet(name), stamped()) for name in ("Noé", "Inès", "Awa"))
    actions.withdraw(made, ines, stamped())
    assert find_edition_with_young_people(made.id, named=named) == (made, 2, [awa, noe] if named else [])
    assert find_edition_with_young_people(made.id + 1, named=named) is None


def test_the_board_reads_no_first_name(client: FlaskClient, edition: PathwayEdition) -> None:
    sign_in(client, yvon())
    page = client.get(f"{HOME}/{edition.id}").text
    assert ("Awa" in page, "Prendre la parole" in page) == (False, True)
    assert client.get(f"{HOME}/{edition.id}/inscrire").status_code == 403


def test_the_team_writes_a_whole_edition(client: FlaskClient, edition: PathwayEdition) -> None:
    sign_in(client, sarah())
    data = {"number": "3", "place": "Vitré", "first_day": "2021-11-02", "last_day": "2021-11-05"}
    assert client.post(f"{HOME}/nouveau", data=data).status_code == 303
    assert client.post(f"{HOME}/2/programme", data={"day": "2021-11-09", "title": "Trop tard"}).status_code == 422
    assert client.post(f"{HOME}/2/inscrire", data={"first_name": "Léa"}).status_code == 303
    assert "Accord à demander" in client.get(f"{HOME}/2").text
    assert client.post(f"{HOME}/2/etat/commencer").status_code == 303
    assert client.post(f"{HOME}/2/etat/commencer").status_code == 409


def test_presences_are_noted_by_moment(client: FlaskClient, edition: PathwayEdition) -> None:
    sign_in(client, sarah())
    assert "Awa" in client.get(f"{HOME}/{edition.id}/programme/1/presences").text
    client.post(f"{HOME}/{edition.id}/programme/1/presences", data={"people": ["1"]})
    assert [(there, noted) for _, there, noted in sessions_of(edition)] == [(1, 2)]
    assert "1 sur 2 là" in client.get(f"{HOME}/{edition.id}").text


def test_the_questionnaire_is_opened_once(client: FlaskClient, edition: PathwayEdition) -> None:
    sign_in(client, sarah())
    assert client.post(f"{HOME}/{edition.id}/questionnaire").status_code == 303
    assert client.post(f"{HOME}/{edition.id}/questionnaire").status_code == 409


def test_first_names_go_a_year_after_and_the_number_stays(client: FlaskClient, edition: PathwayEdition) -> None:
    sign_in(client, sarah())
    assert client.post(f"{HOME}/{edition.id}/effacer-les-prenoms").status_code == 409
    for way in ("commencer", "terminer"):
        actions.move(edition, way, stamped())
    assert waiting_on(dt.date(2022, 10, 27)) == []
    assert [one.day for one in waiting_on(dt.date(2022, 10, 28))] == [dt.date(2022, 10, 28)]
    assert client.post(f"{HOME}/{edition.id}/effacer-les-prenoms").status_code == 303
    assert [(one.first_name, one.city) for one in participants_of(edition)] == [("Jeune 01", ""), ("Jeune 02", "")]
    assert (told()["pathway.participants"], waiting_on(dt.date(2023, 1, 1))) == (2, [])
