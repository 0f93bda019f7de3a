"""Finding contracts, and the figures of those who work at the pôle."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from cjs_app.coop.books.sheets import Cell, Column, Sheet
from cjs_app.kernel.counted import Records
from cjs_app.kernel.periods import days_of_year
from cjs_app.plumbing import formats
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404
from cjs_app.pole.directory.models import Person
from cjs_app.pole.directory.papers import Line, known
from cjs_app.pole.staff.domain import KIND_LABELS, Kind, etp_on, etp_over, handovers, in_weeks, written_etp
from cjs_app.pole.staff.models import StaffContract
from cjs_app.pole.structure.facts import Contracted, Fact
from cjs_app.pole.structure.figures import Figure, Wording, count
from cjs_app.pole.structure.plan import Lines, Piece, Table, Tiles
from cjs_app.pole.structure.telling import Waiting

SOON = dt.timedelta(days=60)
LIST = (Records("le contrat", "contrats", "staff.index"),)


def get_contract(contract_id: int) -> StaffContract:
    """Return a contract with its person, or answer 404."""
    return or_404(
        select(StaffContract).options(joinedload(StaffContract.person)).where(StaffContract.id == contract_id)
    )


def contracts_of(year: int, *, cancelled: bool = False) -> Sequence[StaffContract]:
    """Return the contracts of which a day falls in a year, the first begun first."""
    rows = select(StaffContract).options(joinedload(StaffContract.person))
    rows = rows.where(
        StaffContract.first_day <= dt.date(year, 12, 31),
        or_(StaffContract.last_day.is_(None), StaffContract.last_day >= dt.date(year, 1, 1)),
    )
    if not cancelled:
        rows = rows.where(StaffContract.cancelled_at.is_(None))
    return db.session.scalars(rows.order_by(StaffContract.first_day, StaffContract.id)).all()


def figures_of(year: int) -> Iterator[Figure]:
    """Yield full-time equivalents, people and handovers of a year; nothing where nobody worked."""
    found, (first, last) = contracts_of(year), days_of_year(year)
    if not found:
        return
    people = len({one.person_id for one in found})
    yield count(
        year,
        "staff.people",
        "Personnes au travail",
        people,
        f"Personnes qui ont eu un contrat au moins un jour de {year}, chacune une fois.",
        records=LIST,
        words=(Wording(("personnes salariées", "salarié·es", "salariés", "personnes dans l’équipe")),),
    )
    known = [one for one in found if one.etp is not None]
    unknown = len(found) - len(known)
    note = f"{unknown} contrat{'s' * (unknown > 1)} sans ETP écrit, non compté{'s' * (unknown > 1)}" if unknown else ""
    if known:
        yield count(
            year,
            "staff.etp",
            "ETP de l’année",
            written_etp(etp_over(known, first, last)),
            f"Somme des ETP de chaque contrat × ses jours en {year}, divisée par les {(last - first).days + 1} jours.",
            records=LIST,
            words=(Wording(("ETP", "équivalent temps plein", "équivalents temps plein")),),
            note=note,
        )
        yield count(
            year,
            "staff.etp_at_end",
            f"ETP au 31 décembre {year}",
            written_etp(etp_on(known, last)),
            "Somme des ETP des contrats en cours ce jour-là.",
            records=LIST,
            note=note,
        )
    shared = sum(one.days for one in handovers(found, first, last))
    if shared:
        yield count(
            year,
            "staff.overlap_days",
            "Jours de tuilage",
            shared,
            f"Jours de {year} où deux contrats d’une même fonction courent ensemble, premier et dernier comptés : "
            f"{in_weeks(shared)}.",
            records=LIST,
            words=(Wording(("jours de tuilage", "jours"), about=("tuilage",)),),
        )


def facts_of(year: int) -> Iterator[Fact]:
    """Yield the contracts of a year as a text may tell them; one taken back, or over before it, is none."""
    for one in contracts_of(year):
        label = KIND_LABELS[one.kind].replace("Contrat", "contrat")
        yield Contracted(label, one.person.name, one.first_day, one.last_day)


def pieces_of(year: int) -> Iterator[Piece]:
    """Yield what the report says of those who work at the pôle, without their names."""
    found = contracts_of(year)
    if not found:
        return
    yield Tiles(("staff.etp", "staff.people", "staff.overlap_days"))
    yield Table(
        "Les contrats de l’année",
        ("Fonction", "Contrat", "Du", "Au", "ETP"),
        [
            (
                one.function,
                KIND_LABELS[one.kind],
                formats.short_day(one.first_day),
                formats.short_day(one.last_day) if one.last_day else "en cours",
                formats.number(one.etp) if one.etp is not None else "non écrit",
            )
            for one in found
        ],
        frozenset({4}),
    )
    told = [
        f"{one.coming.function} : du {formats.short_day(one.first_day)} au {formats.short_day(one.last_day)}, "
        f"{one.days} jours ({in_weeks(one.days)})."
        for one in handovers(found, *days_of_year(year))
    ]
    if told:
        yield Lines("Tuilages", told)


def waiting_on(today: dt.date) -> Iterator[Waiting]:
    """Yield the contracts that end soon."""
    rows = select(StaffContract).where(
        StaffContract.cancelled_at.is_(None), StaffContract.last_day.between(today, today + SOON)
    )
    for one in db.session.scalars(rows.order_by(StaffContract.last_day)):
        said = f"Fin d’un contrat : {one.function} ({KIND_LABELS[one.kind]})"
        yield Waiting(said, "staff.show", {"contract_id": one.id}, one.last_day, "briefcase")


def known_of(person: Person, _year: int) -> Select[Any]:
    """Return the contracts of a person, the last to begin first: a part of a larger statement."""
    what = {"title": StaffContract.function, "detail": StaffContract.kind}
    days, order = (StaffContract.first_day, StaffContract.last_day), (StaffContract.first_day.desc(),)
    rows = known(StaffContract.id, **what, days=days, order=order)
    return rows.where(StaffContract.person_id == person.id, StaffContract.cancelled_at.is_(None))


def lines_of(rows: Sequence[Any], _year: int) -> Iterator[Line]:
    """Yield the contracts of a person, for their page in the directory."""
    for row in rows:
        until = f" au {formats.short_day(row.until)}" if row.until else ""
        detail = f"{KIND_LABELS[Kind(row.detail)]}, du {formats.short_day(row.day)}{until}"
        yield Line(row.title, detail, "staff.show", {"contract_id": row.number}, "briefcase")


def sheet_of(year: int) -> Sheet:
    """Return the contracts of a year as a list that may leave."""
    columns = (
        Column("Personne"),
        Column("Fonction"),
        Column("Contrat"),
        Column("Premier jour", Cell.DAY),
        Column("Dernier jour", Cell.DAY),
        Column("ETP", Cell.NUMBER),
    )
    rows = [
        (one.person.name, one.function, KIND_LABELS[Kind(one.kind)], one.first_day, one.last_day, one.etp)
        for one in contracts_of(year)
    ]
    return Sheet("Contrats", columns, rows)
