"""The front page of a cooperant: what is next, what is to note, what waits, what the summer brings."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.access.domain import Role
from cjs_app.access.models import User
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours import actions as hours
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.missions.domain import SlotDraft
from cjs_app.coop.quotes import actions as quotes
from cjs_app.coop.quotes.domain import QuoteDraft
from cjs_app.coop.seasons.models import Season
from tests.builders import a_client, a_cooperant, a_line, a_mission, a_season, an_invoice
from tests.people import A_DAY, a_person, awa, lena, sign_in, stamped
from tests.statements import statements
from tests.visitors import Visitor

YESTERDAY, IN_TWO_DAYS = A_DAY - dt.timedelta(days=1), A_DAY + dt.timedelta(days=2)


@pytest.fixture
def season(app: Flask) -> Season:
    """A season on its 13 July."""
    app.config["CLOCK"] = lambda: dt.datetime(2021, 7, 13, 12, tzinfo=dt.UTC)
    return a_season()


@pytest.fixture
def account(season: Season) -> User:
    """Awa's account."""
    return awa(season)


@pytest.fixture
def own(season: Season, account: User) -> Cooperant:
    """Awa's sheet; Noé is there too."""
    a_cooperant(season, "Noé")
    return a_cooperant(season, "Awa", user_id=account.id)


def home(client: FlaskClient, account: User) -> str:
    return sign_in(client, account).get("/").text


def test_today_s_mission_stands_with_its_place_its_times_and_the_others(
    client: FlaskClient, season: Season, account: User, own: Cooperant
) -> None:
    noe, slot = a_cooperant(season, "Lila"), SlotDraft(A_DAY, dt.time(9), dt.time(12, 30))
    a_mission(season, "Taille de haie", slots=[slot], place="3 rue des Lilas", cooperant_ids=[own.id, noe.id])
    page = home(client, account)
    assert "Aujourd’hui" in page
    assert "9\u00a0h – 12\u00a0h\u00a030 · 3 rue des Lilas" in page
    assert "Avec Lila" in page


def test_without_any_today_the_next_one_is_announced(
    client: FlaskClient, season: Season, account: User, own: Cooperant
) -> None:
    a_mission(season, "Taille de haie", slots=[SlotDraft(IN_TWO_DAYS)], cooperant_ids=[own.id])
    a_mission(season, "Sans Awa", slots=[SlotDraft(A_DAY)])
    page = home(client, account)
    assert "La prochaine mission\u00a0: jeudi 15 juillet 2021" in page
    assert "Sans Awa" not in page


def test_who_has_none_is_led_to_those_that_look_for_people(client: FlaskClient, account: User, own: Cooperant) -> None:
    assert "Aucune mission prévue pour l’instant" in home(client, account)


def test_a_day_worked_and_not_noted_asks_for_its_hours_until_they_are_noted(
    client: FlaskClient, season: Season, account: User, own: Cooperant
) -> None:
    mission = a_mission(season, "Taille de haie", slots=[SlotDraft(YESTERDAY)], cooperant_ids=[own.id])
    link = f"/saisons/{season.id}/heures/noter?jour=2021-07-12&amp;mission={mission.id}"
    assert link in home(client, account)
    hours.declare(season, HoursDraft(YESTERDAY, 120, Nature.MISSION, [own.id], mission.id), stamped())
    page = client.get("/").text
    assert link not in page
    assert "Heures à noter" not in page


def test_one_s_own_devis_stand_with_what_they_wait_for(
    client: FlaskClient, season: Season, account: User, own: Cooperant
) -> None:
    mine = stamped(account)
    client_id = a_client(season).id
    quotes.create(season, QuoteDraft(A_DAY, [a_line("Tonte à finir")], client_id), mine)
    quotes.submit(quotes.create(season, QuoteDraft(A_DAY, [a_line("Haie à valider")], client_id), mine), mine)
    quotes.create(season, QuoteDraft(A_DAY, [a_line("De quelqu’un d’autre")], client_id), stamped())
    page = home(client, account)
    assert page.index("à finir") < page.index("une animatrice doit le valider")
    assert f"/saisons/{season.id}/devis/1/modifier" in page
    assert "De quelqu’un d’autre" not in page


def test_the_revenue_and_one_s_own_part_are_there_and_the_part_says_that_it_is_an_estimate(
    app: Flask, client: FlaskClient, season: Season, account: User, own: Cooperant
) -> None:
    an_invoice(season, a_line(price=30000, rate="0"))
    page = home(client, account)
    for said in ("300,00\u00a0€", "Ma part, estimée", "150,00\u00a0€", "si l’été finissait aujourd’hui"):
        assert said in page
    committee = sign_in(Visitor(app), lena(season)).get("/").text
    assert "Gagné par la coop, HT" in committee
    assert "150,00" not in committee


def test_what_is_owed_and_by_whom_is_there_without_a_tap(
    client: FlaskClient, season: Season, account: User, own: Cooperant
) -> None:
    an_invoice(season, a_line(price=30000, rate="0"), client=a_client(season, "Mairie"))
    page = home(client, account).partition("Encore dû par les clients")[2]
    assert page.index("300,00\u00a0€ en tout") < page.index("Mairie")


def test_who_has_no_sheet_yet_has_a_front_page_all_the_same(client: FlaskClient, season: Season) -> None:
    page = home(client, a_person("Tom", season, Role.COOPERANT))
    assert "Noter des heures" in page
    assert "Ma part" not in page


def test_the_front_page_asks_six_questions_whatever_there_is(
    client: FlaskClient, season: Season, account: User, own: Cooperant
) -> None:
    sign_in(client, account)
    first = statements(client, f"/saisons/{season.id}/accueil")
    for day in (YESTERDAY, A_DAY, IN_TWO_DAYS):
        a_mission(season, f"Le {day}", slots=[SlotDraft(day)], cooperant_ids=[own.id])
        an_invoice(season)
    assert statements(client, f"/saisons/{season.id}/accueil") == first == 1 + 5
