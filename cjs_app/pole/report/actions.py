"""Writing the texts of the report."""

from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db
from cjs_app.pole.report import queries
from cjs_app.pole.report.domain import LONGEST_TEXT
from cjs_app.pole.report.models import ReportText
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
