"""Who still owes what on the invoices of a summer, wherever it is shown; one question stands behind every figure."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import with_expression

from cjs_app.coop.clients.models import Client
from cjs_app.coop.clients.papers import Paper, Shelf
from cjs_app.coop.invoices.domain import KIND_LABELS, Balance, Kind, Status, look_of
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.invoices.queries import DRAFTS_FIRST, credited_cents, is_issued_invoice, owed_cents, paid_cents
from cjs_app.coop.invoices.waiting import living
from cjs_app.coop.missions.domain import STATUS_LABELS as MISSION_LABELS
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.quotes.domain import STATUS_LABELS as QUOTE_LABELS
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.quotes.queries import HT_CENTS
from cjs_app.coop.seasons.dues import Due
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db


class Receivable(NamedTuple):
    """What a client still owes on the invoices of a season, in cents."""

    client_id: int
    name: str
    owed_cents: int
    late_cents: int


class OwedInvoice(NamedTuple):
    """An invoice on which something is still owed, in cents."""

    invoice_id: int
    number: str
    client: str
    day: dt.date
    due_day: dt.date | None
    owed_cents: int
    late_cents: int


def _owing(season: Season, today: dt.date) -> Any:
    """Return the invoices of a season on which something is owed, with what is owed, and late, on each."""
    late = and_(Invoice.due_day.is_not(None), Invoice.due_day < today)
    parts = Invoice.id, Invoice.client_id, Invoice.number, Invoice.day, Invoice.due_day
    return (
        select(*parts, owed_cents.label("owed"), case((late, owed_cents), else_=0).label("late"))
        .where(Invoice.season_id == season.id, is_issued_invoice, owed_cents > 0)
        .subquery()
    )


def due_of(season: Season, today: dt.date) -> Due:
    """Return what is still owed to a season, and the part of it that is late."""
    owing = _owing(season, today)
    sums = select(func.coalesce(func.sum(owing.c.owed), 0), func.coalesce(func.sum(owing.c.late), 0))
    owed, late = db.session.execute(sums).one()
    return Due(int(owed), int(late))


def dues_of_clients(season: Season, client_ids: Sequence[int], today: dt.date) -> dict[int, Due]:
    """Return what each of these clients still owes, by id; who owes nothing is not there."""
    owing = _owing(season, today)
    rows = db.session.execute(
        select(owing.c.client_id, func.sum(owing.c.owed), func.sum(owing.c.late))
        .where(owing.c.client_id.in_(client_ids))
        .group_by(owing.c.client_id)
    )
    return {client_id: Due(int(owed), int(late)) for client_id, owed, late in rows}


def receivables(season: Season, today: dt.date) -> list[Receivable]:
    """Return the clients who still owe something on invoices of this season, the largest amounts first."""
    owing = _owing(season, today)
    owed = func.sum(owing.c.owed)
    rows = db.session.execute(
        select(Client.id, Client.name, owed, func.sum(owing.c.late))
        .join(owing, owing.c.client_id == Client.id)
        .group_by(Client.id, Client.name)
        .order_by(owed.desc(), Client.name, Client.id)
    )
    return [Receivable(client_id, name, int(sum_), int(part)) for client_id, name, sum_, part in rows]


def owed_at_a_glance(season: Season, today: dt.date, most: int) -> tuple[Due, int, list[OwedInvoice]]:
    """Return what is owed to a season in all, on how many invoices it is late, and the first ones; one statement."""
    owing = _owing(season, today)
    late_ones = func.sum(case((owing.c.late > 0, 1), else_=0))
    whole = [column.over() for column in (func.sum(owing.c.owed), func.sum(owing.c.late), late_ones)]
    rows = db.session.execute(_as_owed(season, owing).add_columns(*whole).limit(most)).all()
    owed, late, count = map(int, rows[0][-3:]) if rows else (0, 0, 0)
    return Due(owed, late), count, [OwedInvoice(*row[:-3]) for row in rows]


def owed_invoices(season: Season, today: dt.date, most: int = 200) -> list[OwedInvoice]:
    """Return the invoices on which something is owed, those that should have been paid first on top."""
    return [OwedInvoice(*row) for row in db.session.execute(_as_owed(season, _owing(season, today)).limit(most))]


def _as_owed(season: Season, owing: Any) -> Select[Any]:
    """Return these invoices of a season with their client, those that should have been paid first on top."""
    return (
        select(owing.c.id, owing.c.number, Client.name, owing.c.day, owing.c.due_day, owing.c.owed, owing.c.late)
        .join(Client, Client.id == owing.c.client_id)
        .where(Client.season_id == season.id)
        .order_by(func.coalesce(owing.c.due_day, owing.c.day), owing.c.day, owing.c.id)
    )


def invoices_of_mission(mission: Mission, today: dt.date) -> list[Paper]:
    """Return the invoices of a mission and of its devis, those given up left out, oldest first."""
    same = [Invoice.mission_id == mission.id]
    same += [Invoice.quote_id == mission.quote_id] if mission.quote_id is not None else []
    return _pinned(select(Invoice).where(Invoice.season_id == mission.season_id, or_(*same)), today)


def invoices_of_quote(quote: Quote, today: dt.date) -> list[Paper]:
    """Return the invoices of a devis and of its missions, those given up left out, oldest first."""
    of_its_missions = select(Mission.id).where(Mission.quote_id == quote.id)
    same = or_(Invoice.quote_id == quote.id, Invoice.mission_id.in_(of_its_missions))
    return _pinned(select(Invoice).where(Invoice.season_id == quote.season_id, same), today)


def _pinned(rows: Select[Invoice], today: dt.date) -> list[Paper]:
    """Return these invoices with their money, oldest first, in one statement."""
    rows = rows.where(Invoice.status != Status.ABANDONED).order_by(Invoice.id)
    found = db.session.execute(rows.add_columns(credited_cents, paid_cents, living()))
    return [
        _as_paper(invoice, Balance(invoice.ttc_cents, int(credited), int(paid)), bool(stands), today)
        for invoice, credited, paid, stands in found
    ]


def _as_papers(rows: Sequence[Any], today: dt.date) -> list[Paper]:
    """Return invoices, each with its money, as the page of a client shows them."""
    return [
        _as_paper(invoice, Balance(invoice.ttc_cents, int(credited), int(paid)), False, today)
        for invoice, credited, paid in rows
    ]


def _as_paper(invoice: Invoice, balance: Balance, stands: bool, today: dt.date) -> Paper:
    """Return an invoice as the pages of other rooms show it."""
    state, tone = look_of(invoice.kind, invoice.status, balance, invoice.due_day, today)
    is_due = invoice.kind is Kind.INVOICE and invoice.status is Status.ISSUED
    return Paper(
        label=f"{KIND_LABELS[invoice.kind]} {invoice.number or '(brouillon)'}",
        endpoint="invoices.show",
        record={"invoice_id": invoice.id},
        stands=stands,
        subject=invoice.subject,
        day=invoice.day,
        amount_cents=-invoice.ttc_cents if invoice.kind is Kind.CREDIT_NOTE else invoice.ttc_cents,
        owed_cents=max(0, balance.owed_cents) if is_due else 0,
        state=state,
        tone=tone,
    )


def _quotes_of(client: Client) -> Select[Quote]:
    """Return the devis of a client, newest first."""
    rows = select(Quote).where(Quote.season_id == client.season_id, Quote.client_id == client.id)
    return rows.options(with_expression(Quote.ht_cents, HT_CENTS)).order_by(Quote.day.desc(), Quote.id.desc())


def _quotes_as_papers(rows: Sequence[Any], _today: dt.date) -> list[Paper]:
    """Return devis as the page of a client shows them."""
    return [
        Paper(
            label=quote.subject or quote.number,
            endpoint="quotes.show",
            record={"quote_id": quote.id},
            subject=quote.number if quote.subject else "",
            day=quote.day,
            amount_cents=quote.ht_cents,
            status=quote.status,
            state=QUOTE_LABELS[quote.status],
        )
        for (quote,) in rows
    ]


def _missions_of(client: Client) -> Select[Mission]:
    """Return the missions of a client, by their devis or by their invoices, newest first."""
    by_quote = Mission.quote_id.in_(select(Quote.id).where(Quote.client_id == client.id))
    by_invoice = Mission.id.in_(select(Invoice.mission_id).where(Invoice.client_id == client.id))
    rows = select(Mission).where(Mission.season_id == client.season_id, or_(by_quote, by_invoice))
    return rows.order_by(Mission.start_day.is_(None).desc(), Mission.start_day.desc(), Mission.id.desc())


def _missions_as_papers(rows: Sequence[Any], _today: dt.date) -> list[Paper]:
    """Return missions as the page of a client shows them."""
    return [
        Paper(
            label=mission.title,
            endpoint="missions.show",
            record={"mission_id": mission.id},
            subject=mission.code,
            day=mission.start_day,
            status=mission.status,
            state=MISSION_LABELS[mission.status],
        )
        for (mission,) in rows
    ]


def _invoices_of(client: Client) -> Select[Invoice, int, int]:
    """Return the invoices and credit notes of a client with their money, drafts first, then the newest."""
    rows = select(Invoice, credited_cents.label("credited"), paid_cents.label("paid"))
    rows = rows.where(Invoice.season_id == client.season_id, Invoice.client_id == client.id)
    rows = rows.where(Invoice.status != Status.ABANDONED)
    return rows.order_by(*DRAFTS_FIRST)


SHELVES = (
    Shelf("devis", "Devis", "quotes.index", _quotes_of, _quotes_as_papers),
    Shelf("missions", "Missions", "missions.index", _missions_of, _missions_as_papers),
    Shelf("factures", "Factures", "invoices.index", _invoices_of, _as_papers),
)
"""What stands on the page of a client."""
