"""What the governance shows elsewhere: on the page of a person or an organisation, and in files."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Select

from cjs_app.coop.books.sheets import Cell, Column, Sheet
from cjs_app.deciding import queries as deciding
from cjs_app.deciding.domain import MODE_LABELS
from cjs_app.kernel.periods import days_of_year
from cjs_app.plumbing import formats
from cjs_app.pole.directory.models import Organisation, Person
from cjs_app.pole.directory.papers import Line, known
from cjs_app.pole.governance import queries
from cjs_app.pole.governance.domain import FUNCTION_LABELS, Function, Term, rank_in_words
from cjs_app.pole.governance.models import Body, Mandate
from cjs_app.pole.structure.facts import Fact, Titled

BOARD, BODY = "governance.board.index", "governance.bodies.show"


def known_of_person(person: Person, _year: int) -> Select[Any]:
    """Return the mandates of a person, the first one first: a part of a larger statement."""
    days = (Mandate.started_on, Mandate.ends_on, Mandate.left_on)
    order = (Mandate.started_on, Mandate.id)
    return known(other=Mandate.rank, title=Mandate.function, days=days, order=order).where(
        Mandate.person_id == person.id
    )


def lines_of_person(rows: Sequence[Any], _year: int) -> Iterator[Line]:
    """Yield the mandates of a person."""
    for row in rows:
        term, function = Term(row.day, row.until, row.other, row.left), FUNCTION_LABELS[Function(row.title)].lower()
        detail = f"{rank_in_words(row.other)}, du {formats.day(row.day)} au {formats.day(term.last_day)}"
        yield Line(f"Conseil d’administration\u00a0: {function}", detail, BOARD, icon="landmark")


def known_of_organisation(organisation: Organisation, _year: int) -> Select[Any]:
    """Return the bodies of an organisation where the pôle sits: a part of a larger statement."""
    return known(Body.id, title=Body.name, detail=Body.seat, order=(Body.id,)).where(
        Body.organisation_id == organisation.id
    )


def lines_of_organisation(rows: Sequence[Any], _year: int) -> Iterator[Line]:
    """Yield the seats of the pôle in an organisation."""
    for row in rows:
        yield Line(f"Le pôle siège\u00a0: {row.title}", row.detail, BODY, {"body_id": row.number}, icon="landmark")


def decisions_found(_scope: Any, words: str) -> Select[Any]:
    """Return the decisions of the pôle that answer to a search from anywhere."""
    return deciding.decisions_found(None, words)


def facts_of(year: int) -> Iterator[Fact]:
    """Yield what a text may say of the governance besides its figures: how the chair is called, held by how many."""
    sitting = [one for one in queries.mandates_of_year(year) if one.term.runs_on(dt.date(year, 12, 31))]
    chairs = sum(one.function is Function.CHAIR for one in sitting)
    if chairs > 1:
        yield Titled("coprésidence", chairs, ("le président", "la présidente"))


def mandates_sheet(year: int) -> Sheet:
    """Return the mandates of a year as a list that may leave."""
    columns = (
        Column("Nom"),
        Column("Fonction"),
        Column("Rang", Cell.NUMBER),
        Column("Début", Cell.DAY),
        Column("Fin", Cell.DAY),
    )
    rows = [
        (one.person.name, FUNCTION_LABELS[one.function], one.rank, one.started_on, one.term.last_day)
        for one in queries.mandates_of_year(year)
    ]
    return Sheet("Mandats", columns, rows)


def decisions_sheet(year: int) -> Sheet:
    """Return what was adopted in a year as a list that may leave."""
    columns = (Column("Décision"), Column("Mode"), Column("Jour", Cell.DAY), Column("Revue", Cell.DAY))
    found = deciding.decided_between(None, *days_of_year(year))
    rows = [
        (one.title, MODE_LABELS[one.mode].partition(":")[0].strip(), one.decided_on, one.review_on) for one in found
    ]
    return Sheet("Décisions", columns, rows)
