"""How far a line is, and what counts it."""

from decimal import Decimal

import pytest

from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import moved
from cjs_app.pole.roadmap.domain import CARRYING, MOVES, LineSheet, Status, ensure_counted, progress


def test_two_partnerships_of_five_are_40_percent_of_the_way() -> None:
    assert progress(2, Decimal(5)) == 40
    assert progress(25, Decimal(20)) == 125
    assert progress(1, Decimal(3)) == 33
    assert progress(Decimal("0.5"), Decimal(4)) == 13


def test_nothing_is_reached_where_nothing_is_counted_or_aimed_at() -> None:
    assert progress(None, Decimal(5)) is None
    assert progress(2, None) is None
    assert progress(2, Decimal(0)) is None
    assert progress("2021-06-22", Decimal(5)) is None


def test_a_target_has_a_figure_that_the_house_knows() -> None:
    ensure_counted(LineSheet("a", "b"), set())
    ensure_counted(LineSheet("a", "b", "bridges.partnerships", Decimal(5)), {"bridges.partnerships"})
    with pytest.raises(Refusal, match="n’existe pas"):
        ensure_counted(LineSheet("a", "b", "bridges.nothing"), {"bridges.partnerships"})
    with pytest.raises(Refusal, match="Choisir le chiffre"):
        ensure_counted(LineSheet("a", "b", target=Decimal(5)), set())


def test_only_what_is_open_is_carried_to_the_next_year() -> None:
    assert moved(Status.RUNNING, CARRYING) is Status.CARRIED
    for status in (Status.REACHED, Status.CARRIED, Status.DROPPED):
        with pytest.raises(Refusal, match="encore ouverte"):
            moved(status, CARRYING)


def test_what_was_reached_too_soon_is_opened_again() -> None:
    assert moved(Status.REACHED, MOVES["rouvrir"]) is Status.RUNNING
    with pytest.raises(Refusal):
        moved(Status.CARRIED, MOVES["rouvrir"])
