"""The sales and the money of a season as lists: by document, for private persons, and as accounting entries."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import select

from cjs_app.coop.books import entries, reporting
from cjs_app.coop.books.domain import Issued
from cjs_app.coop.books.queries import accounts_of, by_rate
from cjs_app.coop.books.sheets import Cell, Column, Sheet
from cjs_app.coop.clients.domain import KIND_LABELS as CLIENT_LABELS
from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.invoices.domain import KIND_LABELS, Kind, Status
from cjs_app.coop.invoices.models import Invoice, Payment
from cjs_app.coop.seasons.models import NumberSeries, Season
from cjs_app.kernel.periods import Period
from cjs_app.plumbing.database import db

DAY, MONEY, NUMBER = Cell.DAY, Cell.MONEY, Cell.NUMBER


class Document(NamedTuple):
    """A document issued, with what the lists say of it."""

    id: int
    issued: Issued
    client_id: int
    client_kind: ClientKind
    client_name: str
    client_siren: str
    corrected: str

    @property
    def party(self) -> entries.Party:
        """Whom it is booked under."""
        return entries.Party(self.client_id, self.client_name)


def documents_of(season: Season) -> list[Document]:
    """Return the documents issued in a season, oldest first; what they say comes from their photograph."""
    columns = (Invoice.id, Invoice.kind, Invoice.number, Invoice.day, Invoice.rank, Invoice.client_id)
    rows = db.session.execute(
        select(*columns, Invoice.photograph, NumberSeries.template)
        .outerjoin(NumberSeries, NumberSeries.id == Invoice.series_id)
        .where(Invoice.season_id == season.id, Invoice.status == Status.ISSUED)
        .order_by(Invoice.day, Invoice.id)
    )
    return [_document(*row) for row in rows]


def _document(
    key: int, kind: Kind, number: str, day: dt.date, rank: int | None, client_id: int, picture: Any, template: str
) -> Document:
    """Return a document from its row."""
    client = picture["client"]
    issued = Issued(kind, number, day, by_rate(picture), template or "", rank or 0)
    kind_of_client = ClientKind(client["kind"])
    corrected = picture["corrected_number"]
    return Document(key, issued, client_id, kind_of_client, client["name"], client["siren"], corrected)


def payments_of(season: Season) -> Sequence[Payment]:
    """Return the payments of a season and their reversals, oldest first."""
    rows = select(Payment).where(Payment.season_id == season.id).order_by(Payment.day, Payment.id)
    return db.session.scalars(rows).all()


def sales(season: Season, period: Period) -> Sheet:
    """Return the sales of a period: one row for each document and rate, credit notes below zero."""
    columns = (
        Column("Date", DAY),
        Column("Document"),
        Column("Numéro"),
        Column("Corrige"),
        Column("Client"),
        Column("Type de client"),
        Column("SIREN du client"),
        Column("Taux de TVA (%)", NUMBER),
        Column("HT", MONEY),
        Column("TVA", MONEY),
        Column("TTC", MONEY),
        Column("Devise"),
    )
    rows = []
    for document in documents_of(season):
        one = document.issued
        if not period.contains(one.day):
            continue
        head = one.day, KIND_LABELS[one.kind], one.number, document.corrected, document.client_name
        who = CLIENT_LABELS[document.client_kind], document.client_siren
        for rate, (ht_cents, tva_cents) in sorted(one.by_rate.items()):
            amounts = one.sign * ht_cents, one.sign * tva_cents, one.sign * (ht_cents + tva_cents)
            rows.append((*head, *who, rate, *amounts, season.currency))
    return Sheet("Journal des ventes", columns, rows)


def receipts(season: Season, period: Period) -> Sheet:
    """Return the money of a period: payments, refunds and payments taken back; the notes stay in the house."""
    columns = (
        Column("Date", DAY),
        Column("Opération"),
        Column("Facture"),
        Column("Date de la facture", DAY),
        Column("Client"),
        Column("Moyen"),
        Column("Montant", MONEY),
        Column("Devise"),
    )
    known = {document.id: document for document in documents_of(season)}
    rows = []
    for payment in payments_of(season):
        if period.contains(payment.day):
            document = known[payment.invoice_id]
            told = payment.day, _operation(payment), document.issued.number, document.issued.day, document.client_name
            rows.append((*told, payment.method, payment.amount_cents, season.currency))
    return Sheet("Journal des encaissements", columns, rows)


def _operation(payment: Payment) -> str:
    """Return what a payment is called."""
    if payment.reversed_payment_id is not None:
        return "Annulation d’un encaissement"
    return "Encaissement" if payment.amount_cents > 0 else "Remboursement"


def private_sales(season: Season, period: Period) -> Sheet:
    """Return the sales to private persons of a period by day, rate and category, as a declaration asks for them."""
    columns = (
        Column("Jour", DAY),
        Column("SIREN"),
        Column("Catégorie"),
        Column("Ce qu’elle couvre"),
        Column("Taux de TVA (%)", NUMBER),
        Column("HT", MONEY),
        Column("TVA", MONEY),
        Column("Devise"),
        Column("Nombre de documents", NUMBER),
    )
    chosen = [
        document.issued
        for document in documents_of(season)
        if document.client_kind is ClientKind.PRIVATE and period.contains(document.issued.day)
    ]
    rows = [
        (
            one.day,
            season.carrier.siren,
            one.category,
            reporting.CATEGORY_LABELS[one.category],
            one.rate,
            one.ht_cents,
            one.tva_cents,
            season.currency,
            one.documents,
        )
        for one in reporting.day_sales(chosen)
    ]
    return Sheet("Ventes aux particuliers", columns, rows)


def private_money(season: Season, period: Period) -> Sheet:
    """Return what private persons paid in a period, by day and rate: the tax of services is due when they are paid."""
    columns = (
        Column("Jour", DAY),
        Column("SIREN"),
        Column("Taux de TVA (%)", NUMBER),
        Column("Encaissé TTC", MONEY),
        Column("Devise"),
    )
    known = {one.id: one.issued for one in documents_of(season) if one.client_kind is ClientKind.PRIVATE}
    paid = [
        (payment.invoice_id, payment.day, payment.amount_cents, known[payment.invoice_id].by_rate)
        for payment in payments_of(season)
        if payment.invoice_id in known
    ]
    rows = [
        (one.day, season.carrier.siren, one.rate, one.cents, season.currency)
        for one in reporting.day_money(paid)
        if period.contains(one.day)
    ]
    return Sheet("Encaissements des particuliers", columns, rows)


def entry_rows(season: Season, period: Period) -> list[tuple[str, ...]]:
    """Return the accounting entries of a period as rows of eighteen texts."""
    documents = documents_of(season)
    known = {document.id: document for document in documents}
    sold = [entries.Sold(d.issued.kind, d.issued.number, d.issued.day, d.party, d.issued.by_rate) for d in documents]
    paid = []
    for payment in payments_of(season):
        of = known[payment.invoice_id]
        paid.append(
            entries.Paid(payment.day, of.issued.number, of.issued.day, of.party, payment.method, payment.amount_cents)
        )
    lines = entries.entries(sold, paid, accounts_of(season), period.start, period.end)
    return entries.rows_of(lines, season.currency)
