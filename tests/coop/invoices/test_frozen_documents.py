"""What may be done in each state, and what never changes once it is issued."""

import contextlib

import pytest
from flask import Flask

from cjs_app.coop.clients import actions as clients
from cjs_app.coop.clients.domain import ClientSheet
from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.invoices import actions, queries
from cjs_app.coop.invoices.documents import InvoiceDraft
from cjs_app.coop.invoices.domain import Status
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.seasons.domain import Status as SeasonStatus
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.builders import (
    a_client,
    a_credit_note,
    a_draft_invoice,
    a_line,
    a_payment,
    a_season,
    an_invoice,
)
from tests.people import stamped


def what_is_written(invoice: Invoice) -> tuple[object, ...]:
    """Return all that an issued document holds, as it stands in the database."""
    db.session.expire_all()
    row = db.session.execute(db.select(Invoice.__table__).where(Invoice.id == invoice.id)).one()
    lines = db.session.execute(
        db.text("SELECT * FROM invoice_lines WHERE invoice_id = :id ORDER BY position"), {"id": invoice.id}
    ).all()
    return (*row, *lines)


def test_the_photograph_keeps_the_client_and_the_carrier_as_they_were(app: Flask) -> None:
    season = a_season()
    client = a_client(season)
    invoice = an_invoice(season, client=client)
    before = what_is_written(invoice)
    clients.correct(client, ClientSheet(ClientKind.PRIVATE, "Mme Le Bris"), stamped())
    season.carrier.name = "Un autre nom"
    db.session.flush()
    assert what_is_written(invoice) == before
    assert "Mme Le Goff" in str(before) and "Le Porteur" in str(before)


ACTIONS = {
    "rewrite": lambda invoice: actions.rewrite(invoice, InvoiceDraft(invoice.client_id, [a_line()]), stamped()),
    "issue": lambda invoice: actions.issue(invoice, stamped()),
    "abandon": lambda invoice: actions.abandon(invoice, stamped()),
    "credit": lambda invoice: actions.credit(invoice, None, stamped()),
    "pay": lambda invoice: a_payment(invoice, 100),
}
ALLOWED = {
    Status.DRAFT: {"rewrite", "issue", "abandon"},
    Status.ISSUED: {"credit", "pay"},
    Status.ABANDONED: set(),
}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_opens_in_its_states_only(app: Flask, status: Status, action: str) -> None:
    invoice = a_draft_invoice(a_season())
    if status is not Status.DRAFT:
        ACTIONS["issue" if status is Status.ISSUED else "abandon"](invoice)
    if action in ALLOWED[status]:
        ACTIONS[action](invoice)
    else:
        with pytest.raises(Refusal):
            ACTIONS[action](invoice)
        assert queries.locked_invoice(invoice.id).status is status


@pytest.mark.parametrize("action", ACTIONS)
def test_no_action_changes_an_issued_document(app: Flask, action: str) -> None:
    invoice = an_invoice(a_season(), a_line("Haie"), a_line("Allée"))
    before = what_is_written(invoice)
    with contextlib.suppress(Refusal):
        ACTIONS[action](invoice)
    db.session.flush()
    assert what_is_written(invoice) == before


def test_the_whole_later_life_of_an_invoice_leaves_its_document_as_it_was(app: Flask) -> None:
    invoice = an_invoice(a_season())
    before = what_is_written(invoice)
    payment = a_payment(invoice, 12_000, allow_over=True)
    actions.reverse_payment(payment, stamped())
    note = a_credit_note(invoice, a_line(price=3_000, rate="0"))
    note_before = what_is_written(note)
    a_credit_note(invoice, a_line(price=7_000, rate="0"))
    assert (what_is_written(invoice), what_is_written(note)) == (before, note_before)


@pytest.mark.parametrize("action", sorted(ACTIONS.keys() - {"pay"}))
def test_a_closed_season_takes_no_change_but_the_money_that_comes_late(app: Flask, action: str) -> None:
    season = a_season()
    invoice = a_draft_invoice(season) if action in ALLOWED[Status.DRAFT] else an_invoice(season)
    season.status = SeasonStatus.CLOSED
    db.session.flush()
    with pytest.raises(Refusal, match="close"):
        ACTIONS[action](invoice)
