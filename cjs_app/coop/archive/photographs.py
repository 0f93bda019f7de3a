"""The invoices and credit notes of an archive, as the documents they were when they were issued."""

from collections import defaultdict

from msgspec.structs import replace

from cjs_app.coop.archive.domain.summer import ClientRow, InvoiceRow, Summer
from cjs_app.coop.invoices.documents import Buyer, IssuedDocument, Line, Seller, priced, totals_of
from cjs_app.coop.invoices.mentions import mentions_for
from cjs_app.coop.invoices.queries import seller_of
from cjs_app.coop.seasons.models import Season


def photographs(summer: Summer, season: Season) -> dict[str, IssuedDocument]:
    """Return each issued document by its number, whole: carrier, client, lines, totals and mentions."""
    lines: dict[str, list[Line]] = defaultdict(list)
    for line in summer.invoice_lines:
        lines[line.document].append(priced(line.label, line.quantity, line.unit, line.unit_price_cents, line.tva_rate))
    clients = {client.code: client for client in summer.clients}
    subjects = {quote.number: quote.subject for quote in summer.quotes}
    days = {invoice.number: invoice.day for invoice in summer.invoices}
    seller = seller_of(season, summer.season.regime)
    documents = {}
    for row in summer.invoices:
        document = _document(row, seller, clients[row.client], lines[row.number])
        documents[row.number] = replace(
            document,
            subject=subjects.get(row.quote, ""),
            currency=summer.season.currency,
            corrected_day=days.get(row.corrected),
            mentions=mentions_for(
                row.kind, summer.season.regime, document.client.kind, row.day, summer.season.currency
            ),
        )
    return documents


def _document(row: InvoiceRow, seller: Seller, client: ClientRow, lines: list[Line]) -> IssuedDocument:
    """Return one document."""
    return IssuedDocument(
        kind=row.kind,
        number=row.number,
        day=row.day,
        seller=seller,
        client=Buyer(client.kind, client.name, client.siren, client.address, client.postcode, client.city),
        lines=tuple(lines),
        totals=totals_of(lines),
        due_day=row.due_day,
        corrected_number=row.corrected,
    )
