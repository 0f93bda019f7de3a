"""Putting the report of a year together, and reading its editions again."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, func, select

from cjs_app.journal.domain import canonical
from cjs_app.plumbing import clock, formats
from cjs_app.plumbing.database import db
from cjs_app.pole.report.domain import Report, Version, comparisons, section
from cjs_app.pole.report.models import ReportEdition, ReportText
from cjs_app.pole.report.photographs import Change, changes, developed, photograph, versions_in
from cjs_app.pole.structure import queries as structure
from cjs_app.pole.structure import telling
from cjs_app.pole.structure.domain import year_of_life
from cjs_app.pole.structure.figures import Figure
from cjs_app.pole.structure.plan import PLAN
from cjs_app.pole.structure.writing import written


def report_of(year: int) -> Report:
    """Return the report of a year, counted now."""
    figures, identity, texts = telling.figures_of(year), structure.identity(), _newest_texts(year)
    told = {key: written(figure) for key, figure in figures.items()}
    compared = comparisons(figures, told, _bases(figures.values()))
    sections = tuple(
        section(chapter, texts.get(chapter.key), telling.pieces_of(chapter.key, year), figures, told, compared)
        for chapter in PLAN
    )
    age = year_of_life(identity.founded_year, year)
    return Report(year, identity, age, formats.day(clock.today()), sections, figures, told)


def as_json(year: int) -> str:
    """Return the report of a year for programs."""
    return json.dumps(report_of(year).to_json(), ensure_ascii=False, indent=2)


def texts_of(year: int) -> dict[str, str]:
    """Return the newest text of each chapter of a year."""
    return {chapter: version.text for chapter, version in _newest_texts(year).items()}


def _newest_texts(year: int) -> dict[str, Version]:
    """Return the newest version of the text of each chapter of a year."""
    newest = select(func.max(ReportText.id)).where(ReportText.year == year).group_by(ReportText.chapter)
    rows = db.session.scalars(select(ReportText).where(ReportText.id.in_(newest)))
    return {row.chapter: Version(row.id, row.text) for row in rows}


def versions_of(year: int, chapter: str) -> Sequence[ReportText]:
    """Return every text that a chapter of a year ever had, newest first."""
    rows = select(ReportText).where(ReportText.year == year, ReportText.chapter == chapter)
    return db.session.scalars(rows.order_by(ReportText.id.desc())).all()


def newest_text(year: int, chapter: str) -> ReportText | None:
    """Return the text of a chapter as it stands, or None."""
    rows = select(ReportText).where(ReportText.year == year, ReportText.chapter == chapter)
    return db.session.scalars(rows.order_by(ReportText.id.desc()).limit(1)).first()


def editions_of(year: int) -> Sequence[Row[int, dt.datetime, int | None, str]]:
    """Return number, moment, author and fingerprint of each edition of a year, newest first."""
    columns = (ReportEdition.number, ReportEdition.at, ReportEdition.by_user_id, ReportEdition.hash)
    return db.session.execute(
        select(*columns).where(ReportEdition.year == year).order_by(ReportEdition.number.desc())
    ).all()


def find_edition(year: int, number: int) -> ReportEdition | None:
    """Return an edition of a year by its number, or None."""
    return db.session.scalar(select(ReportEdition).where(ReportEdition.year == year, ReportEdition.number == number))


def newest_edition(year: int) -> ReportEdition | None:
    """Return the last edition of a year, or None before the first one."""
    rows = select(ReportEdition).where(ReportEdition.year == year).order_by(ReportEdition.number.desc())
    return db.session.scalars(rows.limit(1)).first()


def photograph_in(edition: ReportEdition) -> dict[str, Any]:
    """Return the photograph that an edition is."""
    kept: dict[str, Any] = json.loads(edition.record)
    return kept


def photograph_of(year: int) -> dict[str, Any]:
    """Return the report of a year as an edition would keep it now."""
    taken: dict[str, Any] = json.loads(canonical(photograph(report_of(year))))
    return taken


def report_in(edition: ReportEdition) -> Report:
    """Return the report that an edition keeps."""
    kept = photograph_in(edition)
    rows = select(ReportText.id, ReportText.text).where(ReportText.id.in_(versions_in(kept)))
    return developed(kept, {row.id: row.text for row in db.session.execute(rows)}, edition.number)


def changes_since(edition: ReportEdition, later: ReportEdition | None) -> list[Change]:
    """Return what a later edition says otherwise than this one; without one, what the report says today."""
    after: Mapping[str, Any] = photograph_in(later) if later else photograph_of(edition.year)
    return changes(photograph_in(edition), after)


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
