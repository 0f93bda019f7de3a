"""The life of a season, its days, and who hands out what."""

import datetime as dt

import pytest

from cjs_app.access.domain import Role
from cjs_app.coop.seasons.domain import (
    CLOSING,
    OPENING,
    POSTPONING,
    REOPENING,
    START_OF_CLOSING,
    TRANSITIONS,
    Status,
    default_templates,
    ensure_writable,
    givable_roles,
    life,
    season_period,
)
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import moved, possible

PATHS = {
    Status.PREPARATION: [OPENING, POSTPONING],
    Status.OPEN: [POSTPONING, START_OF_CLOSING],
    Status.CLOSING: [REOPENING, CLOSING],
    Status.CLOSED: [],
    Status.POSTPONED: [OPENING],
}


@pytest.mark.parametrize("status", list(Status))
def test_a_season_goes_only_where_its_life_leads(status: Status) -> None:
    assert possible(status, TRANSITIONS) == PATHS[status]


def test_a_postponed_season_opens_and_a_closed_one_stays_closed() -> None:
    assert moved(Status.POSTPONED, OPENING) is Status.OPEN
    with pytest.raises(Refusal, match="une saison close le reste"):
        moved(Status.CLOSED, REOPENING)


def test_only_a_closed_season_cannot_be_written_in() -> None:
    for status in set(Status) - {Status.CLOSED}:
        ensure_writable(status)
    with pytest.raises(Refusal, match="close"):
        ensure_writable(Status.CLOSED)


def test_the_path_shows_what_is_done_where_we_are_and_what_comes() -> None:
    assert [state for _, state in life(Status.OPEN)] == ["done", "current", "todo", "todo"]
    assert [state for _, state in life(Status.CLOSED)] == ["done"] * 4


def test_a_postponed_season_stands_before_its_opening() -> None:
    assert life(Status.POSTPONED)[:3] == [
        (Status.PREPARATION, "done"),
        (Status.POSTPONED, "stopped"),
        (Status.OPEN, "todo"),
    ]


def test_a_season_may_last_a_whole_leap_year() -> None:
    assert season_period(2024, dt.date(2024, 1, 1), dt.date(2024, 12, 31)).days == 366


def test_a_southern_summer_may_end_the_year_after() -> None:
    assert season_period(2021, dt.date(2021, 12, 13), dt.date(2022, 1, 31)).days == 50
    assert season_period(2022, dt.date(2021, 12, 13), dt.date(2022, 1, 31)).days == 50


@pytest.mark.parametrize(
    ("year", "start", "end", "field"),
    [
        (2022, dt.date(2021, 7, 5), dt.date(2021, 8, 31), "start"),
        (2021, dt.date(2021, 8, 31), dt.date(2021, 7, 5), "end"),
        (2021, dt.date(2021, 7, 5), dt.date(2022, 7, 6), "end"),
    ],
)
def test_days_that_cannot_be_are_refused_at_their_field(year: int, start: dt.date, end: dt.date, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        season_period(year, start, end)
    assert refused.value.field == field


def test_nobody_hands_out_more_than_they_hold() -> None:
    assert givable_roles(Role.COORDINATION) == tuple(Role)
    assert Role.COORDINATION not in givable_roles(Role.FACILITATOR)
    assert Role.FACILITATOR in givable_roles(Role.FACILITATOR)
    assert givable_roles(Role.COOPERANT) == givable_roles(Role.COMMITTEE) == ()


def test_documents_bear_the_first_letters_of_their_place() -> None:
    assert default_templates("Évron")["invoice_template"] == "EVR-F-AAAA-####"
    assert default_templates("29")["quote_template"] == "CJS-D-AAAA-###"
