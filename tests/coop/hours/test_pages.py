"""The pages of the hours, as each role meets them."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from cjs_app.coop.hours import queries
from cjs_app.coop.hours.domain import Nature
from cjs_app.plumbing.database import db
from tests.builders import a_season
from tests.coop.hours.records import AT_NOON, TUESDAY, a_job, a_member, awa_at_work, noted, some_hours, typed
from tests.people import awa, lena, maud, sign_in
from tests.visitors import Visitor


@pytest.fixture(autouse=True)
def thirteenth_of_july(app: Flask) -> None:
    """It is 13 July 2021."""
    app.config["CLOCK"] = lambda: AT_NOON


def test_the_form_opens_on_today_on_a_mission_and_on_oneself(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    awa_at_work(client, season)
    a_member(season, "C02", "Noé")
    form = client.get(f"/saisons/{season.id}/heures/noter").text
    assert 'value="2021-07-13"' in form
    assert form.count(" checked") == 1
    assert '<option selected value="mission">' in form


def test_where_nobody_is_in_the_team_the_page_leads_to_the_first_sheet(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    page = client.get(f"/saisons/{season.id}/heures/noter").text
    assert "L’équipe est encore vide" in page and "Ajouter la première personne" in page
    assert 'name="minutes"' not in page


def test_two_hours_are_noted_and_the_week_shows_them(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    person = awa_at_work(client, season)
    page = client.post(f"/saisons/{season.id}/heures/noter", data=typed(person), follow_redirects=True)
    assert "2\u00a0h notées, le 13 juil. 2021." in page.text
    assert "Mes heures sont faites" in page.text
    assert noted(season) == [("C01", 120, "mission")]


def test_choosing_a_mission_says_the_nature_and_two_people_are_noted_at_once(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    person, noe, job = awa_at_work(client, season), a_member(season, "C02", "Noé"), a_job(season)
    form = typed(person, minutes="150", what=f"mission-{job.id}", people=[str(person.id), str(noe.id)])
    client.post(f"/saisons/{season.id}/heures/noter", data=form)
    assert noted(season) == [("C01", 150, "mission"), ("C02", 150, "mission")]
    assert len(db.session.scalars(queries.hours_matching(season, queries.Wanted(mission_id=job.id))).all()) == 2


def test_the_next_form_begins_with_what_was_noted_last_or_with_the_mission_asked_for(
    app: Flask, client: FlaskClient
) -> None:
    season = a_season()
    person, job = awa_at_work(client, season), a_job(season)
    client.post(f"/saisons/{season.id}/heures/noter", data=typed(person, what="reunion"))
    form = f"/saisons/{season.id}/heures/noter"
    assert '<option selected value="reunion">' in client.get(form).text
    assert f'<option selected value="mission-{job.id}">' in client.get(f"{form}?mission={job.id}").text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"minutes": "douze"}, "minutes"),
        ({"minutes": ""}, "minutes"),
        ({"minutes": "25h"}, "minutes"),
        ({"minutes": "1e400"}, "minutes"),
        ({"day": "2099-07-13"}, "day"),
        ({"day": "2021-07-14"}, "day"),
        ({"day": ""}, "day"),
        ({"what": "sieste"}, "what"),
        ({"people": []}, "people"),
        ({"people": ["999999"]}, "people"),
        ({"people": ["🎉"]}, "people"),
        ({"note": "x" * 301}, "note"),
    ],
)
def test_what_cannot_be_noted_is_said_at_its_field(
    app: Flask, client: FlaskClient, changes: dict[str, object], field: str
) -> None:
    season = a_season()
    person = awa_at_work(client, season)
    page = client.post(f"/saisons/{season.id}/heures/noter", data=typed(person, **changes))
    assert page.status_code == 422
    assert f'id="{field}-error"' in page.text
    assert noted(season) == []


def test_what_was_typed_comes_back(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    person = awa_at_work(client, season)
    page = client.post(f"/saisons/{season.id}/heures/noter", data=typed(person, minutes="douze", note="Haie à finir"))
    assert 'value="douze"' in page.text
    assert 'value="Haie à finir"' in page.text


def test_a_mission_or_a_person_of_another_season_is_not_a_choice(app: Flask, client: FlaskClient) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    person, stranger, job = awa_at_work(client, ours), a_member(theirs), a_job(theirs)
    for changes in ({"what": f"mission-{job.id}"}, {"people": [str(stranger.id)]}):
        assert client.post(f"/saisons/{ours.id}/heures/noter", data=typed(person, **changes)).status_code == 422
    assert noted(ours) == []


def test_a_nul_in_a_note_is_dropped_before_the_database_sees_it(pg_app: Flask) -> None:
    pg_app.config["CLOCK"] = lambda: AT_NOON
    season, client = a_season(), Visitor(pg_app)
    person = awa_at_work(client, season)
    page = client.post(f"/saisons/{season.id}/heures/noter", data=typed(person, note="Haie\x00"))
    assert page.status_code == 303
    assert noted(season) == [("C01", 120, "mission")]


def test_a_cooperant_cancels_what_is_theirs_or_was_noted_by_them_and_nothing_else(
    app: Flask, client: FlaskClient
) -> None:
    season = a_season()
    person, noe = awa_at_work(client, season), a_member(season, "C02", "Noé")
    user = db.session.get_one(type(maud(season)), person.user_id)
    own, for_noe, of_noe = some_hours(person), some_hours(noe, 60, by=user), some_hours(noe, 30)
    answers = [client.post(f"/saisons/{season.id}/heures/{e.id}/annuler").status_code for e in (own, for_noe, of_noe)]
    assert answers == [303, 303, 403]
    assert noted(season) == [("C02", 30, "mission")]


def test_a_cancelled_entry_keeps_its_page_and_its_history(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    entry = some_hours(awa_at_work(client, season))
    page = client.post(f"/saisons/{season.id}/heures/{entry.id}/annuler", follow_redirects=True)
    assert "Heures annulées : 2\u00a0h ne comptent plus" in page.text
    assert "Annuler ces heures" not in page.text
    assert "Awa" not in client.get(f"/saisons/{season.id}/heures").text.partition("list-cards")[2]
    assert "2\u00a0h annulées" in client.get(f"/saisons/{season.id}/heures?etat=annulee").text


def test_a_cooperant_says_that_the_week_is_done_and_takes_it_back(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    person = awa_at_work(client, season)
    week = {"semaine": "2021-07-12"}
    page = client.post(f"/saisons/{season.id}/heures/ma-semaine/faite", data=week, follow_redirects=True)
    assert "Les heures de cette semaine sont faites" in page.text
    client.post(f"/saisons/{season.id}/heures/ma-semaine/pas-faite", data=week)
    assert queries.find_done_week(person, dt.date(2021, 7, 12)) is None


def test_a_week_of_nobody_or_of_no_day_is_not_found(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    url = f"/saisons/{season.id}/heures/ma-semaine"
    assert client.post(f"{url}/faite", data={"semaine": "2021-07-12"}).status_code == 404
    a_member(season, user=None)
    assert client.post(f"{url}/faite").status_code == 404
    assert "Ce compte n’est relié à personne" in client.get(url).text


def test_the_totals_stand_by_person_and_nature(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    person = awa_at_work(client, season)
    some_hours(person, 90)
    some_hours(person, 30, nature=Nature.MEETING)
    page = client.get(f"/saisons/{season.id}/heures/totaux").text
    assert [text in page for text in ("1\u00a0h\u00a030", "0\u00a0h\u00a030", "2\u00a0h", "Réunion")] == [True] * 4
    assert "Rien à additionner" in client.get(f"/saisons/{season.id}/heures/totaux?semaine=2021-07-12").text


def test_the_committee_sees_no_hours_and_a_stranger_no_page(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    entry = some_hours(a_member(season))
    pages = [f"/saisons/{season.id}/heures{end}" for end in ("", "/totaux", "/ma-semaine", "/noter", f"/{entry.id}")]
    assert {client.get(page).status_code for page in pages} == {302}
    sign_in(client, lena(season))
    assert {client.get(page).status_code for page in pages} == {403}


def test_hours_of_another_season_are_not_found(app: Flask, client: FlaskClient) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    stranger = some_hours(a_member(theirs))
    sign_in(client, maud(ours))
    base = f"/saisons/{ours.id}/heures"
    assert client.get(f"{base}/{stranger.id}").status_code == 404
    assert client.get(f"/saisons/{theirs.id}/heures").status_code == 404
    for gesture, boxes in (("annuler", {}), ("rouvrir", {"reason": "x"})):
        assert client.post(f"{base}/{stranger.id}/{gesture}", data=boxes).status_code == 404
    assert client.post(f"{base}/a-valider", data={"entree": [str(stranger.id)]}).status_code == 404


@pytest.mark.parametrize(
    "asked",
    [
        "page=-1",
        "page=9999",
        "personne=abc&nature=sieste&etat=%F0%9F%8E%89",
        "personne=99999999999",
        "semaine=2099-99-99",
        "mission=%00&semaine=%00",
    ],
)
def test_nonsense_in_the_address_shows_the_list(app: Flask, client: FlaskClient, asked: str) -> None:
    season = a_season()
    sign_in(client, maud(season))
    for page in ("", "/totaux", "/ma-semaine", "/noter"):
        assert client.get(f"/saisons/{season.id}/heures{page}?{asked}").status_code == 200


def test_two_of_the_same_name_are_told_apart_by_their_code(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    awa_at_work(client, season)
    a_member(season, "C02", "Noé")
    a_member(season, "C03", "Noé", left=TUESDAY)
    form = client.get(f"/saisons/{season.id}/heures/noter").text
    assert "Noé (C02)" in form
    assert "Noé (C03), jusqu’au 6 juil. 2021" in form
    assert "Awa (C01)" not in form


def test_a_list_asks_the_database_as_few_questions_for_thirty_entries_as_for_one(
    app: Flask, client: FlaskClient
) -> None:
    season = a_season()
    sign_in(client, maud(season))
    pages = [f"/saisons/{season.id}/heures{end}" for end in ("", "/totaux", "/a-valider")]
    some_hours(a_member(season, "C40"), mission=a_job(season, "M40"))
    few = [questions(client, page) for page in pages]
    for rank in range(30):
        some_hours(a_member(season, f"C{rank}"), mission=a_job(season, f"M{rank}"))
    assert [questions(client, page) for page in pages] == few
    assert max(few) <= 10  # the beginning, three at the door, six of the page


def questions(client: FlaskClient, page: str) -> int:
    """Return how many statements a page takes."""
    db.session.commit()
    seen: list[object] = []

    def see(*told: object) -> None:
        seen.append(told[2])

    event.listen(db.engine, "before_cursor_execute", see)
    assert client.get(page).status_code == 200
    event.remove(db.engine, "before_cursor_execute", see)
    return len(seen)
