"""The inbox of the team: what waits, done in place, by who may."""

import datetime as dt
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.access.models import User
from cjs_app.coop.accounts import actions as accounts
from cjs_app.coop.accounts.domain import ExpenseSheet
from cjs_app.coop.hours import actions as hours
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.missions.domain import SlotDraft
from cjs_app.coop.quotes.domain import Status
from cjs_app.coop.seasons.domain import Status as SeasonStatus
from cjs_app.coop.seasons.models import Season
from cjs_app.privacy import actions as privacy
from tests.builders import a_client, a_cooperant, a_draft_invoice, a_line, a_mission, a_quote, a_season, an_invoice
from tests.people import A_DAY, awa, maud, pierre, sign_in, stamped
from tests.statements import statements
from tests.visitors import Visitor

MONDAY = dt.date(2021, 7, 12)
EIGHT, FIVE = dt.time(8), dt.time(17)


@pytest.fixture
def season(app: Flask) -> Season:
    """A season on its 13 July."""
    app.config["CLOCK"] = lambda: dt.datetime(2021, 7, 13, 12, tzinfo=dt.UTC)
    return a_season()


@pytest.fixture
def animatrice(season: Season) -> User:
    """Maud."""
    return maud(season)


def heads(page: str) -> list[tuple[str, str]]:
    """Return what waits, and how many."""
    return re.findall(r'<h3>([^<]*) <span class="inbox__count">(\d+)<', page)


def press(client: FlaskClient, page: str, address: str) -> str:
    """Press the one button that posts to an address; return the page on which one is afterwards."""
    form = page.split(f'action="{address}"', 1)[1].split("</form>", 1)[0]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    return client.post(address, data=fields, follow_redirects=True).text


def test_nothing_that_waits_says_what_will_come_here(client: FlaskClient, season: Season, animatrice: User) -> None:
    assert "Rien n’attend" in sign_in(client, animatrice).get("/").text


def test_a_season_in_preparation_says_how_it_begins(client: FlaskClient, season: Season, animatrice: User) -> None:
    season.status = SeasonStatus.PREPARATION
    page = sign_in(client, animatrice).get("/").text
    assert ["L’été se prépare" in page, "Rien n’attend" in page] == [True, False]


def test_a_devis_is_validated_from_the_front_page_and_one_is_back_there(
    client: FlaskClient, season: Season, animatrice: User
) -> None:
    quote = a_quote(season, Status.TO_VALIDATE, subject="Tonte")
    page = sign_in(client, animatrice).get("/").text
    assert heads(page) == [("Devis à valider", "1")]
    after = press(client, page, f"/saisons/{season.id}/devis/{quote.id}/valider")
    assert "Le devis est validé" in after
    assert "Bonjour Maud" in after
    assert heads(after) == []


def test_the_hours_of_a_person_s_week_are_validated_by_one_button(
    client: FlaskClient, season: Season, animatrice: User
) -> None:
    lila = a_cooperant(season, "Lila")
    for day in (MONDAY, A_DAY):
        hours.declare(season, HoursDraft(day, 90, Nature.TRAINING, [lila.id]), stamped())
    page = sign_in(client, animatrice).get("/").text
    assert "3\u00a0h</span>" in page
    after = press(client, page, f"/saisons/{season.id}/heures/a-valider")
    assert "2 entrées validées" in after
    assert "Heures à valider" not in [title for title, _ in heads(after)]


def test_what_the_visitor_noted_is_left_to_somebody_else(client: FlaskClient, season: Season, animatrice: User) -> None:
    lila = a_cooperant(season, "Lila")
    hours.declare(season, HoursDraft(A_DAY, 90, Nature.TRAINING, [lila.id]), stamped(animatrice))
    accounts.record_expense(season, ExpenseSheet(A_DAY, "Éponges", 1250), stamped(animatrice))
    page = sign_in(client, animatrice).get("/").text
    assert page.count("À quelqu’un d’autre de valider") == 2
    assert "/depenses/1/valider" not in page


def test_an_invoice_is_only_led_to_its_last_look(client: FlaskClient, season: Season, animatrice: User) -> None:
    draft = a_draft_invoice(season)
    page = sign_in(client, animatrice).get("/").text
    assert f'href="/saisons/{season.id}/factures/{draft.id}/emettre"' in page
    assert f'action="/saisons/{season.id}/factures/{draft.id}/emettre"' not in page


def test_the_invoice_of_a_mission_done_is_prepared_in_place_then_waits_to_be_issued(
    client: FlaskClient, season: Season, animatrice: User
) -> None:
    mission = missions.from_quote(a_quote(season, Status.SENT), stamped())
    missions.finish(mission, stamped())
    page = sign_in(client, animatrice).get("/").text
    after = press(client, page, f"/saisons/{season.id}/factures/depuis-mission/{mission.id}")
    assert [title for title, _ in heads(page)] == ["Missions à facturer"]
    assert [title for title, _ in heads(after)] == ["Factures à émettre"]


def test_a_mission_without_devis_is_led_to_a_blank_invoice(
    client: FlaskClient, season: Season, animatrice: User
) -> None:
    mission = a_mission(season)
    missions.finish(mission, stamped())
    page = sign_in(client, animatrice).get("/").text
    assert f'href="/saisons/{season.id}/factures/nouvelle?mission={mission.code}"' in page


def test_a_paper_is_received_in_place(client: FlaskClient, season: Season, animatrice: User) -> None:
    a_cooperant(season, "Lila", birth_date=dt.date(2004, 1, 1))
    page = sign_in(client, animatrice).get("/").text
    assert heads(page) == [("Pièces à recevoir", "2")]
    after = press(client, page, f"/saisons/{season.id}/cooperants/pieces/1/recue")
    assert heads(after) == [("Pièces à recevoir", "1")]


