"""Durations, and times of the day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjs_app.kernel.durations import parse_minutes, parse_time, written
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.sentences import plain_duration

DURATIONS = {
    "2h30": 150,
    "2H30": 150,
    "2 h 30": 150,
    "2\u00a0h\u00a030": 150,
    "2\u202fh\u202f30": 150,
    "2h": 120,
    "1 h": 60,
    "2h05": 125,
    "2h5min": 125,
    "2h30min": 150,
    "2 h 30 min": 150,
    "2 heures 30 minutes": 150,
    "1 heure": 60,
    "0h30": 30,
    "2:30": 150,
    "02:30": 150,
    "02:30:00": 150,
    "2,5": 150,
    "2.5": 150,
    "2,5 h": 150,
    ",5": 30,
    "2,33": 140,
    "2h59": 179,
    "1 min": 1,
    "0,025": 2,
    "0,0083": 0,
    "150 min": 150,
    "45min": 45,
    "45 mn": 45,
    "90 minutes": 90,
    "150": 150,
    "1": 60,
    "24": 1440,
    "25": 25,
    "9999h": 599_940,
}


@pytest.mark.parametrize(("typed", "minutes"), [(typed, minutes) for typed, minutes in DURATIONS.items() if minutes])
def test_a_duration_is_read_as_people_write_it(typed: str, minutes: int) -> None:
    assert parse_minutes(typed) == minutes


@pytest.mark.parametrize(
    "typed",
    [
        "deux heures",
        "2h5",
        "2 30",
        "h30",
        "2h30h",
        "2:3",
        "2:30:15",
        "-2h",
        "-1",
        "1e400",
        "1e3",
        "NaN",
        "🎉",
        "２h",
        "٢h",
        "2,5,5",
        "2,",
        "1 234 min",
        "2h\x00",
        "\ud800",
        "9" * 8,
        "9" * 10_000,
        "h" * 10_000,
    ],
)
def test_what_is_no_duration_is_quoted_back_with_an_example(typed: str) -> None:
    with pytest.raises(Refusal, match=r"^«\u00a0.{0,40}\u00a0» n’est pas une durée\u00a0: écrire par exemple 2h30\.$"):
        parse_minutes(typed)


@pytest.mark.parametrize("typed", ["2h75", "2h60", "2 h 99 min", "2:75"])
def test_minutes_after_hours_stop_at_59(typed: str) -> None:
    with pytest.raises(Refusal, match="les minutes vont de 0 à 59"):
        parse_minutes(typed)


@pytest.mark.parametrize("typed", ["0", "0h", "0h00", "0 min", "0,0", "0,0083"])
def test_a_duration_of_nothing_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="Une durée doit dépasser zéro"):
        parse_minutes(typed)


@pytest.mark.parametrize("typed", ["9999h01", "10000h", "599941 min", "9999999"])
def test_a_duration_beyond_reason_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="dépasse 9\u202f999 heures"):
        parse_minutes(typed)


def test_a_missing_duration_is_said_to_be_missing_in_its_box() -> None:
    with pytest.raises(Refusal, match="La durée manque") as refused:
        parse_minutes(" ", field="duration")
    assert refused.value.field == "duration"


@pytest.mark.parametrize(
    ("minutes", "text"), [(0, "0h00"), (5, "0h05"), (120, "2h00"), (150, "2h30"), (12_000, "200h00")]
)
def test_the_archive_always_writes_hours_and_minutes(minutes: int, text: str) -> None:
    assert written(minutes) == text


@given(st.integers(1, 599_940))
def test_a_duration_written_by_the_house_is_read_back_whole(minutes: int) -> None:
    assert parse_minutes(written(minutes)) == minutes
    assert parse_minutes(plain_duration(minutes)) == minutes


@given(st.text(max_size=50))
def test_any_text_is_a_duration_or_a_refusal(typed: str) -> None:
    try:
        assert parse_minutes(typed) > 0
    except Refusal as refusal:
        assert str(refusal)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("9", dt.time(9)),
        ("9h", dt.time(9)),
        (" 9 H 30 ", dt.time(9, 30)),
        ("14:05", dt.time(14, 5)),
        ("14:05:00", dt.time(14, 5)),
        ("8.15", dt.time(8, 15)),
        ("7 heures", dt.time(7)),
        ("0h00", dt.time(0)),
        ("23h59", dt.time(23, 59)),
    ],
)
def test_a_time_of_day_is_read_as_people_write_it(text: str, time: dt.time) -> None:
    assert parse_time(text) == time


@pytest.mark.parametrize("text", ["", "midi", "24h", "9h60", "9h5", "-9h", "9" * 50, "²h"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="9h30") as refused:
        parse_time(text, "start_time")
    assert refused.value.field == "start_time"
