"""Agreements and grants, from the first idea to the last justified euro."""

import datetime as dt

from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.kernel.states import moved
from cjs_app.plumbing.database import db, held
from cjs_app.pole.directory.queries import ensure_organisation
from cjs_app.pole.funders import queries
from cjs_app.pole.funders.domain import (
    ASKING,
    CANCELLING,
    GRANTING,
    REFUSING,
    ConventionSheet,
    CostSheet,
    GrantSheet,
    Status,
    ensure_amount,
    ensure_granted_covers,
    ensure_payment,
    ensure_period,
)
from cjs_app.pole.funders.models import Convention, Grant, GrantCost, GrantDeadline, GrantPayment

NO_FUNDER = "Choisir le financeur dans le répertoire."


def agree(sheet: ConventionSheet, stamp: Stamp) -> Convention:
    """Return a new agreement with a funder; raise Refusal when it ends before it begins."""
    convention = Convention()
    _write_convention(convention, sheet)
    db.session.add(convention)
    db.session.flush()
    journal.record(stamp, "convention.added", "convention", convention.id)
    return convention


def correct_convention(convention: Convention, sheet: ConventionSheet, stamp: Stamp) -> None:
    """Change what is written of an agreement."""
    held(convention)
    _write_convention(convention, sheet)
    journal.record(stamp, "convention.corrected", "convention", convention.id)


def plan(sheet: GrantSheet, stamp: Stamp) -> Grant:
    """Return a new grant, still to be asked for; raise Refusal for an amount that is none."""
    grant = Grant(status=Status.PLANNED)
    _write_grant(grant, sheet)
    db.session.add(grant)
    db.session.flush()
    journal.record(stamp, "grant.planned", "grant", grant.id, asked_cents=grant.asked_cents)
    return grant


def correct(grant: Grant, sheet: GrantSheet, stamp: Stamp) -> None:
    """Change what is written of a grant; raise Refusal once it was refused or cancelled."""
    grant = held(grant)
    if grant.status in (Status.REFUSED, Status.CANCELLED):
        raise Refusal("Cette subvention est refusée ou annulée : elle reste comme elle est. En noter une nouvelle.")
    before = grant.asked_cents
    _write_grant(grant, sheet)
    db.session.flush()
    journal.record(stamp, "grant.corrected", "grant", grant.id, asked_before=before, asked_cents=grant.asked_cents)


def ask(grant: Grant, day: dt.date, stamp: Stamp) -> None:
    """Note that the grant was asked for on a day; raise Refusal when it already was."""
    grant = held(grant)
    grant.status, grant.asked_on = moved(grant.status, ASKING), day
    journal.record(stamp, "grant.asked", "grant", grant.id, asked_cents=grant.asked_cents, day=day)


def award(grant: Grant, granted_cents: int | None, day: dt.date, stamp: Stamp) -> None:
    """Note the funder's yes and its amount in cents, None while it is not known; a yes may be corrected.

    Raise Refusal when less is granted than was already paid, or once the grant was refused or cancelled.
    """
    grant = held(grant)
    status = moved(grant.status, GRANTING)
    if granted_cents is not None:
        ensure_amount(granted_cents, "granted")
    ensure_granted_covers(granted_cents, queries.standing_of(grant).paid_cents)
    before = grant.granted_cents
    grant.status, grant.granted_cents, grant.answered_on = status, granted_cents, day
    db.session.flush()
    journal.record(stamp, "grant.granted", "grant", grant.id, before=before, granted_cents=granted_cents, day=day)


def refuse(grant: Grant, reason: str, day: dt.date, stamp: Stamp) -> None:
    """Note the funder's no; raise Refusal when an answer is already noted."""
    grant = held(grant)
    grant.status, grant.answered_on, grant.reason = moved(grant.status, REFUSING), day, reason.strip()
    journal.record(stamp, "grant.refused", "grant", grant.id, day=day)


def cancel(grant: Grant, reason: str, stamp: Stamp) -> None:
    """Give a grant up before its answer; raise Refusal when it has one."""
    grant = held(grant)
    grant.status, grant.reason = moved(grant.status, CANCELLING), reason.strip()
    journal.record(stamp, "grant.cancelled", "grant", grant.id)


