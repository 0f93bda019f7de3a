"""Finding the lines of the road map."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select

from cjs_app.coop.books.sheets import Cell, Column, Sheet
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404
from cjs_app.plumbing.searching import hit, holding
from cjs_app.pole.roadmap.domain import STATUS_LABELS
from cjs_app.pole.roadmap.models import RoadmapLine


def get_line(line_id: int) -> RoadmapLine:
    """Return a line, or answer 404."""
    return or_404(select(RoadmapLine).where(RoadmapLine.id == line_id))


def lines_of(year: int) -> Sequence[RoadmapLine]:
    """Return the lines of a year in their order."""
    rows = select(RoadmapLine).where(RoadmapLine.year == year)
    return db.session.scalars(rows.order_by(RoadmapLine.position, RoadmapLine.id)).all()


def line_after(line: RoadmapLine) -> RoadmapLine | None:
    """Return the line of a later year that goes on with this one, or None."""
    return db.session.scalar(select(RoadmapLine).where(RoadmapLine.carried_from_id == line.id))


def last_position(year: int) -> int:
    """Return the place of the last line of a year, 0 where there is none."""
    return db.session.scalar(select(func.max(RoadmapLine.position)).where(RoadmapLine.year == year)) or 0


def lines_found(_scope: Any, words: str) -> Select[Any]:
    """Return the lines that answer to a search from anywhere."""
    return (
        hit(words, RoadmapLine.id, RoadmapLine.subject, RoadmapLine.subject, state=RoadmapLine.status)
        .where(*holding(words, RoadmapLine.subject, RoadmapLine.aim))
        .order_by(RoadmapLine.year.desc(), RoadmapLine.position)
    )


def lines_sheet(year: int) -> Sheet:
    """Return the road map of a year as a list that may leave."""
    columns = (Column("Sujet"), Column("Ce qui est visé"), Column("Cible", Cell.NUMBER), Column("État"))
    rows = [(one.subject, one.aim, one.target, STATUS_LABELS[one.status]) for one in lines_of(year)]
    return Sheet("Feuille de route", columns, rows)
