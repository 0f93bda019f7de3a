"""The page of the week, by person and by mission."""

import datetime as dt
import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.access.domain import Role
from cjs_app.coop.planning import actions
from cjs_app.coop.planning.absences import AbsenceDraft, Part
from cjs_app.coop.planning.models import Absence
from cjs_app.coop.planning.routes.week import Cell
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.domain import Status
from cjs_app.coop.seasons.models import Season
from tests.builders import a_season
from tests.coop.planning.given import a_job, a_minor, a_slot, july, some_hours
from tests.people import awa, maud, sign_in, stamped
from tests.statements import statements


@pytest.fixture(autouse=True)
def thirteenth_of_july(app: Flask) -> None:
    """It is 13 July 2021."""
    app.config["CLOCK"] = lambda: dt.datetime(2021, 7, 13, 12, tzinfo=dt.UTC)


def read(client: FlaskClient, season: Season, query: str = "") -> str:
    """Return the words of the page."""
    text = client.get(f"/saisons/{season.id}/planning{query}").text.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(text)).replace("\u00a0", " ").split())


def a_week(season: Season) -> None:
    """Plan a morning of Awa and Noé, and an afternoon that lacks two people."""
    awa, noe = a_minor(season), a_minor(season, "Noé")
    a_job(season, a_slot(13, "09:00", "12:30"), team=[awa, noe], title="Tonte", place="Stade")
    a_job(season, a_slot(13, "14:00"), title="Vitres")


