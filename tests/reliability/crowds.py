"""Hundreds of records at once, for races: one is made by the rooms' own actions, the others are its copies."""

from typing import Any

from sqlalchemy import ColumnElement, and_, func, insert, select, update
from sqlalchemy.orm import selectinload

from cjs_app.coop.clients.models import Client
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.invoices.models import Invoice, InvoiceLine, Payment
from cjs_app.coop.invoices.queries import locked_invoice
from cjs_app.coop.quotes.models import Quote, QuoteLine
from cjs_app.coop.seasons.models import Carrier, CarrierTvaRegime, NumberSeries, Season
from cjs_app.journal import actions as journal
from cjs_app.journal.models import Entry
from cjs_app.journal.queries import Told, waiting
from cjs_app.plumbing.database import db
from tests.builders import a_client, a_season
from tests.reliability.records import a_cooperant, a_draft, an_entry, in_closing


def copies(model: Any, original_id: int, wanted: int, **changed: Any) -> list[int]:
    """Return the ids of so many copies of a row; a changed value may be a function of the copy's rank, from 1."""
    db.session.flush()
    row = dict(db.session.execute(select(model.__table__).where(model.id == original_id)).mappings().one())
    first = int(db.session.scalar(select(func.max(model.id)))) + 1
    rows = []
    for rank in range(1, wanted + 1):
        new = {name: value(rank) if callable(value) else value for name, value in changed.items()}
        rows.append({**row, "id": first + rank - 1, **new})
    db.session.execute(insert(model.__table__), rows)
    return list(range(first, first + wanted))


def end_crowd() -> None:
    """Let PostgreSQL give ids after those that the copies took."""
    if db.engine.dialect.name != "postgresql":
        return
    for table in db.metadata.tables.values():
        if "id" in table.columns:
            last = select(func.coalesce(func.max(table.c.id), 1)).scalar_subquery()
            db.session.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "id"), last)))


def _with_journal(wanted: ColumnElement[bool], ids: list[int]) -> None:
    """Give copies the history of their original, each entry at its own place in the chain."""
    journal.chain_waiting()
    entries = db.session.scalars(select(Entry).where(wanted).options(selectinload(Entry.words))).all()
    kept = ("version", "at", "by_user_id", "season_id", "action", "subject", "payload")
    for subject_id in ids:
        for entry in entries:
            words = [{"key": word.key, "salt": word.salt, "text": word.text} for word in entry.words]
            same = {name: getattr(entry, name) for name in kept}
            waiting().append(Told(subject_id=subject_id, words=words, **same))


def _of(subject: str, subject_id: int) -> ColumnElement[bool]:
    """Return what tells the history of one record."""
    return and_(Entry.subject == subject, Entry.subject_id == subject_id)


def many_invoices(invoice: Invoice, wanted: int) -> list[int]:
    """Return the ids of an issued invoice and of its copies, with their own numbers and photographs."""
    head, picture = invoice.number[: -len(str(invoice.rank))], invoice.photograph
    first = invoice.rank

    def number(rank: int) -> str:
        return f"{head[: len(head) + 1 - len(str(first + rank))]}{first + rank}"

    ids = copies(
        Invoice,
        invoice.id,
        wanted - 1,
        rank=lambda rank: first + rank,
        number=number,
        photograph=lambda rank: {**picture, "number": number(rank)},
    )
    for line in invoice.lines:
        copies(InvoiceLine, line.id, wanted - 1, invoice_id=lambda rank: ids[rank - 1])
    _with_journal(_of("invoice", invoice.id), ids)
    db.session.execute(
        update(NumberSeries).where(NumberSeries.id == invoice.series_id).values(last_rank=first + wanted - 1)
    )
    end_crowd()
    return [invoice.id, *ids]


def many_credit_drafts(note: Invoice, invoice_ids: list[int]) -> list[int]:
    """Return the ids of a draft credit note of the first invoice and of its copies for the others."""
    others = invoice_ids[1:]
    ids = copies(Invoice, note.id, len(others), corrected_invoice_id=lambda rank: others[rank - 1])
    for line in locked_invoice(note.id).lines:
        copies(InvoiceLine, line.id, len(others), invoice_id=lambda rank: ids[rank - 1])
    _with_journal(_of("invoice", note.id), ids)
    end_crowd()
    return [note.id, *ids]


def many_payments(payment: Payment, invoice_ids: list[int]) -> list[int]:
    """Return the ids of a payment of the first invoice and of its copies for the others."""
    others = invoice_ids[1:]
    ids = copies(Payment, payment.id, len(others), invoice_id=lambda rank: others[rank - 1])
    _with_journal(and_(_of("invoice", payment.invoice_id), Entry.action == "invoice.paid"), others)
    end_crowd()
    return [payment.id, *ids]


def many_quotes(quote: Quote, wanted: int) -> list[int]:
    """Return the ids of a devis and of its copies."""
    ids = copies(Quote, quote.id, wanted - 1, number=lambda rank: f"{quote.number}-{rank}")
    for line in db.session.scalars(select(QuoteLine).where(QuoteLine.quote_id == quote.id)).all():
        copies(QuoteLine, line.id, wanted - 1, quote_id=lambda rank: ids[rank - 1])
    _with_journal(_of("quote", quote.id), ids)
    db.session.execute(update(NumberSeries).values(last_rank=wanted))
    end_crowd()
    return [quote.id, *ids]


def two_drafts_each(season_ids: list[int]) -> list[tuple[int, int]]:
    """Return the ids of two draft invoices for each of these seasons."""
    season = db.session.get_one(Season, season_ids[0])
    first = a_draft(season, db.session.scalars(select(Client).where(Client.season_id == season.id)).one())
    clients = dict(db.session.execute(select(Client.season_id, Client.id)).all())
    places = [season_id for season_id in season_ids for _ in range(2)][1:]
    ids = copies(
        Invoice,
        first.id,
        len(places),
        season_id=lambda rank: places[rank - 1],
        client_id=lambda rank: clients[places[rank - 1]],
    )
    for line in first.lines:
        copies(InvoiceLine, line.id, len(places), invoice_id=lambda rank: ids[rank - 1])
    end_crowd()
    everything = [first.id, *ids]
    return list(zip(everything[::2], everything[1::2], strict=True))


def many_seasons(wanted: int) -> list[int]:
    """Return the ids of seasons in their closing state, each with its carrier, a client and one person's hour."""
    season = a_season()
    client, cooperant = a_client(season), a_cooperant(season)
    entry = an_entry(season, cooperant, validated=True)
    in_closing(season)
    carriers = copies(Carrier, season.carrier_id, wanted - 1, siren="")
    regime = db.session.scalars(select(CarrierTvaRegime)).one()
    copies(CarrierTvaRegime, regime.id, wanted - 1, carrier_id=lambda rank: carriers[rank - 1])
    ids = copies(
        Season,
        season.id,
        wanted - 1,
        carrier_id=lambda rank: carriers[rank - 1],
        name=lambda rank: f"Été {rank}",
        folded_name=lambda rank: f"ete {rank}",
    )
    copies(Client, client.id, wanted - 1, season_id=lambda rank: ids[rank - 1])
    people = copies(Cooperant, cooperant.id, wanted - 1, season_id=lambda rank: ids[rank - 1])
    copies(
        HourEntry,
        entry.id,
        wanted - 1,
        season_id=lambda rank: ids[rank - 1],
        cooperant_id=lambda rank: people[rank - 1],
    )
    end_crowd()
    return [season.id, *ids]
