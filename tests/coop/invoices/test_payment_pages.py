"""The pages where money is noted, given back and taken back."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.invoices import queries
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.builders import (
    a_payment,
    a_season,
    an_invoice,
)
from tests.people import maud, sign_in

RECENTLY = "2026-11-23"


def address(season: Season, *parts: object) -> str:
    """Return the address of a page of the invoices."""
    return "/".join(map(str, (f"/saisons/{season.id}/factures", *parts)))


def kept(invoice: Invoice) -> Invoice:
    """Return an invoice as the pages left it in the database."""
    db.session.rollback()
    db.session.expire_all()
    return queries.locked_invoice(invoice.id)


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"amount": "douze", "day": RECENTLY},
        {"amount": "-5", "day": RECENTLY},
        {"amount": "0", "day": RECENTLY},
        {"amount": "1e400", "day": RECENTLY},
        {"amount": "5", "day": "2099-01-01"},
        {"amount": "5", "day": "01/01/2001"},
        {"amount": "5", "day": RECENTLY, "method": "troc"},
        {"amount": "5", "day": RECENTLY, "note": "x" * 10_000},
        {"amount": "100,01", "day": RECENTLY},
    ],
)
def test_money_that_cannot_be_is_said_at_its_field(app: Flask, client: FlaskClient, typed: dict[str, str]) -> None:
    season = a_season()
    invoice = an_invoice(season)
    sign_in(client, maud(season))
    page = client.post(address(season, invoice.id, "encaissements", "nouveau"), data={"method": "chèque"} | typed)
    assert page.status_code == 422
    assert "form-errors" in page.text
    assert queries.payments_of(kept(invoice)) == []


def test_a_trop_percu_is_shown_and_given_back(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    invoice = an_invoice(season)
    a_payment(invoice, 12_000, allow_over=True)
    sign_in(client, maud(season))
    assert "Le client a payé trop" in client.get(address(season, invoice.id)).text
    refund = address(season, invoice.id, "encaissements", "nouveau?sens=remboursement")
    assert 'value="20,00"' in client.get(refund).text
    page = client.post(refund, data={"amount": "20", "day": RECENTLY, "method": "virement"}, follow_redirects=True)
    assert "Le remboursement est noté" in page.text
    assert "Payée" in page.text


def test_a_payment_is_taken_back_on_the_page(app: Flask, client: FlaskClient) -> None:
    season = a_season()
    invoice = an_invoice(season)
    payment = a_payment(invoice, 10_000)
    sign_in(client, maud(season))
    url = address(season, invoice.id, "encaissements", payment.id, "annuler")
    assert "Annulation" in client.post(url, follow_redirects=True).text
