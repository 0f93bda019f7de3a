"""Finding questionnaires, and counting their answers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import (
    Boolean,
    ColumnElement,
    Integer,
    Select,
    String,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)

from cjs_app.coop.books.sheets import Cell, Column, Sheet
from cjs_app.kernel.periods import days_of_year
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404
from cjs_app.plumbing.searching import hit, holding
from cjs_app.pole.questionnaires.domain import KIND_LABELS, SMALLEST, Kind, Result, may_be_told, result
from cjs_app.pole.questionnaires.models import (
    Questionnaire,
    QuestionnaireQuestion,
    QuestionnaireSheet,
    QuestionnaireValue,
)

MOST_WORDS = 100
"""How many of the words that people wrote a page shows."""
MOST_SHEETS = 200
LIVE = QuestionnaireSheet.cancelled_at.is_(None)


class Verbatim(Struct, frozen=True):
    """Words of one person."""

    question_id: int
    text: str
    quotable: bool


class Results(Struct, frozen=True):
    """What a questionnaire says: how many answered, each question, and the words that may be shown."""

    answers: int
    told: bool
    """Whether enough persons answered for whoever asks."""
    questions: Sequence[tuple[QuestionnaireQuestion, Result]]
    verbatims: Sequence[Verbatim]

    @property
    def overall(self) -> Result | None:
        """The first note that is asked: what people mean by «the» mark of the whole."""
        return next((one for question, one in self.questions if question.kind is Kind.SCALE), None)


def get_questionnaire(questionnaire_id: int) -> Questionnaire:
    """Return a questionnaire, or answer 404."""
    return or_404(select(Questionnaire).where(Questionnaire.id == questionnaire_id))


def get_by_key(link_key: str) -> Questionnaire:
    """Return the questionnaire that an address opens, or answer 404."""
    return or_404(select(Questionnaire).where(Questionnaire.link_key == link_key))


def get_question(questionnaire: Questionnaire, question_id: int) -> QuestionnaireQuestion:
    """Return a question of a questionnaire, or answer 404."""
    rows = select(QuestionnaireQuestion).where(QuestionnaireQuestion.questionnaire_id == questionnaire.id)
    return or_404(rows.where(QuestionnaireQuestion.id == question_id))


def get_sheet(questionnaire: Questionnaire, sheet_id: int) -> QuestionnaireSheet:
    """Return the answers of one person, or answer 404."""
    rows = select(QuestionnaireSheet).where(QuestionnaireSheet.questionnaire_id == questionnaire.id)
    return or_404(rows.where(QuestionnaireSheet.id == sheet_id))


def asked_about(owner_kind: str, owner_id: int) -> Questionnaire | None:
    """Return the newest questionnaire about a record of a later room, or None."""
    rows = select(Questionnaire).where(Questionnaire.owner_kind == owner_kind, Questionnaire.owner_id == owner_id)
    return db.session.scalars(rows.order_by(Questionnaire.id.desc()).limit(1)).first()


def questionnaires_of(year: int, words: str = "") -> list[tuple[Questionnaire, int]]:
    """Return the questionnaires opened in a year with how many answered, the newest first."""
    answers = (
        select(func.count())
        .where(QuestionnaireSheet.questionnaire_id == Questionnaire.id, LIVE)
        .correlate(Questionnaire)
        .scalar_subquery()
    )
    first, last = days_of_year(year)
    rows = select(Questionnaire, answers).where(
        Questionnaire.opened_on >= first, Questionnaire.opened_on <= last, *holding(words, Questionnaire.title)
    )
    found = db.session.execute(rows.order_by(Questionnaire.opened_on.desc(), Questionnaire.id.desc()))
    return [(one, number) for one, number in found]


def questions_of(questionnaire: Questionnaire) -> Sequence[QuestionnaireQuestion]:
    """Return the questions in their order."""
    rows = select(QuestionnaireQuestion).where(
        QuestionnaireQuestion.questionnaire_id == questionnaire.id, QuestionnaireQuestion.removed_at.is_(None)
    )
    return db.session.scalars(rows.order_by(QuestionnaireQuestion.position, QuestionnaireQuestion.id)).all()


def results_of(questionnaire: Questionnaire, *, to_the_team: bool = False) -> Results:
    """Return what the answers come to, for the team or for others: those see nothing of fewer than five persons."""
    return _results(db.session.execute(_asked(questionnaire.id, to_the_team)).all(), to_the_team)


def results_about(
    owner_kind: str, owner_id: int, *, to_the_team: bool = False
) -> tuple[Questionnaire | None, Results | None]:
    """Return the newest questionnaire about a record of a later room and the same of it, or None and None."""
    about = (Questionnaire.owner_kind == owner_kind, Questionnaire.owner_id == owner_id)
    newest = select(func.max(Questionnaire.id)).where(*about).scalar_subquery()
    rows = db.session.execute(_asked(newest, to_the_team)).all()
    return (rows[0][0], _results(rows, to_the_team)) if rows else (None, None)


def _asked(number: Any, to_the_team: bool) -> Select[Any]:
    """Return a questionnaire, how many answered, its questions in order with their answers: see `_given`, `_words`."""
    which = QuestionnaireSheet.questionnaire_id == number
    answers = select(func.count()).where(which, LIVE).scalar_subquery()
    no_words = (cast(null(), String).label("text"), cast(null(), Boolean).label("quotable"))
    counts = _given(which).add_columns(*no_words, literal(0, Integer).label("rank"))
    given = union_all(counts, select(*_words(which, to_the_team).subquery().c)).subquery()
    return (
        select(Questionnaire, answers, QuestionnaireQuestion, *list(given.c)[1:])
        .outerjoin(QuestionnaireQuestion, QuestionnaireQuestion.questionnaire_id == Questionnaire.id)
        .outerjoin(given, given.c.question_id == QuestionnaireQuestion.id)
        .where(Questionnaire.id == number)
        .order_by(QuestionnaireQuestion.position, QuestionnaireQuestion.id, given.c.rank)
    )


def _results(rows: Sequence[Any], to_the_team: bool) -> Results:
    """Return what the answers to a questionnaire come to; a question that was taken away keeps only its words."""
    answers = rows[0][1]
    if not may_be_told(answers, to_the_team):
        return Results(answers, False, [], [])
    counts = _by_question((one[2].id, one.number, one.times) for one in rows if one.times is not None)
    questions = dict.fromkeys(one[2] for one in rows if one[2] is not None and one[2].removed_at is None)
    words = sorted((one for one in rows if one.text is not None), key=lambda one: one.rank)
    return Results(
        answers,
        True,
        [(question, _result(question, counts)) for question in questions],
        [Verbatim(one[2].id, one.text, one.quotable) for one in words],
    )


def sheets_of(questionnaire: Questionnaire) -> Sequence[QuestionnaireSheet]:
    """Return the newest answers that count, person by person."""
    rows = select(QuestionnaireSheet).where(QuestionnaireSheet.questionnaire_id == questionnaire.id, LIVE)
    return db.session.scalars(rows.order_by(QuestionnaireSheet.id.desc()).limit(MOST_SHEETS)).all()


def questionnaires_found(_scope: Any, words: str) -> Select[Any]:
    """Return the questionnaires that answer to a search from anywhere."""
    rows = hit(words, Questionnaire.id, Questionnaire.title, Questionnaire.title)
    return rows.where(*holding(words, Questionnaire.title)).order_by(Questionnaire.title, Questionnaire.id)


def results_sheet(year: int) -> Sheet:
    """Return what the questionnaires of a year say as a list that may leave: none of fewer than five persons."""
    columns = (
        Column("Questionnaire"),
        Column("Question"),
        Column("Genre"),
        Column("Réponses", Cell.NUMBER),
        Column("Moyenne", Cell.NUMBER),
        Column("Répartition"),
    )
    asked = {one.id: one for one, number in questionnaires_of(year) if number >= SMALLEST}
    questions = db.session.scalars(
        select(QuestionnaireQuestion)
        .where(
            QuestionnaireQuestion.questionnaire_id.in_(asked),
            QuestionnaireQuestion.kind != Kind.TEXT,
            QuestionnaireQuestion.removed_at.is_(None),
        )
        .order_by(QuestionnaireQuestion.questionnaire_id, QuestionnaireQuestion.position, QuestionnaireQuestion.id)
    ).all()
    counts = _by_question(db.session.execute(_given(QuestionnaireSheet.questionnaire_id.in_(asked))))
    told = [(question, _result(question, counts)) for question in questions]
    rows = [
        (asked[question.questionnaire_id].title, question.wording, KIND_LABELS[question.kind])
        + (one.answers, one.mean, _in_words(one))
        for question, one in told
    ]
    return Sheet("Questionnaires", columns, rows)


def _in_words(one: Result) -> str:
    """Return a spread on one line."""
    return ", ".join(f"{label} : {number}" for label, number in one.spread if number)


def _given(which: ColumnElement[bool]) -> Select[int, int | None, int]:
    """Return how often each answer was given to some questionnaires, by question; words stand under None."""
    return (
        select(QuestionnaireValue.question_id, QuestionnaireValue.number, func.count().label("times"))
        .join(QuestionnaireSheet, QuestionnaireSheet.id == QuestionnaireValue.sheet_id)
        .where(which, LIVE)
        .group_by(QuestionnaireValue.question_id, QuestionnaireValue.number)
    )


def _by_question(rows: Iterable[Any]) -> Mapping[int, Mapping[int | None, int]]:
    """Return such rows by question."""
    counts: dict[int, dict[int | None, int]] = {}
    for question_id, number, times in rows:
        counts.setdefault(question_id, {})[number] = int(times)
    return counts


def _result(question: QuestionnaireQuestion, counts: Mapping[int, Mapping[int | None, int]]) -> Result:
    """Return what the answers to a question come to."""
    own = counts.get(question.id, {})
    if question.kind is Kind.TEXT:
        return Result(own.get(None, 0), ())
    return result(question.kind, question.labels, {key: times for key, times in own.items() if key is not None})


def _words(which: ColumnElement[bool], to_the_team: bool) -> Select[Any]:
    """Return the words that people wrote, in the columns of `_given`: for others than the team, those to be quoted."""
    order = (QuestionnaireValue.text, QuestionnaireValue.id)
    nothing = (cast(null(), Integer).label("number"), cast(null(), Integer).label("times"))
    written = (QuestionnaireValue.text.label("text"), QuestionnaireSheet.quotable.label("quotable"))
    rows = (
        select(QuestionnaireValue.question_id, *nothing, *written, func.row_number().over(order_by=order).label("rank"))
        .join(QuestionnaireSheet, QuestionnaireSheet.id == QuestionnaireValue.sheet_id)
        .where(which, LIVE, QuestionnaireValue.text != "")
    )
    if not to_the_team:
        rows = rows.where(QuestionnaireSheet.quotable.is_(True))
    return rows.order_by(*order).limit(MOST_WORDS)
