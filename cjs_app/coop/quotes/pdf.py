"""A devis on one sheet of paper, ready to be signed by the client."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct
from reportlab.platypus import Flowable

from cjs_app.coop.quotes.domain import Line, Status, totals_of, unit_of
from cjs_app.kernel.tax import Totals
from cjs_app.plumbing import formats
from cjs_app.plumbing.grid import Grid, Panel, Row, Stroke, Together
from cjs_app.plumbing.ink import (
    BODY,
    H2,
    INDIGO,
    INDIGO_WASH,
    LABEL,
    LEAD,
    LINE,
    NUMBER,
    SMALL,
    SOFT,
    STRONG,
    STRONG_NUMBER,
    TITLE,
    WAIT,
    WAIT_WASH,
)
from cjs_app.plumbing.pdf import CONTENT_WIDTH, Paper, document, gap, paragraph, table

NOT_YET = {
    Status.DRAFT: "Brouillon : ce devis n’est pas encore validé, il n’engage personne.",
    Status.TO_VALIDATE: "En attente de validation : ce devis n’engage encore personne.",
}


class PrintedQuote(Struct, frozen=True):
    """What stands on the paper; carrier and client line by line, their name first, empty lines left out."""

    number: str
    day: dt.date
    valid_until: dt.date | None
    subject: str
    status: Status
    coop: str
    carrier: Sequence[str]
    client: Sequence[str]
    client_is_private: bool
    currency: str
    lines: Sequence[Line]


def quote_pdf(quote: PrintedQuote) -> bytes:
    """Return the devis as a PDF.

    A private person reads first the price with all taxes (article L. 112-1 of the Code de la consommation).
    """
    totals = totals_of(quote.lines)
    story: list[Flowable] = [_heading(quote), gap(7)]
    if quote.status in NOT_YET:
        story += [_notice(NOT_YET[quote.status]), gap(4)]
    story += [paragraph(quote.subject, H2), gap(2), _lines(quote), gap(4)]
    story += [Together([_sums(quote, totals), gap(6), *_terms(quote), gap(8), _signature()])]
    paper = Paper(
        title=f"Devis {quote.number}",
        author=quote.carrier[0],
        subject=quote.subject,
        foot=f"Devis {quote.number} · {quote.coop}",
    )
    return document(paper, story)


def _heading(quote: PrintedQuote) -> Grid:
    """Return who offers, to whom, and the number of the devis."""
    left: list[Flowable] = [
        paragraph("Devis", TITLE),
        gap(1),
        paragraph(f"n° {quote.number}", LEAD),
        paragraph(f"du {formats.day(quote.day)}", BODY),
    ]
    if quote.valid_until:
        left.append(paragraph(f"valable jusqu’au {formats.day(quote.valid_until)}", BODY))
    offered: list[Flowable] = [
        paragraph("Proposé par", LABEL),
        paragraph(quote.coop, STRONG),
        paragraph("coopérative jeunesse de services, portée par", SMALL),
        *(paragraph(line.strip(), BODY) for line in quote.carrier if line.strip()),
    ]
    client: list[Flowable] = [paragraph("Pour", LABEL), paragraph(quote.client[0], STRONG)]
    client += [paragraph(line.strip(), BODY) for line in quote.client[1:] if line.strip()]
    half = CONTENT_WIDTH * 0.5
    return Grid([Row([left, [*offered, gap(5), *client]], 3, 3)], [half, half], sides=[(0, 6), (0, 6)])


def _notice(text: str) -> Panel:
    """Return the band that says that a devis is not to be handed out yet."""
    return Panel([paragraph(text, STRONG)], (6, 10, 7, 10), WAIT_WASH, Stroke(0.7, WAIT), (6, 6, 6, 6))


def _lines(quote: PrintedQuote) -> Grid:
    """Return the table of the lines."""
    rows = [
        [
            line.label,
            f"{formats.number(line.quantity)} {unit_of(line)}",
            formats.money(line.unit_price_cents, quote.currency),
            formats.percent(line.tva_rate),
            formats.money(line.ht_cents, quote.currency),
        ]
        for line in quote.lines
    ]
    head = ["Travail", "Quantité", "Prix unitaire HT", "TVA", "Montant HT"]
    return table(head, rows, [0.42, 0.15, 0.17, 0.1, 0.16], numbers=(1, 2, 3, 4))


def _sums(quote: PrintedQuote, totals: Totals) -> Grid:
    """Return the totals; all taxes first for a private person, last for the others."""
    taxes = [(f"TVA à {formats.percent(rate)}", tva) for rate, (_, tva) in totals.by_rate.items() if rate] or [
        ("TVA", 0)
    ]
    if quote.client_is_private:
        sums = [("Prix à payer TTC", totals.ttc_cents), *((f"dont {label}", tva) for label, tva in taxes)]
        sums.append(("soit HT", totals.ht_cents))
    else:
        sums = [("Total HT", totals.ht_cents), *taxes, ("Total TTC", totals.ttc_cents)]
    strong = 0 if quote.client_is_private else len(sums) - 1
    rows = []
    for rank, (label, cents) in enumerate(sums):
        name, sum_ = (STRONG, STRONG_NUMBER) if rank == strong else (BODY, NUMBER)
        cells = [paragraph(label, name), paragraph(formats.money(cents, quote.currency), sum_)]
        above, fill = (Stroke(1.2, INDIGO), INDIGO_WASH) if rank == strong else (None, None)
        rows.append(Row(cells, 3, 3, line_above=above, fill=fill))
    return Grid(rows, [CONTENT_WIDTH * 0.28, CONTENT_WIDTH * 0.2], is_right=True)


def _terms(quote: PrintedQuote) -> list[Flowable]:
    """Return what a client should know before signing."""
    untaxed = all(line.tva_rate == 0 for line in quote.lines)
    sentences = [
        "Devis gratuit. Le travail est fait par des jeunes de la coopérative, accompagnés par une équipe d’animation.",
        "Aucune TVA n’est comptée sur ce devis." if untaxed else "",
    ]
    return [paragraph(" ".join(filter(None, sentences)), SOFT)]


def _signature() -> Grid:
    """Return the two places where a devis is signed."""
    places = [
        Panel([paragraph(who, LABEL), gap(22)], (3, 6, 3, 6), None, Stroke(0.8, LINE))
        for who in ("Pour la coopérative", "Bon pour accord : date, nom et signature")
    ]
    return Grid([Row(places, 0, 0)], [CONTENT_WIDTH * 0.42, CONTENT_WIDTH * 0.58], sides=[(0, 0), (0, 0)])