def test_a_request_to_be_erased_stands_first(client: FlaskClient, season: Season, animatrice: User) -> None:
    a_quote(season, Status.TO_VALIDATE)
    privacy.ask_erasure(a_cooperant(season, "Lila"), stamped())
    page = sign_in(client, animatrice).get("/").text
    assert [title for title, _ in heads(page)][:2] == ["Effacement demandé", "Devis à valider"]


def test_what_to_watch_for_minors_stands_there_once_for_all_whom_it_concerns(
    client: FlaskClient, season: Season, animatrice: User
) -> None:
    for name in ("Lila", "Noé"):
        person = a_cooperant(season, name, birth_date=dt.date(2006, 1, 1))
        hours.declare(season, HoursDraft(A_DAY, 9 * 60, Nature.TRAINING, [person.id]), stamped())
    page = sign_in(client, animatrice).get("/").text
    assert ("À surveiller cette semaine, pour les mineur·es", "2") in heads(page)
    assert "Lila, Noé" in page


def test_a_plan_made_ahead_is_watched_over_this_week_and_the_next_one_and_says_which(
    client: FlaskClient, season: Season, animatrice: User
) -> None:
    lila = a_cooperant(season, "Lila", birth_date=dt.date(2005, 1, 1))
    for day in (14, 20, 28):
        a_mission(season, slots=[SlotDraft(dt.date(2021, 7, day), EIGHT, FIVE)], cooperant_ids=[lila.id])
    page = sign_in(client, animatrice).get("/").text
    weeks = [title for title, _ in heads(page) if "surveiller" in title]
    assert weeks == [f"À surveiller {week}, pour les mineur·es" for week in ("cette semaine", "la semaine prochaine")]
    assert "20 juil." in page and "28 juil." not in page
    assert f'href="/saisons/{season.id}/planning?semaine=2021-07-19"' in page


def test_a_closed_season_still_shows_who_asked_to_be_erased_and_nothing_else(
    client: FlaskClient, season: Season, animatrice: User
) -> None:
    privacy.ask_erasure(a_cooperant(season, "Lila"), stamped())
    season.status = SeasonStatus.CLOSED
    assert heads(sign_in(client, animatrice).get("/").text) == [("Effacement demandé", "1")]


def test_a_cooperant_has_no_inbox(app: Flask, season: Season) -> None:
    a_quote(season, Status.TO_VALIDATE)
    assert "Ce qui attend" not in sign_in(Visitor(app), awa(season)).get("/").text


def test_the_form_comes_back_to_this_site_only(client: FlaskClient, season: Season, animatrice: User) -> None:
    quote = a_quote(season, Status.TO_VALIDATE)
    sign_in(client, animatrice)
    answer = client.post(f"/saisons/{season.id}/devis/{quote.id}/valider", data={"retour": "//exemple.org/"})
    assert answer.headers["Location"] == f"/saisons/{season.id}/devis/{quote.id}"


def test_the_front_page_asks_six_questions_whatever_waits(
    client: FlaskClient, season: Season, animatrice: User
) -> None:
    sign_in(client, animatrice)
    first = statements(client, f"/saisons/{season.id}/accueil")
    for _ in range(7):
        a_quote(season, Status.TO_VALIDATE)
        an_invoice(season)
        a_draft_invoice(season)
        hours.declare(season, HoursDraft(A_DAY, 60, Nature.TRAINING, [a_cooperant(season).id]), stamped())
    assert statements(client, f"/saisons/{season.id}/accueil") == first == 1 + 5


def test_who_looks_after_several_summers_sees_what_waits_in_each(client: FlaskClient, season: Season) -> None:
    other = a_season("Job’co")
    a_quote(season, Status.TO_VALIDATE)
    a_draft_invoice(season)
    page = sign_in(client, pierre()).get("/").text
    rows = [row.split("</li>")[0] for row in page.split('class="list-cards__row"')[1:]]
    told = [re.findall(r'badge--(?:wait|ok)">(?:<svg.*?</svg>)?([^<]*)<', row) for row in rows]
    assert [row[1:] for row in told] == [["1 devis à valider", "1 facture à émettre"], ["Rien n’attend"]]
    assert other.id


def test_what_cannot_be_undone_is_said_before_its_button(
    app: Flask, client: FlaskClient, season: Season, animatrice: User
) -> None:
    a_quote(season, Status.SENT)
    app.config["CLOCK"] = lambda: dt.datetime(2021, 8, 25, 12, tzinfo=dt.UTC)
    page = sign_in(client, animatrice).get("/").text
    assert "noté comme expiré, un devis ne se rouvre plus" in page


def test_late_payments_wait_in_the_inbox_and_what_is_not_due_yet_stands_below(
    app: Flask, client: FlaskClient, season: Season, animatrice: User
) -> None:
    august = dt.datetime(2021, 8, 20, 12, tzinfo=dt.UTC)
    app.config["CLOCK"] = lambda: august
    an_invoice(season, a_line(price=10000, rate="0"), client=a_client(season, "Mairie"))
    invoices.issue(a_draft_invoice(season, client=a_client(season, "Mme Riou")), stamped(day=august.date()))
    late, _, owed = sign_in(client, animatrice).get("/").text.partition("Encore dû par les clients")
    assert 'Paiements en retard <span class="inbox__count">1<' in late
    assert [name in part for part in (late, owed) for name in ("Mairie", "Mme Riou")] == [True, False, False, True]
    assert "200,00\u00a0€ en tout, dont 100,00\u00a0€ en retard" in owed
