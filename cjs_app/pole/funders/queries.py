"""Finding agreements, grants and all that hangs on them."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from cjs_app.coop.books.sheets import Cell, Column, Sheet
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404
from cjs_app.plumbing.searching import hit, holding
from cjs_app.pole.directory.models import Organisation
from cjs_app.pole.directory.papers import Line, known
from cjs_app.pole.funders.domain import PURPOSE_LABELS, STATUS_LABELS, Purpose, Standing, Status
from cjs_app.pole.funders.models import Convention, Grant, GrantCost, GrantDeadline, GrantPayment
from cjs_app.pole.structure.telling import Waiting

PAID = (
    select(func.coalesce(func.sum(GrantPayment.amount_cents), 0))
    .where(GrantPayment.grant_id == Grant.id, GrantPayment.cancelled_at.is_(None))
    .correlate(Grant)
    .scalar_subquery()
)
JUSTIFIED = (
    select(func.coalesce(func.sum(GrantCost.amount_cents), 0))
    .where(GrantCost.grant_id == Grant.id, GrantCost.cancelled_at.is_(None))
    .correlate(Grant)
    .scalar_subquery()
)
SOON = dt.timedelta(days=30)
"""How long before its day a paper is called for on the front page."""


class Counted(NamedTuple):
    """A grant with its sums."""

    grant: Grant
    standing: Standing


def get_grant(grant_id: int) -> Grant:
    """Return a grant with its funder, or answer 404."""
    return or_404(select(Grant).options(joinedload(Grant.organisation)).where(Grant.id == grant_id))


def get_convention(convention_id: int) -> Convention:
    """Return an agreement with its funder, or answer 404."""
    return or_404(select(Convention).options(joinedload(Convention.organisation)).where(Convention.id == convention_id))


def get_payment(grant: Grant, payment_id: int) -> GrantPayment:
    """Return a payment of a grant, or answer 404."""
    return or_404(select(GrantPayment).where(GrantPayment.grant_id == grant.id, GrantPayment.id == payment_id))


def get_deadline(grant: Grant, deadline_id: int) -> GrantDeadline:
    """Return a deadline of a grant, or answer 404."""
    return or_404(select(GrantDeadline).where(GrantDeadline.grant_id == grant.id, GrantDeadline.id == deadline_id))


def get_cost(grant: Grant, cost_id: int) -> GrantCost:
    """Return a cost of a grant, or answer 404."""
    return or_404(select(GrantCost).where(GrantCost.grant_id == grant.id, GrantCost.id == cost_id))


def grants_of(
    year: int | None = None, words: str = "", status: Status | None = None, organisation_id: int | None = None
) -> list[Counted]:
    """Return the grants of a year, or of all years, with their sums, the greatest first; one statement."""
    rows = select(Grant, PAID, JUSTIFIED).options(joinedload(Grant.organisation)).join(Grant.organisation)
    if year is not None:
        rows = rows.where(Grant.year == year)
    if status is not None:
        rows = rows.where(Grant.status == status)
    if organisation_id is not None:
        rows = rows.where(Grant.organisation_id == organisation_id)
    rows = rows.where(*holding(words, Organisation.name, Grant.subject))
    rows = rows.order_by(Grant.year.desc(), func.coalesce(Grant.granted_cents, Grant.asked_cents, 0).desc(), Grant.id)
    return [
        Counted(grant, Standing(grant.granted_cents, int(paid), int(justified)))
        for grant, paid, justified in db.session.execute(rows)
    ]


def standing_of(grant: Grant) -> Standing:
    """Return the sums of a grant, in cents."""
    row = db.session.execute(select(PAID, JUSTIFIED).select_from(Grant).where(Grant.id == grant.id)).one()
    return Standing(grant.granted_cents, int(row[0]), int(row[1]))


def standing_from(grant: Grant, payments: Sequence[GrantPayment], costs: Sequence[GrantCost]) -> Standing:
    """Return the sums of a grant from its payments and costs at hand, in cents."""
    return Standing(
        grant.granted_cents,
        sum(one.amount_cents for one in payments if one.cancelled_at is None),
        sum(one.amount_cents for one in costs if one.cancelled_at is None),
    )


def payments_of(grant: Grant) -> Sequence[GrantPayment]:
    """Return the payments of a grant, in their order; those cancelled too."""
    rows = select(GrantPayment).where(GrantPayment.grant_id == grant.id)
    return db.session.scalars(rows.order_by(GrantPayment.day, GrantPayment.id)).all()


def deadlines_of(grant: Grant) -> Sequence[GrantDeadline]:
    """Return what the funder waits for, those that wait first."""
    rows = select(GrantDeadline).where(GrantDeadline.grant_id == grant.id)
    return db.session.scalars(
        rows.order_by(GrantDeadline.done_on.is_not(None), GrantDeadline.due_day, GrantDeadline.id)
    ).all()


def costs_of(grant: Grant) -> Sequence[GrantCost]:
    """Return what a grant pays for, by action and day; those taken back too."""
    rows = select(GrantCost).where(GrantCost.grant_id == grant.id)
    return db.session.scalars(rows.order_by(GrantCost.action, GrantCost.day, GrantCost.id)).all()


def conventions_of(organisation_id: int | None = None) -> Sequence[Convention]:
    """Return the agreements with a funder, or with all of them, the newest first."""
    rows = select(Convention).options(joinedload(Convention.organisation))
    if organisation_id is not None:
        rows = rows.where(Convention.organisation_id == organisation_id)
    return db.session.scalars(rows.order_by(Convention.start_day.desc(), Convention.id)).all()


def conventions_to_choose() -> list[tuple[int, str]]:
    """Return the number and the words of each agreement that a grant may be of."""
    return [(one.id, f"{one.organisation.name} · {one.title}") for one in conventions_of()]


def waiting_on(today: dt.date) -> list[Waiting]:
    """Return the papers that funders wait for, late or due within the month."""
    rows = (
        select(GrantDeadline.label, GrantDeadline.due_day, Grant.id, Organisation.name)
        .join(Grant, Grant.id == GrantDeadline.grant_id)
        .join(Organisation, Organisation.id == Grant.organisation_id)
        .where(GrantDeadline.done_on.is_(None), GrantDeadline.due_day <= today + SOON)
        .order_by(GrantDeadline.due_day)
    )
    return [
        Waiting(f"{label} pour {name}", "funders.grants.show", {"grant_id": grant_id}, due, "file-text")
        for label, due, grant_id, name in db.session.execute(rows)
    ]


def known_of(organisation: Organisation, _year: int) -> Select[Any]:
    """Return the years of what a funder granted: a part of a larger statement."""
    return known(Grant.organisation_id, other=Grant.year).where(
        Grant.organisation_id == organisation.id, Grant.status == Status.GRANTED
    )


def lines_of(rows: Sequence[Any], _year: int) -> list[Line]:
    """Return what a funder gave, for its page in the directory."""
    if not rows:
        return []
    years = sorted({row.other for row in rows})
    span = str(years[0]) if len(years) == 1 else f"de {years[0]} à {years[-1]}"
    many = f"{len(rows)} subventions" if len(rows) > 1 else "1 subvention"
    return [Line("Finance le pôle", f"{many}, {span}", "funders.show", {"organisation_id": rows[0].number}, "euro")]


def grants_found(_scope: Any, words: str) -> Select[Any]:
    """Return the grants that answer to a search from anywhere."""
    return (
        hit(words, Grant.id, Grant.subject, Organisation.name, detail=Organisation.name, state=Grant.status)
        .join(Organisation, Organisation.id == Grant.organisation_id)
        .where(*holding(words, Grant.subject, Organisation.name))
        .order_by(Grant.year.desc(), Grant.id)
    )


def grants_sheet(year: int) -> Sheet:
    """Return the grants of a year as a list that may leave."""
    columns = (
        Column("Financeur"),
        Column("Objet"),
        Column("Type"),
        Column("État"),
        Column("Demandé", Cell.MONEY),
        Column("Accordé", Cell.MONEY),
        Column("Versé", Cell.MONEY),
        Column("Justifié", Cell.MONEY),
    )
    rows = [
        (
            one.grant.organisation.name,
            one.grant.subject,
            PURPOSE_LABELS[one.grant.purpose],
            STATUS_LABELS[one.grant.status],
            one.grant.asked_cents,
            one.grant.granted_cents,
            one.standing.paid_cents,
            one.standing.justified_cents,
        )
        for one in grants_of(year)
    ]
    return Sheet("Subventions", columns, rows)


def is_of_purpose(one: Counted, purpose: Purpose) -> bool:
    """Return whether a granted grant is for this purpose."""
    return one.grant.status is Status.GRANTED and one.grant.purpose is purpose
