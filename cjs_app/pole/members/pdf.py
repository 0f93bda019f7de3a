"""A receipt and a letter of reminder on paper."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak

from cjs_app.plumbing import formats, pdf
from cjs_app.plumbing.grid import Grid, Panel, Row
from cjs_app.plumbing.ink import BODY, INDIGO_WASH, LABEL, PAPER, SMALL, STRONG, TITLE, restyled
from cjs_app.pole.members.receipts import Told, giver_of
from cjs_app.pole.members.reminding import subject
from cjs_app.pole.structure.domain import Identity

GIVER = restyled(TITLE, "giver", size=15, leading=18)
AMOUNT = restyled(TITLE, "amount of a receipt", size=26, leading=30)


def receipt(told: Told, *, is_cancelled: bool) -> bytes:
    """Return the PDF of a receipt, drawn from its photograph and nothing else but whether it was cancelled since."""
    giver = giver_of(told)
    name = f"Reçu {told.number}"
    story: list[Flowable] = [
        _sides(giver, [told.member, *told.address.splitlines()], "Adhérent·e"),
        pdf.gap(10),
        pdf.paragraph(name, TITLE),
        pdf.gap(1.5),
        pdf.paragraph(f"Cotisation {told.year} · donné le {told.day}", BODY),
        pdf.gap(5),
    ]
    if is_cancelled:
        story += [
            pdf.paragraph("Adhésion annulée depuis : ce reçu garde son numéro et ne vaut plus.", STRONG),
            pdf.gap(4),
        ]
    facts = [
        [pdf.paragraph(label, LABEL), pdf.paragraph(value, STRONG)]
        for label, value in (("Type d’adhésion", told.category), ("Arrivée le", told.paid_on), ("Moyen", told.way))
    ]
    amount = [pdf.paragraph("Reçu", LABEL), pdf.paragraph(formats.money(told.fee_cents, "EUR"), AMOUNT)]
    story += [
        Panel(amount, (12, 16, 14, 16), INDIGO_WASH, corners=(9, 9, 9, 9)),
        pdf.gap(5),
        Grid([Row(facts, above=2, below=3)], [pdf.CONTENT_WIDTH / 3] * 3, [(0, 6)] * 3),
        pdf.gap(8),
        pdf.paragraph(f"Merci de faire vivre le réseau en {told.year}.", BODY),
        pdf.gap(3),
        pdf.paragraph("Ce reçu dit que la cotisation est arrivée. Ce n’est pas un reçu fiscal.", SMALL),
    ]
    paper = pdf.Paper(title=name, author=giver.name, subject=told.member, foot=f"{name} · {giver.name}")
    return pdf.document(paper, story, head_room=14 * mm)


def letters(pole: Identity, year: int, told: Sequence[tuple[str, str, str]]) -> bytes:
    """Return letters of reminder, one page each, from (name, address, words)."""
    story: list[Flowable] = []
    for rank, (name, address, words) in enumerate(told):
        if rank:
            story.append(PageBreak())
        story += [
            _sides(pole, [name, *address.splitlines()], "Pour"),
            pdf.gap(14),
            pdf.paragraph(subject(year), TITLE),
            pdf.gap(6),
            pdf.paragraph(words, BODY),
        ]
    paper = pdf.Paper(title=subject(year), author=pole.name, foot=pole.association or pole.name)
    return pdf.document(paper, story, head_room=14 * mm)


def _sides(pole: Identity, lines: Sequence[str], label: str) -> Grid:
    """Return the pôle on the left, and whom it writes to on the right."""
    town = f"{pole.postcode} {pole.city}".strip()
    said = (pole.association, pole.address, town, pole.email, pole.phone)
    left: list[Flowable] = [pdf.paragraph(pole.name, GIVER), pdf.gap(1)]
    left += [pdf.paragraph(line, SMALL) for line in said if line]
    right: list[Flowable] = [pdf.paragraph(label, LABEL), pdf.paragraph(lines[0], STRONG)]
    right += [pdf.paragraph(line, SMALL) for line in lines[1:]]
    card = Panel(right, (9, 12, 12, 12), PAPER, corners=(9, 9, 9, 9))
    widths = [pdf.CONTENT_WIDTH * 0.54, pdf.CONTENT_WIDTH * 0.46]
    return Grid([Row([left, card], above=6, below=3)], widths, sides=[(0, 6), (0, 0)])
