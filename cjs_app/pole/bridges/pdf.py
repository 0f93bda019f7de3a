"""A diagnostic on paper: one row a theme, with the marks to be ringed."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct
from reportlab.platypus import Flowable

from cjs_app.plumbing import formats
from cjs_app.plumbing.ink import BODY, H2, LEAD, SMALL, SOFT, TITLE
from cjs_app.plumbing.pdf import Paper, document, gap, paragraph, rule, table
from cjs_app.pole.bridges.domain import HIGHEST, LOWEST, THEMES, WISHES


class DiagnosticPaper(Struct, frozen=True):
    """Whose diagnostic it is, of which day, and who asks."""

    structure: str
    day: dt.date
    sender: Sequence[str]


def diagnostic_pdf(paper: DiagnosticPaper) -> bytes:
    """Return the sheet that is filled in by hand during a visit, on one page."""
    marks = [str(mark) for mark in range(LOWEST, HIGHEST + 1)]
    first, each = 0.6, 0.4 / len(marks)
    story: list[Flowable] = [
        paragraph("Traits d’Unions", LEAD),
        paragraph("Diagnostic des pratiques partenariales", TITLE),
        gap(1),
        paragraph(f"{paper.structure} · {formats.day(paper.day)}", LEAD),
        gap(5),
        paragraph(f"Pour chaque thème, entourer une note : de {LOWEST} (pas du tout) à {HIGHEST} (tout à fait).", BODY),
        gap(4),
        table(
            ("Où en est la structure ?", *("" for _ in marks)),
            [(theme, *marks) for theme in THEMES],
            (first, *(each for _ in marks)),
            numbers=range(1, len(marks) + 1),
        ),
        gap(8),
        paragraph(WISHES, H2),
        gap(12),
    ]
    for _line in range(5):
        story += [rule(), gap(9)]
    story += [
        paragraph("Aucun nom de personne n’est demandé : seules les notes et ces mots sont recopiés.", SOFT),
        gap(3),
        paragraph(" · ".join(paper.sender), SMALL),
    ]
    title = f"Diagnostic Traits d’Unions, {paper.structure}"
    return document(Paper(title=title, author=paper.sender[0], foot=paper.sender[0]), story)
