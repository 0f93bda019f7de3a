"""Questionnaires on the pages: the team reads everything, others what five persons or more said."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.pole.questionnaires import actions
from cjs_app.pole.questionnaires.domain import Origin, QuestionnaireSheet, Value
from cjs_app.pole.questionnaires.models import Questionnaire
from cjs_app.pole.questionnaires.queries import questions_of, results_of, results_sheet
from tests.people import sarah, sign_in, stamped, yvon
from tests.pole.questionnaires.whole import QUESTIONS

YEAR = stamped().day.year
HOME = f"/pole/{YEAR}/questionnaires"


@pytest.fixture
def asked(app: Flask) -> Questionnaire:
    """An open questionnaire that nobody answered."""
    return actions.ask(QuestionnaireSheet("Mon avis", "Pour faire mieux"), QUESTIONS, stamped())


def answered(asked: Questionnaire, note: int, words: str = "", quotable: bool = False) -> None:
    """Let one person answer."""
    first, choice, again, text = (one.id for one in questions_of(asked))
    values = [Value(first, note), Value(choice, 1), Value(again, 1), Value(text, text=words)]
    actions.answer(asked, values, Origin.PAPER, quotable, stamped())


def typed(asked: Questionnaire, **more: str) -> dict[str, str]:
    """Return the fields of a sheet, the note a nine."""
    first, choice, again, text = (f"question_{one.id}" for one in questions_of(asked))
    return {first: "9", choice: "0", again: "1", text: "Je sais vers qui me tourner"} | more


def test_anybody_with_the_link_answers_without_a_name(client: FlaskClient, asked: Questionnaire) -> None:
    page = client.get(f"/avis/{asked.link_key}")
    assert ("Aucun nom" in page.text, page.headers["X-Robots-Tag"]) == (True, "noindex, nofollow")
    sent = client.post(f"/avis/{asked.link_key}", data=typed(asked, quotable="y"), follow_redirects=True)
    assert "Merci" in sent.text
    told = results_of(asked, to_the_team=True)
    assert (told.answers, told.verbatims[0].quotable) == (1, True)


def test_a_question_left_empty_is_asked_again_at_its_place_and_nothing_is_lost(
    client: FlaskClient, asked: Questionnaire
) -> None:
    note = next(iter(typed(asked)))
    answer = client.post(f"/avis/{asked.link_key}", data=typed(asked) | {note: ""})
    assert (answer.status_code, "Je sais vers qui" in answer.text) == (422, True)
    assert results_of(asked).answers == 0


def test_the_answers_are_counted_alike_on_both_databases(each_app: Flask) -> None:
    one = actions.ask(QuestionnaireSheet("Mon avis"), QUESTIONS, stamped())
    other = actions.ask(QuestionnaireSheet("Autre avis"), QUESTIONS, stamped())
    for note in (9, 9, 7):
        answered(one, note, "Merci")
    answered(other, 2)
    told = results_of(one, to_the_team=True)
    (_, notes), *_, (_, words) = told.questions
    assert (told.answers, len(told.questions), notes.answers, words.answers) == (3, len(QUESTIONS), 3, 3)
    assert [(mark, times) for mark, times in notes.spread if times] == [("7", 1), ("9", 2)]
    assert [one.text for one in told.verbatims] == ["Merci"] * 3


@pytest.mark.parametrize("note", ["11", "-1", "neuf"])
def test_a_note_beyond_the_scale_is_refused(client: FlaskClient, asked: Questionnaire, note: str) -> None:
    first = next(iter(typed(asked)))
    assert client.post(f"/avis/{asked.link_key}", data=typed(asked) | {first: note}).status_code == 422


def test_an_address_made_up_opens_nothing(client: FlaskClient, asked: Questionnaire) -> None:
    assert client.get(f"/avis/{'x' * 32}").status_code == 404


def test_a_closed_questionnaire_takes_no_answer(client: FlaskClient, asked: Questionnaire) -> None:
    sign_in(client, sarah())
    client.post(f"{HOME}/{asked.id}/fermer")
    assert "est fermé" in client.get(f"/avis/{asked.link_key}").text
    assert client.post(f"/avis/{asked.link_key}", data=typed(asked)).status_code == 422
    client.post(f"{HOME}/{asked.id}/rouvrir")
    assert client.post(f"/avis/{asked.link_key}", data=typed(asked)).status_code == 303


def test_the_board_reads_nothing_of_four_persons_and_only_the_mean_of_five(
    client: FlaskClient, asked: Questionnaire
) -> None:
    for _ in range(4):
        answered(asked, 10, "Chut")
    sign_in(client, yvon())
    assert "Moyenne" not in client.get(f"{HOME}/{asked.id}").text
    answered(asked, 9, "Génial", quotable=True)
    page = client.get(f"{HOME}/{asked.id}").text
    assert ("9,8" in page, "sur 5 réponses" in page, "Génial" in page, "Chut" in page) == (True, True, True, False)


def test_the_team_reads_each_word_and_what_may_not_be_quoted(client: FlaskClient, asked: Questionnaire) -> None:
    answered(asked, 10, "Chut")
    sign_in(client, sarah())
    page = client.get(f"{HOME}/{asked.id}").text
    assert ("Chut" in page, "À ne pas citer" in page) == (True, True)


def test_a_sheet_typed_twice_is_taken_back(client: FlaskClient, asked: Questionnaire) -> None:
    sign_in(client, sarah())
    for _ in range(2):
        assert client.post(f"{HOME}/{asked.id}/feuille", data=typed(asked)).status_code == 303
    client.post(f"{HOME}/{asked.id}/feuilles/2/reprendre")
    assert results_of(asked).answers == 1


def test_questions_change_until_somebody_answered(client: FlaskClient, asked: Questionnaire) -> None:
    sign_in(client, sarah())
    data = {"wording": "Le lieu", "kind": "note", "lowest": "1", "highest": "5"}
    assert client.post(f"{HOME}/{asked.id}/question", data=data).status_code == 303
    assert client.post(f"{HOME}/{asked.id}/questions/5/retirer").status_code == 303
    answered(asked, 10)
    answer = client.post(f"{HOME}/{asked.id}/question", data=data)
    assert (answer.status_code, "déjà répondu" in answer.text) == (422, True)


def test_the_list_that_leaves_holds_no_mean_without_its_number_and_nothing_of_four(asked: Questionnaire) -> None:
    for _ in range(4):
        answered(asked, 10)
    assert results_sheet(YEAR).rows == []
    answered(asked, 9)
    first = list(results_sheet(YEAR).rows)[0]
    assert (first[1], first[3], str(first[4]), first[5]) == ("Note d’ensemble", 5, "9.80", "9\u00a0: 1, 10\u00a0: 4")
