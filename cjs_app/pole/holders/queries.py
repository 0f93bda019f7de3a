"""Reading project holders, their appointments and where they were sent on."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, case, extract, func, select
from sqlalchemy.orm import contains_eager, joinedload

from cjs_app.coop.books.sheets import Column, Sheet
from cjs_app.kernel.periods import days_of_year
from cjs_app.plumbing import formats
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404
from cjs_app.plumbing.searching import hit, holding
from cjs_app.pole.directory.models import Organisation, Person
from cjs_app.pole.directory.papers import Line, known
from cjs_app.pole.holders.domain import KIND_LABELS, NEED_LABELS, STAGE_LABELS, Kind, Stage, Status, read
from cjs_app.pole.holders.models import HolderMeeting, Orientation, ProjectHolder
from cjs_app.pole.structure.telling import Waiting

YEARS = select(extract("year", HolderMeeting.day)).where(HolderMeeting.status != Status.CANCELLED)
"""The years in which something of this took place."""
MOST_TO_CHOOSE = 300
"""How many people the quick entry offers, the last ones received first; the others have their own page."""
A_PAGE = 12
"""How many people or appointments one page lists: each is a card on a phone."""
SOON = dt.timedelta(7)
ENDED = "ended"
SHEET_TITLES = ("Accueil", "Manière", "Stade à l’arrivée", "Stade", "Envoyé·e par", "Commune", "Domaine", "Besoins")


def get_holder(holder_id: int) -> ProjectHolder:
    """Return a project holder with their person, or answer 404."""
    whole = joinedload(ProjectHolder.person), joinedload(ProjectHolder.sent_by)
    return or_404(select(ProjectHolder).options(*whole).where(ProjectHolder.id == holder_id))


def get_meeting(meeting_id: int) -> HolderMeeting:
    """Return an appointment with whom it was for, or answer 404."""
    whole = joinedload(HolderMeeting.holder).joinedload(ProjectHolder.person)
    return or_404(select(HolderMeeting).options(whole).where(HolderMeeting.id == meeting_id))


def get_orientation(orientation_id: int) -> Orientation:
    """Return an orientation with its holder, or answer 404."""
    whole = joinedload(Orientation.holder)
    return or_404(select(Orientation).options(whole).where(Orientation.id == orientation_id))


def holders_matching(
    year: int | None = None, words: str = "", stage: Stage | None = None, kind: Kind | None = None
) -> Select[ProjectHolder]:
    """Return who answers to every word, the last received first; of a year, a stage and a kind, or of all."""
    rows = select(ProjectHolder).join(ProjectHolder.person).options(contains_eager(ProjectHolder.person))
    rows = rows.where(*holding(words, Person.first_name, Person.last_name, Person.city, ProjectHolder.domain))
    if year is not None:
        rows = rows.where(ProjectHolder.received_on.between(*days_of_year(year)))
    if stage is not None:
        rows = rows.where(ProjectHolder.stage == stage)
    if kind is not None:
        rows = rows.where(ProjectHolder.kind == kind)
    return rows.order_by(ProjectHolder.received_on.desc(), ProjectHolder.id.desc())


def holders_to_choose() -> Sequence[tuple[int, str]]:
    """Return the number and name of those who are supported, the last received first."""
    rows = select(ProjectHolder.id, Person.first_name, Person.last_name).join(ProjectHolder.person)
    rows = rows.where(ProjectHolder.ended_on.is_(None)).order_by(
        ProjectHolder.received_on.desc(), ProjectHolder.id.desc()
    )
    found = db.session.execute(rows.limit(MOST_TO_CHOOSE))
    return [(row[0], f"{row[1]} {row[2]}".strip()) for row in found]


def meetings_of(holder: ProjectHolder) -> Sequence[HolderMeeting]:
    """Return the appointments of somebody, the newest first."""
    rows = select(HolderMeeting).where(HolderMeeting.holder_id == holder.id)
    return db.session.scalars(rows.order_by(HolderMeeting.day.desc(), HolderMeeting.id.desc())).all()


def meetings_matching(year: int, status: Status | None = None) -> Select[HolderMeeting]:
    """Return the appointments of a year, the newest first; in one state, or in all."""
    rows = select(HolderMeeting).join(HolderMeeting.holder).join(ProjectHolder.person)
    rows = rows.options(contains_eager(HolderMeeting.holder).contains_eager(ProjectHolder.person))
    rows = rows.where(HolderMeeting.day.between(*days_of_year(year)))
    if status is not None:
        rows = rows.where(HolderMeeting.status == status)
    return rows.order_by(HolderMeeting.day.desc(), HolderMeeting.id.desc())


def orientations_of(holder: ProjectHolder) -> Sequence[Orientation]:
    """Return to whom somebody was sent on, the newest first; what was taken back left out."""
    rows = select(Orientation).options(joinedload(Orientation.organisation))
    rows = rows.where(Orientation.holder_id == holder.id, Orientation.cancelled_at.is_(None))
    return db.session.scalars(rows.order_by(Orientation.day.desc(), Orientation.id.desc())).all()


def holders_found(_scope: Any, words: str) -> Select[Any]:
    """Return the project holders who answer to a search from anywhere."""
    name = Person.first_name + " " + Person.last_name
    ended = case((ProjectHolder.ended_on.is_not(None), ENDED), else_="")
    return (
        hit(words, ProjectHolder.id, name, Person.last_name, detail=ProjectHolder.domain, state=ended)
        .join(Person, Person.id == ProjectHolder.person_id)
        .where(*holding(words, Person.first_name, Person.last_name, ProjectHolder.domain))
        .order_by(ProjectHolder.received_on.desc(), ProjectHolder.id)
    )


def known_of_person(person: Person, _year: int) -> Select[Any]:
    """Return what is known of a person as a project holder: a part of a larger statement."""
    days, order = (ProjectHolder.received_on,), (ProjectHolder.id,)
    rows = known(ProjectHolder.id, title=ProjectHolder.stage, days=days, order=order)
    return rows.where(ProjectHolder.person_id == person.id)


def lines_of_person(rows: Sequence[Any], _year: int) -> list[Line]:
    """Return what is known of a person as a project holder, for their page in the directory."""
    return [
        Line(
            "Porteuse ou porteur de projet",
            f"accueil le {formats.short_day(row.day)} · {STAGE_LABELS[Stage(row.title)].lower()}",
            "holders.show",
            {"holder_id": row.number},
            "sprout",
        )
        for row in rows
    ]


def known_of_organisation(organisation: Organisation, year: int) -> Select[Any]:
    """Return how many people an organisation sent to the pôle in a year, and how many were sent on to it."""
    first, last = days_of_year(year)
    sent = select(func.count()).where(
        ProjectHolder.sent_by_id == organisation.id, ProjectHolder.received_on.between(first, last)
    )
    oriented = select(func.count()).where(
        Orientation.organisation_id == organisation.id,
        Orientation.cancelled_at.is_(None),
        Orientation.day.between(first, last),
    )
    return known(sent.scalar_subquery(), other=oriented.scalar_subquery())


def lines_of_organisation(rows: Sequence[Any], year: int) -> list[Line]:
    """Return these two numbers, for the page of the organisation in the directory."""
    [row] = rows
    told = (("Personnes envoyées au pôle", row.number), ("Personnes orientées vers cette structure", row.other))
    return [Line(title, f"{count} en {year}", "holders.index", {}, "sprout") for title, count in told if count]


def waiting_on(today: dt.date) -> list[Waiting]:
    """Return whom to call, and which appointments are over without a word."""
    name = Person.first_name + " " + Person.last_name
    calls = select(ProjectHolder.id, name, ProjectHolder.next_contact_on).join(ProjectHolder.person)
    calls = calls.where(ProjectHolder.next_contact_on <= today + SOON, ProjectHolder.ended_on.is_(None))
    found = [
        Waiting(f"Reprendre contact avec {row[1].strip()}", "holders.show", {"holder_id": row[0]}, row[2], "phone")
        for row in db.session.execute(calls.order_by(ProjectHolder.next_contact_on, ProjectHolder.id).limit(20))
    ]
    late = select(HolderMeeting.id, name, HolderMeeting.day).join(HolderMeeting.holder).join(ProjectHolder.person)
    late = late.where(HolderMeeting.status == Status.PLANNED, HolderMeeting.day < today)
    for row in db.session.execute(late.order_by(HolderMeeting.day, HolderMeeting.id).limit(20)):
        sentence = f"Rendez-vous avec {row[1].strip()} : a-t-il eu lieu ?"
        found.append(Waiting(sentence, "holders.meetings.hold", {"holder_meeting_id": row[0]}, row[2], "calendar"))
    return found


def holders_sheet(year: int) -> Sheet:
    """Return who was received in a year as a list that may leave: no name, no word of what was said."""
    rows = select(ProjectHolder).join(ProjectHolder.person).options(contains_eager(ProjectHolder.person))
    rows = rows.options(joinedload(ProjectHolder.sent_by))
    rows = rows.where(ProjectHolder.received_on.between(*days_of_year(year)))
    found = db.session.scalars(rows.order_by(ProjectHolder.received_on, ProjectHolder.id)).unique()
    lines = [
        (
            one.received_on,
            KIND_LABELS[one.kind],
            STAGE_LABELS[one.first_stage],
            STAGE_LABELS[one.stage],
            one.sent_by.name if one.sent_by else "",
            one.person.city,
            one.domain,
            ", ".join(NEED_LABELS[need] for need in read(one.needs)),
        )
        for one in found
    ]
    return Sheet("Porteuses et porteurs de projets", tuple(map(Column, SHEET_TITLES)), lines)
