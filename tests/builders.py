"""Builders of records: each takes only what the test is about, and goes through the rooms' own actions."""

import datetime as dt
from decimal import Decimal
from typing import Any

from cjs_app.coop.clients import actions as clients
from cjs_app.coop.clients.domain import ClientSheet, Kind
from cjs_app.coop.clients.models import Client
from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants.domain import CooperantSheet
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.invoices.documents import InvoiceDraft
from cjs_app.coop.invoices.domain import PaymentDraft
from cjs_app.coop.invoices.models import Invoice, Payment
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.missions.domain import MissionDraft
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.quotes import actions as quotes
from cjs_app.coop.quotes.domain import LineDraft, QuoteDraft
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.domain import CarrierSettings, SeasonSettings, Status, TvaRegime
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import Period
from tests.people import A_DAY, stamped


def a_season(
    name: str = "Coop’Avenir",
    year: int = 2021,
    status: Status = Status.OPEN,
    carrier: str = "Le Porteur",
    siren: str = "732829320",
    currency: str = "EUR",
) -> Season:
    """Return an open summer of Vitré, from 5 July to 31 August."""
    carrier_row = seasons.carrier_for(CarrierSettings(carrier, siren, TvaRegime.LIABLE), currency)
    settings = SeasonSettings(name, year, Period(dt.date(year, 7, 5), dt.date(year, 8, 31)), "Vitré", currency)
    return seasons.create(settings, carrier_row, stamped(), status)


def a_client(season: Season, name: str = "Mme Le Goff", kind: Kind = Kind.PRIVATE, **sheet: Any) -> Client:
    """Return a client of this season."""
    return clients.add(season, ClientSheet(kind=kind, name=name, **sheet), stamped())


def a_cooperant(season: Season, first_name: str = "Noé", **sheet: Any) -> Cooperant:
    """Return a cooperant of this season, with the usual papers to bring."""
    return cooperants.add(season, CooperantSheet(first_name, **sheet), stamped())


def a_line(label: str = "Tonte", price: int = 10000, quantity: str = "1", rate: str = "20") -> LineDraft:
    """Return a line of a devis: one hour at 100 euros unless told otherwise."""
    return LineDraft(label, Decimal(quantity), "heure", price, Decimal(rate))


def a_quote(
    season: Season,
    status: QuoteStatus = QuoteStatus.DRAFT,
    *lines: LineDraft,
    client: Client | None = None,
    day: dt.date = A_DAY,
    subject: str = "",
) -> Quote:
    """Return a devis of one line at 100 euros, brought to a state by the steps that lead there."""
    draft = QuoteDraft(day, lines or [a_line()], (client or a_client(season)).id, subject=subject)
    quote, stamp = quotes.create(season, draft, stamped()), stamped()
    if status is QuoteStatus.DECLINED:
        quotes.decline(quote, "pas assez de monde", stamp)
        return quote
    order = list(QuoteStatus)
    for step, act in zip(order[1:5], (quotes.submit, quotes.validate, quotes.send, quotes.accept), strict=True):
        ends_otherwise = step is QuoteStatus.ACCEPTED and status is not step
        if order.index(step) <= order.index(status) and not ends_otherwise:
            act(quote, stamp)
    if status is QuoteStatus.REFUSED:
        quotes.refuse(quote, "trop cher", stamp)
    elif status is QuoteStatus.EXPIRED:
        quotes.expire(quote, stamped(day=dt.date(2021, 9, 30)))
    return quote


def a_mission(season: Season, title: str = "Tonte chez Mme Le Goff", **draft: Any) -> Mission:
    """Return a planned mission of this season."""
    return missions.plan(season, MissionDraft(title, **draft), stamped())


def a_draft_invoice(season: Season, *lines: LineDraft, client: Client | None = None) -> Invoice:
    """Return a draft with these lines, one of 100,00 without tax when none is given."""
    client = client or a_client(season)
    invoice = invoices.draft_blank(season, client, stamped(), "Jardin")
    invoices.rewrite(invoice, InvoiceDraft(client.id, lines or [a_line(rate="0")], "Jardin"), stamped())
    return invoice


def an_invoice(season: Season, *lines: LineDraft, client: Client | None = None) -> Invoice:
    """Return an issued invoice with these lines, one of 100,00 without tax when none is given."""
    return invoices.issue(a_draft_invoice(season, *lines, client=client), stamped())


def a_payment(invoice: Invoice, amount_cents: int, allow_over: bool = False) -> Payment:
    """Return money that came in for an invoice."""
    return invoices.record_payment(invoice, PaymentDraft(A_DAY, amount_cents, allow_over=allow_over), stamped())


def a_credit_note(invoice: Invoice, *lines: LineDraft) -> Invoice:
    """Return an issued credit note of these lines, of the whole invoice when none is given."""
    return invoices.issue(invoices.credit(invoice, lines or None, stamped()), stamped())
