"""The ladder of a partnership, and what the rules of Traits d'Unions refuse."""

import datetime as dt

import pytest

from cjs_app.kernel.refusal import Refusal
from cjs_app.pole.bridges.domain import (
    LADDER,
    QUESTIONS,
    Step,
    StepSheet,
    ensure_happened,
    ensure_next,
    ensure_period,
    ensure_step,
    ensure_two,
    goes_back,
)
from cjs_app.pole.questionnaires.domain import ensure_question

DAY, AFTER = dt.date(2021, 3, 9), dt.date(2021, 3, 10)


def refused(now: Step, sheet: StepSheet) -> str | None:
    """Return the field at which a step is refused, None where it is not."""
    try:
        ensure_step(now, DAY, sheet)
    except Refusal as refusal:
        return refusal.field
    return None


@pytest.mark.parametrize(("rank", "higher"), [(low, high) for low in range(5) for high in range(low + 1, 5)])
def test_only_the_way_down_goes_back(rank: int, higher: int) -> None:
    assert not goes_back(LADDER[rank], LADDER[higher])
    assert goes_back(LADDER[higher], LADDER[rank])


@pytest.mark.parametrize("step", LADDER)
def test_giving_up_goes_back_and_starting_again_does_not(step: Step) -> None:
    assert (goes_back(step, Step.DROPPED), goes_back(Step.DROPPED, step)) == (True, False)


def test_a_step_comes_on_the_day_of_the_one_before_or_later() -> None:
    assert refused(Step.CONTACT, StepSheet(Step.MEETING, DAY)) is None
    assert refused(Step.CONTACT, StepSheet(Step.MEETING, dt.date(2021, 3, 8))) == "day"


def test_the_same_step_is_no_step() -> None:
    assert refused(Step.MEETING, StepSheet(Step.MEETING, AFTER)) == "step"
    assert refused(Step.DROPPED, StepSheet(Step.DROPPED, AFTER, "encore")) == "step"


def test_going_back_asks_why() -> None:
    assert refused(Step.SIGNED, StepSheet(Step.MEETING, AFTER, " ")) == "reason"
    assert refused(Step.SIGNED, StepSheet(Step.MEETING, AFTER, "L’entreprise déménage")) is None
    assert refused(Step.CONTACT, StepSheet(Step.DROPPED, AFTER)) == "reason"


def test_an_agreement_is_signed_with_its_reference() -> None:
    assert refused(Step.CONTACT, StepSheet(Step.SIGNED, AFTER, reference="\u00a0")) == "reference"
    assert refused(Step.CONTACT, StepSheet(Step.SIGNED, AFTER, reference="TU-2022-01")) is None


def test_what_is_noted_took_place() -> None:
    ensure_happened(DAY, DAY)
    with pytest.raises(Refusal):
        ensure_happened(AFTER, DAY)


def test_a_structure_leaves_on_the_day_that_it_enters_or_later() -> None:
    ensure_period(DAY, None)
    ensure_period(DAY, DAY)
    with pytest.raises(Refusal):
        ensure_period(AFTER, DAY)


@pytest.mark.parametrize(
    ("step", "day", "field"), [(" ", AFTER, "next_step"), ("Écrire", dt.date(2021, 3, 8), "next_day")]
)
def test_what_follows_has_words_and_comes_after(step: str, day: dt.date, field: str) -> None:
    ensure_next(DAY, "", None)
    ensure_next(DAY, "Écrire", None)
    ensure_next(DAY, "Écrire", DAY)
    with pytest.raises(Refusal) as refusal:
        ensure_next(DAY, step, day)
    assert refusal.value.field == field


def test_a_partnership_is_between_two() -> None:
    ensure_two(1, 2)
    with pytest.raises(Refusal):
        ensure_two(1, 1)


def test_what_a_diagnostic_asks_may_be_asked() -> None:
    for question in QUESTIONS:
        ensure_question(question)
