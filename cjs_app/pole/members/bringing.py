"""Bringing a list of memberships in: all of it, or nothing."""

from collections.abc import Sequence

from sqlalchemy import select

from cjs_app.journal import actions as journal
from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet, PersonSheet, spellings
from cjs_app.pole.directory.models import Organisation, Person
from cjs_app.pole.members import actions, queries
from cjs_app.pole.members.domain import Paid, State, Wish
from cjs_app.pole.members.importing import Row


def bring_in(rows: Sequence[Row], year: int, stamp: Stamp) -> int:
    """Note the memberships of a list for a year; return how many are new.

    A structure or a person already in the directory under this name is found again; who already has a membership keeps
    it. Raise Refusal, naming the line, for the first one that a rule turns away: the page then keeps nothing.
    """
    known = _Known()
    added = 0
    for row in rows:
        try:
            added += _bring(row, known, year, stamp)
        except Refusal as refusal:
            raise Refusal(
                "Rien n’est enregistré. Ligne {line} : {why}", field="file", line=row.line, why=str(refusal)
            ) from refusal
    journal.record(stamp, "members.brought", "members", year, year=year, count=len(rows))
    return added


class _Known:
    """Who is in the directory, by name, read once."""

    def __init__(self) -> None:
        """Read the names."""
        self.organisations: dict[str, int] = {}
        for row in db.session.execute(select(Organisation.id, Organisation.name, Organisation.aliases)):
            self.organisations |= dict.fromkeys(spellings(row.name, row.aliases), row.id)
        people = select(Person.id, Person.first_name, Person.last_name).where(Person.archived_at.is_(None))
        self.people = {folded(f"{row.first_name} {row.last_name}"): row.id for row in db.session.execute(people)}


def _bring(row: Row, known: _Known, year: int, stamp: Stamp) -> int:
    """Note one line; return 1 when its membership is new, else 0."""
    holder = _organisation(row, known, stamp) if row.structure else _person(row, known, stamp)
    member = queries.member_of(holder)
    standing = queries.standing_of(member, year) if member is not None else None
    new = standing is None
    if standing is None:
        standing = actions.ask(holder, Wish(year, row.paid_on or stamp.day, row.category, row.fee_cents), stamp)
    if row.paid_on is not None and row.way is not None and standing.state is State.ASKED:
        actions.pay(standing, Paid(row.paid_on, row.way), stamp)
    if row.is_shown and row.structure:
        actions.show_publicly(standing.member, agreed=True, stamp=stamp)
    return int(new)


def _organisation(row: Row, known: _Known, stamp: Stamp) -> Organisation:
    """Return the structure of a line, found again or added."""
    number = known.organisations.get(folded(row.structure))
    if number is not None:
        return db.session.get_one(Organisation, number)
    sheet = OrganisationSheet(
        row.structure, Kind(row.category.value), row.domain, row.theme, city=row.city, email=row.email, phone=row.phone
    )
    added = directory.add_compared(sheet, stamp)
    known.organisations[folded(row.structure)] = added.id
    return added


def _person(row: Row, known: _Known, stamp: Stamp) -> Person:
    """Return the person of a line, found again or added."""
    name = folded(f"{row.first_name} {row.last_name}")
    number = known.people.get(name)
    if number is not None:
        return db.session.get_one(Person, number)
    sheet = PersonSheet(row.first_name, row.last_name, city=row.city, email=row.email, phone=row.phone)
    added = directory.add_person(sheet, stamp)
    known.people[name] = added.id
    return added
