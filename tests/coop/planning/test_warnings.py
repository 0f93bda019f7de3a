"""Who reads which warnings, on the pages of missions and hours."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.missions.models import Mission
from cjs_app.coop.seasons.models import Season
from tests.builders import a_season
from tests.coop.planning.given import a_job, a_minor, a_slot, july, some_hours
from tests.people import awa, maud, sign_in

LONG_DAY = (a_slot(6, "08:00", "12:00"), a_slot(6, "13:00", "17:30"))


@pytest.fixture(autouse=True)
def thirteenth_of_july(app: Flask) -> None:
    """It is 13 July 2021."""
    app.config["CLOCK"] = lambda: dt.datetime(2021, 7, 13, 12, tzinfo=dt.UTC)


def a_pair_at_work(client: FlaskClient, season: Season) -> Mission:
    """Sign Awa in; return the long day that she and Noé have before them, Noé's birth date being unknown."""
    user = awa(season)
    sign_in(client, user)
    return a_job(season, *LONG_DAY, team=[a_minor(season, user=user), a_minor(season, "Noé", None)])


def page(client: FlaskClient, season: Season, path: str) -> str:
    return client.get(f"/saisons/{season.id}/{path}").text.replace("\u00a0", " ")


def test_the_staff_reads_everybody_s_warnings_on_the_mission_and_on_its_form(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    mission = a_pair_at_work(client, season)
    sign_in(client, maud(season))
    for path in (f"missions/{mission.id}", f"missions/{mission.id}/modifier"):
        text = page(client, season, path)
        assert "Awa : à regarder" in text and "Noé : à regarder" in text
        assert text.count("8 h 30 prévues, au-dessus de 8 h par jour") == 2
        assert "Date de naissance inconnue" in text


def test_a_cooperant_reads_their_own_warnings_and_nobody_else_s(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    mission = a_pair_at_work(client, season)
    for path in (f"missions/{mission.id}", f"missions/{mission.id}/modifier"):
        text = page(client, season, path)
        assert "Awa : à regarder" in text and "Noé : à regarder" not in text
        assert "Date de naissance inconnue" not in text


def test_a_cooperant_of_no_sheet_reads_none(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    mission = a_job(season, *LONG_DAY, team=[a_minor(season)])
    sign_in(client, awa(season))
    assert "à regarder" not in page(client, season, f"missions/{mission.id}")


def test_a_mission_with_a_day_alone_is_warned_of_what_asks_for_the_day_alone(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    mission = a_job(season, start_day=july(14), end_day=july(14), team=[a_minor(season)])
    sign_in(client, maud(season))
    for path in (f"missions/{mission.id}", "planning?semaine=2021-07-12"):
        text = page(client, season, path)
        assert "est férié (fête nationale) et du travail y est prévu" in text
        assert "heures à choisir. La durée du jour et de la semaine, la pause, le soir" in text


def test_a_mission_whose_day_is_not_chosen_is_warned_of_nothing(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    mission = a_job(season, start_day=july(13), end_day=july(14), team=[a_minor(season)])
    sign_in(client, maud(season))
    assert "à regarder" not in page(client, season, f"missions/{mission.id}")


def test_the_home_no_longer_warns_of_a_plan_that_is_over(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    a_job(season, a_slot(14, "09:00", "12:00"), team=[a_minor(season)])
    sign_in(client, maud(season))
    told = "est férié"
    assert told in page(client, season, "accueil")
    app.config["CLOCK"] = lambda: dt.datetime(2021, 7, 15, 12, tzinfo=dt.UTC)
    assert told not in page(client, season, "accueil")
    some_hours(a_minor(season, "Noé"), 14, 60)
    assert told in page(client, season, "accueil"), "what was noted is still to be looked at"


def test_one_s_own_week_says_what_was_noted_beyond_the_guides(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    user = awa(season)
    some_hours(a_minor(season, born=None, user=user), 6, 481)
    sign_in(client, user)
    text = page(client, season, "heures/ma-semaine?semaine=2021-07-05")
    assert "8 h 01 notées, au-dessus de 8 h par jour" in text
    assert "Date de naissance inconnue" not in text


def test_before_validating_the_staff_reads_them_all(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    some_hours(a_minor(season, born=None), 6, 481)
    sign_in(client, maud(season))
    text = page(client, season, "heures/a-valider")
    assert "8 h 01 notées, au-dessus de 8 h par jour" in text and "Date de naissance inconnue" in text