def test_by_person_each_one_reads_where_with_whom_and_how_long(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    a_week(season)
    sign_in(client, maud(season))
    words = read(client, season)
    assert "Semaine du 12 juil. 2021 2 missions · il manque 2 personnes" in words
    assert "Awa 3 h 30 prévues 9 h – 12 h 30 Tonte Stade avec Noé" in words
    assert "À pourvoir 14 h Vitres il manque 2 personnes" in words


def test_by_mission_each_day_says_what_takes_place(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    a_week(season)
    a_job(season, title="Peinture")
    sign_in(client, awa(season))
    words = read(client, season, "?vue=missions")
    assert "lun. 12 juil. Rien de prévu mar. 13 juil. 9 h – 12 h 30 Tonte Stade Awa et Noé" in words
    assert "Sans jour choisi" in words and "Peinture jour à choisir · équipe à faire" in words


def test_the_week_end_shows_only_when_something_takes_place(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    a_job(season, a_slot(17))
    assert "sam. 17 juil." in read(client, season, "?vue=missions")
    assert "dim. 18 juil." not in read(client, season, "?vue=missions")
    assert "sam. 10 juil." not in read(client, season, "?vue=missions&semaine=2021-07-05")


def test_absences_are_read_by_the_staff_and_by_oneself(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    user = awa(season)
    noe = a_minor(season, "Noé")
    actions.note_absence(a_minor(season, user=user), AbsenceDraft(july(15), july(15), Part.MORNING), stamped())
    actions.note_absence(noe, AbsenceDraft(july(13), july(14)), stamped())
    a_job(season, a_slot(13, "09:00"), team=[noe])
    sign_in(client, user)
    assert read(client, season).count("pas disponible") == 1
    sign_in(client, maud(season))
    assert read(client, season).count("pas disponible") == 4  # three half or whole days, and the mission of the 13th


@pytest.mark.parametrize(
    ("parts", "away"),
    [((), False), ((Part.MORNING,), False), ((Part.DAY,), True), ((Part.MORNING, Part.AFTERNOON), True)],
)
def test_a_whole_day_away_is_greyed(parts: tuple[Part, ...], away: bool) -> None:
    assert Cell(july(13), [], [Absence(part=part) for part in parts]).is_away is away


def test_warnings_stand_beside_the_person_for_the_staff_and_for_oneself(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    user = awa(season)
    for person in (a_minor(season, user=user), a_minor(season, "Noé", None)):
        some_hours(person, 12, 500)
    sign_in(client, user)
    assert read(client, season).count("8 h 20 notées") == 1 and "Date de naissance" not in read(client, season)
    sign_in(client, maud(season))
    assert read(client, season).count("8 h 20 notées") == 2 and "Date de naissance inconnue" in read(client, season)


def test_what_is_said_of_three_persons_or_more_is_said_once_for_all_of_them(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    for name in ("Awa", "Noé", "Inès"):
        some_hours(a_minor(season, name, None), 12, 480)
    sign_in(client, maud(season))
    words = read(client, season)
    assert words.count("Date de naissance inconnue") == 1
    assert "Awa, Noé, Inès" in words


@pytest.mark.parametrize("face", ["personnes", "missions"])
def test_two_missions_at_the_same_hour_for_one_person_are_said_to_everybody_by_person_and_by_mission(
    app: Flask, client: FlaskClient, face: str
) -> None:
    season = a_season()
    noe, ines = a_minor(season, "Noé"), a_minor(season, "Inès")
    a_job(season, a_slot(13, "09:00", "12:00"), team=[noe, ines])
    a_job(season, a_slot(13, "11:00", "13:00"), team=[noe], title="Vitres")
    sign_in(client, awa(season))
    words = read(client, season, f"?vue={face}")
    assert "deux missions à la même heure, « Tonte » (9 h – 12 h) et « Vitres » (11 h – 13 h)" in words
    assert words.count("à la même heure") == 1


def test_one_s_own_week_comes_first(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    user = awa(season)
    a_minor(season, "Noé"), a_minor(season, user=user)
    sign_in(client, user)
    words = read(client, season)
    assert words.index("Awa moi · rien de prévu") < words.index("Noé rien de prévu")


def test_who_left_before_the_week_is_no_longer_there(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    person = a_minor(season)
    person.left_on = july(11)
    sign_in(client, maud(season))
    assert "Awa" in read(client, season, "?semaine=2021-07-07") and "Awa" not in read(client, season)


@pytest.mark.parametrize(
    ("asked", "monday"),
    [
        ("", "12 juil."),
        ("?semaine=2021-07-22", "19 juil."),
        ("?semaine=hier", "12 juil."),
        ("?semaine=2030-01-01", "30 août"),
    ],
)
def test_the_address_chooses_the_week_within_the_summer(
    app: Flask, client: FlaskClient, asked: str, monday: str
) -> None:
    season = a_season()
    sign_in(client, maud(season))
    assert f"Semaine du {monday} 2021" in read(client, season, asked)


def test_in_a_closed_summer_nothing_is_offered(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    a_week(season)
    season.status = Status.CLOSED
    sign_in(client, maud(season))
    words = read(client, season)
    assert "Nouvelle mission" not in words and "Noter une absence" not in words and "Tonte" in words


def test_the_page_asks_the_database_as_little_for_a_full_week_as_for_an_empty_one(
    app: Flask, client: FlaskClient
) -> None:
    season = a_season()
    sign_in(client, maud(season))
    counts = []
    for _ in range(2):
        a_week(season)
        actions.note_absence(a_minor(season, "Inès"), AbsenceDraft(july(13), july(13)), stamped())
        counts.append(statements(client, f"/saisons/{season.id}/planning"))
    assert counts[0] == counts[1] == 1 + 5


def test_the_guides_are_shown_with_their_articles_in_france_alone(app: Flask, client: FlaskClient) -> None:
    ours, quebec = a_season(), a_season("Granby", currency="CAD")
    person = maud(ours)
    sign_in(client, person)
    assert "8 h de travail par jour, de 16 à 17 ans (Code du travail, art. L. 3162-1)" in read(client, ours)
    seasons.give_role(quebec, person.id, Role.FACILITATOR, stamped())
    assert "Code du travail" not in read(client, quebec)
