"""Gestures on questionnaires."""

from cjs_app.pole.questionnaires import actions
from cjs_app.pole.questionnaires.domain import Kind, Origin, QuestionnaireSheet, QuestionSheet, Value
from cjs_app.pole.questionnaires.models import Questionnaire
from cjs_app.pole.questionnaires.models import QuestionnaireSheet as Answered
from cjs_app.pole.questionnaires.queries import questions_of
from tests.reliability.records import STAMP, again
from tests.reliability.scenarios import Gesture, scenario_of

NOTE = QuestionSheet(Kind.SCALE, "Note d’ensemble")


def a_questionnaire() -> Questionnaire:
    """Return a questionnaire of one note."""
    return actions.ask(QuestionnaireSheet("Mon avis"), [NOTE], STAMP)


def an_answer(asked: Questionnaire) -> Answered:
    """Return what somebody answered."""
    return actions.answer(asked, [Value(questions_of(asked)[0].id, 9)], Origin.PAPER, False, STAMP)


@scenario_of(actions.ask)
def ask() -> Gesture:
    return lambda: actions.ask(QuestionnaireSheet("Mon avis"), [NOTE], STAMP)


@scenario_of(actions.add_question)
def add_question() -> Gesture:
    asked = a_questionnaire()
    return lambda: actions.add_question(again(asked), NOTE, STAMP)


@scenario_of(actions.remove_question)
def remove_question() -> Gesture:
    asked = a_questionnaire()
    question = questions_of(asked)[0]
    return lambda: actions.remove_question(again(asked), again(question), STAMP)


@scenario_of(actions.answer)
def answer() -> Gesture:
    asked = a_questionnaire()
    return lambda: an_answer(again(asked))


@scenario_of(actions.take_back)
def take_back() -> Gesture:
    asked = a_questionnaire()
    sheet = an_answer(asked)
    return lambda: actions.take_back(again(asked), again(sheet), STAMP)


@scenario_of(actions.close)
def close() -> Gesture:
    asked = a_questionnaire()
    return lambda: actions.close(again(asked), STAMP)


@scenario_of(actions.reopen)
def reopen() -> Gesture:
    asked = a_questionnaire()
    actions.close(asked, STAMP)
    return lambda: actions.reopen(again(asked), STAMP)
