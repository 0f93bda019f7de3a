"""What the rooms tell of a year besides their figures."""

import datetime as dt
from collections.abc import Iterator

import pytest

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
