"""Questionnaires, their questions, and the answers without any name."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cjs_app.plumbing.database import Base, Label, Moment, Note, choice
from cjs_app.pole.questionnaires.domain import Kind, Origin, labels_of


class Questionnaire(Base):
    """What is asked, about something of a later room that only its name and number tell."""

    __tablename__ = "questionnaires"
    __table_args__ = (Index("ix_questionnaires_owner", "owner_kind", "owner_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(Label)
    purpose: Mapped[str] = mapped_column(Note, default="")
    owner_kind: Mapped[str] = mapped_column(String(40), default="")
    owner_id: Mapped[int | None] = mapped_column()
    link_key: Mapped[str] = mapped_column(String(64), unique=True)
    """What stands in the address: it opens an empty form and nothing else, so it is kept as it is."""
    opened_on: Mapped[dt.date] = mapped_column(index=True)
    closed_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class QuestionnaireQuestion(Base):
    """A question, in its place."""

    __tablename__ = "questionnaire_questions"
    __table_args__ = (CheckConstraint("lowest < highest", name="bounds"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaires.id"), index=True)
    position: Mapped[int]
    kind: Mapped[Kind] = mapped_column(choice(Kind))
    wording: Mapped[str] = mapped_column(String(300))
    required: Mapped[bool] = mapped_column(default=True)
    lowest: Mapped[int] = mapped_column(default=0)
    highest: Mapped[int] = mapped_column(default=10)
    options: Mapped[str] = mapped_column(Note, default="")
    """The choices, one a line."""
    removed_at: Mapped[dt.datetime | None] = mapped_column(Moment)

    @property
    def labels(self) -> dict[int, str]:
        """What may answer it, by the number that is kept."""
        return dict(labels_of(self.kind, self.lowest, self.highest, self.options.splitlines()))


class QuestionnaireSheet(Base):
    """What one person answered; the day is kept, never the hour, nor from where."""

    __tablename__ = "questionnaire_sheets"

    id: Mapped[int] = mapped_column(primary_key=True)
    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaires.id"), index=True)
    day: Mapped[dt.date]
    origin: Mapped[Origin] = mapped_column(choice(Origin))
    quotable: Mapped[bool] = mapped_column(default=False)
    """Whether this person lets its words be quoted."""
    cancelled_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class QuestionnaireValue(Base):
    """An answer to one question."""

    __tablename__ = "questionnaire_values"
    __table_args__ = (UniqueConstraint("sheet_id", "question_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey("questionnaire_sheets.id"))
    question_id: Mapped[int] = mapped_column(ForeignKey("questionnaire_questions.id"), index=True)
    number: Mapped[int | None] = mapped_column()
    text: Mapped[str] = mapped_column(Note, default="")
