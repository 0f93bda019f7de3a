"""The pages of the invoices ask the database as little for a long summer as for a short one."""

from flask import Flask
from flask.testing import FlaskClient

from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.builders import (
    a_client,
    a_credit_note,
    a_line,
    a_payment,
    a_season,
    an_invoice,
)
from tests.people import maud, sign_in


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


def statements(client: FlaskClient, url: str) -> int:
    """Return how many times a page asks the database; the very first page of a run also checks the database."""
    client.get(url)
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    db.session.commit()
    db.event.listen(db.engine, "before_cursor_execute", note)
    try:
        assert client.get(url).status_code == 200
    finally:
        db.event.remove(db.engine, "before_cursor_execute", note)
    return len([text for text in seen if text.startswith("SELECT")])
