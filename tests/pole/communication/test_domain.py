"""Followers: a stock or a change, never one for the other."""

import datetime as dt
from dataclasses import dataclass

import pytest

from cjs_app.kernel.refusal import Refusal
from cjs_app.pole.communication import domain
from cjs_app.pole.communication.domain import CountKind, Followers, followers_in

STOCK, CHANGE = CountKind.STOCK, CountKind.CHANGE


@dataclass(frozen=True)
class Count:
    """A count of followers."""

    kind: CountKind
    day: dt.date
    number: int


def test_a_change_is_the_difference_of_two_stocks() -> None:
    counts = [Count(STOCK, dt.date(2020, 12, 31), 411), Count(STOCK, dt.date(2021, 12, 20), 500)]
    assert followers_in(2021, counts) == Followers(stock=500, change=89, is_computed=True)


def test_a_noted_change_says_nothing_of_the_stock() -> None:
    assert followers_in(2021, [Count(CHANGE, dt.date(2021, 12, 31), 89)]) == Followers(None, 89, False)


def test_a_stock_without_a_former_one_has_no_change() -> None:
    assert followers_in(2021, [Count(STOCK, dt.date(2021, 12, 31), 900)]) == Followers(900, None, False)


def test_two_stocks_win_over_a_noted_change() -> None:
    counts = [
        Count(STOCK, dt.date(2020, 6, 1), 100),
        Count(CHANGE, dt.date(2021, 6, 1), 70),
        Count(STOCK, dt.date(2021, 6, 2), 150),
    ]
    assert followers_in(2021, counts) == Followers(150, 50, True)


def test_another_year_knows_nothing_of_it() -> None:
    assert followers_in(2022, [Count(STOCK, dt.date(2021, 12, 31), 900)]) == Followers(None, None, False)


def test_a_stock_is_never_below_zero_and_a_change_may_be() -> None:
    assert domain.ensure_count(CHANGE, -12) == -12
    with pytest.raises(Refusal, match="jamais négatif"):
        domain.ensure_count(STOCK, -12)
    with pytest.raises(Refusal, match="Écrire un nombre"):
        domain.ensure_count(STOCK, None)


def test_a_talk_is_before_a_class_at_least() -> None:
    domain.ensure_classes(1, None)
    with pytest.raises(Refusal, match="au moins une"):
        domain.ensure_classes(0, None)
    with pytest.raises(Refusal, match="élèves"):
        domain.ensure_classes(1, -1)


def test_what_is_counted_has_taken_place() -> None:
    domain.ensure_past(dt.date(2021, 11, 9), dt.date(2021, 11, 9))
    with pytest.raises(Refusal, match="pas encore passé"):
        domain.ensure_past(dt.date(2021, 11, 10), dt.date(2021, 11, 9))
