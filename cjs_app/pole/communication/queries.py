"""Finding what the pôle's communication holds."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import Select, select

from cjs_app.coop.books.sheets import Cell, Column, Sheet
from cjs_app.kernel.periods import days_of_year
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404
from cjs_app.plumbing.searching import hit, holding
from cjs_app.pole.communication.models import AwarenessTalk, PressCutting, SiteFact, SocialAccount, SocialCount

Record = TypeVar("Record", PressCutting, SocialAccount, SocialCount, AwarenessTalk, SiteFact)


def get_record(table: type[Record], number: int) -> Record:
    """Return a record by its number, or answer 404."""
    found: Record = or_404(select(table).where(table.id == number))
    return found


def cuttings_of(year: int, words: str = "") -> Sequence[PressCutting]:
    """Return the press cuttings of a year, the newest first."""
    first, last = days_of_year(year)
    rows = select(PressCutting).where(
        PressCutting.day >= first,
        PressCutting.day <= last,
        PressCutting.cancelled_at.is_(None),
        *holding(words, PressCutting.title, PressCutting.outlet, PressCutting.about),
    )
    return db.session.scalars(rows.order_by(PressCutting.day.desc(), PressCutting.id.desc())).all()


def subjects_in_use() -> Sequence[str]:
    """Return what press cuttings were about, to be chosen again."""
    rows = select(PressCutting.about).where(PressCutting.about != "").distinct().order_by(PressCutting.about)
    return db.session.scalars(rows).all()


def accounts() -> Sequence[SocialAccount]:
    """Return the accounts of the pôle, those closed last."""
    rows = select(SocialAccount).order_by(SocialAccount.closed_on.is_not(None), SocialAccount.name, SocialAccount.id)
    return db.session.scalars(rows).all()


def counts_until(year: int) -> dict[int, list[SocialCount]]:
    """Return the counts of each account up to the end of a year, by account; one statement."""
    rows = select(SocialCount).where(SocialCount.day <= dt.date(year, 12, 31), SocialCount.cancelled_at.is_(None))
    found: dict[int, list[SocialCount]] = {}
    for count in db.session.scalars(rows.order_by(SocialCount.day, SocialCount.id)):
        found.setdefault(count.account_id, []).append(count)
    return found


def talks_of(year: int) -> Sequence[AwarenessTalk]:
    """Return the talks before pupils of a year, the newest first."""
    first, last = days_of_year(year)
    rows = select(AwarenessTalk).where(
        AwarenessTalk.day >= first, AwarenessTalk.day <= last, AwarenessTalk.cancelled_at.is_(None)
    )
    return db.session.scalars(rows.order_by(AwarenessTalk.day.desc(), AwarenessTalk.id.desc())).all()


def site_facts_of(year: int) -> Sequence[SiteFact]:
    """Return what was counted about the site in a year."""
    rows = select(SiteFact).where(SiteFact.year == year, SiteFact.cancelled_at.is_(None))
    return db.session.scalars(rows.order_by(SiteFact.id)).all()


def cuttings_found(_scope: Any, words: str) -> Select[Any]:
    """Return the press cuttings that answer to a search from anywhere."""
    return (
        hit(
            words,
            PressCutting.id,
            PressCutting.title,
            PressCutting.title,
            detail=PressCutting.outlet,
            day=PressCutting.day,
        )
        .where(PressCutting.cancelled_at.is_(None), *holding(words, PressCutting.title, PressCutting.outlet))
        .order_by(PressCutting.day.desc(), PressCutting.id)
    )


def cuttings_sheet(year: int) -> Sheet:
    """Return the press cuttings of a year as a list that may leave."""
    columns = (Column("Jour", Cell.DAY), Column("Titre"), Column("Média"), Column("Sujet"), Column("Adresse"))
    return Sheet("Presse", columns, [(one.day, one.title, one.outlet, one.about, one.url) for one in cuttings_of(year)])
