"""Who takes a mission: the page of the queue, the choice, and what is remembered of it."""

import datetime as dt
import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.missions import actions as missions
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.planning import actions, turns
from cjs_app.coop.planning.absences import AbsenceDraft, Part
from cjs_app.coop.planning.models import OutOfTurn
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.builders import a_line, a_quote, a_season
from tests.coop.planning.given import a_job, a_minor, a_slot, july, some_hours
from tests.people import awa, lena, maud, sign_in, stamped
from tests.statements import statements


@pytest.fixture(autouse=True)
def thirteenth_of_july(app: Flask) -> None:
    """It is 13 July 2021."""
    app.config["CLOCK"] = lambda: dt.datetime(2021, 7, 13, 12, tzinfo=dt.UTC)


def queue(season: Season, mission: Mission) -> list[tuple[str, int, int, bool]]:
    """Return name, minutes, cents and whether it is their turn."""
    found = turns.queue_for(season, mission, july(13)).turns
    return [(one.candidate.name, one.candidate.minutes, one.candidate.cents, one.proposed) for one in found]


def names(season: Season, mission: Mission) -> list[str]:
    return [name for name, *_ in queue(season, mission)]


def words(client: FlaskClient, season: Season, path: str) -> str:
    """Return the words of a page."""
    text = client.get(f"/saisons/{season.id}/{path}", follow_redirects=True).text
    text = text.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(text)).replace("\u00a0", " ").split())


def at_team(season: Season, mission: Mission) -> str:
    return f"/saisons/{season.id}/planning/missions/{mission.id}/equipe"


def test_hours_and_euros_are_counted_to_the_minute_and_to_the_cent(each_app: Flask) -> None:
    season = a_season()
    awa, noe, ines = (a_minor(season, name) for name in ("Awa", "Noé", "Inès"))
    quote = a_quote(season, QuoteStatus.ACCEPTED, a_line(price=10000))
    first, second = (a_job(season, quote_id=quote.id) for _ in range(2))
    some_hours(awa, 12, 120, first), some_hours(noe, 12, 60, first), some_hours(noe, 13, 90, second)
    some_hours(ines, 12, 100)
    assert queue(season, a_job(season, a_slot(14))) == [
        ("Inès", 100, 0, True),
        ("Awa", 120, 4444, True),
        ("Noé", 150, 5556, False),
    ]


def test_what_is_planned_elsewhere_counts_until_the_mission_is_done(app: Flask) -> None:
    season = a_season()
    awa, noe = a_minor(season), a_minor(season, "Noé")
    other = a_job(season, a_slot(12, "09:00", "12:00"), team=[awa])
    mission = a_job(season, a_slot(14, "09:00", "12:00"), team=[])
    assert queue(season, mission) == [("Noé", 0, 0, True), ("Awa", 180, 0, True)]
    some_hours(awa, 12, 200, other)
    assert queue(season, mission)[1][1] == 200
    missions.finish(other, stamped(day=july(13)))
    some_hours(noe, 12, 190)
    assert queue(season, mission) == [("Noé", 190, 0, True), ("Awa", 200, 0, True)]


def test_a_cancelled_mission_and_cancelled_hours_count_nothing(app: Flask) -> None:
    season = a_season()
    other = a_job(season, a_slot(12, "09:00", "12:00"), team=[a_minor(season)])
    missions.cancel(other, "orage", stamped())
    assert queue(season, a_job(season)) == [("Awa", 0, 0, True)]


def test_absences_and_other_missions_at_the_same_time_come_last(app: Flask) -> None:
    season = a_season()
    awa, noe, ines = (a_minor(season, name) for name in ("Awa", "Noé", "Inès"))
    some_hours(ines, 12, 300)
    actions.note_absence(awa, AbsenceDraft(july(14), july(14), Part.MORNING), stamped())
    a_job(season, a_slot(14, "11:00", "11:30"), team=[noe])
    assert names(season, a_job(season, a_slot(14, "09:00", "12:00"))) == ["Inès", "Awa", "Noé"]
    assert names(season, a_job(season, a_slot(14, "14:00", "16:00"))) == ["Awa", "Noé", "Inès"]
    assert names(season, a_job(season)) == ["Awa", "Noé", "Inès"]


def test_a_pair_changes_when_it_costs_nobody_their_turn(app: Flask) -> None:
    season = a_season()
    awa, noe, _ines = (a_minor(season, name) for name in ("Awa", "Noé", "Inès"))
    a_job(season, a_slot(12), team=[awa, noe])
    assert names(season, a_job(season, a_slot(14))) == ["Awa", "Inès", "Noé"]
    assert names(season, a_job(season, a_slot(9))) == ["Awa", "Noé", "Inès"], "that was not the last time yet"


def test_who_left_who_is_in_the_team_and_who_is_of_another_summer_are_not_in_the_queue(app: Flask) -> None:
    season = a_season()
    gone, member, here = (a_minor(season, name) for name in ("Awa", "Noé", "Inès"))
    gone.left_on = july(13)
    a_minor(a_season("Job’co"), "Zoé")
    mission = a_job(season, a_slot(14), team=[member])
    assert names(season, mission) == ["Inès"]
    assert [one.first_name for one in turns.queue_for(season, mission, july(13)).team] == ["Noé"]
    assert here.code in {one.code for one in turns.queue_for(season, mission, july(13)).proposed}


