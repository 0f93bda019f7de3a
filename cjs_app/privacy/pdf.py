"""What is known about someone, on paper and in one file to take away."""

import datetime as dt
import io
import json
import zipfile
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable

from cjs_app.plumbing import pdf
from cjs_app.plumbing.formats import duration, moment, money, number, short_day
from cjs_app.plumbing.ink import BODY, H1, H2, LEAD, SOFT
from cjs_app.privacy.domain import Amount, Part, Time, Value, as_record

FIXED = (1980, 1, 1, 0, 0, 0)
"""The date of every file of the archive: the same data always give the same bytes."""
ROOM_FOR_A_TITLE = 90
LOOSE = ParagraphStyle("loose", H2, keepWithNext=0)
"""A title over a table that may be long: held to it, both would leave the page before empty."""


class Chapter(Struct, frozen=True):
    """The parts of one season, or of the account."""

    key: str
    title: str
    parts: Sequence[Part]


def written(value: Value) -> str:
    """Return a value as people read it; nothing is a dash."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, Amount):
        return money(value.cents, value.currency)
    if isinstance(value, Time):
        return duration(value.minutes)
    if isinstance(value, dt.datetime):
        return moment(value)
    if isinstance(value, dt.date):
        return short_day(value)
    if isinstance(value, Decimal | int):
        return number(value)
    return value or "—"


def draw(name: str, day: dt.date, chapters: Sequence[Chapter]) -> bytes:
    """Return everything that is known about someone as a PDF."""
    paper = pdf.Paper(
        title="Ce qui est su de moi",
        author="Coopérative jeunesse",
        subject="Copie des données d’une personne (RGPD, articles 15 et 20)",
        foot=f"Copie du {short_day(day)}",
    )
    story: list[Flowable] = [
        pdf.paragraph("Ce qui est su de moi", H1),
        pdf.paragraph(f"{name}, le {short_day(day)}", LEAD),
        pdf.paragraph(
            "Tout ce que la coopérative garde au sujet de cette personne, et rien au sujet des autres.", SOFT
        ),
    ]
    for chapter in chapters:
        story += [CondPageBreak(2 * ROOM_FOR_A_TITLE), pdf.gap(4), pdf.paragraph(chapter.title, H1), pdf.rule()]
        for part in chapter.parts:
            story += _part(part)
    return pdf.document(paper, story)


def _part(part: Part) -> list[Flowable]:
    """Return a part: a sheet when it has one row, else a table."""
    story: list[Flowable] = [CondPageBreak(ROOM_FOR_A_TITLE), pdf.paragraph(part.title, LOOSE)]
    if part.lead:
        story.append(pdf.paragraph(part.lead, SOFT))
    if not part.rows:
        return [*story, pdf.paragraph("Rien.", BODY)] if not part.lead else story
    if len(part.rows) == 1:
        pairs = [[name, written(value)] for name, value in zip(part.columns, part.rows[0], strict=True)]
        return [*story, pdf.table([], pairs, [0.42, 0.58])]
    share = 1 / len(part.columns)
    rows = [[written(value) for value in row] for row in part.rows]
    return [*story, pdf.table(part.columns, rows, [share] * len(part.columns))]


def archive(name: str, day: dt.date, chapters: Sequence[Chapter]) -> bytes:
    """Return the same as a .zip: a JSON that programs read, a PDF that people read."""
    record = {"personne": name, "jour": day.isoformat()} | {
        chapter.key: {"titre": chapter.title, **as_record(chapter.parts)} for chapter in chapters
    }
    files = {
        "mes-donnees.json": json.dumps(record, ensure_ascii=False, indent=2).encode(),
        "mes-donnees.pdf": draw(name, day, chapters),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for filename, content in files.items():
            entry = zipfile.ZipInfo(filename, FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            packed.writestr(entry, content)
    return out.getvalue()
