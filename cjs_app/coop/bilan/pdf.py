"""The bilan on A4 pages, to be handed to an elected official: the same figures as on the screen, to the cent."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from cjs_app.coop.bilan.document import Document
from cjs_app.coop.bilan.domain import SECTION_LABELS, Section
from cjs_app.coop.bilan.figures import Figure
from cjs_app.coop.bilan.paper import HEAD_ROOM, Card, beside, cards, cover, together, written
from cjs_app.plumbing import pdf, pdf_charts
from cjs_app.plumbing.grid import Together
from cjs_app.plumbing.ink import BODY, H1, H2, LEAD, SMALL, SOFT, STRONG
from cjs_app.plumbing.words import Strong

AIRY = ParagraphStyle("airy", BODY, spaceAfter=6)
HALF = (pdf.CONTENT_WIDTH - 8 * mm) / 2


def draw(document: Document) -> bytes:
    """Return the PDF of a bilan; the same bilan always gives the same bytes."""
    title = f"Bilan de l’été {document.year}, {document.name}"
    paper = pdf.Paper(
        title=title,
        author=document.carrier,
        subject="Bilan d’une coopérative jeunesse de services",
        head=title,
        foot=document.carrier,
        cover=cover(document),
    )
    story = [
        *_opening(document),
        PageBreak(),
        *_portrait(document),
        *_economy(document),
        *_road(document),
        *_life(document),
        *_comparison(document),
        *_section(document, Section.VIEWS),
        *_section(document, Section.ADVICE),
        *_annex(document),
    ]
    return pdf.document(paper, story, HEAD_ROOM)


def _figure(document: Document, key: str, label: str = "", hint: str = "") -> Card:
    """Return a figure of the bilan as a card."""
    return Card(document.written[key], label or document.figures[key].label, hint)


def _opening(document: Document) -> list[Flowable]:
    """Return what stands on the cover under the evening sky."""
    big = [
        _figure(document, "revenue_ht", hint="collectif, avant taxes"),
        _figure(document, "missions_done", hint=document.hint("missions_done")),
        _figure(document, "net_per_cooperant", hint=document.hint("net_per_cooperant")),
        _figure(document, "cooperants_stayed", "Coopérant·es", document.hint("cooperants_stayed")),
        _figure(document, "minutes_per_cooperant", hint=f"{document.written['minutes_total']} en tout"),
        _figure(document, "facilitators", hint="auprès du groupe tout l’été"),
    ]
    state = (
        "La saison est close : les chiffres de ce bilan sont définitifs."
        if document.is_closed
        else "La saison n’est pas encore close : les chiffres de ce bilan peuvent encore bouger."
    )
    people = [("Porteur juridique", document.carrier), ("Comité local", ", ".join(document.committee))]
    what = (
        "Le temps d’un été, des jeunes créent leur entreprise coopérative : ils prospectent, font des devis, "
        "travaillent, facturent, décident à une personne, une voix, et se partagent ce qui reste."
    )
    return [
        cards(big, 3, is_sunny=True),
        pdf.gap(6),
        pdf.paragraph(what, LEAD),
        pdf.gap(6),
        pdf.table((), [[pdf.paragraph(name, STRONG), value] for name, value in people if value], [0.25, 0.75]),
        pdf.gap(2),
        pdf.paragraph(state, SOFT),
    ]


def _section(document: Document, section: Section) -> list[Flowable]:
    """Return a section made of its text alone."""
    return together(pdf.paragraph(SECTION_LABELS[section], H1), written(document.text(section)))


def _portrait(document: Document) -> list[Flowable]:
    """Return who made this summer."""
    people = [_figure(document, key) for key in ("cooperants_founded", "cooperants_stayed", "facilitators")]
    recruitment = pdf_charts.plot(document.charts["recruitment"])
    return [*_section(document, Section.PORTRAIT), pdf.gap(2), cards(people, 3), recruitment, pdf.gap(4)]


def _economy(document: Document) -> list[Flowable]:
    """Return what the group sold, and to whom."""
    sums = [
        _figure(document, "revenue_ht"),
        _figure(document, "conversion_percent", hint=document.hint("conversion_percent")),
        _figure(document, "revenue_per_mission", hint=document.hint("revenue_per_mission")),
        _figure(document, "unpaid"),
    ]
    return [
        *_section(document, Section.ECONOMY),
        pdf.gap(2),
        cards(sums, 4),
        pdf.gap(3),
        beside(
            pdf_charts.pieces(document.charts["revenue"], HALF, 64 * mm),
            pdf_charts.pieces(document.charts["quotes"], HALF, 64 * mm),
        ),
        pdf.gap(4),
        pdf_charts.plot(document.charts["clients"]),
    ]


def _road(document: Document) -> list[Flowable]:
    """Return where the money went, to the cent, and how it was shared."""
    net = document.bilan.waterfall.net_cents
    end = "À partager" if net >= 0 else "Déficit"
    rows: list[list[str | Flowable]] = [
        [line.label, pdf.paragraph(line.explanation, SMALL), line.amount, line.left] for line in document.road
    ]
    rows.append([end, "", document.written["net"], ""])
    rule: list[list[str | Flowable]] = [[pdf.paragraph(name, STRONG), words] for name, words in document.rule]
    rule.append([pdf.paragraph("Parts", STRONG), document.refusal or document.shares])
    return [
        CondPageBreak(110 * mm),
        *together(pdf.paragraph("Où est allé l’argent", H1), pdf_charts.drawn(document.charts["road"], height=92 * mm)),
        pdf.gap(2),
        pdf.table(("Étape", "Comment", "Montant", "Reste"), rows, [0.27, 0.39, 0.17, 0.17], numbers={2, 3}, totals=1),
        pdf.gap(3),
        *together(pdf.paragraph("Comment le groupe a partagé", H2), [pdf.table((), rule, [0.3, 0.7])]),
    ]


def _life(document: Document) -> list[Flowable]:
    """Return what the time went to."""
    hint = document.hint("minutes_per_cooperant")
    sums = [_figure(document, "minutes_total"), _figure(document, "minutes_per_cooperant", hint=hint)]
    return [
        CondPageBreak(60 * mm),
        *_section(document, Section.LIFE),
        pdf.gap(2),
        Together([cards(sums, 3), *pdf_charts.pieces(document.charts["hours"])]),
        pdf.gap(2),
    ]


def _comparison(document: Document) -> list[Flowable]:
    """Return this summer beside the former ones, where there are some."""
    if not document.summers:
        return []
    rows = [[one.name, one.revenue, one.missions, one.people, one.average] for one in document.summers]
    growths: list[Flowable] = [pdf.sentence((Strong(label), f" : {told}"), AIRY) for label, told in document.growths]
    drawn = beside(pdf_charts.pieces(document.charts["years"], HALF, 42 * mm), growths)
    compared = pdf.table(
        ("Été", "CA HT", "Missions", "Resté·es", "Net par coopérant·e"),
        rows,
        [0.28, 0.17, 0.13, 0.17, 0.25],
        numbers={1, 2, 3, 4},
    )
    return [CondPageBreak(90 * mm), *together(pdf.paragraph("Été après été", H1), [drawn, compared]), pdf.gap(2)]


def _annex(document: Document) -> list[Flowable]:
    """Return where every figure comes from, section by section."""
    why = (
        "Chaque chiffre de ce bilan est compté sur les fiches de la saison, au centime et à la minute. "
        "Dans l’application, chacun s’ouvre sur les fiches qui ont servi à le compter."
    )
    tables = [
        (label, figures)
        for section, label in SECTION_LABELS.items()
        if (figures := [figure for figure in document.figures.values() if figure.section is section])
    ]
    # The longest comes last: it may need a page of its own, and the others fill the page before it.
    tables.sort(key=lambda told: len(told[1]))
    groups = [Together([pdf.paragraph(label, H2), _counted(document, figures)]) for label, figures in tables]
    mark = [pdf.gap(4), pdf.paragraph(document.mark, SMALL)] if document.mark else []
    return [
        CondPageBreak(110 * mm),
        pdf.paragraph("D’où viennent les chiffres", H1),
        pdf.paragraph(why),
        *groups,
        *mark,
    ]


def _counted(document: Document, figures: Sequence[Figure]) -> Flowable:
    """Return figures with how each is counted, and on how many records."""
    rows: list[list[str | Flowable]] = []
    for figure in figures:
        counted = [found for found in figure.records if found.count not in (None, figure.value)]
        lists = ", ".join(f"{found.count} {found.many}" for found in counted)
        formula = document.formulas[figure.key] + (f" Compté sur : {lists}." if lists else "")
        rows.append([figure.label, pdf.paragraph(formula, SMALL), document.written[figure.key]])
    head = ("Chiffre", "Comment il est compté", "Valeur")
    return pdf.table(head, rows, [0.27, 0.57, 0.16], numbers={2}, split_rows=False, snug=True)
