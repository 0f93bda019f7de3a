"""Organisations and people, in the whole year."""

from cjs_app.kernel.stamp import Stamp
from cjs_app.pole.directory import actions
from cjs_app.pole.directory.domain import Kind, OrganisationSheet, PersonSheet
from cjs_app.pole.directory.models import Organisation, Person

TABLES = {"organisation_id": Organisation, "person_id": Person}
SUITED = {
    "directory.archive": Organisation.archived_at.is_(None),
    "directory.restore": Organisation.archived_at.is_not(None),
    "directory.people.archive": Person.archived_at.is_(None),
    "directory.people.restore": Person.archived_at.is_not(None),
}


def furnish(stamp: Stamp) -> None:
    """Write two organisations and two people down; archive one of each."""
    sheet = {"address": "1 rue du Four", "email": "bonjour@exemple.fr", "phone": "02 99 00 00 00"}
    old = actions.add_organisation(OrganisationSheet("L’Ancienne Recyclerie", Kind.ASSOCIATION, **sheet), stamp)
    shop = actions.add_organisation(OrganisationSheet("Le Fournil", Kind.COOPERATIVE, "Alimentation", **sheet), stamp)
    contact = {"function": "Gérante", "city": "Vitré", "email": "l@exemple.fr", "phone": "06 00 00 00 00"}
    gone = actions.add_person(PersonSheet("Paul", "Ancien", shop.id, **contact), stamp)
    actions.add_person(PersonSheet("Lise", "Fournier", shop.id, **contact), stamp)
    actions.archive(old, stamp)
    actions.archive(gone, stamp)


def grow(times: int, stamp: Stamp) -> None:
    """Write many more down."""
    for rank in range(times):
        one = actions.add_organisation(OrganisationSheet(f"Structure {rank}", Kind.COMPANY), stamp)
        actions.add_person(PersonSheet("Sacha", f"Personne {rank}", one.id), stamp)
