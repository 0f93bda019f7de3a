"""A long text asks for as much work as its length, and no more: the work is counted, never timed."""

import sys
from types import FrameType
from typing import Any

import pytest

from cjs_app.pole.checker.checking import check
from tests.pole.checker.year import FACTS

TEXTS = {
    "many lines": "Le réseau compte 42 adhérents en 2021.\n",
    "one line": "12 devis, 25 missions et 3 classes, ",
    "one line without a number": "le parcours des jeunes et la vie du pôle ",
}


def work(text: str) -> int:
    """Return how many calls a text asks for."""
    calls = 0

    def count(_frame: FrameType, event: str, _told: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        check(text, FACTS)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_four_times_as_long_asks_for_four_times_the_work(text: str) -> None:
    once = work(text * 100)
    assert work(text * 400) < once * 4.4
