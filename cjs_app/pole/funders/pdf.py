"""Letters to a funder, and the report of what a grant paid for, on paper."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from cjs_app.plumbing import formats
from cjs_app.plumbing.grid import Grid, Panel, Row
from cjs_app.plumbing.ink import BODY, H2, H3, LEAD, PAPER, SMALL, SOFT, STRONG, TITLE, restyled
from cjs_app.plumbing.pdf import CONTENT_WIDTH, Paper, document, gap, paragraph, rule, table

EURO = "EUR"
WRITER = restyled(TITLE, "who writes", size=15, leading=18)


class Letter(Struct, frozen=True):
    """A letter that asks for a grant, or thanks for it: who writes, to whom, and what is said."""

    sender: Sequence[str]
    receiver: Sequence[str]
    place: str
    day: dt.date
    subject: str
    sentences: Sequence[str]


class CostLine(Struct, frozen=True):
    """A cost, ready to be printed; cents."""

    day: dt.date
    action: str
    label: str
    amount_cents: int


class FunderReport(Struct, frozen=True):
    """What a grant paid for; amounts in cents, None where none was written down."""

    sender: Sequence[str]
    funder: str
    subject: str
    year: int
    granted_cents: int | None
    paid_cents: int
    justified_cents: int
    costs: Sequence[CostLine]


def letter_pdf(letter: Letter) -> bytes:
    """Return the letter as a PDF of one page, ready to be signed."""
    place = f"{letter.place}, le {formats.day(letter.day)}" if letter.place else f"Le {formats.day(letter.day)}"
    story: list[Flowable] = [_sides(letter), gap(12), paragraph(place, SOFT), gap(6)]
    story += [paragraph(f"Objet : {letter.subject}", H3), gap(5)]
    for sentence in letter.sentences:
        story += [paragraph(sentence, BODY), gap(3)]
    story += [gap(10), paragraph("Pour le conseil d’administration,", BODY)]
    paper = Paper(title=letter.subject, author=letter.sender[0], foot=letter.sender[0])
    return document(paper, story, head_room=14 * mm)


def report_pdf(report: FunderReport) -> bytes:
    """Return the report of a grant as a PDF: its sums, then each cost under its action."""
    story: list[Flowable] = [
        paragraph("Compte rendu de subvention", LEAD),
        paragraph(report.subject, TITLE),
        gap(2),
        paragraph(f"{report.funder} · {report.year}", LEAD),
        gap(6),
        table(("Ce que dit la subvention", "Montant"), _sums(report), (0.7, 0.3), numbers=(1,)),
        gap(7),
    ]
    if report.costs:
        story += [paragraph("Ce qu’elle a payé", H2), gap(2), _costs(report)]
    else:
        story.append(paragraph("Aucune dépense n’est encore rattachée à cette subvention.", SOFT))
    story += [gap(6), rule(), gap(2), paragraph(" · ".join(report.sender), SMALL)]
    title = f"Compte rendu de subvention, {report.funder}, {report.year}"
    return document(Paper(title=title, author=report.sender[0], head=title, foot=report.sender[0]), story)


def _sides(letter: Letter) -> Grid:
    """Return who writes on the left, and to whom on the right."""
    left = [paragraph(letter.sender[0], WRITER), gap(1), *(paragraph(line, SMALL) for line in letter.sender[1:])]
    right = [paragraph(letter.receiver[0], STRONG), *(paragraph(line, SMALL) for line in letter.receiver[1:])]
    card = Panel(right, (11, 12, 12, 12), PAPER, corners=(9, 9, 9, 9))
    return Grid([Row([left, card], above=6, below=3)], [CONTENT_WIDTH * 0.54, CONTENT_WIDTH * 0.46], [(0, 6), (0, 0)])


def _sums(report: FunderReport) -> list[tuple[str, str]]:
    """Return the sums of the grant, in words and figures."""
    granted = report.granted_cents
    left = None if granted is None else max(0, granted - report.justified_cents)
    rows = [
        ("Accordé", "montant non noté" if granted is None else formats.money(granted, EURO)),
        ("Versé", formats.money(report.paid_cents, EURO)),
        ("Dépenses rattachées", formats.money(report.justified_cents, EURO)),
    ]
    return rows if left is None else [*rows, ("Reste à justifier", formats.money(left, EURO))]


def _costs(report: FunderReport) -> Flowable:
    """Return the costs, action by action, with the sum of each and of all."""
    rows, actions = [], sorted({cost.action for cost in report.costs})
    for action in actions:
        own = [cost for cost in report.costs if cost.action == action]
        rows += [(formats.short_day(one.day), action, one.label, formats.money(one.amount_cents, EURO)) for one in own]
        if len(actions) > 1:
            rows.append(("", "", f"Total {action}", formats.money(sum(one.amount_cents for one in own), EURO)))
    rows.append(("", "", "Total", formats.money(report.justified_cents, EURO)))
    return table(("Jour", "Action", "Dépense", "Montant"), rows, (0.16, 0.24, 0.4, 0.2), numbers=(3,), totals=1)
