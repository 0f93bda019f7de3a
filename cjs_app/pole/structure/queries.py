"""What the pôle is, and its own figures."""

from collections.abc import Iterator

from cjs_app.kernel.counted import Records
from cjs_app.plumbing.database import db
from cjs_app.pole.structure.domain import FIELD_LABELS, UNNAMED, Identity, year_of_life
from cjs_app.pole.structure.figures import Figure, Wording, count
from cjs_app.pole.structure.models import Structure

THE_ONE = 1


def find_structure() -> Structure | None:
    """Return the pôle as it was written down, or None before that."""
    return db.session.get(Structure, THE_ONE)


def identity() -> Identity:
    """Return what the pôle is called and where it is found, as far as it was written down."""
    return identity_of(find_structure())


def identity_of(found: Structure | None) -> Identity:
    """Return what the pôle is called and where it is found; who holds its record spares the rooms from reading it."""
    if found is None:
        return Identity(UNNAMED)
    return Identity(**{part: getattr(found, part) for part in FIELD_LABELS})


def figures_of(year: int) -> Iterator[Figure]:
    """Yield how old the pôle is in a year."""
    founded = identity().founded_year
    age = year_of_life(founded, year)
    if founded is not None and age is not None:
        yield count(
            year,
            "structure.year_of_life",
            "Année de fonctionnement",
            age,
            f"{year} − {founded} + 1 : l’année de création est la première.",
            records=(Records("la fiche du pôle", "fiches", "structure.edit"),),
            words=(Wording(("année de fonctionnement", "année d’existence", "année de vie")),),
        )
