"""The pages of the invoices ask the database as little for a long summer as for a short one."""

from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.seasons.models import Season
from tests.builders import (
    a_client,
    a_credit_note,
    a_line,
    a_payment,
    a_season,
    an_invoice,
)
from tests.people import maud, sign_in
from tests.statements import statements


def address(season: Season, *parts: object) -> str:
    """Return the address of a page of the invoices."""
    return "/".join(map(str, (f"/saisons/{season.id}/factures", *parts)))


def test_a_list_costs_the_same_whatever_its_length(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    neighbour = a_client(season)
    sign_in(client, maud(season))
    counts = []
    for _ in range(2):
        for _ in range(3):
            a_credit_note(an_invoice(season, a_line(), a_line(), client=neighbour), a_line(price=100))
        counts.append(statements(client, address(season)))
    assert counts[0] == counts[1] <= 8


def test_a_page_costs_the_same_whatever_happened(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    invoice = an_invoice(season)
    sign_in(client, maud(season))
    before = statements(client, address(season, invoice.id))
    for _ in range(3):
        a_payment(invoice, 100)
        a_credit_note(invoice, a_line(price=100, rate="0"))
    assert statements(client, address(season, invoice.id)) <= before + 1
