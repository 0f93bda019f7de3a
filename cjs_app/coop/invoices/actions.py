"""Writing invoices and credit notes, and issuing them: from then on they never change."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import asdict
from sqlalchemy import bindparam, insert, select

from cjs_app.coop.clients.models import Client
from cjs_app.coop.clients.queries import get_client
from cjs_app.coop.invoices import pdf, queries, waiting
from cjs_app.coop.invoices.documents import InvoiceDraft, Line, checked_lines, ensure_issuable, photograph, totals_of
from cjs_app.coop.invoices.domain import (
    ABANDONING,
    ISSUING,
    Kind,
    Status,
    checked_due_day,
    ensure_creditable,
    ensure_in_order,
    ensure_may_change,
    ensure_performed,
    usual_due_day,
)
from cjs_app.coop.invoices.models import Invoice, InvoiceLine, InvoicePaper
from cjs_app.coop.invoices.payments import record_payment, reverse_payment
from cjs_app.coop.invoices.remainders import as_drafts
from cjs_app.coop.invoices.snapshots import LINKS, document_details, document_words
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.quotes.domain import LineDraft
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.quotes.queries import get_quote
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons import series
from cjs_app.coop.seasons.guards import ensure_day_is_open
from cjs_app.coop.seasons.models import Season
from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.kernel.states import moved
from cjs_app.plumbing.adding import added
from cjs_app.plumbing.database import db, hold
from cjs_app.plumbing.holding import keep

__all__ = [
    "abandon",
    "credit",
    "draft_blank",
    "draft_from_mission",
    "draft_from_quote",
    "issue",
    "record_payment",
    "reverse_payment",
    "rewrite",
]

NEW_LINES = insert(InvoiceLine.__table__)  # type: ignore[arg-type]
NEW_PAPER = insert(InvoicePaper.__table__)  # type: ignore[arg-type]
MISSION_NOW = select(Mission).where(Mission.id == bindparam("mission")).execution_options(populate_existing=True)


def draft_blank(
    season: Season, client: Client, stamp: Stamp, subject: str = "", mission: Mission | None = None
) -> Invoice:
    """Return a draft without lines for a client, tied to a mission when it is one without devis that is invoiced."""
    if mission is not None and mission.quote_id is not None:
        return draft_from_mission(mission, stamp)
    season = seasons.season_to_write(season.id)
    invoice = Invoice(season_id=season.id, client=client, subject=subject.strip())
    if mission is None:
        return _added(invoice, (), stamp, "invoice.drafted")
    mission = _held_mission(mission.id)
    _ensure_not_invoiced(None, mission.id)
    invoice.mission_id, invoice.place = mission.id, mission.place
    invoice.subject = invoice.subject or mission.title
    invoice.performed_on = mission.end_day or mission.start_day
    return _added(invoice, (), stamp, "invoice.drafted_from_mission", source=mission.code)


def draft_from_quote(quote: Quote, stamp: Stamp) -> Invoice:
    """Return a draft with the client, the subject and the lines of a devis.

    Raise Refusal unless the client accepted it, and when an invoice already stands for it.
    """
    season = seasons.season_to_write(quote.season_id)
    hold(Quote, quote.id)
    quote = get_quote(season, quote.id)
    if quote.status is not QuoteStatus.ACCEPTED:
        raise Refusal("Seul un devis accepté par le client peut être facturé.")
    _ensure_not_invoiced(quote.id, None)
    invoice = Invoice(season_id=season.id, client=quote.client, quote_id=quote.id, subject=quote.subject)
    lines = checked_lines(as_drafts(quote.lines))
    return _added(invoice, lines, stamp, "invoice.drafted_from_quote", source=quote.number)


def draft_from_mission(mission: Mission, stamp: Stamp) -> Invoice:
    """Return a draft with the place and the last day of a mission, and what its devis says.

    Raise Refusal when the mission is cancelled or has no devis, and when an invoice already stands for either.
    """
    season = seasons.season_to_write(mission.season_id)
    mission = _held_mission(mission.id)
    if mission.quote_id is None:
        raise Refusal("Cette mission n’a pas de devis : choisir « Nouvelle facture », puis le client.")
    hold(Quote, mission.quote_id)
    quote = get_quote(season, mission.quote_id)
    _ensure_not_invoiced(quote.id, mission.id)
    invoice = Invoice(
        season_id=season.id,
        client=quote.client,
        quote_id=quote.id,
        mission_id=mission.id,
        subject=quote.subject or mission.title,
        performed_on=mission.end_day or mission.start_day,
        place=mission.place,
    )
    lines = checked_lines(as_drafts(quote.lines))
    return _added(invoice, lines, stamp, "invoice.drafted_from_mission", source=mission.code)


def rewrite(invoice: Invoice, draft: InvoiceDraft, stamp: Stamp) -> None:
    """Replace what a draft says; raise Refusal for a document already issued, and for lines that cannot be.

    A credit note stays with the client of its invoice.
    """
    season = seasons.season_to_write(invoice.season_id)
    invoice = queries.locked_invoice(invoice.id)
    ensure_may_change(invoice.status)
    lines = checked_lines(draft.lines)
    ensure_performed(draft.performed_on, stamp.day)
    if invoice.corrected_invoice_id is None:
        invoice.client = get_client(season, draft.client_id)
    else:
        corrected = queries.balances([invoice.corrected_invoice_id])
        ensure_creditable(totals_of(lines).ttc_cents, corrected[invoice.corrected_invoice_id])
    invoice.subject = draft.subject.strip()
    invoice.performed_on = draft.performed_on
    invoice.place = draft.place.strip()
    _write_lines(invoice, lines)
    db.session.flush()
    _record(stamp, "invoice.rewritten", invoice, amount=invoice.ttc_cents)


def abandon(invoice: Invoice, stamp: Stamp) -> None:
    """Give a draft up; it stays, out of the list, and never had a number."""
    seasons.season_to_write(invoice.season_id)
    invoice = queries.locked_invoice(invoice.id)
    invoice.status = moved(invoice.status, ABANDONING)
    _record(stamp, "invoice.abandoned", invoice)


def credit(invoice: Invoice, lines: Sequence[LineDraft] | None, stamp: Stamp) -> Invoice:
    """Return a draft credit note of an issued invoice: these lines, or all that is left of it when `lines` is None.

    It takes effect when it is issued. Raise Refusal when the invoice is not issued, is a credit note itself, is already
    credited in full, or when another credit note of it is in preparation (a second click changes nothing).
    """
    seasons.season_to_write(invoice.season_id)
    invoice = queries.locked_invoice(invoice.id)
    if invoice.kind is Kind.CREDIT_NOTE:
        raise Refusal("Un avoir ne se corrige pas par un avoir : refaire une facture.")
    if invoice.status is not Status.ISSUED:
        raise Refusal("Seule une facture émise se corrige par un avoir : un brouillon se modifie ou s’abandonne.")
    if any(note.status is Status.DRAFT for note in queries.credit_notes_of(invoice)):
        raise Refusal("Un avoir est déjà en préparation pour cette facture : l’émettre ou l’abandonner d’abord.")
    written = checked_lines(queries.creditable_lines(invoice) if lines is None else lines)
    ensure_creditable(totals_of(written).ttc_cents, queries.balance_of(invoice))
    note = Invoice(
        season_id=invoice.season_id,
        kind=Kind.CREDIT_NOTE,
        client=invoice.client,
        quote_id=invoice.quote_id,
        mission_id=invoice.mission_id,
        corrected_invoice=invoice,
        subject=invoice.subject,
        performed_on=invoice.performed_on,
        place=invoice.place,
    )
    return _added(note, written, stamp, "invoice.credit_drafted", source=invoice.number)


def issue(invoice: Invoice, stamp: Stamp, due_day: dt.date | None = None) -> Invoice:
    """Return the document, issued today: with its number, its totals and its photograph, which never change again.

    The number is taken in this very transaction, so that a failure leaves no hole (art. 242 nonies A annexe II du
    CGI). Raise Refusal for an empty draft, a tax that the carrier may not ask for, a due day that cannot be, a day
    before that of the last document of the series, and a credit note above what its invoice still holds.
    """
    season = seasons.season_to_write(invoice.season_id)
    corrected = queries.locked_invoice(invoice.corrected_invoice_id) if invoice.corrected_invoice_id else None
    invoice = queries.locked_invoice(invoice.id)
    status = moved(invoice.status, ISSUING)
    ensure_day_is_open(season, stamp.day, stamp.day)
    regime = seasons.tva_regime_on(season.carrier_id, stamp.day)
    lines = [queries.line_of(row) for row in invoice.lines]
    ensure_issuable(lines, regime)
    totals = totals_of(lines)
    if corrected is not None:
        ensure_creditable(totals.ttc_cents, queries.balance_of(corrected))
    else:
        due_day = checked_due_day(due_day or usual_due_day(stamp.day), stamp.day, invoice.client.kind)
    template = season.invoice_template if corrected is None else season.credit_note_template
    series_id, rank, number = series.next_number(season.carrier_id, template, stamp.day.year)
    ensure_in_order(stamp.day, queries.last_day_of(series_id))
    if corrected is None:
        invoice.due_day = due_day
    invoice.series_id, invoice.rank, invoice.number = series_id, rank, number
    invoice.day, invoice.status = stamp.day, status
    invoice.ht_cents, invoice.tva_cents, invoice.ttc_cents = totals.ht_cents, totals.tva_cents, totals.ttc_cents
    invoice.issued_at, invoice.issued_by_id = stamp.at, stamp.by
    invoice.photograph = photograph(queries.document_as_written(invoice, season, regime, stamp.day))
    _keep(invoice, invoice.photograph, stamp)
    if corrected is not None:
        _record(stamp, "invoice.credited", corrected, number=number, amount=invoice.ttc_cents)
    return invoice


def _keep(invoice: Invoice, picture: dict[str, Any], stamp: Stamp) -> None:
    """Draw the document once and for all, and write it whole in the journal with the fingerprint of its PDF."""
    drawn = pdf.draw(picture)
    sha256 = hashlib.sha256(drawn).hexdigest()
    row = {"invoice_id": invoice.id, "season_id": invoice.season_id, "pdf": drawn, "sha256": sha256}
    db.session.execute(NEW_PAPER, row)
    journal.record(
        stamp,
        "invoice.issued",
        "invoice",
        invoice.id,
        invoice.season_id,
        words=document_words(picture),
        number=invoice.number,
        amount=invoice.ttc_cents,
        **document_details(picture, {name: getattr(invoice, name) for name in LINKS}, sha256),
    )


def _ensure_not_invoiced(quote_id: int | None, mission_id: int | None) -> None:
    """Raise Refusal when a devis or a mission already has its invoice, with what it is called."""
    if (living := waiting.find_living_invoice(quote_id, mission_id)) is None:
        return
    if living.number:
        raise Refusal(
            "Ce travail est déjà facturé ({number}) : pour le refaire, annuler d’abord cette facture par un avoir.",
            number=living.number,
        )
    raise Refusal("Ce travail a déjà un brouillon de facture : le reprendre, ou l’abandonner d’abord.")


def _held_mission(mission_id: int) -> Mission:
    """Return a mission held until the end of the transaction, as it is now; raise Refusal when it is cancelled."""
    hold(Mission, mission_id)
    mission = db.session.scalars(MISSION_NOW, {"mission": mission_id}).one()
    if mission.status is MissionStatus.CANCELLED:
        raise Refusal("Cette mission est annulée : il n’y a rien à facturer.")
    return mission


def _added(invoice: Invoice, lines: Iterable[Line], stamp: Stamp, action: str, **details: Any) -> Invoice:
    """Return a new draft with its client and its lines, written in the journal."""
    lines = tuple(lines)
    invoice.status = Status.DRAFT
    if invoice.corrected_invoice is None:
        invoice.corrected_invoice = None  # known, so that nobody asks the database for it
    _write_totals(invoice, lines)
    added(invoice)
    if lines:
        place = {"season_id": invoice.season_id, "invoice_id": invoice.id}
        rows = [place | {"position": at} | asdict(line) for at, line in enumerate(lines, start=1)]
        db.session.execute(NEW_LINES, rows)
    _record(stamp, action, invoice, **details)
    return keep(invoice)


def _write_lines(invoice: Invoice, lines: Sequence[Line]) -> None:
    """Put these lines on a draft in place of those it has, and its totals."""
    for row in invoice.lines[len(lines) :]:
        db.session.delete(row)
    del invoice.lines[len(lines) :]
    for position, line in enumerate(lines, start=1):
        if position > len(invoice.lines):
            invoice.lines.append(InvoiceLine(season_id=invoice.season_id, position=position))
        row = invoice.lines[position - 1]
        row.label, row.quantity, row.unit = line.label, line.quantity, line.unit
        row.unit_price_cents, row.tva_rate, row.ht_cents = line.unit_price_cents, line.tva_rate, line.ht_cents
    _write_totals(invoice, lines)


def _write_totals(invoice: Invoice, lines: Iterable[Line]) -> None:
    """Put the totals of these lines on a draft."""
    totals = totals_of(lines)
    invoice.ht_cents, invoice.tva_cents, invoice.ttc_cents = totals.ht_cents, totals.tva_cents, totals.ttc_cents


def _record(stamp: Stamp, action: str, invoice: Invoice, **details: Any) -> None:
    """Write in the journal what happened to a document."""
    journal.record(stamp, action, "invoice", invoice.id, invoice.season_id, **details)
