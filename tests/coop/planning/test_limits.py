"""The dated tables of the law."""

import datetime as dt

import pytest
from msgspec.structs import replace

from cjs_app.coop.planning import limits
from cjs_app.coop.planning.holidays import easter_sunday, holiday_on, holidays_of
from cjs_app.coop.planning.limits import LIMITS, Kind, limits_on, table_on

A_DAY = dt.date(2021, 7, 5)


@pytest.mark.parametrize(
    ("age", "figures"),
    [(14, (420, 1200, 840)), (15, (420, 1200, 840)), (16, (480, 1320, 720)), (17, (480, 1320, 720))],
)
def test_two_ages_have_limits_of_their_own(age: int, figures: tuple[int, ...]) -> None:
    found = limits_on(A_DAY, age)
    assert tuple(found[kind] for kind in (Kind.DAY, Kind.EVENING, Kind.REST)) == figures
    assert [found[kind] for kind in (Kind.WEEK, Kind.STRETCH, Kind.PAUSE, Kind.DAYS_OFF)] == [2100, 270, 30, 2]


def test_an_unknown_age_is_sixteen_and_an_adult_has_no_limit() -> None:
    assert limits_on(A_DAY, None) == limits_on(A_DAY, 16)
    assert limits_on(A_DAY, 18) == {}


def test_no_kind_of_limit_is_missing_at_any_age_of_a_minor() -> None:
    assert all(set(limits_on(A_DAY, age)) == set(Kind) for age in range(10, 18))


def test_every_row_says_its_label_and_its_article() -> None:
    assert all(row.label and row.article[:3] in ("L. ", "D. ") for row in LIMITS)
    assert all(row.from_age < row.under_age <= 18 for row in LIMITS)


def test_nothing_is_known_of_the_days_before_the_table() -> None:
    assert limits_on(dt.date(2008, 4, 30), 16) == {}
    assert limits_on(dt.date(2008, 5, 1), 16) == limits_on(A_DAY, 16)


def test_a_new_figure_holds_from_its_day_on(monkeypatch: pytest.MonkeyPatch) -> None:
    begins = dt.date(2027, 1, 1)
    newer = replace(LIMITS[0], value=6 * 60, valid_from=begins, label="6\u00a0h de travail par jour")
    monkeypatch.setattr(limits, "LIMITS", (newer, *LIMITS))
    before, after = (limits_on(day, 17)[Kind.DAY] for day in (dt.date(2026, 12, 31), begins))
    assert (before, after) == (480, 360)
    assert table_on(begins)[0] == newer


def test_the_table_is_shown_by_what_it_limits_the_youngest_last() -> None:
    shown = [(row.kind, row.from_age) for row in table_on(A_DAY)]
    assert shown[:3] == [(Kind.DAY, 16), (Kind.DAY, 0), (Kind.WEEK, 0)]
    assert len(shown) == len(LIMITS)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1961, 4, 2), (2000, 4, 23), (2019, 4, 21), (2021, 4, 4), (2024, 3, 31), (2038, 4, 25)]
)
def test_easter_moves(year: int, month: int, day: int) -> None:
    assert easter_sunday(year) == dt.date(year, month, day)


def test_eleven_public_holidays_a_year() -> None:
    assert len(holidays_of(2021)) == 11
    assert holiday_on(dt.date(2021, 5, 24)) == "lundi de Pentecôte"
    assert holiday_on(dt.date(2021, 5, 13)) == "Ascension"
    assert holiday_on(dt.date(2021, 8, 15)) == "Assomption"
    assert holiday_on(dt.date(2021, 8, 16)) is None
