"""Finding projects and all that hangs on them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload

from cjs_app.coop.books.sheets import Cell, Column, Sheet
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import days_of_year
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404
from cjs_app.plumbing.searching import hit, holding
from cjs_app.plumbing.together import Short, read_together
from cjs_app.pole.directory.models import Organisation
from cjs_app.pole.directory.papers import Line, known
from cjs_app.pole.projects.domain import AXIS_LABELS, PACE_LABELS, STATUS_LABELS, Axis, SessionKind, Status
from cjs_app.pole.projects.models import (
    Project,
    ProjectBudgetLine,
    ProjectIndicator,
    ProjectPartner,
    ProjectSession,
    ProjectStep,
)
from cjs_app.pole.structure.telling import Waiting

Part = TypeVar("Part", ProjectPartner, ProjectStep, ProjectSession, ProjectIndicator, ProjectBudgetLine)
SOON = dt.timedelta(days=14)
"""How long before its day a milestone is called for on the front page."""


class Counts(NamedTuple):
    """How much of each a project has."""

    partners: int
    sessions: int


class Parts(NamedTuple):
    """What the page of a project lists: steps, the work of a year, how it is counted, and its budget."""

    steps: Sequence[ProjectStep]
    sessions: Sequence[ProjectSession]
    """The newest first."""
    indicators: Sequence[ProjectIndicator]
    lines: Sequence[ProjectBudgetLine]
    """What comes in first."""


def get_project(project_id: int) -> Project:
    """Return a project with the summer that it is, or answer 404."""
    return or_404(select(Project).options(joinedload(Project.cjs_season)).where(Project.id == project_id))


def get_part(table: type[Part], project: Project, part_id: int) -> Part:
    """Return a partner, step, session, indicator or budget line of a project, or answer 404."""
    found: Part = or_404(select(table).where(table.project_id == project.id, table.id == part_id))
    return found


def in_year(year: int) -> Any:
    """Return the condition that a project lives in a year."""
    first, last = days_of_year(year)
    return (or_(Project.start_day.is_(None), Project.start_day <= last)) & (
        or_(Project.end_day.is_(None), Project.end_day >= first)
    )


def projects_of(
    year: int, words: str = "", axis: Axis | None = None, status: Status | None = None
) -> Sequence[Project]:
    """Return the projects that live in a year, by mission and name."""
    rows = select(Project).where(in_year(year), *holding(words, Project.name, Project.summary))
    if axis is not None:
        rows = rows.where(Project.axis == axis)
    if status is not None:
        rows = rows.where(Project.status == status)
    return db.session.scalars(rows.order_by(Project.axis, Project.name, Project.id)).all()


def counts_of(year: int) -> Mapping[int, Counts]:
    """Return how many partners each project has, and how many sessions in a year; one statement."""
    partners = (
        select(func.count())
        .where(ProjectPartner.project_id == Project.id, ProjectPartner.removed_at.is_(None))
        .correlate(Project)
        .scalar_subquery()
    )
    sessions = (
        select(func.count())
        .where(ProjectSession.project_id == Project.id, *_held_in(year))
        .correlate(Project)
        .scalar_subquery()
    )
    rows = db.session.execute(select(Project.id, partners, sessions).where(in_year(year)))
    return {number: Counts(with_others, work) for number, with_others, work in rows}


def sessions_by_kind(year: int) -> Mapping[tuple[int, SessionKind], tuple[int, int]]:
    """Return, by project and kind, how many sessions a year had and how many persons were counted there."""
    rows = db.session.execute(
        select(
            ProjectSession.project_id,
            ProjectSession.kind,
            func.count(),
            func.coalesce(func.sum(ProjectSession.persons), 0),
        )
        .where(*_held_in(year))
        .group_by(ProjectSession.project_id, ProjectSession.kind)
    )
    return {(number, kind): (int(many or 0), int(persons or 0)) for number, kind, many, persons in rows}


def _held_in(year: int) -> tuple[Any, ...]:
    """Return the conditions that a session took place in a year."""
    first, last = days_of_year(year)
    return ProjectSession.day >= first, ProjectSession.day <= last, ProjectSession.cancelled_at.is_(None)


def partners_of(project: Project) -> Sequence[ProjectPartner]:
    """Return who takes part in a project, by name."""
    return db.session.scalars(
        select(ProjectPartner)
        .options(joinedload(ProjectPartner.organisation))
        .join(ProjectPartner.organisation)
        .where(ProjectPartner.project_id == project.id, ProjectPartner.removed_at.is_(None))
        .order_by(Organisation.name, ProjectPartner.id)
    ).all()


def parts_of(project: Project, year: int) -> Parts:
    """Return the steps of a project in their order, and what hangs on a year of it, in one statement."""
    of_year = {
        table: (table.project_id == project.id, table.year == year, table.cancelled_at.is_(None))
        for table in (ProjectIndicator, ProjectBudgetLine)
    }
    steps = (ProjectStep.project_id == project.id, ProjectStep.cancelled_at.is_(None))
    sessions = (ProjectSession.project_id == project.id, *_held_in(year))
    return Parts(
        *read_together(
            Short(ProjectStep, steps, (ProjectStep.due_day, ProjectStep.id)),
            Short(ProjectSession, sessions, (ProjectSession.day.desc(), ProjectSession.id.desc())),
            Short(ProjectIndicator, of_year[ProjectIndicator], (ProjectIndicator.id,)),
            Short(ProjectBudgetLine, of_year[ProjectBudgetLine], (ProjectBudgetLine.side.desc(), ProjectBudgetLine.id)),
        )
    )


def summers_to_choose() -> list[tuple[int, str]]:
    """Return the number and the name of each summer that a project may be."""
    rows = select(Season.id, Season.name, Season.year).where(Season.superseded_at.is_(None))
    return [
        (row.id, f"{row.name} {row.year}") for row in db.session.execute(rows.order_by(Season.year.desc(), Season.name))
    ]


def summer_projects(year: int) -> Sequence[Project]:
    """Return the projects that are a summer of this very year, with their summer."""
    return db.session.scalars(
        select(Project)
        .options(joinedload(Project.cjs_season))
        .join(Project.cjs_season)
        .where(Season.year == year)
        .order_by(Project.id)
    ).all()


def waiting_on(today: dt.date) -> list[Waiting]:
    """Return the milestones that are late or near, of projects that live."""
    rows = (
        select(ProjectStep.label, ProjectStep.due_day, Project.id, Project.name)
        .join(Project, Project.id == ProjectStep.project_id)
        .where(
            ProjectStep.done_on.is_(None),
            ProjectStep.cancelled_at.is_(None),
            ProjectStep.due_day <= today + SOON,
            Project.status.in_([Status.COMING, Status.RUNNING]),
        )
        .order_by(ProjectStep.due_day)
    )
    return [
        Waiting(f"{name} : {label}", "projects.show", {"project_id": number}, due, "route")
        for label, due, number, name in db.session.execute(rows)
    ]


def known_of(organisation: Organisation, year: int) -> Select[Any]:
    """Return the projects of an organisation in a year: a part of a larger statement."""
    return (
        known(Project.id, title=Project.name, detail=ProjectPartner.role, order=(Project.name,))
        .join(ProjectPartner, ProjectPartner.project_id == Project.id)
        .where(ProjectPartner.organisation_id == organisation.id, ProjectPartner.removed_at.is_(None), in_year(year))
    )


def lines_of(rows: Sequence[Any], _year: int) -> list[Line]:
    """Return the projects of an organisation, for its page in the directory."""
    return [
        Line(
            row.title,
            row.detail or "Partenaire du projet",
            "projects.show",
            {"project_id": row.number},
            "hand-helping",
        )
        for row in rows
    ]


def projects_found(_scope: Any, words: str) -> Select[Any]:
    """Return the projects that answer to a search from anywhere."""
    return (
        hit(words, Project.id, Project.name, Project.name, state=Project.status)
        .where(*holding(words, Project.name, Project.summary))
        .order_by(Project.name, Project.id)
    )


def projects_sheet(year: int) -> Sheet:
    """Return the projects of a year as a list that may leave."""
    columns = (
        Column("Projet"),
        Column("Mission"),
        Column("Rythme"),
        Column("État"),
        Column("Rôle du pôle"),
        Column("Début", Cell.DAY),
        Column("Fin", Cell.DAY),
        Column("Partenaires", Cell.NUMBER),
        Column("Temps de travail", Cell.NUMBER),
    )
    counts = counts_of(year)
    rows = [
        (
            one.name,
            AXIS_LABELS[one.axis],
            PACE_LABELS[one.pace],
            STATUS_LABELS[one.status],
            one.role,
            one.start_day,
            one.end_day,
            counts[one.id].partners,
            counts[one.id].sessions,
        )
        for one in projects_of(year)
    ]
    return Sheet("Projets", columns, rows)
