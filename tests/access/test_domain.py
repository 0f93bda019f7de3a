"""What a passphrase must be, and how long wrong tries make one wait."""

import datetime as dt

import pytest

from cjs_app.access.domain import checked_passphrase, pause_after
from cjs_app.kernel.refusal import Refusal


def test_four_words_are_a_good_passphrase() -> None:
    assert checked_passphrase("lune tomate vélo gris", "awa") == "lune tomate vélo gris"


def test_the_shortest_has_twelve_signs_and_the_longest_128() -> None:
    assert checked_passphrase("abcdef ghijk", "awa")
    assert checked_passphrase("abcdefgh" * 16, "awa")


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        ("abcdef ghij", "trop courte"),
        ("abcdefgh" * 16 + "i", "trop longue"),
        ("aaaabbbbccccdddd", "se devine"),
        ("Je suis MAÉLLE depuis toujours", "se devine"),
    ],
)
def test_a_weak_passphrase_is_refused_at_its_field(passphrase: str, reason: str) -> None:
    with pytest.raises(Refusal, match=reason) as refused:
        checked_passphrase(passphrase, "maelle")
    assert refused.value.field == "passphrase"


def test_four_wrong_tries_cost_nothing_and_the_fifth_thirty_seconds() -> None:
    assert pause_after(4) is None
    assert pause_after(5) == dt.timedelta(seconds=30)


def test_the_pause_doubles_and_stops_at_a_quarter_of_an_hour() -> None:
    assert [pause_after(tries).seconds for tries in (6, 7, 9, 10, 60)] == [60, 120, 480, 900, 900]  # type: ignore[union-attr]
