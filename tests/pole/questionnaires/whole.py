"""Questionnaires in every state, in the whole year."""

import datetime as dt

from cjs_app.kernel.stamp import Stamp
from cjs_app.pole.questionnaires import actions
from cjs_app.pole.questionnaires.domain import Kind, Origin, QuestionnaireSheet, QuestionSheet, Value
from cjs_app.pole.questionnaires.models import Questionnaire, QuestionnaireQuestion
from cjs_app.pole.questionnaires.models import QuestionnaireSheet as Answered
from cjs_app.pole.questionnaires.queries import questions_of

DAY = dt.date(2017, 3, 1)
QUESTIONS = (
    QuestionSheet(Kind.SCALE, "Note d’ensemble"),
    QuestionSheet(Kind.CHOICE, "Le plus utile", options=("L’oral", "L’équipe")),
    QuestionSheet(Kind.YES_NO, "À refaire ?"),
    QuestionSheet(Kind.TEXT, "En quelques mots", required=False),
)
TABLES = {
    "questionnaire_id": Questionnaire,
    "questionnaire_question_id": QuestionnaireQuestion,
    "questionnaire_sheet_id": Answered,
}


def furnish(stamp: Stamp) -> None:
    """Open a questionnaire that is closed, one without answers, and one that six persons answered."""
    actions.close(actions.ask(QuestionnaireSheet("Fermé"), QUESTIONS, stamp), stamp)
    fill("Mon avis", 6, stamp)


def fill(title: str, answers: int, stamp: Stamp) -> Questionnaire:
    """Return a questionnaire that so many persons answered."""
    asked = actions.ask(QuestionnaireSheet(title, "Pour faire mieux"), QUESTIONS, stamp)
    note, choice, again, words = questions_of(asked)
    for rank in range(answers):
        values = [Value(note.id, 10 - rank % 2), Value(choice.id, rank % 2), Value(again.id, 1)]
        values.append(Value(words.id, text="Utile"))
        actions.answer(asked, values, Origin.PAPER, rank % 2 == 0, stamp)
    return asked


def grow(times: int, stamp: Stamp) -> None:
    """Open many more questionnaires, with their answers."""
    for rank in range(times):
        fill(f"Autre avis {rank}", 6, stamp)
