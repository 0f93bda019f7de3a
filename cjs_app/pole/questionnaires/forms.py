"""What is asked and what is answered, as it is typed."""

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import Optional

from cjs_app.plumbing.forms import HouseForm, at_most, between, choices, required
from cjs_app.pole.questionnaires.domain import HIGHEST_NOTE, KIND_LABELS, Kind, QuestionnaireSheet, QuestionSheet, Value
from cjs_app.pole.questionnaires.models import QuestionnaireQuestion

A_NOTE = f"Écrire un nombre entre 0 et {HIGHEST_NOTE}."


class QuestionnaireForm(HouseForm):
    """What a questionnaire is about."""

    title = StringField("Titre", [required("Donner un titre au questionnaire."), at_most(200)])
    purpose = TextAreaField(
        "À quoi il sert",
        [Optional(), at_most(1000)],
        description="Lu par qui répond : pourquoi on demande, et ce qu’on en fera.",
    )

    def sheet(self) -> QuestionnaireSheet:
        """Return what was typed, ready for the room's actions."""
        return QuestionnaireSheet(self.title.data or "", self.purpose.data or "")


class QuestionForm(HouseForm):
    """A question."""

    wording = StringField("Question", [required("Écrire la question."), at_most(300)])
    kind = SelectField("Comment on y répond", choices=choices(KIND_LABELS))
    lowest = IntegerField("Note la plus basse", [Optional(), between(0, HIGHEST_NOTE, A_NOTE)], default=0)
    highest = IntegerField("Note la plus haute", [Optional(), between(0, HIGHEST_NOTE, A_NOTE)], default=10)
    options = TextAreaField(
        "Réponses à choisir", [Optional(), at_most(2000)], description="Une par ligne, pour un choix dans une liste."
    )
    optional = BooleanField("On peut ne pas y répondre")

    def sheet(self) -> QuestionSheet:
        """Return what was typed, ready for the room's actions."""
        lines = [line.strip() for line in (self.options.data or "").splitlines()]
        kind = Kind(self.kind.data)
        return QuestionSheet(
            kind=kind,
            wording=self.wording.data or "",
            required=not self.optional.data,
            lowest=(self.lowest.data or 0) if kind is Kind.SCALE else 0,
            highest=(10 if self.highest.data is None else self.highest.data) if kind is Kind.SCALE else 10,
            options=tuple(line for line in lines if line) if kind is Kind.CHOICE else (),
        )


class AnswerForm(HouseForm):
    """The questions of a questionnaire, one field each; `answer_form` makes it."""

    def values(self, questions: Sequence[QuestionnaireQuestion]) -> list[Value]:
        """Return what was answered, ready for the room's actions."""
        return [_value(question, self[_name(question)].data) for question in questions]

    @property
    def may_be_quoted(self) -> bool:
        """Whether the person ticked that its words may be quoted."""
        return "quotable" in self and bool(self["quotable"].data)


def answer_form(questions: Sequence[QuestionnaireQuestion]) -> AnswerForm:
    """Return the form that asks these questions; words come with the consent to be quoted, never ticked before."""
    fields: dict[str, Any] = {_name(question): _field(question) for question in questions}
    if any(question.kind is Kind.TEXT for question in questions):
        fields["quotable"] = BooleanField(
            "On peut citer mes mots, sans mon nom",
            description="Sans cette case, l’équipe les lit et personne d’autre.",
        )
    form: AnswerForm = type("AskedForm", (AnswerForm,), fields)()
    return form


def _name(question: QuestionnaireQuestion) -> str:
    """Return the name of the field of a question."""
    return f"question_{question.id}"


def _field(question: QuestionnaireQuestion) -> Any:
    """Return the field that answers a question."""
    first: Any = required("Répondre à cette question.") if question.required else Optional()
    if question.kind is Kind.TEXT:
        return TextAreaField(question.wording, [first, at_most(2000)])
    offered = choices({str(number): label for number, label in question.labels.items()})
    hint = (
        f"De {question.lowest} (pas du tout) à {question.highest} (tout à fait)." if question.kind is Kind.SCALE else ""
    )
    return RadioField(question.wording, [first], choices=offered, description=hint)


def _value(question: QuestionnaireQuestion, data: Any) -> Value:
    """Return an answer as it is kept."""
    if question.kind is Kind.TEXT:
        return Value(question.id, text=str(data or ""))
    return Value(question.id, number=int(data) if data else None)
