"""What a later room warns of stands beside the hours, for whoever may read it."""

import datetime as dt
from collections.abc import Sequence

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.hours import warnings
from cjs_app.coop.seasons.models import Season
from tests.builders import a_season
from tests.coop.hours.records import AT_NOON, MONDAY, TUESDAY, a_member, awa_at_work, some_hours, typed
from tests.people import maud, sign_in


def too_long(_season: Season, cooperant_ids: Sequence[int], first: dt.date, last: dt.date) -> list[warnings.Warning]:
    """Say something of Tuesday and of the 13th to everybody, and something of no day to all but the first."""
    asked = [day for day in (TUESDAY, dt.date(2021, 7, 13)) if first <= day <= last]
    days = [
        warnings.Warning(number, day, f"Plus de 8 h le {day.day} pour {number}.")
        for number in cooperant_ids
        for day in asked
    ]
    return days + [warnings.Warning(number, None, f"Papier à voir pour {number}.") for number in cooperant_ids[1:]]


@pytest.fixture(autouse=True)
def thirteenth_of_july(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 13 July 2021, and a room watches."""
    app.config["CLOCK"] = lambda: AT_NOON
    monkeypatch.setattr(warnings, "_finders", [too_long])


def test_what_is_of_no_day_comes_first_and_nobody_asked_for_is_nothing(app: Flask) -> None:
    season = a_season()
    told = warnings.warnings_of(season, [7, 8], MONDAY, dt.date(2021, 7, 18))
    assert [warning.day for warning in told] == [None, *[TUESDAY] * 2, *[dt.date(2021, 7, 13)] * 2]
    assert warnings.warnings_of(season, [], MONDAY, TUESDAY) == []


def test_my_week_shows_what_is_said_of_its_days(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    person = awa_at_work(client, season)
    page = client.get(f"/saisons/{season.id}/heures/ma-semaine?semaine=2021-07-05").text
    assert f"Plus de 8 h le 6 pour {person.id}." in page
    assert "le 13 pour" not in page


def test_who_validates_reads_it_beside_the_week_it_is_about(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    first, second = a_member(season), a_member(season, "C02", "Noé")
    for person in (first, second):
        some_hours(person)
    sign_in(client, maud(season))
    page = client.get(f"/saisons/{season.id}/heures/a-valider").text
    sentences = (f"le 6 pour {first.id}.", f"le 6 pour {second.id}.", f"à voir pour {second.id}.", "le 13 pour")
    assert [page.count(sentence) for sentence in sentences] == [1, 1, 1, 0]


def test_who_notes_for_a_pair_reads_what_is_said_of_them_alone_and_the_staff_reads_all(
    app: Flask, client: FlaskClient
) -> None:
    season = a_season()
    own, noe = awa_at_work(client, season), a_member(season, "C02", "Noé")
    boxes, url = typed(own, people=[str(own.id), str(noe.id)]), f"/saisons/{season.id}/heures/noter"
    page = client.post(url, data=boxes, follow_redirects=True).text
    assert (f"le 13 pour {own.id}." in page, f"le 13 pour {noe.id}." in page) == (True, False)
    sign_in(client, maud(season))
    assert f"le 13 pour {noe.id}." in client.post(url, data=boxes, follow_redirects=True).text
