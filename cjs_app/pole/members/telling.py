"""What the network puts in the report, on the pages of the directory, among what waits, and in the files."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, func, select

from cjs_app.coop.books.sheets import Cell, Column, Sheet
from cjs_app.kernel.charts import Chart, Series, Told, bars
from cjs_app.kernel.horizontal import Row, lying_bars
from cjs_app.plumbing import formats
from cjs_app.plumbing.database import db
from cjs_app.pole.directory.models import Organisation, Person
from cjs_app.pole.directory.papers import Line, known
from cjs_app.pole.members import figures, queries
from cjs_app.pole.members.domain import (
    CATEGORY_LABELS,
    NO_DOMAIN,
    PEOPLE,
    STATE_LABELS,
    WAY_LABELS,
    State,
)
from cjs_app.pole.members.models import Member, Membership, MembershipReceipt
from cjs_app.pole.structure.plan import Lines, Piece, Plot, Table, Tiles
from cjs_app.pole.structure.telling import Waiting

SHEET = (
    Column("Adhérent"),
    Column("Type"),
    Column("Domaine"),
    Column("Commune"),
    Column("État"),
    Column("Cotisation", Cell.MONEY),
    Column("Demandée le", Cell.DAY),
    Column("Payée le", Cell.DAY),
    Column("Moyen"),
    Column("Reçu"),
    Column("Annuaire public"),
)


MOST_LISTED = 300
"""Structures that a report still lists: some ten pages."""


def pieces_of(year: int) -> Iterator[Piece]:
    """Yield what the report says of the network: how many, of which kinds and domains, and every structure."""
    rows = figures.counted((year, year - 1, year - 2))
    now = [row for row in rows if row.year == year]
    if not now:
        return
    domains = figures.by_domain(year)
    yield Tiles(("members.total", "members.organisations", "members.growth", "members.growth_two_years"))
    yield Plot(years_plot(rows, year))
    yield Plot(kinds_plot(now, year))
    yield Table(
        "Les structures par domaine",
        ("Domaine", "Structures"),
        [(domain or NO_DOMAIN, str(structures)) for domain, structures in domains]
        + [("Ensemble", str(sum(structures for _, structures in domains)))],
        frozenset({1}),
    )
    yield from _structures(year)


def _structures(year: int) -> Iterator[Piece]:
    """Yield every structure by name; of a very large network, where the list is: nobody reads it in a report."""
    found = structures_of(year, MOST_LISTED + 1)
    if len(found) > MOST_LISTED:
        yield Lines("Les structures adhérentes", ["La liste entière est dans les fichiers du pôle."])
    else:
        yield Table("Les structures adhérentes", ("Structure", "Domaine", "Thématique", "Type"), found)


def structures_of(year: int, most: int) -> list[tuple[str, ...]]:
    """Return the structures that paid in a year as the rows of a table, by name; so many at most."""
    rows = (
        select(Organisation.name, Organisation.domain, Organisation.theme, Membership.category)
        .join(Member, Member.organisation_id == Organisation.id)
        .join(Membership, Membership.member_id == Member.id)
        .where(Membership.year == year, Membership.state == State.PAID)
        .order_by(Organisation.name, Organisation.id)
        .limit(most)
    )
    return [(row[0], row[1], row[2], CATEGORY_LABELS[row[3]]) for row in db.session.execute(rows)]


def years_plot(rows: list[figures.Counted], year: int) -> Chart:
    """Return how many members there were in the last three years, those in which there were some."""
    totals = {past: sum(row.members for row in rows if row.year == past) for past in (year - 2, year - 1, year)}
    known = [past for past, members in totals.items() if members]
    told = Told(
        "Les adhérents, année après année",
        ", ".join(f"{past} : {totals[past]}" for past in known),
        "adhésions à jour",
        "Personne n’a encore adhéré.",
    )
    values = [totals[past] for past in known]
    return bars(told, [str(past) for past in known], [Series("Adhérents", values, [str(one) for one in values])])


def kinds_plot(rows: list[figures.Counted], year: int) -> Chart:
    """Return how many members of each kind there are in a year, the most frequent first."""
    found = sorted((row for row in rows if row.year == year), key=lambda row: (-row.members, row.category.value))
    told = Told(
        f"Les adhérents {year} par type",
        ", ".join(f"{CATEGORY_LABELS[row.category]} : {row.members}" for row in found),
        "",
        "Personne n’a encore adhéré.",
    )
    tones = {True: "sun", False: "indigo"}
    lines = [
        Row(CATEGORY_LABELS[row.category], row.members, str(row.members), tones[row.category in PEOPLE])
        for row in found
    ]
    return lying_bars(told, lines, "Adhérents")


def known_of(holder: Organisation | Person, year: int) -> Select[Any]:
    """Return the last membership of a structure or a person, seen from a year: a part of a larger statement."""
    column = Member.organisation_id if isinstance(holder, Organisation) else Member.person_id
    return (
        known(Member.id, other=Membership.year, title=Membership.state, days=(Membership.paid_on,))
        .join(Membership, Membership.member_id == Member.id)
        .where(column == holder.id, Membership.state != State.CANCELLED, Membership.year <= year)
        .order_by(Membership.year.desc())
        .limit(1)
    )


def lines_of(rows: Sequence[Any], _year: int) -> Iterator[Line]:
    """Yield what the network knows of a structure or a person, for its page in the directory."""
    for row in rows:
        detail = STATE_LABELS[State(row.title)] + (f" depuis le {formats.short_day(row.day)}" if row.day else "")
        yield Line(f"Adhésion {row.other}", detail, "members.show", {"member_id": row.number}, "heart-handshake")


def towns_of(year: int) -> dict[str, int]:
    """Return how many members of a year there are in each town."""
    town = func.coalesce(Organisation.city, Person.city)
    rows = (
        select(town, func.count())
        .select_from(Membership)
        .join(Membership.member)
        .outerjoin(Member.organisation)
        .outerjoin(Member.person)
        .where(Membership.year == year, Membership.state == State.PAID)
        .group_by(town)
    )
    return {row[0]: row[1] for row in db.session.execute(rows)}


def waiting_on(today: dt.date) -> Iterator[Waiting]:
    """Yield the fees that have not come in this year."""
    rows = select(func.count()).where(Membership.year == today.year, Membership.state == State.ASKED)
    late = db.session.scalar(rows.select_from(Membership)) or 0
    if late:
        what = "adhésion attend sa cotisation" if late == 1 else "adhésions attendent leur cotisation"
        yield Waiting(f"{late} {what} {today.year}", "members.late.index", icon="receipt")


def sheet_of(year: int) -> Sheet:
    """Return the memberships of a year as a list that may leave, those cancelled too."""
    receipt = MembershipReceipt.membership_id == Membership.id
    rows = select(Membership, MembershipReceipt.number).outerjoin(MembershipReceipt, receipt)
    found = queries.with_holders(rows).where(Membership.year == year).order_by(*queries.by_name())
    return Sheet("Adhésions", SHEET, [_line(row[0], row[1]) for row in db.session.execute(found)])


def _line(membership: Membership, number: str | None) -> tuple[object, ...]:
    """Return a membership as the cells of a list."""
    member = membership.member
    holder = member.organisation or member.person
    return (
        member.name,
        CATEGORY_LABELS[membership.category],
        member.organisation.domain if member.organisation else "",
        holder.city if holder else "",
        STATE_LABELS[membership.state],
        membership.fee_cents,
        membership.asked_on,
        membership.paid_on,
        WAY_LABELS[membership.way] if membership.way else "",
        number or "",
        "oui" if member.shown_since else "non",
    )


def members_among(people: Collection[int], year: int) -> Collection[int]:
    """Return who of these people, given by their numbers, are members in a year."""
    rows = (
        select(Member.person_id)
        .join(Membership, Membership.member_id == Member.id)
        .where(Membership.year == year, Membership.state != State.CANCELLED, Member.person_id.in_(people))
    )
    return {number for number in db.session.scalars(rows) if number is not None}
