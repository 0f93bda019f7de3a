"""Closing says what clients still owe and asks for a tick; their money is noted afterwards, and moves no share."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from cjs_app.coop.distribution import actions, queries
from cjs_app.coop.distribution.models import ClosedShare
from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.invoices.domain import PaymentDraft
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.invoices.queries import balance_of
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.people import maud, pierre, sign_in, stamped
from tests.summers import AUGUST, a_small_summer, closed_by_two, in_closing, proposed
from tests.visitors import Visitor

SEPTEMBER = dt.date(2021, 9, 20)


def an_invoice_of(season: Season) -> Invoice:
    """Return the first invoice of a season."""
    return db.session.scalars(select(Invoice).where(Invoice.season_id == season.id).order_by(Invoice.id)).first()  # type: ignore[return-value]


@pytest.mark.parametrize("ticked", [0, 35_999, 36_001])
def test_nobody_proposes_to_close_without_saying_what_is_owed(app: Flask, ticked: int) -> None:
    season = in_closing(a_small_summer())
    with pytest.raises(Refusal, match="doivent encore"):
        actions.propose_closing(season, stamped(maud(season), AUGUST), ticked)


def test_nobody_confirms_without_saying_it_too(app: Flask) -> None:
    season = proposed(in_closing(a_small_summer()))
    with pytest.raises(Refusal, match="doivent encore"):
        actions.close(season, stamped(pierre(), AUGUST))


def test_the_page_asks_each_of_the_two_for_the_tick(app: Flask, client: FlaskClient) -> None:
    season = in_closing(a_small_summer())
    address = f"/saisons/{season.id}/partage/cloture"
    sign_in(client, maud(season))
    assert 'name="encore_du" value="36000" required' in client.get(address).text
    assert client.post(address + "/proposer").status_code == 409
    assert client.post(address + "/proposer", data={"encore_du": "36000"}).status_code == 303
    assert 'name="encore_du" value="36000" required' in sign_in(Visitor(app), pierre()).get(address).text


def test_money_that_comes_in_september_is_noted_and_moves_no_share(each_app: Flask) -> None:
    season = in_closing(a_small_summer())
    closing, invoice = closed_by_two(season), an_invoice_of(season)
    before = [row.amount_cents for row in db.session.scalars(select(ClosedShare).order_by(ClosedShare.id))]
    payment = invoices.record_payment(invoice, PaymentDraft(SEPTEMBER, 12_000), stamped(day=SEPTEMBER))
    assert balance_of(invoice).owed_cents == 0
    invoices.reverse_payment(payment, stamped(day=SEPTEMBER))
    assert [row.amount_cents for row in db.session.scalars(select(ClosedShare).order_by(ClosedShare.id))] == before
    assert queries.frozen(closing)[0].net_cents == closing.net_cents == 29_700


def test_nothing_else_of_an_invoice_changes_once_the_season_is_closed(app: Flask) -> None:
    season = in_closing(a_small_summer())
    closed_by_two(season)
    with pytest.raises(Refusal, match="close"):
        invoices.credit(an_invoice_of(season), None, stamped(day=SEPTEMBER))


def test_the_page_of_a_closed_season_says_that_money_may_still_come(app: Flask, client: FlaskClient) -> None:
    season = in_closing(a_small_summer())
    closed_by_two(season)
    sign_in(client, maud(season))
    assert "Un paiement peut encore arriver" in client.get(f"/saisons/{season.id}/partage/cloture").text
    assert "360,00" in client.get(f"/saisons/{season.id}").text
    assert (
        client.get(f"/saisons/{season.id}/factures/{an_invoice_of(season).id}/encaissements/nouveau").status_code == 200
    )
