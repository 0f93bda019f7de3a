"""What answers without names come to."""

from decimal import Decimal

import pytest

from cjs_app.kernel.refusal import Refusal
from cjs_app.pole.questionnaires.domain import (
    Kind,
    QuestionSheet,
    Value,
    ensure_answered,
    ensure_question,
    labels_of,
    may_be_told,
    mean_of,
    result,
)


def test_six_tens_and_two_nines_have_a_mean_of_nine_seventy_five() -> None:
    assert mean_of({10: 6, 9: 2}) == Decimal("9.75")


@pytest.mark.parametrize(("counts", "mean"), [({1: 2, 2: 1}, "1.33"), ({1: 1, 2: 2}, "1.67"), ({0: 1, 1: 7}, "0.88")])
def test_a_mean_has_two_decimals_and_rounds_halves_up(counts: dict[int, int], mean: str) -> None:
    assert mean_of(counts) == Decimal(mean)


def test_nobody_has_no_mean() -> None:
    assert mean_of({}) is None


def test_a_note_is_told_with_its_number_of_answers_and_its_spread() -> None:
    one = result(Kind.SCALE, labels_of(Kind.SCALE, 8, 10, ()), {10: 6, 9: 2})
    assert (one.answers, one.spread, one.mean) == (8, (("8", 0), ("9", 2), ("10", 6)), Decimal("9.75"))


def test_a_choice_and_a_yes_have_no_mean() -> None:
    chosen = result(Kind.CHOICE, labels_of(Kind.CHOICE, 0, 10, ("L’oral", "L’équipe")), {1: 3})
    assert (chosen.answers, chosen.spread, chosen.mean) == (3, (("L’oral", 0), ("L’équipe", 3)), None)
    assert result(Kind.YES_NO, labels_of(Kind.YES_NO, 0, 10, ()), {1: 2}).spread == (("Oui", 2), ("Non", 0))


@pytest.mark.parametrize(("answers", "team", "told"), [(4, False, False), (5, False, True), (0, True, True)])
def test_fewer_than_five_persons_are_told_to_the_team_only(answers: int, team: bool, told: bool) -> None:
    assert may_be_told(answers, team) is told


@pytest.mark.parametrize(
    "sheet",
    [
        QuestionSheet(Kind.SCALE, "Note", lowest=5, highest=5),
        QuestionSheet(Kind.SCALE, "Note", lowest=0, highest=21),
        QuestionSheet(Kind.CHOICE, "Le plus utile", options=("Tout",)),
        QuestionSheet(Kind.TEXT, "  "),
    ],
)
def test_a_question_that_nobody_could_answer_is_refused(sheet: QuestionSheet) -> None:
    with pytest.raises(Refusal):
        ensure_question(sheet)


def test_a_question_is_answered_within_what_it_offers() -> None:
    notes = labels_of(Kind.SCALE, 0, 10, ())
    ensure_answered(notes, True, Value(1, 10))
    ensure_answered({}, False, None)
    for value in (None, Value(1), Value(1, 11)):
        with pytest.raises(Refusal):
            ensure_answered(notes, True, value)
