"""Finding members, their memberships, receipts and reminders."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct, field
from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404
from cjs_app.plumbing.searching import hit, holding
from cjs_app.pole.directory.domain import Kind
from cjs_app.pole.directory.models import Organisation, Person
from cjs_app.pole.members.domain import Category, Sought, State
from cjs_app.pole.members.models import (
    Member,
    Membership,
    MembershipFee,
    MembershipReceipt,
    MembershipReminder,
)

YEARS = select(Membership.year).where(Membership.state != State.CANCELLED)
"""The years in which something of this took place."""
MOST_OFFERED = 12
"""How many structures or people a search offers to join."""


class Asked(Struct, frozen=True):
    """What a list of memberships is asked for; without people, structures alone."""

    words: str = ""
    state: State | None = None
    category: Category | None = None
    domain: str = ""
    people: bool = True


class Everything(Struct, frozen=True):
    """All that the sheet of a member shows."""

    memberships: Sequence[Membership]
    receipts: dict[int, MembershipReceipt] = field(default_factory=dict)
    reminders: Sequence[MembershipReminder] = ()


def get_member(member_id: int) -> Member:
    """Return a member with what the directory knows of it, or answer 404."""
    holders = joinedload(Member.organisation), joinedload(Member.person)
    return or_404(select(Member).options(*holders).where(Member.id == member_id))


def get_membership(membership_id: int) -> Membership:
    """Return a membership with its member, or answer 404."""
    member = joinedload(Membership.member)
    options = member.joinedload(Member.organisation), member.joinedload(Member.person)
    return or_404(select(Membership).options(*options).where(Membership.id == membership_id))


def get_fee(fee_id: int) -> MembershipFee:
    """Return a line of the fee table, or answer 404."""
    return or_404(select(MembershipFee).where(MembershipFee.id == fee_id))


def get_receipt(receipt_id: int) -> MembershipReceipt:
    """Return a receipt, or answer 404."""
    return or_404(select(MembershipReceipt).where(MembershipReceipt.id == receipt_id))


def member_of(holder: Organisation | Person) -> Member | None:
    """Return what a structure or a person is as a member, or None."""
    column = Member.organisation_id if isinstance(holder, Organisation) else Member.person_id
    return db.session.scalar(select(Member).where(column == holder.id))


def memberships_of(member: Member) -> Sequence[Membership]:
    """Return the memberships of a member, the last year first."""
    rows = select(Membership).where(Membership.member_id == member.id)
    return db.session.scalars(rows.order_by(Membership.year.desc(), Membership.id.desc())).all()


def histories_of(numbers: Sequence[int]) -> dict[int, list[Membership]]:
    """Return the memberships of members that were not cancelled, the last year first, by the number of the member."""
    rows = select(Membership).where(Membership.member_id.in_(numbers), Membership.state != State.CANCELLED)
    found: dict[int, list[Membership]] = {}
    for one in db.session.scalars(rows.order_by(Membership.year.desc(), Membership.id.desc())):
        found.setdefault(one.member_id, []).append(one)
    return found


def everything_of(member: Member) -> Everything:
    """Return the memberships, receipts and reminders of a member."""
    found = db.session.execute(
        select(Membership, MembershipReceipt)
        .outerjoin(MembershipReceipt, MembershipReceipt.membership_id == Membership.id)
        .where(Membership.member_id == member.id)
        .order_by(Membership.year.desc(), Membership.id.desc())
    ).all()
    reminders = select(MembershipReminder).where(MembershipReminder.member_id == member.id)
    return Everything(
        [row[0] for row in found],
        {row[0].id: row[1] for row in found if row[1] is not None},
        db.session.scalars(reminders.order_by(MembershipReminder.day.desc(), MembershipReminder.id.desc())).all(),
    )


def standing_of(member: Member, year: int) -> Membership | None:
    """Return the membership of a member in a year, but not a cancelled one."""
    rows = select(Membership).where(
        Membership.member_id == member.id, Membership.year == year, Membership.state != State.CANCELLED
    )
    return db.session.scalar(rows)


def with_holders(rows: Any) -> Any:
    """Return a query of memberships with their members and what the directory knows of them."""
    return (
        rows.join(Membership.member)
        .outerjoin(Member.organisation)
        .outerjoin(Member.person)
        .options(
            contains_eager(Membership.member).contains_eager(Member.organisation),
            contains_eager(Membership.member).contains_eager(Member.person),
        )
    )


def memberships_matching(year: int, asked: Asked) -> Select[Membership]:
    """Return the memberships of a year that answer, by name; those cancelled only when they are asked for."""
    rows: Select[Membership] = with_holders(select(Membership)).where(Membership.year == year)
    rows = rows.where(Membership.state == asked.state if asked.state else Membership.state != State.CANCELLED)
    if asked.category is not None:
        rows = rows.where(Membership.category == asked.category)
    if asked.domain:
        rows = rows.where(Organisation.domain == asked.domain)
    if not asked.people:
        rows = rows.where(Member.person_id.is_(None))
    return rows.where(*holding(asked.words, called())).order_by(*by_name())


def called() -> Any:
    """Return what a member is searched by, as one text: names and town; folding one text is quicker than four."""
    person = Person.first_name + " " + Person.last_name + " " + Person.city
    return func.coalesce(Organisation.name + " " + Organisation.city, person)


def by_name() -> tuple[Any, ...]:
    """Return the order of lists of members: structures and people together, by name."""
    return func.coalesce(Organisation.name, Person.last_name), Person.first_name, Member.id


def late(year: int, words: str = "") -> Select[Any]:
    """Return who belonged to the network the year before, or asked to this year, and whose fee has not come in.

    Each row is a member, the fee that was asked (None before it was), and its reminders: how many, and the last day.
    """
    before, now = aliased(Membership), aliased(Membership)
    reminded = (
        select(
            MembershipReminder.member_id,
            func.count(MembershipReminder.id).label("times"),
            func.max(MembershipReminder.day).label("last"),
        )
        .where(MembershipReminder.year == year)
        .group_by(MembershipReminder.member_id)
        .subquery()
    )
    return (
        select(Member, now.fee_cents, reminded.c.times, reminded.c.last)
        .outerjoin(before, and_(before.member_id == Member.id, before.year == year - 1, before.state == State.PAID))
        .outerjoin(now, and_(now.member_id == Member.id, now.year == year, now.state != State.CANCELLED))
        .outerjoin(reminded, reminded.c.member_id == Member.id)
        .outerjoin(Member.organisation)
        .outerjoin(Member.person)
        .options(contains_eager(Member.organisation), contains_eager(Member.person))
        .where(or_(and_(before.id.is_not(None), now.id.is_(None)), now.state == State.ASKED))
        .where(*holding(words, called()))
        .order_by(*by_name())
    )


def to_renew(year: int, numbers: Sequence[int] | None) -> Sequence[tuple[int, Category, int, Kind | None]]:
    """Return who paid the year before and asked for nothing in this one: all of them, or those of these numbers.

    Each is its number, what it was, what it paid, and the type that the directory now says of a structure.
    """
    before, now = aliased(Membership), aliased(Membership)
    rows = (
        select(Member.id, before.category, before.fee_cents, Organisation.kind)
        .join(before, and_(before.member_id == Member.id, before.year == year - 1, before.state == State.PAID))
        .outerjoin(now, and_(now.member_id == Member.id, now.year == year, now.state != State.CANCELLED))
        .outerjoin(Member.organisation)
        .where(now.id.is_(None))
        .order_by(Member.id)
    )
    if numbers is not None:
        rows = rows.where(Member.id.in_(numbers))
    return [(row[0], row[1], row[2], row[3]) for row in db.session.execute(rows)]


def members_numbered(numbers: Sequence[int]) -> Sequence[Member]:
    """Return the members of these numbers."""
    holders = joinedload(Member.organisation), joinedload(Member.person)
    return db.session.scalars(select(Member).options(*holders).where(Member.id.in_(numbers)).order_by(Member.id)).all()


def fees(*, all_lines: bool = False) -> Sequence[MembershipFee]:
    """Return the fee table, the last lines first; those cancelled only when asked for."""
    rows = select(MembershipFee).order_by(MembershipFee.valid_from.desc(), MembershipFee.id.desc())
    return db.session.scalars(rows if all_lines else rows.where(MembershipFee.cancelled_at.is_(None))).all()


def organisations_to_join(words: str) -> Sequence[Organisation]:
    """Return the first structures of the directory that hold these words."""
    rows = select(Organisation).where(Organisation.archived_at.is_(None))
    rows = rows.where(*holding(words, Organisation.name, Organisation.aliases, Organisation.city))
    return db.session.scalars(rows.order_by(Organisation.name).limit(MOST_OFFERED)).all()


def people_to_join(words: str) -> Sequence[Person]:
    """Return the first people of the directory that hold these words."""
    rows = select(Person).where(Person.archived_at.is_(None))
    rows = rows.where(*holding(words, Person.first_name, Person.last_name))
    return db.session.scalars(rows.order_by(Person.last_name, Person.first_name).limit(MOST_OFFERED)).all()


def receipts_found(_scope: Any, words: str) -> Select[Any]:
    """Return the receipts that answer to a search from anywhere, by their number."""
    number = MembershipReceipt.number
    return hit(words, MembershipReceipt.id, number, number, day=MembershipReceipt.day).where(*holding(words, number))


def public_directory(year: int, sought: Sought) -> Select[Organisation]:
    """Return the structures that are members in a year and agreed to be shown, filtered, by name."""
    rows: Select[Organisation] = shown(select(Organisation), year)
    for column, wanted in (
        (Organisation.kind, sought.kind),
        (Organisation.domain, sought.domain),
        (Organisation.theme, sought.theme),
        (Organisation.city, sought.city),
    ):
        if wanted:
            rows = rows.where(column == wanted)
    rows = rows.where(*holding(sought.words, Organisation.name, Organisation.theme, Organisation.city))
    return rows.order_by(Organisation.name, Organisation.id)


def public_words(year: int) -> dict[str, list[str]]:
    """Return the domains, themes and towns of the structures shown in a year, each in order."""
    rows = shown(select(Organisation.domain, Organisation.theme, Organisation.city), year).distinct()
    found = db.session.execute(rows).all()
    return {
        name: sorted({row[place] for row in found if row[place]})
        for place, name in enumerate(("domains", "themes", "cities"))
    }


def shown(rows: Any, year: int) -> Any:
    """Return a query of structures, of those alone that paid in a year and agreed to be shown."""
    return (
        rows.join(Member, Member.organisation_id == Organisation.id)
        .join(Membership, Membership.member_id == Member.id)
        .where(
            Membership.year == year,
            Membership.state == State.PAID,
            Member.shown_since.is_not(None),
            Organisation.archived_at.is_(None),
        )
    )


def last_year_shown(until: int) -> int | None:
    """Return the last year, up to one, in which the public directory shows somebody."""
    rows = (
        select(func.max(Membership.year))
        .join(Membership.member)
        .where(Membership.state == State.PAID, Membership.year <= until, Member.shown_since.is_not(None))
    )
    return db.session.scalar(rows)
