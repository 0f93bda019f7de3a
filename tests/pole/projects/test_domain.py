"""What the rules of a project say."""

import datetime as dt
from decimal import Decimal

import pytest

from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import moved
from cjs_app.pole.projects import domain
from cjs_app.pole.projects.domain import MOVES, BudgetSheet, IndicatorSheet, Side, Status


def a_line(side: Side, planned: int, actual: int | None) -> BudgetSheet:
    """Return a line of the budget of 2021."""
    return BudgetSheet(2021, side, "ligne", planned, actual)


def test_a_budget_in_balance_is_counted_to_the_cent() -> None:
    lines = [
        a_line(Side.INCOME, 1_200_000, 1_150_033),
        a_line(Side.COST, 700_000, 650_000),
        a_line(Side.COST, 500_000, 500_033),
    ]
    told = domain.balance(lines)
    assert (told.planned, told.actual) == (0, 0)


def test_a_budget_with_an_open_line_has_no_result_yet() -> None:
    told = domain.balance([a_line(Side.INCOME, 100, 100), a_line(Side.COST, 40, None)])
    assert (told.planned, told.actual, told.unknown) == (60, None, 1)


def test_an_indicator_has_a_figure_or_a_value_with_its_source() -> None:
    domain.ensure_founded(IndicatorSheet(2021, "Adhérents", figure_key="members.total"), ["members.total"])
    domain.ensure_founded(IndicatorSheet(2021, "Forum", value=Decimal(25), source="feuille de présence"), [])
    with pytest.raises(Refusal, match="n’existe pas"):
        domain.ensure_founded(IndicatorSheet(2021, "Adhérents", figure_key="members.nothing"), ["members.total"])
    with pytest.raises(Refusal, match="sans source"):
        domain.ensure_founded(IndicatorSheet(2021, "Forum", value=Decimal(25)), [])
    with pytest.raises(Refusal, match="écrire une valeur"):
        domain.ensure_founded(IndicatorSheet(2021, "Forum"), [])


def test_a_project_ends_after_it_begins() -> None:
    domain.ensure_period(dt.date(2021, 1, 1), None)
    with pytest.raises(Refusal, match="avant de commencer"):
        domain.ensure_period(dt.date(2021, 2, 1), dt.date(2021, 1, 31))


def test_the_ways_between_the_states_of_a_project() -> None:
    assert moved(Status.COMING, MOVES["commencer"]) is Status.RUNNING
    assert moved(Status.RUNNING, MOVES["suspendre"]) is Status.WAITING
    assert moved(Status.WAITING, MOVES["commencer"]) is Status.RUNNING
    assert moved(Status.RUNNING, MOVES["terminer"]) is Status.DONE
    for status in (Status.DONE, Status.DROPPED):
        with pytest.raises(Refusal):
            moved(status, MOVES["abandonner"])
