"""Putting the report of a year together."""

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import func, select

from cjs_app.plumbing import clock, formats
from cjs_app.plumbing.database import db
from cjs_app.pole.report.domain import Report, comparisons, section
from cjs_app.pole.report.models import ReportText
from cjs_app.pole.structure import queries as structure
from cjs_app.pole.structure import telling
from cjs_app.pole.structure.domain import year_of_life
from cjs_app.pole.structure.figures import Figure
from cjs_app.pole.structure.plan import PLAN
from cjs_app.pole.structure.writing import written


def report_of(year: int) -> Report:
    """Return the report of a year, counted now."""
    figures, identity, texts = telling.figures_of(year), structure.identity(), texts_of(year)
    told = {key: written(figure) for key, figure in figures.items()}
    compared = comparisons(figures, told, _bases(figures.values()))
    sections = tuple(
        section(chapter, texts.get(chapter.key, ""), telling.pieces_of(chapter.key, year), figures, told, compared)
        for chapter in PLAN
    )
    age = year_of_life(identity.founded_year, year)
    return Report(year, identity, age, formats.day(clock.today()), sections, figures)


def as_json(year: int) -> str:
    """Return the report of a year for programs."""
    return json.dumps(report_of(year).to_json(), ensure_ascii=False, indent=2)


def texts_of(year: int) -> dict[str, str]:
    """Return the newest text of each chapter of a year."""
    newest = select(func.max(ReportText.id)).where(ReportText.year == year).group_by(ReportText.chapter)
    rows = db.session.scalars(select(ReportText).where(ReportText.id.in_(newest)))
    return {row.chapter: row.text for row in rows}


def versions_of(year: int, chapter: str) -> Sequence[ReportText]:
    """Return every text that a chapter of a year ever had, newest first."""
    rows = select(ReportText).where(ReportText.year == year, ReportText.chapter == chapter)
    return db.session.scalars(rows.order_by(ReportText.id.desc())).all()


def newest_text(year: int, chapter: str) -> ReportText | None:
    """Return the text of a chapter as it stands, or None."""
    rows = select(ReportText).where(ReportText.year == year, ReportText.chapter == chapter)
    return db.session.scalars(rows.order_by(ReportText.id.desc()).limit(1)).first()


def _bases(figures: Iterable[Figure]) -> dict[str, str]:
    """Return what the growths of a year start from, as it is written, by «key@year»."""
    named = [one.base for one in figures if one.base]
    years = {name.partition("@")[2] for name in named} - {""}
    before = {of: telling.figures_of(int(of)) for of in sorted(years)}
    found = {}
    for name in named:
        key, _, of = name.partition("@")
        if of and key in before[of]:
            found[name] = written(before[of][key])
    return found
