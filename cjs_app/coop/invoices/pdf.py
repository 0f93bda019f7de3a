"""An invoice or a credit note on paper, drawn from its photograph and nothing else."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.invoices.documents import IssuedDocument, document_of
from cjs_app.coop.invoices.domain import KIND_LABELS, Kind
from cjs_app.kernel.identifiers import written_number
from cjs_app.plumbing import formats, pdf
from cjs_app.plumbing.grid import Grid, Panel, Row, Stroke, Together
from cjs_app.plumbing.ink import (
    BODY,
    INDIGO,
    INDIGO_WASH,
    LABEL,
    LINE,
    NUMBER,
    PAPER,
    SMALL,
    SOFT,
    STRONG,
    STRONG_NUMBER,
    TITLE,
    restyled,
)
from cjs_app.plumbing.words import Strong

TOTAL = restyled(STRONG, "total", size=12, leading=16, colour=INDIGO)
TOTAL_NUMBER = restyled(STRONG_NUMBER, "total number", size=14, leading=16, colour=INDIGO)
SERVICE = restyled(TITLE, "service", size=15, leading=18)

MOST_AT_EASE = 8
"""Lines beyond which their table is set small, so that most invoices stay on one page."""


def draw(photograph: Mapping[str, Any]) -> bytes:
    """Return the PDF of an issued document: one page, more only when its lines ask for it."""
    document = document_of(photograph)
    name = f"{KIND_LABELS[document.kind]} {document.number}"
    paper = pdf.Paper(
        title=name,
        author=document.seller.name,
        subject=document.subject,
        head=f"{name} · {document.seller.name}",
        foot=f"{name} · {document.seller.name}{written_number(document.seller.siren, document.currency, ' · ')}",
    )
    opening = [
        _parties(document),
        pdf.gap(7),
        pdf.paragraph(name, TITLE),
        pdf.gap(1),
        *_about(document),
        pdf.gap(4),
    ]
    closing = [pdf.gap(4), _sums(document), pdf.gap(5), *_foot(document)]
    story = [Together(opening), _lines(document), Together(closing)]
    return pdf.document(paper, story, head_room=14 * mm)


def _money(cents: int, document: IssuedDocument) -> str:
    """Return an amount in the currency of the document."""
    return formats.money(cents, document.currency)


def _town(postcode: str, city: str) -> str:
    """Return the last line of an address."""
    return " ".join(part for part in (postcode, city) if part)


def _parties(document: IssuedDocument) -> Grid:
    """Return who sells, on the left, and for whom, on the right."""
    seller, client = document.seller, document.client
    left: list[Flowable] = [pdf.paragraph(seller.service, SERVICE), pdf.gap(1)]
    left += [
        pdf.paragraph(line, SMALL)
        for line in (
            f"Service de {seller.name}" if seller.name != seller.service else "",
            seller.address,
            _town(seller.postcode, seller.city),
            written_number(seller.siren, document.currency),
            f"TVA {seller.tva_number}" if seller.tva_number else "",
            seller.email,
        )
        if line
    ]
    right: list[Flowable] = [pdf.paragraph("Client", LABEL), pdf.paragraph(client.name, STRONG)]
    right += [
        pdf.paragraph(line, SMALL)
        for line in (
            client.address,
            _town(client.postcode, client.city),
            "" if client.kind is ClientKind.PRIVATE else written_number(client.siren, document.currency),
        )
        if line
    ]
    card = Panel(right, (9, 12, 12, 12), PAPER, corners=(9, 9, 9, 9))
    return Grid(
        [Row([left, card], above=6, below=3)],
        [pdf.CONTENT_WIDTH * 0.54, pdf.CONTENT_WIDTH * 0.46],
        sides=[(0, 6), (0, 0)],
    )


def _about(document: IssuedDocument) -> list[Flowable]:
    """Return what the document is about: days, place, subject, and the invoice that a credit note corrects."""
    facts = [("Date", formats.short_day(document.day))]
    if document.kind is Kind.INVOICE:
        facts.append(("Échéance", formats.short_day(document.due_day)))
    else:
        facts.append(("Corrige la facture", f"{document.corrected_number} du {_plain(document.corrected_day)}"))
    if document.performed_on:
        facts.append(("Travail terminé le", formats.short_day(document.performed_on)))
    if document.place:
        facts.append(("Lieu du travail", document.place))
    cells = [[pdf.paragraph(name, LABEL), pdf.paragraph(value, STRONG)] for name, value in facts]
    widths = [0.2, 0.24, 0.22, 0.34] if len(cells) == 4 else [1 / len(cells)] * len(cells)
    sides = [(0 if at == 0 else 6, 6) for at in range(len(cells))]
    row = Grid([Row(cells, above=2, below=3)], [pdf.CONTENT_WIDTH * width for width in widths], sides)
    subject = [pdf.paragraph(document.subject, BODY)] if document.subject else []
    return [*subject, pdf.gap(2), row]


def _plain(day: dt.date | None) -> str:
    """Return a day inside a sentence."""
    return formats.short_day(day)


def _lines(document: IssuedDocument) -> Grid:
    """Return the table of the lines."""
    rows = [
        [
            line.label,
            f"{formats.number(line.quantity)} {line.unit_words}".strip(),
            _money(line.unit_price_cents, document),
            formats.percent(line.tva_rate),
            _money(line.ht_cents, document),
        ]
        for line in document.lines
    ]
    heads = ["Travail", "Quantité", "Prix unitaire HT", "TVA", "Montant HT"]
    return pdf.table(heads, rows, [0.46, 0.15, 0.15, 0.08, 0.16], numbers={1, 2, 3, 4}, snug=len(rows) > MOST_AT_EASE)


def _sums(document: IssuedDocument) -> Grid:
    """Return the totals, on the right half of the page."""
    totals = document.totals
    rows = [("Total HT", _money(totals.ht_cents, document))]
    for rate, (ht, tva) in totals.by_rate.items():
        if rate:
            rows.append((f"TVA {formats.percent(rate)} sur {_money(ht, document)}", _money(tva, document)))
    if not totals.tva_cents:
        rows.append(("TVA", _money(0, document)))
    sums = [
        Row([pdf.paragraph(name, BODY), pdf.paragraph(value, NUMBER)], 3, 4, line_below=Stroke(0.6, LINE))
        for name, value in rows
    ]
    word = "Total TTC" if document.kind is Kind.INVOICE else "En votre faveur, TTC"
    owed = [pdf.paragraph(word, TOTAL), pdf.paragraph(_money(totals.ttc_cents, document), TOTAL_NUMBER)]
    sums.append(Row(owed, 5, 9, fill=INDIGO_WASH, is_middle=True))
    return Grid(sums, [pdf.CONTENT_WIDTH * width for width in (0.31, 0.23)], is_right=True)


def _foot(document: IssuedDocument) -> list[Flowable]:
    """Return how to pay, then the sentences of the law."""
    parts: list[Flowable] = []
    if document.kind is Kind.INVOICE:
        parts.append(pdf.rule(LINE))
        parts.append(pdf.paragraph(f"À payer au plus tard le {formats.day(document.due_day)}.", STRONG))
        if document.seller.iban:
            groups = [document.seller.iban[at : at + 4] for at in range(0, len(document.seller.iban), 4)]
            account = "\u00a0".join(groups)
            pieces = ("Par virement à ", Strong(document.seller.name), ", IBAN ", Strong(account))
            parts.append(pdf.sentence(pieces))
        parts.append(pdf.paragraph(f"Indiquer le numéro {document.number} avec le règlement.", BODY))
    else:
        parts.append(pdf.rule(LINE))
        text = (
            f"Cet avoir corrige la facture {document.corrected_number} du {_plain(document.corrected_day)} : "
            "son montant se déduit de ce qui reste à payer, ou se rembourse."
        )
        parts.append(pdf.paragraph(text, BODY))
    parts.append(pdf.gap(2))
    parts += [pdf.paragraph(mention, SOFT) for mention in document.mentions]
    return parts
