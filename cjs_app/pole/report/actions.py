"""Writing the texts of the report, and issuing it."""

import hashlib
from collections.abc import Mapping
from typing import Any

from cjs_app.journal import actions as journal
from cjs_app.journal.domain import canonical
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db, held
from cjs_app.pole.report import queries
from cjs_app.pole.report.domain import LONGEST_TEXT
from cjs_app.pole.report.models import ReportEdition, ReportText
from cjs_app.pole.report.photographs import is_same
from cjs_app.pole.structure import queries as structure
from cjs_app.pole.structure.plan import CHAPTERS


def write_text(year: int, chapter: str, text: str, stamp: Stamp) -> ReportText:
    """Return the newest text of a chapter: each version is kept, the same text again makes none."""
    if len(text) > LONGEST_TEXT:
        raise Refusal("Ce texte est trop long : le couper en {most} signes au plus.", field="text", most=LONGEST_TEXT)
    title, told = CHAPTERS[chapter].title, text.replace("\r\n", "\n").strip()
    newest = queries.newest_text(year, chapter)
    if newest is not None and newest.text == told:
        return newest
    row = ReportText(year=year, chapter=chapter, text=told, at=stamp.at, by_user_id=stamp.by)
    db.session.add(row)
    db.session.flush()
    journal.record(stamp, "report.written", "report", row.id, year=year, chapter=title)
    return row


def issue(photograph: Mapping[str, Any], stamp: Stamp) -> ReportEdition:
    """Return a new edition of a report, kept for ever as it was counted just before.

    The pôle is held meanwhile: two people issue one after the other. Raise Refusal before the pôle has a name, and when
    nothing changed since the edition before.
    """
    pole = structure.find_structure()
    if pole is None:
        raise Refusal("Le rapport porte le nom du pôle : écrire d’abord la fiche du pôle.")
    held(pole)
    year = photograph["year"]
    former = queries.newest_edition(year)
    if former is not None and is_same(queries.photograph_in(former), photograph):
        raise Refusal(
            "Rien n’a changé depuis l’édition {number} : une nouvelle dirait la même chose.", number=former.number
        )
    record = canonical(photograph)
    row = ReportEdition(
        year=year,
        number=former.number + 1 if former else 1,
        at=stamp.at,
        by_user_id=stamp.by,
        record=record,
        hash=hashlib.sha256(record.encode()).hexdigest(),
    )
    db.session.add(row)
    db.session.flush()
    journal.record(stamp, "report.issued", "report_edition", row.id, year=year, number=row.number, fingerprint=row.hash)
    return row
