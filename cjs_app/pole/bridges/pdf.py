"""A diagnostic on paper: one row a theme, with the marks to be ringed."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct
from reportlab.platypus import Flowable

from cjs_app.plumbing import formats
from cjs_app.plumbing.grid import Grid, Row, Stroke
from cjs_app.plumbing.ink import BODY, H2, HEAD_CELL, INDIGO_WASH, LEAD, LINE, NUMBER, SMALL, SOFT, TITLE, restyled
from cjs_app.plumbing.pdf import CONTENT_WIDTH, Paper, document, gap, paragraph, rule
from cjs_app.pole.bridges.domain import HIGHEST, LOWEST, THEMES, WISHES

LINES = 8
"""To write on."""
RING = 30
"""How high a theme is, in points: its mark is ringed with a pen."""
MARK = restyled(NUMBER, "mark to ring", size=13, leading=17)


class DiagnosticPaper(Struct, frozen=True):
    """Whose diagnostic it is, of which day, and who asks."""

    structure: str
    day: dt.date
    sender: Sequence[str]


def diagnostic_pdf(paper: DiagnosticPaper) -> bytes:
    """Return the sheet that is filled in by hand during a visit, on one page."""
    story: list[Flowable] = [
        paragraph("Traits d’Unions", LEAD),
        paragraph("Diagnostic des pratiques partenariales", TITLE),
        gap(1),
        paragraph(f"{paper.structure} · {formats.day(paper.day)}", LEAD),
        gap(5),
        paragraph(f"Pour chaque thème, entourer une note : de {LOWEST} (pas du tout) à {HIGHEST} (tout à fait).", BODY),
        gap(4),
        _themes(),
        gap(8),
        paragraph(WISHES, H2),
        gap(12),
    ]
    for _line in range(LINES):
        story += [rule(), gap(9)]
    story += [
        paragraph("Aucun nom de personne n’est demandé : seules les notes et ces mots sont recopiés.", SOFT),
        gap(3),
        paragraph(" · ".join(paper.sender), SMALL),
    ]
    title = f"Diagnostic Traits d’Unions, {paper.structure}"
    return document(Paper(title=title, author=paper.sender[0], foot=paper.sender[0]), story)


def _themes() -> Grid:
    """Return a row a theme, with room around each mark."""
    marks = range(LOWEST, HIGHEST + 1)
    head = [paragraph("Où en est la structure ?", HEAD_CELL), *(paragraph("") for _ in marks)]
    rows = [Row(head, fill=INDIGO_WASH, corners=(6, 6, 0, 0))]
    for theme in THEMES:
        cells = [paragraph(theme, BODY), *(paragraph(str(mark), MARK) for mark in marks)]
        rows.append(Row(cells, line_below=Stroke(0.6, LINE), is_middle=True, at_least=RING))
    each = 0.4 * CONTENT_WIDTH / len(marks)
    return Grid(rows, [0.6 * CONTENT_WIDTH, *(each for _ in marks)], [(6, 6), *((6, 12) for _ in marks)])
