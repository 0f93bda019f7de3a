"""The search from anywhere: what is found, by whom, in which order, and at what cost."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.access.models import User
from cjs_app.coop.clients import actions as clients
from cjs_app.coop.clients.queries import clients_found
from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.invoices.listing import invoices_found
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.builders import a_client, a_cooperant, a_mission, a_quote, a_season, an_invoice
from tests.people import awa, lena, maud, nadia, sign_in, stamped
from tests.statements import statements
from tests.visitors import Visitor


@pytest.fixture
def season(app: Flask) -> Season:
    """A season with Mme Le Goff, her devis, her mission, her invoice, and Noé."""
    season = a_season()
    client = a_client(season, "Mme Le Goff", city="Vitré")
    a_quote(season, client=client, subject="Tonte de la pelouse")
    a_mission(season, "Tonte chez Mme Le Goff", place="Vitré")
    an_invoice(season, client=client)
    a_cooperant(season, "Noé", last_name="Kervella")
    return season


def found(app: Flask, user: User, season: Season, words: str) -> list[str]:
    """Return the titles of what a person finds, and the kinds before them."""
    page = sign_in(Visitor(app), user).get(f"/saisons/{season.id}/chercher", query_string={"q": words}).text
    return re.findall(r'<(?:h2 class="found__kind"[^>]*|span class="found__title")>([^<]*)<', page)


def test_a_name_finds_the_client_and_all_that_was_made_for_them(app: Flask, season: Season) -> None:
    assert found(app, maud(season), season, "le goff") == [
        *("Clients", "Mme Le Goff"),
        *("Devis", "Tonte de la pelouse"),
        *("Missions", "Tonte chez Mme Le Goff"),
        *("Factures", "Jardin"),
    ]


@pytest.mark.parametrize("typed", ["NOE", "noé", "c01", "C01"])
def test_a_cooperant_is_found_by_first_name_or_code_without_accents(app: Flask, season: Season, typed: str) -> None:
    assert found(app, maud(season), season, typed) == ["Coopérant·es", "Noé"]


def test_nobody_is_found_by_a_family_name_not_even_by_the_staff(app: Flask, season: Season) -> None:
    assert found(app, maud(season), season, "Kervella") == []


@pytest.mark.parametrize("typed", ["D-2021-001", "d 2021 001", "1"])
def test_the_number_itself_stands_before_all_that_only_holds_the_words(app: Flask, season: Season, typed: str) -> None:
    a_quote(season, subject="Reprise du devis D-2021-001 : 1 heure")
    titles = found(app, maud(season), season, typed)
    assert titles.index("Tonte de la pelouse") < titles.index("Reprise du devis D-2021-001 : 1 heure")


def test_the_kind_that_answers_best_comes_first(app: Flask, season: Season) -> None:
    a_client(season, "Ferme de F-2021-0001")
    assert found(app, maud(season), season, "F-2021-0001")[0] == "Factures"


def test_a_page_of_the_menu_is_found_by_its_name(app: Flask, season: Season) -> None:
    assert found(app, maud(season), season, "partage") == ["Pages", "Partage"]


def test_nothing_asked_shows_the_pages_of_the_menu(app: Flask, season: Season) -> None:
    assert found(app, maud(season), season, " ")[:2] == ["Pages", "Accueil"]


def test_each_one_finds_only_what_they_may_open(app: Flask, season: Season) -> None:
    kinds = {
        user.login: {line.split("/")[3] for line in links(app, user, season, "o")}
        for user in (awa(season), lena(season), nadia(season))
    }
    assert kinds == {
        "awa": {"clients", "devis", "missions", "factures", "cooperants"},
        "léna": set(),
        "nadia": {"factures"},
    }


def links(app: Flask, user: User, season: Season, words: str) -> list[str]:
    """Return the addresses of the records that a person finds."""
    page = sign_in(Visitor(app), user).get(f"/saisons/{season.id}/chercher", query_string={"q": words}).text
    return re.findall(r'class="found__line" href="(/saisons/\d+/[a-z]+/\d+)"', page)


def test_another_summer_is_neither_found_nor_there(app: Flask, season: Season) -> None:
    other = a_season("Job’co")
    a_client(other, "Mme Le Goff de Rennes")
    user = maud(season)
    assert "Mme Le Goff de Rennes" not in found(app, user, season, "le goff")
    assert sign_in(Visitor(app), user).get(f"/saisons/{other.id}/chercher?q=goff").status_code == 404


def test_an_archived_client_says_so_and_comes_last(app: Flask, season: Season) -> None:
    clients.archive(a_client(season, "Mme Le Gall"), stamped())
    a_client(season, "Mme Le Guen")
    page = sign_in(Visitor(app), maud(season)).get(f"/saisons/{season.id}/chercher?q=mme le g").text
    assert page.index("Le Guen") < page.index("Le Gall") < page.index("Archivé")


def test_a_sheet_taken_back_is_not_found(app: Flask, season: Season) -> None:
    cooperants.take_back(a_cooperant(season, "Lila"), stamped())
    assert found(app, maud(season), season, "lila") == []


def test_nothing_found_says_what_to_try(app: Flask, client: FlaskClient, season: Season) -> None:
    page = sign_in(client, maud(season)).get(f"/saisons/{season.id}/chercher?q=zzz").text
    assert "Rien ne répond à «\u00a0zzz\u00a0»" in page


def test_many_of_a_kind_show_six_and_lead_to_all_of_them(app: Flask, client: FlaskClient, season: Season) -> None:
    for rank in range(8):
        a_client(season, f"Le Goff {rank}")
    page = sign_in(client, maud(season)).get(f"/saisons/{season.id}/chercher?q=goff").text
    assert page.count("/clients/") == 6
    assert f'href="/saisons/{season.id}/clients?q=goff"' in page


def test_a_search_costs_two_questions_whatever_there_is(app: Flask, client: FlaskClient, season: Season) -> None:
    sign_in(client, maud(season))
    first = statements(client, f"/saisons/{season.id}/chercher?q=o")
    for rank in range(9):
        a_quote(season, client=a_client(season, f"Moulin {rank}"))
    assert statements(client, f"/saisons/{season.id}/chercher?q=o") == first == 2


def test_a_script_is_given_the_answer_without_the_frame(app: Flask, client: FlaskClient, season: Season) -> None:
    url, asking = f"/saisons/{season.id}/chercher?q=goff", {"X-Asked-By": "palette"}
    answer = sign_in(client, maud(season)).get(url, headers=asking).text
    assert answer.strip().startswith('<div class="found"')
    assert "<nav" not in answer


def test_both_databases_put_the_nearest_first(each_app: Flask) -> None:
    season = a_season()
    for name in ("Salle de Mme Le Goff", "Le Goff", "Mairie"):
        a_client(season, name)
    invoices = [an_invoice(season, client=a_client(season, "Mairie")) for _ in range(2)]
    names = db.session.execute(clients_found(season, "le goff")).all()
    assert [(row.title, row.rank) for row in names] == [("Le Goff", 2), ("Salle de Mme Le Goff", 3)]
    ends = db.session.execute(invoices_found(season, "2")).all()
    assert [(row.record_id, row.rank) for row in ends] == [(invoices[1].id, 1), (invoices[0].id, 3)]
