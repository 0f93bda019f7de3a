"""Asking, answering, taking back what was typed by mistake, and closing."""

import secrets
from collections.abc import Iterable, Sequence

from sqlalchemy import func, select, update

from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db, held
from cjs_app.pole.questionnaires.domain import (
    Origin,
    QuestionSheet,
    Value,
    ensure_answered,
    ensure_open,
    ensure_question,
)
from cjs_app.pole.questionnaires.domain import QuestionnaireSheet as Asked
from cjs_app.pole.questionnaires.models import (
    Questionnaire,
    QuestionnaireQuestion,
    QuestionnaireSheet,
    QuestionnaireValue,
)
from cjs_app.pole.questionnaires.queries import questions_of

ALREADY_ANSWERED = "Quelqu’un a déjà répondu : les questions ne changent plus. Ouvrir un autre questionnaire."


def ask(sheet: Asked, questions: Sequence[QuestionSheet], stamp: Stamp) -> Questionnaire:
    """Return a questionnaire that is open, with its first questions; its address cannot be guessed."""
    asked = Questionnaire(
        title=sheet.title.strip(),
        purpose=sheet.purpose.strip(),
        owner_kind=sheet.owner_kind,
        owner_id=sheet.owner_id,
        link_key=secrets.token_urlsafe(24),
        opened_on=stamp.day,
    )
    db.session.add(asked)
    db.session.flush()
    for position, question in enumerate(questions, 1):
        _add(asked, question, position)
    journal.record(stamp, "questionnaire.opened", "questionnaire", asked.id)
    return asked


def add_question(questionnaire: Questionnaire, sheet: QuestionSheet, stamp: Stamp) -> QuestionnaireQuestion:
    """Return a new last question; raise Refusal once somebody answered."""
    questionnaire = held(questionnaire)
    _ensure_unanswered(questionnaire)
    last = select(func.max(QuestionnaireQuestion.position)).where(
        QuestionnaireQuestion.questionnaire_id == questionnaire.id
    )
    question = _add(questionnaire, sheet, (db.session.scalar(last) or 0) + 1)
    journal.record(stamp, "questionnaire.question_added", "questionnaire", questionnaire.id)
    return question


def remove_question(questionnaire: Questionnaire, question: QuestionnaireQuestion, stamp: Stamp) -> None:
    """Leave a question out; raise Refusal once somebody answered."""
    questionnaire = held(questionnaire)
    held(question)
    if question.removed_at is None:
        _ensure_unanswered(questionnaire)
        question.removed_at = stamp.at
        journal.record(stamp, "questionnaire.question_removed", "questionnaire", questionnaire.id)


def answer(
    questionnaire: Questionnaire, values: Iterable[Value], origin: Origin, quotable: bool, stamp: Stamp
) -> QuestionnaireSheet:
    """Return what a person answered, without who they are; raise Refusal once it is closed, or where one is missing."""
    questionnaire = held(questionnaire)
    ensure_open(questionnaire.closed_at)
    given = {value.question_id: value for value in values}
    questions = questions_of(questionnaire)
    for question in questions:
        ensure_answered(question.labels, question.required, given.get(question.id))
    sheet = QuestionnaireSheet(questionnaire_id=questionnaire.id, day=stamp.day, origin=origin, quotable=quotable)
    db.session.add(sheet)
    db.session.flush()
    for question in questions:
        value = given.get(question.id)
        if value is not None and (value.number is not None or value.text.strip()):
            _keep(sheet, value)
    db.session.flush()
    journal.record(stamp, "questionnaire.answered", "questionnaire", questionnaire.id)
    return sheet


def take_back(questionnaire: Questionnaire, sheet: QuestionnaireSheet, stamp: Stamp) -> None:
    """Let a sheet count no more; it stays, out of sight, and its words are gone: they may name somebody."""
    held(questionnaire)
    held(sheet)
    if sheet.cancelled_at is None:
        sheet.cancelled_at = stamp.at
        words = QuestionnaireValue.sheet_id == sheet.id, QuestionnaireValue.text != ""
        db.session.execute(update(QuestionnaireValue).where(*words).values(text=""))
        journal.record(stamp, "questionnaire.sheet_taken_back", "questionnaire", questionnaire.id)


def close(questionnaire: Questionnaire, stamp: Stamp) -> None:
    """Take no more answers."""
    questionnaire = held(questionnaire)
    if questionnaire.closed_at is None:
        questionnaire.closed_at = stamp.at
        journal.record(stamp, "questionnaire.closed", "questionnaire", questionnaire.id)


def reopen(questionnaire: Questionnaire, stamp: Stamp) -> None:
    """Take answers again."""
    questionnaire = held(questionnaire)
    if questionnaire.closed_at is not None:
        questionnaire.closed_at = None
        journal.record(stamp, "questionnaire.reopened", "questionnaire", questionnaire.id)


def _add(questionnaire: Questionnaire, sheet: QuestionSheet, position: int) -> QuestionnaireQuestion:
    """Return a question at its place."""
    ensure_question(sheet)
    question = QuestionnaireQuestion(
        questionnaire_id=questionnaire.id,
        position=position,
        kind=sheet.kind,
        wording=sheet.wording.strip(),
        required=sheet.required,
        lowest=sheet.lowest,
        highest=sheet.highest,
        options="\n".join(sheet.options),
    )
    db.session.add(question)
    db.session.flush()
    return question


def _keep(sheet: QuestionnaireSheet, value: Value) -> None:
    """Write down an answer to a question."""
    db.session.add(
        QuestionnaireValue(
            sheet_id=sheet.id, question_id=value.question_id, number=value.number, text=value.text.strip()
        )
    )


def _ensure_unanswered(questionnaire: Questionnaire) -> None:
    """Raise Refusal once somebody answered: two persons would not have answered the same questions."""
    there = select(QuestionnaireSheet.id).where(
        QuestionnaireSheet.questionnaire_id == questionnaire.id, QuestionnaireSheet.cancelled_at.is_(None)
    )
    if db.session.scalar(there.limit(1)) is not None:
        raise Refusal(ALREADY_ANSWERED)
