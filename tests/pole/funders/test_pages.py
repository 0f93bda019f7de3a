"""Grants on the pages: from the request to the last justified euro."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet
from cjs_app.pole.funders import actions
from cjs_app.pole.funders.domain import GrantSheet, Purpose
from cjs_app.pole.funders.figures import figures_of
from cjs_app.pole.funders.models import Grant
from tests.people import sarah, sign_in, stamped, yvon

DAY = dt.date(2021, 3, 1)
HOME = "/pole/2021/financeurs"


@pytest.fixture
def grants(app: Flask) -> list[Grant]:
    """The three amounts of 2021 that are written down, and one that is not."""
    given = (("Région", 3_500_000), ("Département", 750_000), ("Roche aux Fées", 420_000), ("CAF", None))
    made = []
    for name, cents in given:
        funder = directory.add_organisation(OrganisationSheet(name, Kind.LOCAL_AUTHORITY), stamped())
        purpose = Purpose.PROJECT if cents is None else Purpose.OPERATING
        grant = actions.plan(GrantSheet(funder.id, 2021, purpose, f"Soutien {name}", cents), stamped())
        actions.award(grant, cents, DAY, stamped())
        made.append(grant)
    return made


def test_46_700_euros_are_granted_and_one_amount_is_not_written(grants: list[Grant]) -> None:
    told = {figure.key: figure for figure in figures_of(2021)}
    assert told["funders.granted_cents"].value == 4_670_000
    assert told["funders.granted_cents"].note == "3 montants notés sur 4 subventions accordées."
    assert told["funders.count"].value == 4
    assert told["funders.operating_cents"].value == 4_670_000
    assert "funders.project_cents" not in told, "its only amount is not known"
    assert told["funders.roche-aux-fees.granted_cents"].value == 420_000


def test_a_year_without_a_grant_tells_no_figure(grants: list[Grant]) -> None:
    assert list(figures_of(2019)) == []


def test_the_list_shows_the_sums_and_the_board_reads_it(client: FlaskClient, grants: list[Grant]) -> None:
    page = sign_in(client, yvon()).get(HOME).text.replace("\u202f", " ")
    assert "46 700,00" in page
    assert "1 montant non noté" in page
    assert client.get(f"{HOME}/subventions/nouvelle").status_code == 403


def test_a_payment_beyond_the_grant_is_refused_at_its_field(client: FlaskClient, grants: list[Grant]) -> None:
    sign_in(client, sarah())
    address = f"{HOME}/subventions/{grants[2].id}/versement"
    answer = client.post(address, data={"day": "2021-04-01", "amount": "4 200,01"})
    assert (answer.status_code, "à recevoir" in answer.text, "4 200,01" in answer.text) == (422, True, True)
    assert client.post(address, data={"day": "2021-04-01", "amount": "4200"}).status_code == 303
    assert "Reçu le" in client.get(f"{HOME}/subventions/{grants[2].id}").text


def test_costs_say_what_is_left_to_justify(client: FlaskClient, grants: list[Grant]) -> None:
    sign_in(client, sarah())
    typed = {"day": "2021-11-09", "action": "Mois de l’ESS", "label": "Affiches", "amount": "120"}
    client.post(f"{HOME}/subventions/{grants[2].id}/depense", data=typed)
    page = client.get(f"{HOME}/subventions/{grants[2].id}").text.replace("\u202f", " ")
    assert "4 080,00" in page


def test_a_paper_that_is_due_waits_on_the_front_page_until_it_is_sent(
    app: Flask, client: FlaskClient, grants: list[Grant]
) -> None:
    app.config["CLOCK"] = lambda: dt.datetime(2021, 12, 1, tzinfo=dt.UTC)
    paper = actions.await_paper(grants[0], "Bilan de l’année", dt.date(2021, 12, 15), stamped())
    sign_in(client, sarah())
    assert "Bilan de l’année pour Région" in client.get("/pole/2021").text
    client.post(f"{HOME}/subventions/{grants[0].id}/pieces/{paper.id}/envoyee")
    assert "Bilan de l’année pour Région" not in client.get("/pole/2021").text


def test_the_letter_and_the_report_are_papers_under_their_names(client: FlaskClient, grants: list[Grant]) -> None:
    sign_in(client, sarah())
    for page, name in (
        ("courrier", "remerciement-R%C3%A9gion-2021"),
        ("compte-rendu", "compte-rendu-R%C3%A9gion-2021"),
    ):
        answer = client.get(f"{HOME}/subventions/{grants[0].id}/{page}.pdf")
        assert answer.data.startswith(b"%PDF")
        assert f"{name}.pdf" in answer.headers["Content-Disposition"]


def test_a_refused_grant_stays_as_it_is(client: FlaskClient, grants: list[Grant]) -> None:
    sheet = GrantSheet(grants[0].organisation_id, 2021, Purpose.PROJECT, "Parcours", 900_000)
    grant = actions.plan(sheet, stamped())
    actions.refuse(grant, "enveloppe épuisée", DAY, stamped())
    sign_in(client, sarah())
    answer = client.post(f"{HOME}/subventions/{grant.id}/accordee", data={"day": "2021-05-01", "granted": "9000"})
    assert (answer.status_code, "en noter une nouvelle" in answer.text) == (422, True)
