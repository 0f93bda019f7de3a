"""The pages of the seasons."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.seasons import actions, queries, series
from cjs_app.coop.seasons.domain import Seat, Status
from cjs_app.plumbing.database import db
from tests.builders import a_season
from tests.people import awa, lena, maud, pierre, sign_in, stamped
from tests.visitors import Visitor

NEW = {
    "name": "Job’co",
    "year": "2021",
    "start": "2021-07-05",
    "end": "2021-08-27",
    "territory": "Fougères",
    "currency": "EUR",
    "carrier": "",
    "carrier_name": "Le CRIC",
    "carrier_siren": "732 829 320",
    "regime": "franchise",
    "regime_since": "",
}
# Each page of the settings, and who of the four may open it.
DOORS = {
    "": "maud awa lena pierre",
    "/reglages": "maud pierre",
    "/reglages/porteur": "pierre",
    "/reglages/tva": "pierre",
    "/reglages/numeros": "maud pierre",
    "/reglages/prix": "maud awa pierre",
    "/reglages/prix/nouveau": "maud pierre",
    "/animation": "maud pierre",
    "/comite-local": "maud pierre",
    "/acces": "maud pierre",
    "/acces/donner": "maud pierre",
    "/acces/nouveau": "maud pierre",
    "/reprendre": "pierre",
    "/journal": "maud awa pierre",
}
WRITING = ("/reglages", "/reglages/porteur", "/reglages/tva", "/reglages/numeros", "/reglages/prix/nouveau")


@pytest.mark.parametrize("page", DOORS)
def test_each_page_opens_to_those_it_is_for(app: Flask, page: str) -> None:
    season = a_season()
    people = {"maud": maud(season), "awa": awa(season), "lena": lena(season), "pierre": pierre()}
    answers = {
        name: sign_in(Visitor(app), user).get(f"/saisons/{season.id}{page}").status_code
        for name, user in people.items()
    }
    assert answers == {name: 200 if name in DOORS[page].split() else 403 for name in people}


@pytest.mark.parametrize("page", DOORS)
def test_another_season_s_pages_do_not_exist(app: Flask, client: FlaskClient, page: str) -> None:
    sign_in(client, maud(a_season()))
    assert client.get(f"/saisons/{a_season('Job’co').id}{page}").status_code == 404


def test_what_belongs_to_another_season_is_not_found(app: Flask, client: FlaskClient) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    sign_in(client, maud(ours))
    seat = actions.add_seat(theirs, "Mission locale", Seat.MEMBER, stamped())
    someone = actions.add_facilitator(theirs, "Basile", "", stamped())
    awa(theirs)
    given = queries.accounts_of(theirs)[0][0]
    for way in (f"comite-local/{seat.id}", f"animation/{someone.id}", f"acces/{given.id}", "reglages/prix/1"):
        assert client.post(f"/saisons/{ours.id}/{way}/retirer").status_code == 404
    assert (seat.removed_at, someone.removed_at, given.revoked_at) == (None, None, None)


def test_the_list_shows_one_s_own_seasons(app: Flask, client: FlaskClient) -> None:
    ours = a_season()
    a_season("Job’co")
    sign_in(client, maud(ours))
    page = client.get("/saisons").text
    assert "Coop’Avenir 2021" in page
    assert "Job’co" not in page
    assert "Nouvelle saison" not in page


def test_the_coordination_creates_a_season_with_a_new_carrier(app: Flask, client: FlaskClient) -> None:
    sign_in(client, pierre())
    page = client.post("/saisons/nouvelle", data=NEW, follow_redirects=True).text
    assert "Job’co 2021" in page
    assert "732 829 320" in page
    assert "Franchise en base" in page
    assert "Ouvrir la saison" in page


def test_a_season_is_created_with_a_carrier_already_known(app: Flask, client: FlaskClient) -> None:
    known = a_season().carrier
    sign_in(client, pierre())
    sheet = NEW | {"carrier": str(known.id), "carrier_name": "", "carrier_siren": ""}
    client.post("/saisons/nouvelle", data=sheet)
    created = queries.find_season_by_name("Job’co")
    assert created is not None
    assert created.carrier_id == known.id


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Écrire le nom de la coopérative."),
        ({"year": "douze"}, "« douze » n’est pas une année"),
        ({"year": "1" * 5000}, "n’est pas une année"),
        ({"year": "2022"}, "Ces dates ne sont pas en 2022"),
        ({"end": "2021-07-01"}, "La fin (1er juil. 2021) est avant le début"),
        ({"start": "demain"}, "« demain » n’est pas une date"),
        ({"carrier_siren": "123456789"}, "contient une erreur"),
        ({"carrier_iban": "FR76 0000"}, "n’est pas un IBAN"),
        ({"carrier_name": ""}, "Choisir un porteur"),
        ({"currency": "DOGE"}, 'id="currency-error"'),
        ({"name": "n" * 10_000}, "200 caractères au plus"),
        ({"email": "pas une adresse"}, "Cette adresse n’est pas complète"),
    ],
)
def test_a_clumsy_season_is_explained_and_not_created(
    app: Flask, client: FlaskClient, wrong: dict[str, str], sentence: str
) -> None:
    sign_in(client, pierre())
    page = client.post("/saisons/nouvelle", data=NEW | wrong)
    assert page.status_code == 422
    assert sentence in page.text.replace("&#34;", '"')
    assert queries.all_carriers() == []


def test_a_form_sent_empty_is_explained(app: Flask, client: FlaskClient) -> None:
    sign_in(client, pierre())
    assert client.post("/saisons/nouvelle", data={}).status_code == 422


def test_the_name_and_the_dates_change(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    sheet = {"name": "Job’co", "year": "2021", "start": "05/07/2021", "end": "27 août 2021", "currency": "EUR"}
    page = client.post(f"/saisons/{season.id}/reglages", data=sheet, follow_redirects=True).text
    assert "Job’co 2021" in page
    assert "au vendredi 27 août 2021" in page


def test_a_template_that_cannot_number_is_said_at_its_field(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    templates = {"quote_template": "D", "invoice_template": "F-####", "credit_note_template": "A-####"}
    page = client.post(f"/saisons/{season.id}/reglages/numeros", data=templates)
    assert page.status_code == 422
    assert 'id="quote_template-error"' in page.text
    assert 'value="D"' in page.text


def test_the_next_number_of_each_series_is_shown(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    series.next_number(season.carrier_id, season.invoice_template, 2021)
    sign_in(client, maud(season))
    page = client.get(f"/saisons/{season.id}/reglages/numeros").text
    assert "Prochain numéro : VIT-F-2021-0002" in page
    assert "Prochain numéro : VIT-D-2021-001" in page


def test_a_price_enters_the_list_and_leaves_it(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    prices = f"/saisons/{season.id}/reglages/prix"
    tarif = {"label": "Tonte", "unit": "heure", "price": "12,50", "tva_rate": "20"}
    assert "12,50\xa0€" in client.post(f"{prices}/nouveau", data=tarif, follow_redirects=True).text
    price = queries.prices_of(season)[0]
    assert "Pas encore de prix" in client.post(f"{prices}/{price.id}/retirer", follow_redirects=True).text


@pytest.mark.parametrize(
    "wrong", [{"price": "douze"}, {"price": "1e400"}, {"price": "-1"}, {"tva_rate": "101"}, {"unit": "siècle"}]
)
def test_a_price_that_is_none_is_explained(app: Flask, client: FlaskClient, wrong: dict[str, str]) -> None:
    season = a_season()
    sign_in(client, maud(season))
    tarif = {"label": "Tonte", "unit": "heure", "price": "12,50"} | wrong
    page = client.post(f"/saisons/{season.id}/reglages/prix/nouveau", data=tarif)
    assert page.status_code == 422
    assert queries.prices_of(season) == []


def test_the_team_and_the_local_committee_stand_on_the_season_s_page(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, maud(season))
    client.post(f"/saisons/{season.id}/animation", data={"name": "Karim Morel", "mandate": "économie"})
    client.post(f"/saisons/{season.id}/comite-local", data={"organisation": "Le SIJ", "seat": "parrain_jeunesse"})
    page = client.get(f"/saisons/{season.id}").text
    assert "Karim Morel" in page
    assert "Parrainage jeunesse" in page


def test_a_season_opens_then_goes_towards_its_closing_and_back(app: Flask, client: FlaskClient) -> None:
    season = a_season(status=Status.PREPARATION)
    sign_in(client, maud(season))
    for step, words in (
        ("ouvrir", "Commencer la clôture"),
        ("commencer la clôture", "Revenir à la saison ouverte"),
        ("revenir à la saison", "Reporter la saison"),
    ):
        page = client.post(f"/saisons/{season.id}/etat", data={"etape": step}, follow_redirects=True).text
        assert words in page


@pytest.mark.parametrize(("step", "status"), [("revenir à la saison", 409), ("clore", 400), ("", 400)])
def test_a_step_that_does_not_open_from_here_changes_nothing(
    app: Flask, client: FlaskClient, step: str, status: int
) -> None:
    season = a_season()
    sign_in(client, maud(season))
    assert client.post(f"/saisons/{season.id}/etat", data={"etape": step}).status_code == status
    db.session.refresh(season)
    assert season.status is Status.OPEN


def test_a_cooperant_is_offered_no_step_and_may_take_none(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, awa(season))
    assert "/etat" not in client.get(f"/saisons/{season.id}").text
    assert client.post(f"/saisons/{season.id}/etat", data={"etape": "reporter"}).status_code == 403


def test_a_closed_season_offers_no_change(app: Flask, client: FlaskClient) -> None:
    season = a_season(status=Status.CLOSED)
    sign_in(client, pierre())
    page = client.get(f"/saisons/{season.id}").text
    assert "Cette saison est close" in page
    assert not [way for way in (*WRITING, "/animation", "/comite-local", "/etat") if f'{season.id}{way}"' in page]


@pytest.mark.parametrize("way", [*WRITING, "/animation", "/comite-local"])
def test_a_closed_season_refuses_every_change(app: Flask, client: FlaskClient, way: str) -> None:
    season = a_season(status=Status.CLOSED)
    sign_in(client, pierre())
    assert client.get(f"/saisons/{season.id}{way}").status_code == 409
    answer = client.post(f"/saisons/{season.id}{way}", data=NEW | {"organisation": "X", "seat": "membre"})
    assert answer.status_code == 409
    assert "Cette saison est close" in answer.text


def test_next_summer_is_prepared_from_this_one(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    sign_in(client, pierre())
    way = f"/saisons/{season.id}/reprendre"
    assert 'value="2022"' in client.get(way).text
    assert (
        "Coop’Avenir 2022" in client.post(way, data={"name": "Coop’Avenir", "year": "2022"}, follow_redirects=True).text
    )
    assert client.post(way, data={"name": "Coop’Avenir", "year": "2022"}).status_code == 422


def test_the_committee_reads_the_season_without_its_journal_nor_its_iban(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    season.carrier.iban = "FR7630006000011234567890189"
    assert "FR76 3000" in sign_in(Visitor(app), maud(season)).get(f"/saisons/{season.id}").text
    page = sign_in(client, lena(season)).get(f"/saisons/{season.id}").text
    assert "FR76" not in page
    assert "Ce qui s’est passé" not in page


def test_a_sign_that_no_database_keeps_is_left_out(pg_app: Flask) -> None:
    season = a_season()
    his = sign_in(Visitor(pg_app), maud(season))
    answer = his.post(f"/saisons/{season.id}/animation", data={"name": "Ka\x00rim", "mandate": "\x00"})
    assert answer.status_code == 303
    assert queries.facilitators_of(season)[0].name == "Karim"
