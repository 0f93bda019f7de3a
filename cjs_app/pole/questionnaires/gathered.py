"""What several questionnaires that ask alike come to, for a later room that asks once for each of its records."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Select, func, select

from cjs_app.plumbing.database import db
from cjs_app.pole.questionnaires.domain import Kind, Result, labels_of, result
from cjs_app.pole.questionnaires.models import (
    Questionnaire,
    QuestionnaireQuestion,
    QuestionnaireSheet,
    QuestionnaireValue,
)
from cjs_app.pole.questionnaires.queries import LIVE


class Gathered(Struct, frozen=True):
    """How many answered, and what each mark that was asked comes to."""

    answers: int
    marks: Sequence[tuple[str, Result]]


def answers_about(owner_kind: str, owner_id: Any) -> Any:
    """Return the count of answers about each record of a later room, as a column beside those records."""
    return (
        select(func.count(QuestionnaireSheet.id))
        .join(Questionnaire, Questionnaire.id == QuestionnaireSheet.questionnaire_id)
        .where(Questionnaire.owner_kind == owner_kind, Questionnaire.owner_id == owner_id, LIVE)
        .correlate(owner_id.class_)
        .scalar_subquery()
    )


def gathered_about(owner_kind: str, owners: Select[Any]) -> Gathered:
    """Return what the marks given about some records of a later room come to together; two statements."""
    about = Questionnaire.owner_kind == owner_kind, Questionnaire.owner_id.in_(owners), LIVE
    sheets = select(func.count(QuestionnaireSheet.id)).join(
        Questionnaire, Questionnaire.id == QuestionnaireSheet.questionnaire_id
    )
    asked = (
        QuestionnaireQuestion.position,
        QuestionnaireQuestion.wording,
        QuestionnaireQuestion.lowest,
        QuestionnaireQuestion.highest,
    )
    rows = (
        select(*asked, QuestionnaireValue.number, func.count())
        .join(QuestionnaireValue, QuestionnaireValue.question_id == QuestionnaireQuestion.id)
        .join(QuestionnaireSheet, QuestionnaireSheet.id == QuestionnaireValue.sheet_id)
        .join(Questionnaire, Questionnaire.id == QuestionnaireSheet.questionnaire_id)
        .where(*about, QuestionnaireQuestion.kind == Kind.SCALE)
        .group_by(*asked, QuestionnaireValue.number)
        .order_by(*asked)
    )
    counts: dict[tuple[str, int, int], dict[int, int]] = {}
    for _, wording, lowest, highest, number, times in db.session.execute(rows):
        if number is not None:
            own = counts.setdefault((wording, lowest, highest), {})
            own[number] = own.get(number, 0) + int(times)
    marks = [
        (wording, result(Kind.SCALE, labels_of(Kind.SCALE, lowest, highest, ()), own))
        for (wording, lowest, highest), own in counts.items()
    ]
    return Gathered(db.session.scalar(sheets.where(*about)) or 0, marks)
