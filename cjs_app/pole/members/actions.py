"""Asking for memberships, receiving fees, giving receipts, reminding; nothing is deleted."""

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import asdict
from sqlalchemy import insert, select

from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.kernel.states import moved
from cjs_app.plumbing.database import db, held, upsert
from cjs_app.plumbing.formats import short_day
from cjs_app.pole.directory.models import Organisation, Person
from cjs_app.pole.members import queries, receipts
from cjs_app.pole.members.domain import (
    CANCEL,
    CATEGORY_LABELS,
    HIGHEST_FEE_CENTS,
    PAY,
    WAY_LABELS,
    Category,
    Paid,
    ReminderWay,
    State,
    Wish,
    asked_fee,
    category_of,
    ensure_payment,
    fee_on,
    persons_category,
    receipt_number,
)
from cjs_app.pole.members.models import (
    Member,
    Membership,
    MembershipFee,
    MembershipReceipt,
    MembershipReminder,
    ReceiptSeries,
)
from cjs_app.pole.structure.queries import identity


def ask(holder: Organisation | Person, wish: Wish, stamp: Stamp) -> Membership:
    """Return the membership of a structure or a person for a year; raise Refusal when there is one already."""
    if isinstance(holder, Organisation):
        category, new = category_of(held(holder).kind), Member(organisation=holder)
    else:
        category, new = persons_category(wish.category), Member(person=held(holder))
    member = queries.member_of(holder)
    if member is None:
        member = new
        db.session.add(member)
        db.session.flush()
    fee = asked_fee(wish.fee_cents, fee_on(queries.fees(), category, wish.asked_on))
    return _asked(member, wish.year, wish.asked_on, category, fee, stamp)


def renew(member: Member, year: int, stamp: Stamp) -> Membership:
    """Return the membership of a member for one more year, at the fee of the table, else at that of the last time."""
    member = held(member)
    past = next((one for one in queries.memberships_of(member) if one.state is not State.CANCELLED), None)
    if member.organisation is not None:
        category = category_of(member.organisation.kind)
    else:
        category = persons_category(past.category if past else None)
    tabled = fee_on(queries.fees(), category, stamp.day)
    fee = asked_fee(None, tabled, past.fee_cents if past else None)
    return _asked(member, year, stamp.day, category, fee, stamp)


def renew_many(year: int, numbers: Sequence[int] | None, stamp: Stamp) -> int:
    """Ask those who paid the year before for this year, all of them or those of these numbers; return how many.

    Whoever asked already is left as they are. Few statements, however many they are.
    """
    series = _series(year)  # two people who press together do it once
    table, rows = queries.fees(), []
    for number, before, paid, kind in queries.to_renew(year, numbers):
        category = category_of(kind) if kind is not None else before
        fee = asked_fee(None, fee_on(table, category, stamp.day), paid)
        rows.append(
            {
                "member_id": number,
                "year": year,
                "category": category,
                "fee_cents": fee,
                "state": State.ASKED,
                "asked_on": stamp.day,
                "reason": "",
            }
        )
    if rows:
        db.session.execute(insert(Membership), rows)
        journal.record(stamp, "members.renewed", "members", series.id, year=year, count=len(rows))
    return len(rows)


def pay(membership: Membership, paid: Paid, stamp: Stamp) -> MembershipReceipt:
    """Note that a fee came in; return its receipt, which has the next number of the year of the stamp."""
    membership = held(membership)
    ensure_payment(paid.day, stamp.day)
    membership.state = moved(membership.state, PAY)
    membership.paid_on, membership.way = paid.day, paid.way
    series = _series(stamp.day.year)
    series.last_rank += 1
    number = receipt_number(series.year, series.last_rank)
    receipt = MembershipReceipt(
        membership_id=membership.id,
        year=series.year,
        rank=series.last_rank,
        number=number,
        day=stamp.day,
        photograph=receipts.photograph(_told(membership, number, stamp.day)),
    )
    db.session.add(receipt)
    db.session.flush()
    journal.record(
        stamp,
        "member.paid",
        "member",
        membership.member_id,
        year=membership.year,
        fee_cents=membership.fee_cents,
        number=number,
        day=paid.day,
    )
    return receipt


