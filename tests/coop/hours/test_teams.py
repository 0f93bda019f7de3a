"""Noting for the pair: the team of a mission is ticked in one gesture, and the likely mission is chosen beforehand."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.missions.domain import SlotDraft
from tests.builders import a_mission, a_season
from tests.coop.hours.records import AT_NOON, MONDAY, a_member, awa_at_work, noted, some_hours, typed
from tests.people import A_DAY

WHOLE_TEAM = {"team": "y"}


@pytest.fixture(autouse=True)
def thirteenth_of_july(app: Flask) -> None:
    """It is 13 July 2021."""
    app.config["CLOCK"] = lambda: AT_NOON


def test_the_whole_team_of_a_mission_is_noted_with_one_box(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    own, noe = awa_at_work(client, season), a_member(season, "C02", "Noé")
    job = a_mission(season, cooperant_ids=[own.id, noe.id])
    boxes = typed(own, what=f"mission-{job.id}", minutes="2h30", **WHOLE_TEAM)
    page = client.post(f"/saisons/{season.id}/heures/noter", data=boxes, follow_redirects=True).text
    assert "2\u00a0h\u00a030 notées pour 2 personnes" in page
    assert noted(season) == [("C01", 150, "mission"), ("C02", 150, "mission")]


def test_somebody_of_the_team_who_is_ticked_too_is_noted_once(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    own, noe = awa_at_work(client, season), a_member(season, "C02", "Noé")
    job = a_mission(season, cooperant_ids=[noe.id, own.id])
    boxes = typed(own, what=f"mission-{job.id}", people=[str(noe.id)], **WHOLE_TEAM)
    client.post(f"/saisons/{season.id}/heures/noter", data=boxes)
    assert noted(season) == [("C01", 120, "mission"), ("C02", 120, "mission")]


@pytest.mark.parametrize("what", ["reunion", "mission", "mission-1"])
def test_a_team_that_nobody_knows_is_told_at_its_box(app: Flask, client: FlaskClient, what: str) -> None:
    season = a_season()
    own = awa_at_work(client, season)
    a_mission(season, "Sans équipe")
    a_mission(season, "Avec", cooperant_ids=[own.id])
    page = client.post(f"/saisons/{season.id}/heures/noter", data=typed(own, what=what, **WHOLE_TEAM))
    assert (page.status_code, 'id="team-error"' in page.text) == (422, True)
    assert noted(season) == []


def test_when_one_of_the_team_may_not_be_noted_all_come_back_ticked_one_by_one(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    own, noe = awa_at_work(client, season), a_member(season, "C02", "Noé", left=MONDAY)
    job = a_mission(season, cooperant_ids=[own.id, noe.id])
    page = client.post(
        f"/saisons/{season.id}/heures/noter", data=typed(own, what=f"mission-{job.id}", **WHOLE_TEAM)
    ).text
    assert "Noé a quitté la coopérative" in page
    assert page.count('checked id="people-') == 2
    assert 'checked id="team"' not in page
    assert noted(season) == []


def test_without_any_team_no_team_is_offered(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    awa_at_work(client, season)
    a_mission(season)
    assert "Toute l’équipe" not in client.get(f"/saisons/{season.id}/heures/noter").text


def test_today_s_mission_of_mine_is_chosen_beforehand_rather_than_what_was_noted_last(
    app: Flask, client: FlaskClient
) -> None:
    season = a_season()
    own = awa_at_work(client, season)
    last = a_mission(season, "Hier", slots=[SlotDraft(A_DAY - dt.timedelta(days=1))], cooperant_ids=[own.id])
    mine = a_mission(season, "Aujourd’hui", slots=[SlotDraft(A_DAY)], cooperant_ids=[own.id])
    a_mission(season, "D’un autre", slots=[SlotDraft(A_DAY)])
    some_hours(own, mission=last)
    form = f"/saisons/{season.id}/heures/noter"
    chosen = [client.get(f"{form}{asked}").text for asked in ("", "?jour=2021-07-12", f"?mission={last.id}")]
    marks = [page.partition("<option ")[2].partition('selected value="')[2].partition('"')[0] for page in chosen]
    assert marks == [f"mission-{mine.id}", f"mission-{last.id}", f"mission-{last.id}"]
