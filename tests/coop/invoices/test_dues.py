"""What is still owed is the same figure on every page that meets a client, a devis, a mission or the summer."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.invoices import dues
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.seasons.models import Season
from tests.builders import a_client, a_credit_note, a_line, a_payment, a_quote, a_season, an_invoice
from tests.people import lena, maud, sign_in, stamped
from tests.statements import statements
from tests.visitors import Visitor

LATER = dt.date(2021, 10, 1)


def an_invoiced_job(season: Season) -> Invoice:
    """Return the invoice, of 120,00, of a devis and its mission; 84,47 came in, so that 35,53 are owed."""
    quote = a_quote(season, QuoteStatus.SENT)
    mission = missions.from_quote(quote, stamped())
    missions.finish(mission, stamped())
    invoice = invoices.issue(invoices.draft_from_mission(mission, stamped()), stamped())
    a_payment(invoice, 8_447)
    return invoice


PAGES = {
    "home": "accueil",
    "season": "",
    "clients": "clients",
    "client": "clients/{invoice.client_id}",
    "devis": "devis/{invoice.quote_id}",
    "mission": "missions/{invoice.mission_id}",
    "sharing": "partage",
    "closing": "partage/cloture",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_each_page_says_what_is_still_owed(app: Flask, client: FlaskClient, page: str) -> None:
    season = a_season()
    invoice = an_invoiced_job(season)
    sign_in(client, maud(season))
    text = client.get(f"/saisons/{season.id}/{page}".rstrip("/").format(invoice=invoice)).text
    assert "35,53" in text


@pytest.mark.parametrize("page", [PAGES["devis"], PAGES["mission"], PAGES["client"] + "?voir=factures"])
def test_a_devis_a_mission_and_a_client_lead_to_their_invoice(app: Flask, client: FlaskClient, page: str) -> None:
    season = a_season()
    invoice = an_invoiced_job(season)
    sign_in(client, maud(season))
    text = client.get(f"/saisons/{season.id}/{page}".format(invoice=invoice)).text
    assert f'href="/saisons/{season.id}/factures/{invoice.id}"' in text
    assert "En retard" in text


def test_an_invoice_leads_back_to_its_client_its_devis_and_its_mission(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    invoice = an_invoiced_job(season)
    text = sign_in(client, maud(season)).get(f"/saisons/{season.id}/factures/{invoice.id}").text
    for page in ("client", "devis", "mission"):
        assert f'href="/saisons/{season.id}/{PAGES[page].format(invoice=invoice)}"' in text


SHELVES = {"devis": "devis/{0.quote_id}", "missions": "missions/{0.mission_id}", "factures": "factures/{0.id}"}


def test_the_page_of_a_client_lists_devis_missions_and_invoices(each_app: Flask) -> None:
    season = a_season()
    invoice = an_invoiced_job(season)
    address, client = f"/saisons/{season.id}/clients/{invoice.client_id}", sign_in(Visitor(each_app), maud(season))
    for kind, target in SHELVES.items():
        assert f'href="/saisons/{season.id}/{target.format(invoice)}"' in client.get(f"{address}?voir={kind}").text


def test_the_documents_of_a_client_come_page_after_page(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    neighbour = a_client(season)
    for _ in range(21):
        a_quote(season, client=neighbour)
    address = f"/saisons/{season.id}/clients/{neighbour.id}?voir=devis"
    sign_in(client, maud(season))
    assert "Page 1 sur 2" in client.get(address).text
    assert client.get(address + "&page=2").text.count("list-cards__row") == 1


def test_the_documents_of_somebody_else_are_not_shown(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    invoice, other = an_invoiced_job(season), a_client(season, "Mairie")
    text = sign_in(client, maud(season)).get(f"/saisons/{season.id}/clients/{other.id}").text
    assert str(invoice.number) not in text
    assert "35,53" not in text


def test_who_owes_what_comes_with_the_oldest_first_and_what_is_late_marked(app: Flask) -> None:
    season = a_season()
    second = invoices.issue(
        invoices.draft_from_quote(a_quote(season, QuoteStatus.ACCEPTED), stamped()), stamped(), dt.date(2021, 8, 20)
    )
    first = invoices.issue(
        invoices.draft_from_quote(a_quote(season, QuoteStatus.ACCEPTED), stamped()), stamped(), dt.date(2021, 7, 20)
    )
    rows = dues.owed_invoices(season, dt.date(2021, 8, 1))
    assert [(row.invoice_id, row.late_cents) for row in rows] == [(first.id, 12_000), (second.id, 0)]


def test_every_figure_of_what_is_owed_agrees(app: Flask) -> None:
    season = a_season()
    invoice = an_invoiced_job(season)
    a_payment(an_invoice(season), 10_000)
    a_credit_note(an_invoice(season), a_line(price=4_000, rate="0"))
    by_client = dues.dues_of_clients(season, [invoice.client_id], LATER)
    assert by_client == {invoice.client_id: (3_553, 3_553)}
    assert dues.due_of(season, LATER) == (9_553, 9_553)
    assert sum(row.owed_cents for row in dues.owed_invoices(season, LATER)) == 9_553
    assert sum(row.owed_cents for row in dues.receivables(season, LATER)) == 9_553


def test_the_committee_reads_the_sum_and_nobody_s_name(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    an_invoiced_job(season)
    sign_in(client, lena(season))
    assert "Mme Le Goff" not in client.get("/").text
    page = client.get(f"/saisons/{season.id}").text
    assert "35,53" in page
    assert "Mme Le Goff" not in page


@pytest.mark.parametrize("page", ["accueil", "clients", "clients/1?voir=factures"])
def test_more_that_is_owed_costs_no_more_questions(app: Flask, client: FlaskClient, page: str) -> None:
    season = a_season()
    neighbour = a_client(season)
    sign_in(client, maud(season))
    counts = []
    for _ in range(2):
        for _ in range(3):
            an_invoice(season, client=neighbour)
            an_invoice(season, client=a_client(season, "Mairie"))
        counts.append(statements(client, f"/saisons/{season.id}/{page}"))
    assert counts[0] == counts[1] <= 11
