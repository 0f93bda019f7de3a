"""The figures of the door: pauses, limits, codes, devices."""

import datetime as dt

import pytest

from cjs_app.access.browsers import device_label
from cjs_app.access.codes import LETTERS, a_code, bare_code, in_groups
from cjs_app.access.limits import idle_limit, is_fresh, pause_after, still_open

NOON = dt.datetime(2021, 7, 13, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
SECOND = dt.timedelta(seconds=1)


def test_four_wrong_tries_cost_nothing_and_the_fifth_thirty_seconds() -> None:
    assert pause_after(4) is None
    assert pause_after(5) == dt.timedelta(seconds=30)


def test_the_pause_doubles_and_stops_at_a_quarter_of_an_hour() -> None:
    assert [pause_after(tries).seconds for tries in (6, 7, 9, 10, 10_000)] == [60, 120, 480, 900, 900]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("touches_money", "shared", "minutes"),
    [(False, False, 480), (True, False, 30), (False, True, 10), (True, True, 10)],
)
def test_a_session_rests_half_an_hour_with_money_ten_minutes_on_a_shared_device_eight_hours_otherwise(
    touches_money: bool, shared: bool, minutes: int
) -> None:
    assert idle_limit(touches_money, shared) == minutes * MINUTE


def test_a_session_lives_to_the_second_of_its_limits() -> None:
    half_hour = 30 * MINUTE
    assert still_open(NOON, NOON, NOON + half_hour, half_hour)
    assert not still_open(NOON, NOON, NOON + half_hour + SECOND, half_hour)
    last = NOON + 720 * MINUTE
    assert still_open(NOON, last, last, half_hour)
    assert not still_open(NOON, last, last + SECOND, half_hour)


def test_a_proof_is_fresh_to_the_second_and_none_never_is() -> None:
    assert is_fresh(NOON, NOON + 10 * MINUTE, 10)
    assert not is_fresh(NOON, NOON + 10 * MINUTE + SECOND, 10)
    assert not is_fresh(None, NOON, 10)


def test_letters_of_codes_cannot_be_taken_for_one_another_and_six_are_worth_twenty_six_bits() -> None:
    assert not set(LETTERS) & set("IOSZ")
    assert len(set(LETTERS)) == len(LETTERS) == 22
    assert 22**6 > 2**26
    assert 22**12 > 2**53


def test_a_code_is_drawn_letter_after_letter_and_typed_as_one_likes() -> None:
    drawn = iter("ABCDEF")
    assert a_code(lambda _: next(drawn)) == "ABCDEF"
    assert bare_code(" abc-DEF ") == "ABCDEF"
    assert in_groups("ABCDEFGHIJ") == "ABCD EFGH IJ"


@pytest.mark.parametrize(
    ("mark", "label"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0", "Firefox, sur un ordinateur"),
        ("Mozilla/5.0 (Linux; Android 15; Pixel) Chrome/140.0 Mobile Safari/537.36", "Chrome, sur un téléphone"),
        ("Mozilla/5.0 (Linux; Android 15; Tab) Chrome/140.0 Safari/537.36", "Chrome, sur une tablette"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Version/19.0 Mobile Safari/604.1", "Safari, sur un téléphone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, sur un ordinateur"),
        ("", "Un navigateur, sur un ordinateur"),
    ],
)
def test_a_device_is_known_by_its_family_alone(mark: str, label: str) -> None:
    assert device_label(mark) == label
