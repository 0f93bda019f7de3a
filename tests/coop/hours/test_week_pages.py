"""The grid of a week on its page: one's own, and anybody's for the staff."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours import actions
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.missions.domain import SlotDraft
from cjs_app.coop.seasons.domain import Status as SeasonStatus
from cjs_app.coop.seasons.models import Season
from tests.builders import a_mission, a_season
from tests.coop.hours.records import AT_NOON, TUESDAY, a_member, awa_at_work, noted, some_hours
from tests.people import maud, sign_in, stamped
from tests.statements import statements

MEETING, MISSION = "c-2021-07-06-reunion", "c-2021-07-06-mission"


@pytest.fixture(autouse=True)
def thirteenth_of_july(app: Flask) -> None:
    """It is 13 July 2021."""
    app.config["CLOCK"] = lambda: AT_NOON


def week(season: Season, monday: str = "2021-07-05") -> str:
    """Return the address of one's own week."""
    return f"/saisons/{season.id}/heures/ma-semaine?semaine={monday}"


def their_week(person: Cooperant, monday: str = "2021-07-05") -> str:
    """Return the address of somebody's week."""
    return f"/saisons/{person.season_id}/heures/personnes/{person.id}/semaine?semaine={monday}"


def grid(**cells: str) -> dict[str, object]:
    """Return a grid of missions and meetings as a browser sends it."""
    return {"ligne": ["mission", "reunion"]} | {name.replace("_", "-"): text for name, text in cells.items()}


