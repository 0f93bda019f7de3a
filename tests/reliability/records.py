"""Records of a summer for the tests of crashes, races and failures, made by the rooms' own actions."""

from decimal import Decimal
from typing import TypeVar

from sqlalchemy import insert, inspect, select

from cjs_app.coop.clients.models import Client
from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants.domain import CooperantSheet
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours import actions as hours
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.invoices import payments
from cjs_app.coop.invoices.documents import InvoiceDraft
from cjs_app.coop.invoices.domain import Status as InvoiceStatus
from cjs_app.coop.invoices.models import Invoice, InvoiceLine, Payment
from cjs_app.coop.quotes import actions as quotes
from cjs_app.coop.quotes.domain import LineDraft, QuoteDraft, Status
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.domain import START_OF_CLOSING
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.people import A_DAY, stamped

Row = TypeVar("Row")
STAMP = stamped()
TEN_EUROS = 1000
LINES = (LineDraft("Tonte", Decimal(1), "heure", TEN_EUROS),)
TWO_LINES = (*LINES, LineDraft("Désherbage", Decimal("2.5"), "heure", 1250))


def again(row: Row) -> Row:
    """Return a record as this session finds it, whichever session made it."""
    identity = inspect(row).identity
    return db.session.get_one(type(row), identity)


def a_quote(season: Season, client: Client, status: Status = Status.DRAFT) -> Quote:
    """Return a devis of ten euros that came as far as this state."""
    quote = quotes.create(season, QuoteDraft(A_DAY, LINES, client.id), STAMP)
    road = (Status.TO_VALIDATE, quotes.submit), (Status.VALIDATED, quotes.validate), (Status.SENT, quotes.send)
    for reached, step in (*road, (Status.ACCEPTED, quotes.accept)):
        if quote.status is status:
            break
        step(quote, STAMP)
        assert quote.status is reached
    return quote


def a_draft(season: Season, client: Client) -> Invoice:
    """Return a draft invoice of ten euros."""
    invoice = invoices.draft_blank(season, client, STAMP, "Jardin")
    invoices.rewrite(invoice, InvoiceDraft(client.id, LINES, "Jardin"), STAMP)
    return invoice


def many_drafts(season: Season, client: Client, wanted: int) -> list[int]:
    """Return the ids of so many draft invoices of ten euros, written straight into the tables."""
    season_id, client_id = season.id, client.id
    head = {"season_id": season_id, "client_id": client_id, "ht_cents": TEN_EUROS, "ttc_cents": TEN_EUROS}
    db.session.execute(insert(Invoice), [head] * wanted)
    rows = select(Invoice.id).where(Invoice.season_id == season_id, Invoice.status == InvoiceStatus.DRAFT)
    ids = list(db.session.scalars(rows.order_by(Invoice.id)))[-wanted:]
    line = {"season_id": season_id, "position": 1, "label": "Tonte", "quantity": Decimal(1), "ht_cents": TEN_EUROS}
    line["unit_price_cents"] = TEN_EUROS
    db.session.execute(insert(InvoiceLine), [{**line, "invoice_id": invoice_id} for invoice_id in ids])
    return ids


def an_invoice(season: Season, client: Client) -> Invoice:
    """Return an issued invoice of ten euros."""
    return invoices.issue(a_draft(season, client), STAMP)


def a_payment(invoice: Invoice, amount_cents: int = TEN_EUROS) -> Payment:
    """Return money that came in for an invoice."""
    return payments.record_payment(invoice, payments.PaymentDraft(A_DAY, amount_cents), STAMP)


def a_cooperant(season: Season, first_name: str = "Noé") -> Cooperant:
    """Return someone of the team."""
    return cooperants.add(season, CooperantSheet(first_name), STAMP)


def an_entry(season: Season, cooperant: Cooperant, *, validated: bool = False) -> HourEntry:
    """Return an hour of mission, that waits to be validated or already is."""
    (entry,) = hours.declare(season, HoursDraft(A_DAY, 60, Nature.MISSION, [cooperant.id]), STAMP)
    if validated:
        hours.validate(season, [entry.id], STAMP)
    return entry


def in_closing(season: Season) -> Season:
    """Return the season, brought to its closing state."""
    seasons.move(season, START_OF_CLOSING, STAMP)
    return season
