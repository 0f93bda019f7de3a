"""The day that a new line of the accounts starts with is one that will be accepted."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.accounts.domain import ensure_day, usual_day
from cjs_app.kernel.periods import Period
from tests.builders import a_season
from tests.people import maud, sign_in

SUMMER = Period(dt.date(2021, 7, 5), dt.date(2021, 8, 31))


@pytest.mark.parametrize(
    ("today", "wanted"),
    [
        (dt.date(2021, 7, 13), dt.date(2021, 7, 13)),
        (dt.date(2022, 3, 1), dt.date(2022, 3, 1)),
        (dt.date(2026, 11, 23), SUMMER.end),
    ],
)
def test_it_is_today_or_the_last_day_of_a_summer_long_gone(today: dt.date, wanted: dt.date) -> None:
    assert usual_day(today, SUMMER) == wanted
    ensure_day(wanted, SUMMER, today)


@pytest.mark.parametrize("page", ["depenses/noter", "autofinancement/noter"])
def test_the_forms_start_with_it(app: Flask, client: FlaskClient, page: str) -> None:
    season = a_season()
    assert 'value="2021-08-31"' in sign_in(client, maud(season)).get(f"/saisons/{season.id}/{page}").text