def test_a_week_is_saved_at_once_and_says_what_was_understood(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    awa_at_work(client, season)
    boxes = grid(c_2021_07_05_mission="150", c_2021_07_06_mission="2,5", c_2021_07_06_reunion="1h")
    page = client.post(week(season), data=boxes, follow_redirects=True).text
    assert "2\u00a0h\u00a030 le lun. 5, 2\u00a0h\u00a030 le mar. 6, 1\u00a0h le mar. 6." in page
    assert "La semaine compte 6\u00a0h." in page
    assert noted(season) == [("C01", 60, "reunion"), ("C01", 150, "mission"), ("C01", 150, "mission")]


def test_cells_left_as_they_were_change_nothing(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    some_hours(awa_at_work(client, season), 120)
    boxes = {"ligne": ["mission"], "shown": f"{MISSION}=120", MISSION: "2h"}
    page = client.post(week(season), data=boxes, follow_redirects=True).text
    assert "Rien n’a changé. La semaine compte 2\u00a0h." in page
    assert client.post(week(season)).status_code == 303
    assert noted(season) == [("C01", 120, "mission")]


def test_an_emptied_cell_takes_its_hours_out(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    some_hours(awa_at_work(client, season), 120)
    boxes = {"ligne": ["mission"], "shown": f"{MISSION}=120", MISSION: ""}
    page = client.post(week(season), data=boxes, follow_redirects=True).text
    assert "C’est enregistré. La semaine compte 0\u00a0h." in page
    assert noted(season) == []


@pytest.mark.parametrize("text", ["douze", "1e400", "25h", "🎉", "0", "-2", "9" * 10_000])
def test_a_bad_cell_is_told_at_the_cell_everything_typed_comes_back_and_nothing_is_saved(
    app: Flask, client: FlaskClient, text: str
) -> None:
    season = a_season()
    awa_at_work(client, season)
    page = client.post(week(season), data=grid(c_2021_07_06_mission=text, c_2021_07_06_reunion="1h15"))
    assert page.status_code == 422
    assert f'id="{MISSION}-error"' in page.text
    assert f'value="{text}"' in page.text
    assert 'value="1h15"' in page.text
    assert noted(season) == []


def test_every_bad_cell_has_its_sentence(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    some_hours(awa_at_work(client, season), 1400)
    boxes = grid(c_2021_07_06_reunion="50", c_2021_07_05_mission="13h", c_2021_07_05_reunion="12h")
    page = client.post(week(season), data=boxes | {"shown": f"{MISSION}=1400"}).text
    assert f'id="{MEETING}-error"' in page
    assert 'id="c-2021-07-05-reunion-error"' in page
    assert "il ne reste que 11\u00a0h à noter" in page


def test_what_somebody_else_wrote_meanwhile_is_told_then_may_be_overwritten(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    some_hours(awa_at_work(client, season), 90)
    page = client.post(week(season), data={"ligne": ["mission"], "shown": "", MISSION: "1h"})
    assert "elle contient maintenant 1\u00a0h\u00a030" in page.text
    assert f'value="{MISSION}=90"' in page.text
    client.post(week(season), data={"ligne": ["mission"], "shown": f"{MISSION}=90", MISSION: "1h"})
    assert noted(season) == [("C01", 60, "mission")]


def test_validated_hours_are_locked_and_lead_to_their_page(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    entry = some_hours(awa_at_work(client, season), 120)
    actions.validate(season, [entry.id], stamped())
    page = client.get(week(season)).text
    assert f'href="/saisons/{season.id}/heures/{entry.id}"' in page.partition("week__locked")[2][:200]
    assert f'name="{MISSION}"' not in page
    assert 'name="c-2021-07-07-mission"' in page


def test_the_lines_are_those_of_the_week_of_my_missions_and_of_the_week_before(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    person = awa_at_work(client, season)
    mine = a_mission(season, "Haie", slots=[SlotDraft(dt.date(2021, 7, 12))], cooperant_ids=[person.id])
    other = a_mission(season, "Vitres", slots=[SlotDraft(dt.date(2021, 7, 12))])
    some_hours(person, nature=Nature.TRAINING)
    page = client.get(week(season, "2021-07-12")).text
    lines = [
        line for line in (f"mission-{mine.id}", f"mission-{other.id}", "formation") if f'id="ligne-{line}"' in page
    ]
    assert lines == [f"mission-{mine.id}", "formation"]


def test_a_line_is_added_with_everything_typed_kept(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    awa_at_work(client, season)
    job = a_mission(season, "Vitres")
    boxes = grid(c_2021_07_06_reunion="douze") | {"more": "1", "another": f"mission-{job.id}"}
    page = client.post(week(season), data=boxes)
    assert page.status_code == 200
    assert f'id="ligne-mission-{job.id}"' in page.text
    assert 'value="douze"' in page.text


def test_a_line_of_another_season_or_of_nonsense_is_not_added(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    awa_at_work(client, season)
    stranger = a_mission(a_season("Job’co"), "Ailleurs")
    boxes = {"ligne": [f"mission-{stranger.id}", "sieste"], f"c-2021-07-06-mission-{stranger.id}": "2h"}
    assert client.post(week(season), data=boxes).status_code == 303
    assert "Ailleurs" not in client.post(week(season), data=boxes | {"more": "1", "another": "x"}).text
    assert noted(season) == []


def test_today_is_made_like_the_day_before_with_one_button_and_what_was_typed_is_saved_too(
    app: Flask, client: FlaskClient
) -> None:
    season = a_season()
    some_hours(awa_at_work(client, season), 120, dt.date(2021, 7, 12))
    here = week(season, "2021-07-12")
    assert "Comme hier" in client.get(here).text
    typed = {"ligne": ["mission", "reunion"], "shown": "c-2021-07-12-mission=120", "c-2021-07-12-mission": "2h"}
    page = client.post(
        here, data=typed | {"c-2021-07-13-reunion": "30min", "comme": "2021-07-13"}, follow_redirects=True
    )
    assert "La semaine compte 4\u00a0h\u00a030." in page.text
    assert "Comme hier" not in page.text
    assert noted(season) == [("C01", 30, "reunion"), ("C01", 120, "mission"), ("C01", 120, "mission")]


def test_a_week_is_made_like_the_one_before_with_one_button(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    some_hours(awa_at_work(client, season), 120, TUESDAY)
    here = week(season, "2021-07-12")
    assert "Comme la semaine d’avant" in client.get(here).text
    assert "Comme la semaine d’avant" not in client.post(here, data={"comme-avant": "1"}, follow_redirects=True).text
    assert noted(season) == [("C01", 120, "mission"), ("C01", 120, "mission")]
    assert "Rien à recopier" in client.post(here, data={"comme-avant": "1"}).text


def test_the_staff_fills_the_week_of_anybody(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    person = a_member(season)
    sign_in(client, maud(season))
    page = client.post(their_week(person), data=grid(c_2021_07_06_mission="2h"), follow_redirects=True)
    assert "Awa, semaine du 5 juil. 2021" in page.text
    assert noted(season) == [("C01", 120, "mission")]


def test_a_cooperant_opens_no_one_else_s_week(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    person = awa_at_work(client, season)
    for someone in (person, a_member(season, "C02", "Noé")):
        assert client.get(their_week(someone)).status_code == 403
        assert client.post(their_week(someone), data=grid(c_2021_07_06_mission="2h")).status_code == 403
    assert noted(season) == []


def test_a_closed_season_shows_the_week_and_offers_nothing_to_write(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    some_hours(awa_at_work(client, season), 120)
    season.status = SeasonStatus.CLOSED
    page = client.get(week(season)).text
    assert "2\u00a0h" in page
    assert [word in page for word in ("Enregistrer", f'name="{MISSION}"', "Ajouter la ligne")] == [False] * 3


def test_a_week_asks_the_database_as_few_questions_whatever_it_holds(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    person = awa_at_work(client, season)
    few = statements(client, week(season))
    for rank in range(12):
        some_hours(person, 60, mission=a_mission(season, f"Haie {rank}", cooperant_ids=[person.id]))
    assert statements(client, week(season)) == few
    assert few <= 9  # three at the door, six of the page


def test_an_account_that_is_nobody_has_no_week(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    assert "Ce compte n’est relié à personne" in client.post(week(season), data=grid(c_2021_07_06_mission="2h")).text
    assert noted(season) == []