def receive(grant: Grant, day: dt.date, amount_cents: int | None, stamp: Stamp) -> GrantPayment:
    """Return a payment that came in, in cents; raise Refusal beyond what was granted."""
    grant = held(grant)
    cents = ensure_amount(amount_cents)
    ensure_payment(grant.status, queries.standing_of(grant), cents)
    payment = GrantPayment(grant_id=grant.id, day=day, amount_cents=cents)
    db.session.add(payment)
    db.session.flush()
    journal.record(stamp, "grant.paid", "grant", grant.id, amount_cents=cents, day=day)
    return payment


def cancel_payment(grant: Grant, payment: GrantPayment, stamp: Stamp) -> None:
    """Take back a payment noted by mistake; it stays, crossed out."""
    held(grant)
    held(payment)
    if payment.cancelled_at is None:
        payment.cancelled_at = stamp.at
        journal.record(stamp, "grant.payment_cancelled", "grant", grant.id, amount_cents=payment.amount_cents)


def await_paper(grant: Grant, label: str, due_day: dt.date, stamp: Stamp) -> GrantDeadline:
    """Return something that the funder waits for, with its day."""
    deadline = GrantDeadline(grant_id=held(grant).id, label=label.strip(), due_day=due_day)
    db.session.add(deadline)
    db.session.flush()
    journal.record(stamp, "grant.deadline_added", "grant", grant.id, due=due_day)
    return deadline


def finish_paper(grant: Grant, deadline: GrantDeadline, stamp: Stamp) -> None:
    """Note that what the funder waited for was sent."""
    held(grant)
    held(deadline)
    if deadline.done_on is None:
        deadline.done_on = stamp.day
        journal.record(stamp, "grant.deadline_done", "grant", grant.id, due=deadline.due_day)


def reopen_paper(grant: Grant, deadline: GrantDeadline, stamp: Stamp) -> None:
    """Note that what the funder waits for was not sent after all."""
    held(grant)
    held(deadline)
    if deadline.done_on is not None:
        deadline.done_on = None
        journal.record(stamp, "grant.deadline_reopened", "grant", grant.id, due=deadline.due_day)


def attribute(grant: Grant, sheet: CostSheet, stamp: Stamp) -> GrantCost:
    """Return a cost that a granted grant pays for, in cents; raise Refusal before the funder said yes."""
    grant = held(grant)
    if grant.status is not Status.GRANTED:
        raise Refusal("La subvention n’est pas encore accordée : ses dépenses se notent après la réponse.")
    cents = ensure_amount(sheet.amount_cents)
    cost = GrantCost(
        grant_id=grant.id, day=sheet.day, action=sheet.action.strip(), label=sheet.label.strip(), amount_cents=cents
    )
    db.session.add(cost)
    db.session.flush()
    journal.record(stamp, "grant.cost_added", "grant", grant.id, amount_cents=cents, day=sheet.day)
    return cost


def cancel_cost(grant: Grant, cost: GrantCost, stamp: Stamp) -> None:
    """Take a cost off a grant; it stays, crossed out."""
    held(grant)
    held(cost)
    if cost.cancelled_at is None:
        cost.cancelled_at = stamp.at
        journal.record(stamp, "grant.cost_cancelled", "grant", grant.id, amount_cents=cost.amount_cents)


def _write_convention(convention: Convention, sheet: ConventionSheet) -> None:
    """Copy a sheet onto an agreement."""
    ensure_period(sheet.start_day, sheet.end_day)
    ensure_organisation(sheet.organisation_id, NO_FUNDER)
    convention.organisation_id = sheet.organisation_id
    convention.title, convention.note = sheet.title.strip(), sheet.note.strip()
    convention.start_day, convention.end_day = sheet.start_day, sheet.end_day


def _write_grant(grant: Grant, sheet: GrantSheet) -> None:
    """Copy a sheet onto a grant; an agreement is one with the same funder."""
    ensure_organisation(sheet.organisation_id, NO_FUNDER)
    if sheet.asked_cents is not None:
        ensure_amount(sheet.asked_cents, "asked")
    if sheet.convention_id is not None:
        convention = db.session.get(Convention, sheet.convention_id)
        if convention is None or convention.organisation_id != sheet.organisation_id:
            raise Refusal("Cette convention est avec un autre financeur : en choisir une autre.", field="convention_id")
    grant.organisation_id, grant.convention_id = sheet.organisation_id, sheet.convention_id
    grant.year, grant.purpose, grant.subject = sheet.year, sheet.purpose, sheet.subject.strip()
    grant.asked_cents = sheet.asked_cents
