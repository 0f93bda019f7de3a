"""The pages of the missions."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from cjs_app.coop.missions import actions, queries
from cjs_app.coop.missions.domain import SlotDraft
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.seasons.domain import Status as SeasonStatus
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.builders import a_cooperant, a_mission, a_quote, a_season
from tests.people import awa, lena, maud, sign_in, stamped
from tests.statements import statements


def july(day: int) -> dt.date:
    return dt.date(2021, 7, day)


def at(season: Season, path: str = "") -> str:
    return f"/saisons/{season.id}/missions{path}"


def last_mission(season: Season) -> Mission:
    db.session.rollback()
    mission_id = db.session.scalar(select(Mission.id).order_by(Mission.id.desc()))
    return queries.get_mission(season, mission_id or 0)


def test_a_cooperant_plans_a_mission_and_is_led_to_the_queue(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    a_cooperant(season, "Noé")
    sign_in(client, awa(season))
    typed = {
        "title": "Tonte",
        "wanted_people": "2",
        "slots-0-day": "2021-07-14",
        "slots-0-start_time": "9h",
        "slots-0-end_time": "12:30",
    }
    page = client.post(at(season, "/nouvelle"), data=typed, follow_redirects=True)
    assert "Il reste à choisir qui la prend" in page.text and "Noé" in page.text
    read = client.get(at(season, f"/{last_mission(season).id}")).text
    assert all(text in read for text in ("Tonte", "mercredi 14 juillet 2021", "12\u00a0h\u00a030"))
    assert last_mission(season).slots[0].start_time == dt.time(9)


def test_more_slots_come_without_losing_what_was_typed(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    typed = {"title": "Tonte", "more": "1", "slots-0-day": "2021-07-14", "slots-0-start_time": "midi"}
    page = client.post(at(season, "/nouvelle"), data=typed)
    assert page.status_code == 200
    assert all(f'value="{text}"' in page.text for text in ("Tonte", "2021-07-14", "midi"))
    assert 'name="slots-2-day"' in page.text


def test_what_is_wrong_is_said_at_its_field_and_kept(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    typed = {"title": "", "wanted_people": "2,5", "slots-0-start_time": "midi", "slots-0-day": "le 14"}
    page = client.post(at(season, "/nouvelle"), data=typed)
    assert page.status_code == 422
    assert all(f'id="{name}-error"' in page.text for name in ("title", "wanted_people", "slots-0-start_time"))
    assert all(f'value="{text}"' in page.text for text in ("2,5", "midi", "le 14"))


def test_a_day_outside_the_summer_is_refused_on_the_form(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    typed = {"title": "Tonte", "wanted_people": "2", "start_day": "2099-01-01"}
    page = client.post(at(season, "/nouvelle"), data=typed)
    assert page.status_code == 422
    assert 'id="start_day-error"' in page.text


def test_a_mission_comes_back_as_it_was_written_and_is_rewritten(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    noe = a_cooperant(season)
    mission = a_mission(season, "Tonte", slots=[SlotDraft(july(14), dt.time(9))], cooperant_ids=[noe.id], place="Janzé")
    sign_in(client, awa(season))
    page = client.get(at(season, f"/{mission.id}/modifier"))
    assert all(f'value="{text}"' in page.text for text in ("Tonte", "2021-07-14", "09:00", "Janzé"))
    assert f'/planning/missions/{mission.id}/equipe">Changer' in page.text
    typed = {"cooperant_ids": "", "title": "Haie", "wanted_people": "1", "slots-0-day": "2021-07-15"}
    client.post(at(season, f"/{mission.id}/modifier"), data=typed)
    changed = last_mission(season)
    assert (changed.title, changed.start_day, changed.end_day) == ("Haie", july(15), july(15))
    assert [member.cooperant_id for member in changed.team] == [noe.id], "the team is changed where the queue is"


def test_a_yes_prepares_the_mission_and_a_second_click_changes_nothing(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    quote = a_quote(season, QuoteStatus.SENT, subject="Jardin")
    sign_in(client, awa(season))
    page = client.post(at(season, f"/depuis-devis/{quote.id}"), follow_redirects=True)
    assert "Il manque encore le jour et l’équipe" in page.text
    assert client.post(at(season, f"/depuis-devis/{quote.id}")).status_code == 409
    db.session.rollback()
    assert [mission.title for mission in db.session.scalars(select(Mission))] == ["Jardin"]


def test_a_mission_starts_from_an_accepted_devis(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    quote = a_quote(season, QuoteStatus.ACCEPTED, subject="Jardin")
    sign_in(client, awa(season))
    assert 'value="Jardin"' in client.get(at(season, f"/nouvelle?devis={quote.id}")).text


def test_a_mission_is_begun_done_and_taken_up_again(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    mission = a_mission(season)
    sign_in(client, awa(season))
    for step, status in (
        ("commencer", "en_cours"),
        ("terminer", "realisee"),
        ("reprendre", "en_cours"),
        ("annuler", "annulee"),
    ):
        assert client.post(at(season, f"/{mission.id}/{step}"), data={"reason": "Il pleut"}).status_code == 303
        assert last_mission(season).status == status


def test_why_a_mission_is_cancelled_is_asked_then_shown_with_it(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    mission = a_mission(season)
    sign_in(client, awa(season))
    assert f'href="{at(season, f"/{mission.id}/annuler")}"' in client.get(at(season, f"/{mission.id}")).text
    assert client.get(at(season, f"/{mission.id}/annuler")).status_code == 200
    refused = client.post(at(season, f"/{mission.id}/annuler"), data={"reason": " "})
    assert (refused.status_code, 'id="reason-error"' in refused.text) == (422, True)
    page = client.post(at(season, f"/{mission.id}/annuler"), data={"reason": "<b>Il pleut"}, follow_redirects=True)
    assert page.text.count("&lt;b&gt;Il pleut") == 2
    assert last_mission(season).cancel_reason == "<b>Il pleut"


def test_a_cancelled_mission_is_not_cancelled_again(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    mission = a_mission(season)
    actions.cancel(mission, "Il pleut", stamped())
    sign_in(client, awa(season))
    for answer in (client.get, client.post):
        assert answer(at(season, f"/{mission.id}/annuler")).status_code == 303
    assert last_mission(season).cancel_reason == "Il pleut"


def test_what_can_no_longer_be_done_is_not_offered(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    mission = a_mission(season)
    actions.finish(mission, stamped())
    sign_in(client, maud(season))
    page = client.get(at(season, f"/{mission.id}")).text
    assert not any(f"/{mission.id}/{step}" in page for step in ("modifier", "commencer", "terminer", "annuler"))
    assert "reprendre d’abord" in client.get(at(season, f"/{mission.id}/modifier"), follow_redirects=True).text


def test_a_closed_season_offers_no_gesture(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    mission = a_mission(season)
    season.status = SeasonStatus.CLOSED
    sign_in(client, maud(season))
    assert "<form" not in client.get(at(season, f"/{mission.id}")).text.partition("<main")[2].partition("</main")[0]
    assert "/nouvelle" not in client.get(at(season)).text


@pytest.mark.parametrize("path", ["", "/nouvelle", "/{id}", "/{id}/modifier"])
def test_missions_are_for_the_team_of_their_season(app: Flask, client: FlaskClient, path: str) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    mission, foreign = a_mission(ours), a_mission(theirs)
    sign_in(client, lena(ours))
    assert client.get(at(ours, path.format(id=mission.id))).status_code == 403
    sign_in(client, maud(ours))
    assert client.get(at(theirs, path.format(id=foreign.id))).status_code == 404
    if "{id}" in path:
        assert client.get(at(ours, path.format(id=foreign.id))).status_code == 404


@pytest.mark.parametrize("step", ["commencer", "terminer", "annuler", "reprendre"])
def test_no_gesture_reaches_a_mission_of_another_season(app: Flask, client: FlaskClient, step: str) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    foreign = a_mission(theirs)
    sign_in(client, maud(ours))
    assert client.post(at(ours, f"/{foreign.id}/{step}")).status_code == 404
    sign_in(client, lena(theirs))
    assert client.post(at(theirs, f"/{foreign.id}/{step}")).status_code == 403


def test_the_devis_of_another_season_becomes_no_mission(app: Flask, client: FlaskClient) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    foreign = a_quote(theirs, QuoteStatus.SENT)
    sign_in(client, maud(ours))
    assert client.post(at(ours, f"/depuis-devis/{foreign.id}")).status_code == 404
    assert client.get(at(ours, f"/nouvelle?devis={foreign.id}")).status_code == 404


HOSTILE: list[dict[str, Any]] = [
    {},
    {"slots-²-day": "x", "slots-99999999999-day": "x", "slots": "x", "title": "x" * 10_000},
    {"title": "🌞", "wanted_people": "1e400", "place": "x" * 301, "safety_notes": "x" * 10_000},
    {"title": "x", "wanted_people": "51"},
    {"title": "x", "wanted_people": "NaN", "slots-0-day": "2099-01-01", "quote_id": "404"},
    {"title": "x", "wanted_people": "2", "slots-0-day": "", "slots-0-end_time": "25:00"},
]


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("button", [{}, {"more": "1"}])
def test_whatever_is_typed_is_answered_with_a_page(
    pg_app: Flask, typed: dict[str, Any], button: dict[str, str]
) -> None:
    season = a_season()
    a_cooperant(season)
    visitor = sign_in(pg_app.test_client(), awa(season))
    assert visitor.post(at(season, "/nouvelle"), data=typed | button).status_code == (200 if button else 422)


@pytest.mark.parametrize(
    "asked",
    ["q=%25_%F0%9F%8C%9E", "etat=nul&personne=x&page=-1&semaine=demain", "devis=99999999999", "personne=999999999"],
)
def test_whatever_is_asked_of_the_list_is_answered(pg_app: Flask, asked: str) -> None:
    season = a_season()
    a_mission(season)
    visitor = sign_in(pg_app.test_client(), awa(season))
    assert visitor.get(at(season, f"?{asked}")).status_code == 200


def test_the_list_is_filtered_by_person_and_week(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    noe = a_cooperant(season)
    a_mission(season, "Tonte", start_day=july(14), cooperant_ids=[noe.id])
    a_mission(season, "Vitres", start_day=july(21))
    sign_in(client, awa(season))
    page = client.get(at(season, f"?personne={noe.id}&semaine=2021-07-12"))
    assert ("Tonte" in page.text, "Vitres" in page.text) == (True, False)


def test_the_list_asks_as_much_of_the_database_for_one_mission_as_for_twenty(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    noe = a_cooperant(season)
    a_mission(season, cooperant_ids=[noe.id])
    first = statements(client, at(season))
    for _ in range(19):
        a_mission(season, slots=[SlotDraft(july(14))], cooperant_ids=[noe.id])
    assert statements(client, at(season)) == first == 1 + 4