def test_the_order_is_explained_in_words(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    awa, noe = a_minor(season), a_minor(season, "Noé")
    some_hours(awa, 12, 180, a_job(season, quote_id=a_quote(season, QuoteStatus.ACCEPTED, a_line(price=4200)).id))
    actions.note_absence(noe, AbsenceDraft(july(14), july(14)), stamped())
    sign_in(client, maud(season))
    text = words(client, season, f"planning/missions/{a_job(season, a_slot(14)).id}/equipe")
    assert "Awa 3 h de missions, 42,00 € ; disponible le 14. À son tour" in text
    assert "Noé 0 h de missions, 0,00 € ; pas disponible le 14." in text


def test_a_cooperant_chooses_the_team_whose_turn_it_is(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    first, second = a_minor(season), a_minor(season, "Noé")
    mission = a_job(season, a_slot(14))
    sign_in(client, awa(season))
    page = client.post(at_team(season, mission), data={"people": [first.id, second.id]}, follow_redirects=True)
    assert "chacun·e à son tour" in page.text and "2 sur 2 personnes" in page.text
    assert db.session.scalars(db.select(OutOfTurn)).all() == []


def test_another_team_asks_for_a_reason_and_keeps_what_was_ticked(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    _first, _second, third = (a_minor(season, name) for name in ("Awa", "Noé", "Inès"))
    mission = a_job(season, a_slot(14), wanted_people=1)
    sign_in(client, maud(season))
    page = client.post(at_team(season, mission), data={"people": [third.id], "reason": "  "})
    assert page.status_code == 422 and "Ce n’est pas l’équipe dont c’est le tour" in page.text
    assert re.findall(r'value="(\d+)" checked', page.text) == [str(third.id)]


def test_the_reason_of_another_team_is_remembered(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    _first, second = a_minor(season), a_minor(season, "Noé")
    mission = a_job(season, a_slot(14), wanted_people=1)
    sign_in(client, maud(season))
    client.post(at_team(season, mission), data={"people": [second.id], "reason": "Connaît déjà le jardin"})
    told = "Équipe prise hors du tour : C02 (c’était le tour de C01). Raison : Connaît déjà le jardin"
    assert told in words(client, season, f"missions/{mission.id}")
    assert "Connaît déjà le jardin" in words(client, season, f"planning/missions/{mission.id}/equipe")
    (kept,) = turns.out_of_turn(season, mission)
    assert (kept.proposed, kept.taken) == ("C01", "C02")


def test_nobody_is_no_team_and_strangers_are_refused(app: Flask) -> None:
    season = a_season()
    stranger, mission = a_minor(a_season("Job’co")), a_job(season, a_slot(14))
    with pytest.raises(Refusal, match="au moins une personne"):
        actions.choose_team(mission, [], None, "", stamped())
    with pytest.raises(Refusal, match="pas de cette coopérative"):
        actions.choose_team(mission, [stranger.id], None, "", stamped())


def test_who_leads_stays_while_in_the_team(app: Flask) -> None:
    season = a_season()
    one, other = a_minor(season), a_minor(season, "Noé")
    mission = a_job(season, a_slot(14), team=[one], leader_id=one.id)
    actions.choose_team(mission, [one.id, other.id], one.id, "", stamped())
    assert [(member.cooperant_id, member.leads) for member in mission.team] == [(one.id, True), (other.id, False)]
    actions.choose_team(mission, [other.id], one.id, "", stamped())
    assert [(member.cooperant_id, member.leads) for member in mission.team] == [(other.id, False)]


def test_who_leads_is_chosen_with_the_team_and_is_one_of_it(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    first, second = a_minor(season), a_minor(season, "Noé")
    mission = a_job(season, a_slot(14), wanted_people=1)
    sign_in(client, maud(season))
    page = client.post(at_team(season, mission), data={"people": [first.id], "leader_id": second.id})
    assert page.status_code == 422 and 'id="leader_id-error"' in page.text
    client.post(at_team(season, mission), data={"people": [first.id], "leader_id": first.id})
    assert "Responsable" in words(client, season, f"missions/{mission.id}")


def test_a_mission_that_is_done_is_read_and_no_longer_chosen(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    person, mission = a_minor(season), a_job(season, a_slot(12))
    missions.finish(mission, stamped(day=july(13)))
    sign_in(client, maud(season))
    assert "Choisir cette équipe" not in words(client, season, f"planning/missions/{mission.id}/equipe")
    assert client.post(at_team(season, mission), data={"people": [person.id]}).status_code == 422
    assert "Proposer une équipe" not in words(client, season, f"missions/{mission.id}")


def test_the_committee_reads_no_queue(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    mission = a_job(season)
    sign_in(client, lena(season))
    assert client.get(at_team(season, mission)).status_code == 403


def test_the_page_asks_the_database_as_little_for_a_long_summer(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    mission = a_job(season, a_slot(14))
    sign_in(client, maud(season))
    counts = []
    for _ in range(2):
        person = a_minor(season)
        quote = a_quote(season, QuoteStatus.ACCEPTED)
        some_hours(person, 12, 60, a_job(season, a_slot(12), team=[person], quote_id=quote.id))
        counts.append(statements(client, at_team(season, mission)))
    assert counts[0] == counts[1] == 1 + 5


def test_another_team_where_nobody_was_awaited_names_no_one_passed_over(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    first, _second, third = (a_minor(season, name) for name in ("Awa", "Noé", "Inès"))
    mission = a_job(season, a_slot(14), team=[first], wanted_people=1)
    sign_in(client, maud(season))
    client.post(at_team(season, mission), data={"people": [third.id], "reason": "Awa est malade"})
    page = words(client, season, f"missions/{mission.id}")
    assert "Équipe changée hors du tour : C03. Raison : Awa est malade" in page
    assert "c’était le tour" not in page
