"""Finding organisations and people."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, case, select
from sqlalchemy.orm import joinedload

from cjs_app.coop.books.sheets import Column, Sheet
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404
from cjs_app.plumbing.searching import hit, holding
from cjs_app.pole.directory.domain import KIND_LABELS, Kind
from cjs_app.pole.directory.models import Organisation, Person

ARCHIVED = "archived"
GONE = "Cette structure n’est plus dans le répertoire : en choisir une autre."
UNKNOWN = "Choisir la structure dans le répertoire."
SHEET_TITLES = (
    "Nom",
    "Type",
    "Domaine",
    "Thématique",
    "Adresse",
    "Code postal",
    "Commune",
    "E-mail",
    "Téléphone",
    "Site",
)


def get_organisation(organisation_id: int) -> Organisation:
    """Return an organisation, or answer 404."""
    return or_404(select(Organisation).where(Organisation.id == organisation_id))


def ensure_organisation(organisation_id: int | None, sentence: str = GONE, field: str = "organisation_id") -> None:
    """Raise Refusal, in this sentence and at this field, for an organisation that the directory does not hold."""
    if organisation_id is not None and db.session.get(Organisation, organisation_id) is None:
        raise Refusal(sentence, field=field)


def get_person(person_id: int) -> Person:
    """Return a person with their organisation, or answer 404."""
    return or_404(select(Person).options(joinedload(Person.organisation)).where(Person.id == person_id))


def organisations_matching(
    words: str = "", kind: Kind | None = None, domain: str = "", archived: bool = False
) -> Select[Organisation]:
    """Return the organisations whose name, town or theme holds every word, of one kind and domain or of all."""
    rows = select(Organisation)
    rows = rows.where(Organisation.archived_at.is_not(None) if archived else Organisation.archived_at.is_(None))
    rows = rows.where(*holding(words, Organisation.name, Organisation.city, Organisation.theme, Organisation.aliases))
    if kind is not None:
        rows = rows.where(Organisation.kind == kind)
    if domain:
        rows = rows.where(Organisation.domain == domain)
    return rows.order_by(Organisation.name, Organisation.id)


def people_matching(words: str = "", archived: bool = False) -> Select[Person]:
    """Return the people whose name, town or organisation holds every word, by name."""
    rows = select(Person).options(joinedload(Person.organisation)).outerjoin(Person.organisation)
    rows = rows.where(Person.archived_at.is_not(None) if archived else Person.archived_at.is_(None))
    rows = rows.where(*holding(words, Person.first_name, Person.last_name, Person.city, Organisation.name))
    return rows.order_by(Person.last_name, Person.first_name, Person.id)


def people_of(organisation: Organisation) -> Sequence[Person]:
    """Return the people of an organisation, those archived left out."""
    rows = select(Person).where(Person.organisation_id == organisation.id, Person.archived_at.is_(None))
    return db.session.scalars(rows.order_by(Person.last_name, Person.id)).all()


def organisations_to_choose() -> Sequence[tuple[int, str]]:
    """Return the number and the name of each organisation that a form may choose from, by name."""
    rows = select(Organisation.id, Organisation.name).where(Organisation.archived_at.is_(None))
    return [(row.id, row.name) for row in db.session.execute(rows.order_by(Organisation.name, Organisation.id))]


def people_to_choose() -> Sequence[tuple[int, str]]:
    """Return the number and the name of each person that a form may choose from, by name."""
    rows = select(Person.id, Person.first_name, Person.last_name).where(Person.archived_at.is_(None))
    found = db.session.execute(rows.order_by(Person.last_name, Person.first_name, Person.id))
    return [(row.id, f"{row.first_name} {row.last_name}".strip()) for row in found]


def domains_in_use() -> Sequence[str]:
    """Return the domains written on organisations, in order."""
    rows = select(Organisation.domain).where(Organisation.domain != "").distinct().order_by(Organisation.domain)
    return db.session.scalars(rows).all()


def names_known(but: int | None = None) -> Sequence[tuple[str, str]]:
    """Return the name and the other names of every organisation, but of one."""
    rows = select(Organisation.name, Organisation.aliases)
    if but is not None:
        rows = rows.where(Organisation.id != but)
    return [(row.name, row.aliases) for row in db.session.execute(rows)]


def organisations_found(_scope: Any, words: str) -> Select[Any]:
    """Return the organisations that answer to a search from anywhere, those archived last."""
    archived = case((Organisation.archived_at.is_not(None), ARCHIVED), else_="")
    return (
        hit(words, Organisation.id, Organisation.name, Organisation.siren, detail=Organisation.city, state=archived)
        .where(*holding(words, Organisation.name, Organisation.city, Organisation.aliases))
        .order_by(Organisation.archived_at.is_not(None), Organisation.name, Organisation.id)
    )


def people_found(_scope: Any, words: str) -> Select[Any]:
    """Return the people who answer to a search from anywhere."""
    full_name = Person.first_name + " " + Person.last_name
    return (
        hit(words, Person.id, full_name, Person.last_name, detail=Person.function)
        .where(Person.archived_at.is_(None), *holding(words, Person.first_name, Person.last_name))
        .order_by(Person.last_name, Person.id)
    )


def organisations_sheet(_year: int) -> Sheet:
    """Return every organisation as a list that may leave."""
    found: Iterable[Organisation] = db.session.scalars(select(Organisation).order_by(Organisation.name))
    rows = [
        (
            one.name,
            KIND_LABELS[one.kind],
            one.domain,
            one.theme,
            one.address,
            one.postcode,
            one.city,
            one.email,
            one.phone,
            one.website,
        )
        for one in found
    ]
    return Sheet("Structures", tuple(map(Column, SHEET_TITLES)), rows)
