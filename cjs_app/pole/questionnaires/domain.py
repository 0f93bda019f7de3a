"""A questionnaire without names: what a question may be, what may answer it, and what the answers come to.

A mean never goes without its number of answers; below five persons nothing is told outside the team.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from msgspec import Struct

from cjs_app.kernel.refusal import Refusal

SMALLEST = 5
"""Fewer answers than that could be traced back to somebody."""
HIGHEST_NOTE = 20
MOST_OPTIONS = 12
_HUNDREDTH = Decimal("0.01")


class Kind(StrEnum):
    """How a question is answered."""

    SCALE = "note"
    CHOICE = "choix"
    YES_NO = "oui_non"
    TEXT = "texte"


KIND_LABELS = {
    Kind.SCALE: "Une note",
    Kind.CHOICE: "Un choix dans une liste",
    Kind.YES_NO: "Oui ou non",
    Kind.TEXT: "Quelques mots",
}
YES_NO = {1: "Oui", 0: "Non"}


class Origin(StrEnum):
    """How answers came in."""

    LINK = "lien"
    PAPER = "papier"


ORIGIN_LABELS = {Origin.LINK: "Par le lien", Origin.PAPER: "Feuille recopiée"}


class QuestionSheet(Struct, frozen=True):
    """What is written of a question; the bounds are those of a note, the options those of a choice."""

    kind: Kind
    wording: str
    required: bool = True
    lowest: int = 0
    highest: int = 10
    options: tuple[str, ...] = ()


class QuestionnaireSheet(Struct, frozen=True):
    """What is written of a questionnaire, and what it is asked about: the room, and the number of its record."""

    title: str
    purpose: str = ""
    owner_kind: str = ""
    owner_id: int | None = None


class Value(Struct, frozen=True):
    """What somebody answered to a question: a note, the place of a choice in its list, 1 for yes; or words."""

    question_id: int
    number: int | None = None
    text: str = ""


class Result(Struct, frozen=True):
    """What the answers to a question come to: how many, spread out; for notes their mean."""

    answers: int
    spread: tuple[tuple[str, int], ...]
    mean: Decimal | None = None


def ensure_question(sheet: QuestionSheet) -> None:
    """Raise Refusal for a scale that climbs nowhere, or a choice between less than two things."""
    if not sheet.wording.strip():
        raise Refusal("Écrire la question.", field="wording")
    if sheet.kind is Kind.SCALE and not 0 <= sheet.lowest < sheet.highest <= HIGHEST_NOTE:
        raise Refusal(
            "Donner une note la plus basse et une plus haute, entre 0 et {most}.", field="highest", most=HIGHEST_NOTE
        )
    if sheet.kind is Kind.CHOICE and not 2 <= len(sheet.options) <= MOST_OPTIONS:
        raise Refusal("Écrire de deux à {most} réponses, une par ligne.", field="options", most=MOST_OPTIONS)


def ensure_open(closed_at: dt.datetime | None) -> None:
    """Raise Refusal for a questionnaire that is closed."""
    if closed_at is not None:
        raise Refusal("Ce questionnaire est fermé : il ne prend plus de réponse.")


def labels_of(kind: Kind, lowest: int, highest: int, options: Sequence[str]) -> Mapping[int, str]:
    """Return what may answer a question, in order, by the number that is kept; nothing for words."""
    if kind is Kind.SCALE:
        return {note: str(note) for note in range(lowest, highest + 1)}
    if kind is Kind.CHOICE:
        return dict(enumerate(options))
    return YES_NO if kind is Kind.YES_NO else {}


def ensure_answered(labels: Mapping[int, str], required: bool, value: Value | None) -> None:
    """Raise Refusal for a question that must be answered and is not, or a number that it does not offer."""
    empty = value is None or (value.number is None and not value.text.strip())
    if empty and required:
        raise Refusal("Il manque une réponse : répondre à toutes les questions qui ne sont pas facultatives.")
    if value is not None and value.number is not None and value.number not in labels:
        raise Refusal("Choisir une des réponses proposées.")


def mean_of(counts: Mapping[int, int]) -> Decimal | None:
    """Return the mean of notes counted by their value, with two decimals, half up; None without any."""
    answers = sum(counts.values())
    if not answers:
        return None
    total = sum(note * times for note, times in counts.items())
    return (Decimal(total) / Decimal(answers)).quantize(_HUNDREDTH, ROUND_HALF_UP)


def result(kind: Kind, labels: Mapping[int, str], counts: Mapping[int, int]) -> Result:
    """Return what the answers to a question come to, counted by the number that is kept."""
    spread = tuple((label, counts.get(number, 0)) for number, label in labels.items())
    return Result(sum(counts.values()), spread, mean_of(counts) if kind is Kind.SCALE else None)


def may_be_told(answers: int, to_the_team: bool) -> bool:
    """Return whether results may be shown: to the team always, to others once enough persons answered."""
    return to_the_team or answers >= SMALLEST
