"""Writing organisations and people down, correcting and archiving them."""

from typing import TypeVar

from cjs_app.journal import actions as journal
from cjs_app.kernel.identifiers import checked_siren
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db, held
from cjs_app.pole.directory import queries
from cjs_app.pole.directory.domain import (
    ORGANISATION_FIELDS,
    PERSON_FIELDS,
    OrganisationSheet,
    PersonSheet,
    ensure_new,
)
from cjs_app.pole.directory.models import Organisation, Person
from cjs_app.pole.directory.queries import ensure_organisation

Record = TypeVar("Record", Organisation, Person)


def add_organisation(sheet: OrganisationSheet, stamp: Stamp) -> Organisation:
    """Return a new organisation; raise Refusal for a wrong SIREN, and when it is already there under this name."""
    ensure_new(sheet.name, sheet.aliases, queries.names_known())
    return add_compared(sheet, stamp)


def add_compared(sheet: OrganisationSheet, stamp: Stamp) -> Organisation:
    """Return a new organisation whose names were compared with all the others already, as who adds many does once."""
    organisation = Organisation(name=sheet.name.strip(), kind=sheet.kind)
    _write_organisation(organisation, sheet)
    db.session.add(organisation)
    db.session.flush()
    journal.record(stamp, "organisation.added", "organisation", organisation.id)
    return organisation


def correct_organisation(organisation: Organisation, sheet: OrganisationSheet, stamp: Stamp) -> None:
    """Change what is written about an organisation; raise Refusal as `add_organisation` does."""
    organisation = held(organisation)
    ensure_new(sheet.name, sheet.aliases, queries.names_known(but=organisation.id))
    before = {part: getattr(organisation, part) for part in ORGANISATION_FIELDS}
    _write_organisation(organisation, sheet)
    rewritten = [part for part in ORGANISATION_FIELDS if getattr(organisation, part) != before[part]]
    journal.record(stamp, "organisation.corrected", "organisation", organisation.id, rewritten=rewritten)


def add_person(sheet: PersonSheet, stamp: Stamp) -> Person:
    """Return a new person; raise Refusal for an organisation that is not there."""
    person = Person(first_name=sheet.first_name.strip())
    _write_person(person, sheet)
    db.session.add(person)
    db.session.flush()
    journal.record(stamp, "person.added", "person", person.id)
    return person


def correct_person(person: Person, sheet: PersonSheet, stamp: Stamp) -> None:
    """Change what is written about a person."""
    person = held(person)
    before = {part: getattr(person, part) for part in PERSON_FIELDS}
    _write_person(person, sheet)
    rewritten = [part for part in PERSON_FIELDS if getattr(person, part) != before[part]]
    journal.record(stamp, "person.corrected", "person", person.id, rewritten=rewritten)


def archive(record: Record, stamp: Stamp) -> None:
    """Take an organisation or a person out of the lists; what they took part in keeps their name."""
    record = held(record)
    if record.archived_at is None:
        record.archived_at = stamp.at
        journal.record(stamp, f"{_subject(record)}.archived", _subject(record), record.id)


def restore(record: Record, stamp: Stamp) -> None:
    """Put an archived organisation or person back in the lists."""
    record = held(record)
    if record.archived_at is not None:
        record.archived_at = None
        journal.record(stamp, f"{_subject(record)}.restored", _subject(record), record.id)


def _subject(record: Organisation | Person) -> str:
    """Return what the journal calls a record."""
    return "organisation" if isinstance(record, Organisation) else "person"


def _write_organisation(organisation: Organisation, sheet: OrganisationSheet) -> None:
    """Copy a sheet onto an organisation, its number checked."""
    for part in ORGANISATION_FIELDS:
        typed = getattr(sheet, part)
        setattr(organisation, part, typed.strip() if type(typed) is str else typed)
    organisation.siren = checked_siren(sheet.siren, field="siren") if sheet.siren.strip() else ""


def _write_person(person: Person, sheet: PersonSheet) -> None:
    """Copy a sheet onto a person."""
    ensure_organisation(sheet.organisation_id)
    for part in PERSON_FIELDS:
        typed = getattr(sheet, part)
        setattr(person, part, typed.strip() if isinstance(typed, str) else typed)