def cancel(membership: Membership, reason: str, stamp: Stamp) -> None:
    """Cancel a membership, with its reason; its receipt keeps its number."""
    membership = held(membership)
    if not reason.strip():
        raise Refusal("Écrire pourquoi cette adhésion est annulée.", field="reason")
    membership.state = moved(membership.state, CANCEL)
    membership.cancelled_at, membership.reason = stamp.at, reason.strip()
    journal.record(stamp, "member.cancelled", "member", membership.member_id, year=membership.year)


def show_publicly(member: Member, *, agreed: bool, stamp: Stamp) -> None:
    """Put a structure that agrees in the public directory, or take it out."""
    member = held(member)
    if member.organisation_id is None:
        raise Refusal("L’annuaire public ne montre que des structures : une personne n’y figure pas.")
    if agreed is (member.shown_since is not None):
        return
    member.shown_since = stamp.day if agreed else None
    journal.record(stamp, "member.shown" if agreed else "member.hidden", "member", member.id)


def set_fee(category: Category, valid_from: dt.date, amount_cents: int, stamp: Stamp) -> MembershipFee:
    """Return a new line of the fee table."""
    if not 0 <= amount_cents <= HIGHEST_FEE_CENTS:
        raise Refusal("Cette cotisation est trop grande, ou négative : vérifier le montant.", field="amount_cents")
    fee = MembershipFee(category=category, valid_from=valid_from, amount_cents=amount_cents)
    db.session.add(fee)
    db.session.flush()
    said = "membership_fee.set", "membership_fee", fee.id
    journal.record(stamp, *said, category=category.value, day=valid_from, amount_cents=amount_cents)
    return fee


def cancel_fee(fee: MembershipFee, stamp: Stamp) -> None:
    """Take a line out of the fee table; memberships asked before keep their fee."""
    held(fee)
    if fee.cancelled_at is None:
        fee.cancelled_at = stamp.at
        journal.record(stamp, "membership_fee.cancelled", "membership_fee", fee.id)


def remind(numbers: Sequence[int], year: int, way: ReminderWay, stamp: Stamp) -> int:
    """Note that members were reminded of the fee of a year; return how many, each of them once a day."""
    rows = select(Member.id).where(Member.id.in_(numbers)).order_by(Member.id).with_for_update()
    known = db.session.scalars(rows).all()
    today = select(MembershipReminder.member_id).where(
        MembershipReminder.year == year, MembershipReminder.day == stamp.day, MembershipReminder.way == way
    )
    done = set(db.session.scalars(today))
    wanted = [number for number in known if number not in done]
    for number in wanted:
        db.session.add(MembershipReminder(member_id=number, year=year, day=stamp.day, way=way))
        journal.record(stamp, "member.reminded", "member", number, year=year, way=way.value)
    db.session.flush()
    return len(wanted)


def _asked(member: Member, year: int, day: dt.date, category: Category, fee: int, stamp: Stamp) -> Membership:
    """Return a membership that waits for its fee; raise Refusal when the member has one for this year."""
    if queries.standing_of(member, year) is not None:
        raise Refusal("L’adhésion {year} existe déjà : la regarder sur la fiche de l’adhérent.", year=year)
    membership = Membership(
        member_id=member.id, year=year, category=category, fee_cents=fee, state=State.ASKED, asked_on=day
    )
    db.session.add(membership)
    db.session.flush()
    journal.record(stamp, "member.asked", "member", member.id, year=year, fee_cents=fee)
    return membership


def _series(year: int) -> ReceiptSeries:
    """Return the suite of receipts of a year, which nobody else moves until the end of the transaction."""
    new = upsert(ReceiptSeries).values(year=year, last_rank=0).on_conflict_do_nothing(index_elements=["year"])
    db.session.execute(new)
    rows = select(ReceiptSeries).where(ReceiptSeries.year == year).with_for_update()
    return db.session.scalars(rows.execution_options(populate_existing=True)).one()


def _told(membership: Membership, number: str, day: dt.date) -> receipts.Told:
    """Return what the receipt of a membership says."""
    member, organisation = membership.member, membership.member.organisation
    address = ""
    if organisation is not None:
        town = f"{organisation.postcode} {organisation.city}".strip()
        address = "\n".join(part for part in (organisation.address, town) if part)
    return receipts.Told(
        number=number,
        day=short_day(day),
        year=membership.year,
        member=member.name,
        category=CATEGORY_LABELS[membership.category],
        address=address,
        fee_cents=membership.fee_cents,
        paid_on=short_day(membership.paid_on),
        way=WAY_LABELS[membership.way] if membership.way else "",
        giver=asdict(identity()),
    )
