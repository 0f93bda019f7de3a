"""Finding statutes, mandates and seats."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from cjs_app.deciding.people import Place, Someone, Wing, tell_with
from cjs_app.kernel.periods import days_of_year
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404
from cjs_app.pole.directory.models import Person
from cjs_app.pole.governance.models import Body, BodyMeeting, Mandate, Statutes


def find_statutes(day: dt.date, held: bool = False) -> Statutes | None:
    """Return what the statutes say on a day, or None before the first ones."""
    rows = select(Statutes).where(Statutes.valid_from <= day).order_by(Statutes.valid_from.desc()).limit(1)
    return db.session.scalar(rows.with_for_update() if held else rows)


def find_statutes_from(day: dt.date) -> Statutes | None:
    """Return the statutes that begin on this very day, or None."""
    return db.session.scalar(select(Statutes).where(Statutes.valid_from == day).with_for_update())


def all_statutes() -> Sequence[Statutes]:
    """Return every version of the statutes, the newest first."""
    return db.session.scalars(select(Statutes).order_by(Statutes.valid_from.desc())).all()


def _named_mandates() -> Select[Mandate]:
    """Return the mandates with who holds them."""
    return select(Mandate).options(joinedload(Mandate.person))


def sitting_on(day: dt.date) -> Sequence[Mandate]:
    """Return who sits on the board on a day, those with a function first, then by name."""
    rows = _named_mandates().join(Mandate.person).where(Mandate.started_on <= day, Mandate.ends_on > day)
    rows = rows.where(or_(Mandate.left_on.is_(None), Mandate.left_on > day))
    found = db.session.scalars(rows.order_by(Person.last_name, Person.first_name, Mandate.id)).all()
    return sorted(found, key=lambda one: one.function == "membre")


def mandates_of_year(year: int) -> Sequence[Mandate]:
    """Return the mandates that ran at some time of a year."""
    rows = _named_mandates().where(Mandate.started_on <= dt.date(year, 12, 31), Mandate.ends_on >= dt.date(year, 1, 1))
    rows = rows.where(or_(Mandate.left_on.is_(None), Mandate.left_on >= dt.date(year, 1, 1)))
    return db.session.scalars(rows.order_by(Mandate.started_on, Mandate.id)).all()


def mandates_of(person_id: int) -> Sequence[Mandate]:
    """Return every mandate of a person, the first one first."""
    return db.session.scalars(
        select(Mandate).where(Mandate.person_id == person_id).order_by(Mandate.started_on, Mandate.id)
    ).all()


def get_mandate(mandate_id: int) -> Mandate:
    """Return a mandate, or answer 404."""
    return or_404(_named_mandates().where(Mandate.id == mandate_id))


def all_bodies() -> Sequence[Body]:
    """Return the other bodies where the pôle sits, by name."""
    return db.session.scalars(select(Body).order_by(Body.name, Body.id)).all()


def find_body(slug: str) -> Body | None:
    """Return the body of this short word, or None."""
    return db.session.scalar(select(Body).where(Body.slug == slug))


def get_body(body_id: int) -> Body:
    """Return a body, or answer 404."""
    return or_404(select(Body).options(joinedload(Body.organisation)).where(Body.id == body_id))


def get_body_meeting(body_meeting_id: int) -> BodyMeeting:
    """Return a meeting of another body, or answer 404."""
    return or_404(select(BodyMeeting).where(BodyMeeting.id == body_meeting_id))


def body_meetings(year: int, body: Body | None = None) -> Sequence[BodyMeeting]:
    """Return the meetings of the other bodies in a year, the first one first; lines taken back are left out."""
    rows = select(BodyMeeting).options(joinedload(BodyMeeting.person))
    rows = rows.where(BodyMeeting.cancelled_at.is_(None))
    rows = rows.where(BodyMeeting.day.between(*days_of_year(year)))
    if body is not None:
        rows = rows.where(BodyMeeting.body_id == body.id)
    return db.session.scalars(rows.order_by(BodyMeeting.day, BodyMeeting.id)).all()


def expected(_place: Place, day: dt.date) -> Sequence[Someone]:
    """Return who sits on the board on a day."""
    return [Someone(one.person_id, one.person.name) for one in sitting_on(day)]


def named(_place: Place, numbers: Collection[int]) -> Mapping[int, str]:
    """Return the names of these people of the directory."""
    rows = select(Person.id, Person.first_name, Person.last_name).where(Person.id.in_(numbers))
    return {row.id: f"{row.first_name} {row.last_name}".strip() for row in db.session.execute(rows)}


tell_with(Wing(expected, named), in_season=False)
