"""Where the money goes, on one page: Coop’Avenir to the cent, what waits, and who reads what."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.access.models import User
from cjs_app.coop.accounts import actions as accounts
from cjs_app.coop.accounts.domain import ExpenseSheet
from cjs_app.coop.cooperants.queries import cooperants_of
from cjs_app.coop.distribution.standing import standing_of
from cjs_app.coop.hours import actions as hours
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.quotes.domain import Status
from cjs_app.coop.seasons.models import Season
from tests.builders import a_client, a_draft_invoice, a_line, a_mission, a_quote, a_season
from tests.people import A_DAY, awa, lena, maud, nadia, sign_in, stamped
from tests.statements import statements
from tests.summers import a_fixed_deduction, a_job, a_small_summer, closed_by_two, in_closing, the_golden_summer
from tests.visitors import Visitor


def read(app: Flask, user: User, season: Season) -> str:
    """Return the page as someone reads it, with ordinary spaces."""
    answer = sign_in(Visitor(app), user).get(f"/saisons/{season.id}/partage/argent")
    assert answer.status_code == 200
    return answer.text.replace("\u00a0", " ").replace("\u202f", " ")


def in_progress(season: Season) -> Season:
    """Add what waits: a draft of 100, a devis accepted for 250, a mission without price, an hour, 15 spent."""
    a_draft_invoice(season)
    a_quote(season, Status.ACCEPTED, a_line(price=25_000))
    a_mission(season)
    someone = cooperants_of(season)[0]
    hours.declare(season, HoursDraft(A_DAY, 60, Nature.MISSION, [someone.id]), stamped())
    accounts.record_expense(season, ExpenseSheet(A_DAY, "Éponges", 1_500), stamped())
    return season


def test_coop_avenir_reads_3280_then_1358_96_then_1921_04_then_174_64(app: Flask) -> None:
    season = the_golden_summer()
    text = read(app, awa(season), season)
    places = [text.find(sum_) for sum_ in ("3 280,00 €", "1 358,96 €", "1 921,04 €", "174,64 €")]
    assert places == sorted(places)
    assert -1 not in places
    assert "<b>4,14 €</b> partent ailleurs et <b>5,86 €</b> restent au groupe" in text


def test_each_step_opens_its_records_for_those_who_may_read_them(app: Flask) -> None:
    season = a_small_summer()
    for user, links in ((maud(season), True), (nadia(season), True), (lena(season), False)):
        text = read(app, user, season)
        for room in ("factures", "depenses", "autofinancement", "retenues"):
            assert (f'road__name"><a href="/saisons/{season.id}/{room}"' in text) is links


def test_what_waits_is_said_and_a_supposition_is_called_one(app: Flask) -> None:
    season = in_progress(a_small_summer())
    text = read(app, maud(season), season)
    for said in ("Heures à valider", "Dépenses à valider", "Facture en brouillon", "1 devis accepté", "1 mission sans"):
        assert said in text
    # 350 more of revenue, a tenth of it for the fund: 315 more to share among three.
    assert "+350,00 € de chiffre d’affaires, donc +315,00 € à partager et +105,00 € par personne" in text


def test_what_waits_is_counted_in_one_statement_from_the_records(each_app: Flask) -> None:
    standing = standing_of(in_progress(a_small_summer()))
    assert (standing.drafts, standing.drafts_cents, standing.quotes, standing.quotes_cents) == (1, 10_000, 1, 25_000)
    assert (standing.waiting_entries, standing.waiting_minutes, standing.validated_minutes) == (1, 60, 480)
    assert (standing.waiting_expenses, standing.waiting_expenses_cents, standing.unpriced_missions) == (1, 1_500, 1)
    assert standing.tva_cents == 6_000


def test_a_devis_whose_work_is_invoiced_or_given_up_is_no_longer_in_progress(app: Flask) -> None:
    season = a_season()
    quote = a_quote(season, Status.SENT)
    mission = missions.from_quote(quote, stamped())
    assert standing_of(season).quotes == 1
    missions.cancel(mission, "Orage", stamped())
    assert standing_of(season).quotes == 0


def test_a_summer_without_a_euro_says_when_the_road_begins(app: Flask) -> None:
    season = a_season()
    assert "Le chemin commence avec la première facture" in read(app, awa(season), season)


def test_a_cooperant_reads_their_own_part_and_the_committee_no_single_one(app: Flask) -> None:
    season = a_small_summer()
    reader = awa(season)
    cooperants_of(season)[0].user_id = reader.id
    assert "Ma part, à ce jour : 99,00 €" in read(app, reader, season)
    assert "Ma part" not in read(app, lena(season), season)


def test_a_deficit_is_told_on_the_road_too(app: Flask) -> None:
    season = a_small_summer()
    a_fixed_deduction(season, 40_000)
    assert "L’été a coûté plus qu’il n’a rapporté" in read(app, awa(season), season)


def test_a_closed_summer_shows_the_road_that_was_frozen_and_nothing_that_could_move(app: Flask) -> None:
    season = a_small_summer()
    closed_by_two(in_closing(season))
    text = read(app, awa(season), season)
    assert "297,00 €" in text
    assert "Figé à la clôture" in text
    assert "Ce qui peut encore bouger" not in text


@pytest.mark.parametrize("more", [0, 3])
def test_the_road_asks_four_questions_however_long_the_summer(app: Flask, client: FlaskClient, more: int) -> None:
    season = a_small_summer()
    for _ in range(more):
        a_job(season, a_client(season, "M. Renaudin"), 5_000, dt.date(2021, 7, 20))
    assert statements(sign_in(client, awa(season)), f"/saisons/{season.id}/partage/argent") == 1 + 3
