"""What the rooms tell of a year besides their figures."""

import datetime as dt
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import extract, literal, select

from cjs_app.pole.structure import telling
from cjs_app.pole.structure.facts import Dated, Fact


def test_a_room_tells_its_days_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "_facts", [])
    assembly = Dated("L’assemblée générale", ("assemblée générale", "AG"), dt.date(2021, 6, 22))

    def teller(year: int) -> Iterator[Fact]:
        if year == 2021:
            yield assembly

    telling.tell_facts_with(teller)
    telling.tell_facts_with(teller)
    assert telling.facts_of(2021) == [assembly]
    assert telling.facts_of(2020) == []


@pytest.mark.parametrize(("present", "latest"), [(2022, 2021), (2021, 2021), (2020, 2019), (2018, None)])
def test_the_latest_year_is_told_by_the_rooms_together(
    each_app: Flask, monkeypatch: pytest.MonkeyPatch, present: int, latest: int | None
) -> None:
    monkeypatch.setattr(telling, "_years", {})
    telling.tell_years_with("members", select(literal(2021)))
    telling.tell_years_with("events", select(extract("year", literal(dt.date(2019, 12, 31)))))
    assert telling.latest_year(present) == latest


def test_where_no_room_tells_its_years_there_is_no_latest_one(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "_years", {})
    assert telling.latest_year(2021) is None
