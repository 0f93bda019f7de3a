"""Finding editions and all that hangs on them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Select, and_, case, extract, func, select
from sqlalchemy.orm import joinedload

from cjs_app.coop.books.sheets import Cell, Column, Sheet
from cjs_app.kernel.periods import days_of_year
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404
from cjs_app.plumbing.searching import hit, holding
from cjs_app.pole.directory.models import Organisation
from cjs_app.pole.directory.papers import Line, known
from cjs_app.pole.pathway.domain import STATUS_LABELS, Status, names_go_on
from cjs_app.pole.pathway.models import (
    PathwayContributor,
    PathwayEdition,
    PathwayParticipant,
    PathwayPresence,
    PathwaySession,
)
from cjs_app.pole.structure.telling import Waiting

YEARS = select(extract("year", PathwayEdition.first_day)).where(PathwayEdition.status != Status.CANCELLED)
"""The years in which something of this took place."""
Part = TypeVar("Part", PathwayContributor, PathwayParticipant, PathwaySession)


class Counts(NamedTuple):
    """How much of each an edition has."""

    participants: int
    days: int
    contributors: int


def get_edition(edition_id: int) -> PathwayEdition:
    """Return an edition, or answer 404."""
    return or_404(select(PathwayEdition).where(PathwayEdition.id == edition_id))


def find_edition_with_young_people(
    edition_id: int, *, named: bool
) -> tuple[PathwayEdition, int, Sequence[PathwayParticipant]] | None:
    """Return an edition, how many take part and, for the team, who they are, by first name; or None."""
    live = (PathwayParticipant.edition_id == edition_id, PathwayParticipant.withdrawn_at.is_(None))
    many = select(func.count(PathwayParticipant.id)).where(*live).scalar_subquery()
    rows = select(PathwayEdition, many).where(PathwayEdition.id == edition_id)
    if named:
        rows = rows.add_columns(PathwayParticipant).outerjoin(PathwayParticipant, and_(*live))
        rows = rows.order_by(PathwayParticipant.first_name, PathwayParticipant.id)
    found = db.session.execute(rows).all()
    if not found:
        return None
    return found[0][0], found[0][1], [one for _, _, *names in found for one in names if one is not None]


def get_part(table: type[Part], edition: PathwayEdition, part_id: int) -> Part:
    """Return a moment, a young person or a contributor of an edition, or answer 404."""
    found: Part = or_404(select(table).where(table.edition_id == edition.id, table.id == part_id))
    return found


def editions_of(year: int) -> Sequence[PathwayEdition]:
    """Return the editions that begin in a year, by their number."""
    first, last = days_of_year(year)
    rows = select(PathwayEdition).where(PathwayEdition.first_day >= first, PathwayEdition.first_day <= last)
    return db.session.scalars(rows.order_by(PathwayEdition.number, PathwayEdition.id)).all()


def counts_of(editions: Sequence[PathwayEdition]) -> Mapping[int, Counts]:
    """Return how many took part, on how many days, with how many contributors; one statement."""
    numbers = [one.id for one in editions]
    if not numbers:
        return {}

    def of(table: type[Any], counted: Any, live: Any) -> Any:
        own = select(counted).where(table.edition_id == PathwayEdition.id, live)
        return own.correlate(PathwayEdition).scalar_subquery()

    rows = select(
        PathwayEdition.id,
        of(PathwayParticipant, func.count(), PathwayParticipant.withdrawn_at.is_(None)),
        of(PathwaySession, func.count(PathwaySession.day.distinct()), PathwaySession.cancelled_at.is_(None)),
        of(PathwayContributor, func.count(), PathwayContributor.removed_at.is_(None)),
    ).where(PathwayEdition.id.in_(numbers))
    return {number: Counts(*counts) for number, *counts in db.session.execute(rows)}


def counts_read(
    participants: int, sessions: Sequence[tuple[PathwaySession, int, int]], contributors: Sequence[PathwayContributor]
) -> Counts:
    """Return the same of an edition whose lists were read already."""
    return Counts(participants, len({one.day for one, _, _ in sessions}), len(contributors))


def sessions_of(edition: PathwayEdition) -> list[tuple[PathwaySession, int, int]]:
    """Return the programme, each moment with how many were there of how many noted; one statement."""
    present = func.coalesce(func.sum(case((PathwayPresence.present.is_(True), 1), else_=0)), 0)
    rows = (
        select(PathwaySession, present, func.count(PathwayPresence.id))
        .options(joinedload(PathwaySession.organisation))
        .outerjoin(PathwayPresence, PathwayPresence.session_id == PathwaySession.id)
        .where(PathwaySession.edition_id == edition.id, PathwaySession.cancelled_at.is_(None))
        .group_by(PathwaySession.id)
        .order_by(PathwaySession.day, PathwaySession.id)
    )
    return [(one, int(there), int(noted)) for one, there, noted in db.session.execute(rows)]


def participants_of(edition: PathwayEdition) -> Sequence[PathwayParticipant]:
    """Return the young people of an edition, by first name; for the team alone."""
    rows = select(PathwayParticipant).where(
        PathwayParticipant.edition_id == edition.id, PathwayParticipant.withdrawn_at.is_(None)
    )
    return db.session.scalars(rows.order_by(PathwayParticipant.first_name, PathwayParticipant.id)).all()


def present_at(session: PathwaySession) -> list[int]:
    """Return the numbers of who was there."""
    rows = select(PathwayPresence.participant_id).where(
        PathwayPresence.session_id == session.id, PathwayPresence.present.is_(True)
    )
    return list(db.session.scalars(rows))


def contributors_of(edition: PathwayEdition) -> Sequence[PathwayContributor]:
    """Return who comes to the young people or takes part."""
    rows = (
        select(PathwayContributor)
        .options(joinedload(PathwayContributor.organisation), joinedload(PathwayContributor.person))
        .where(PathwayContributor.edition_id == edition.id, PathwayContributor.removed_at.is_(None))
    )
    return db.session.scalars(rows.order_by(PathwayContributor.id)).unique().all()


def known_of(organisation: Organisation, year: int) -> Select[Any]:
    """Return the editions of a year that an organisation takes part in: a part of a larger statement."""
    first, last = days_of_year(year)
    role, order = PathwayContributor.role, (PathwayEdition.number,)
    return (
        known(PathwayEdition.id, other=PathwayEdition.number, detail=role, order=order)
        .join(PathwayContributor, PathwayContributor.edition_id == PathwayEdition.id)
        .where(
            PathwayContributor.organisation_id == organisation.id,
            PathwayContributor.removed_at.is_(None),
            PathwayEdition.first_day >= first,
            PathwayEdition.first_day <= last,
        )
    )


def lines_of(rows: Sequence[Any], _year: int) -> list[Line]:
    """Return the editions that an organisation takes part in, for its page in the directory."""
    return [
        Line(
            f"Entreprendre son avenir, édition {row.other}",
            row.detail or "Prend part",
            "pathway.show",
            {"edition_id": row.number},
            "sprout",
        )
        for row in rows
    ]


def waiting_on(today: dt.date) -> list[Waiting]:
    """Return the editions whose first names are to go."""
    rows = select(PathwayEdition).where(
        PathwayEdition.forgotten_at.is_(None), PathwayEdition.status.in_([Status.DONE, Status.CANCELLED])
    )
    return [
        Waiting(
            f"Effacer les prénoms de l’édition {one.number} du parcours",
            "pathway.show",
            {"edition_id": one.id},
            names_go_on(one.last_day),
            "shield-check",
        )
        for one in db.session.scalars(rows.order_by(PathwayEdition.last_day))
        if names_go_on(one.last_day) <= today
    ]


def editions_found(_scope: Any, words: str) -> Select[Any]:
    """Return the editions that answer to a search from anywhere, by their place."""
    rows = hit(words, PathwayEdition.id, PathwayEdition.place, PathwayEdition.place, state=PathwayEdition.status)
    return rows.where(*holding(words, PathwayEdition.place)).order_by(PathwayEdition.id)


def editions_sheet(year: int) -> Sheet:
    """Return the editions of a year as a list that may leave, without anybody's name."""
    columns = (
        Column("Édition", Cell.NUMBER),
        Column("Lieu"),
        Column("Du", Cell.DAY),
        Column("Au", Cell.DAY),
        Column("État"),
        Column("Jeunes", Cell.NUMBER),
        Column("Journées", Cell.NUMBER),
        Column("Partenaires et intervenants", Cell.NUMBER),
    )
    editions = editions_of(year)
    counts = counts_of(editions)
    rows = [
        (one.number, one.place, one.first_day, one.last_day, STATUS_LABELS[one.status], *counts[one.id])
        for one in editions
    ]
    return Sheet("Parcours", columns, rows)
