"""Writing projects down and all that happens in them."""

from typing import TypeVar

from sqlalchemy import select

from cjs_app.coop.seasons.models import Season
from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.kernel.states import moved
from cjs_app.plumbing.database import db, held
from cjs_app.pole.directory.queries import UNKNOWN, ensure_organisation
from cjs_app.pole.projects.domain import (
    MOVES,
    BudgetSheet,
    IndicatorSheet,
    ProjectSheet,
    SessionSheet,
    Status,
    StepSheet,
    ensure_founded,
    ensure_period,
)
from cjs_app.pole.projects.models import (
    Project,
    ProjectBudgetLine,
    ProjectIndicator,
    ProjectPartner,
    ProjectSession,
    ProjectStep,
)
from cjs_app.pole.structure import telling
from cjs_app.pole.structure.figures import room_of

Added = TypeVar("Added", ProjectPartner, ProjectStep, ProjectSession, ProjectIndicator, ProjectBudgetLine)
Part = ProjectStep | ProjectSession | ProjectIndicator | ProjectBudgetLine


def begin(sheet: ProjectSheet, stamp: Stamp) -> Project:
    """Return a new project; raise Refusal when it ends before it begins, or is a summer that is not there."""
    project = Project(status=Status.COMING)
    _write(project, sheet)
    db.session.add(project)
    db.session.flush()
    journal.record(stamp, "project.added", "project", project.id)
    return project


def correct(project: Project, sheet: ProjectSheet, stamp: Stamp) -> None:
    """Change what is written of a project."""
    project = held(project)
    _write(project, sheet)
    db.session.flush()
    journal.record(stamp, "project.corrected", "project", project.id)


def move(project: Project, step: str, stamp: Stamp) -> None:
    """Bring a project to another state, by the name of the way; raise Refusal where it does not lead there."""
    project = held(project)
    if step not in MOVES:
        raise Refusal("Choisir un des gestes proposés.")
    project.status = moved(project.status, MOVES[step])
    journal.record(stamp, f"project.{MOVES[step].name}", "project", project.id)


def join(project: Project, organisation_id: int, role: str, stamp: Stamp) -> ProjectPartner:
    """Return a partner of a project; raise Refusal for one who is there already, or unknown."""
    project = held(project)
    ensure_organisation(organisation_id, UNKNOWN)
    there = select(ProjectPartner.id).where(
        ProjectPartner.project_id == project.id,
        ProjectPartner.organisation_id == organisation_id,
        ProjectPartner.removed_at.is_(None),
    )
    if db.session.scalar(there) is not None:
        raise Refusal("Cette structure est déjà partenaire du projet.", field="organisation_id")
    partner = ProjectPartner(project_id=project.id, organisation_id=organisation_id, role=role.strip())
    return _added(partner, "project.partner_joined", project, stamp)


def leave(project: Project, partner: ProjectPartner, stamp: Stamp) -> None:
    """Let a partner leave a project; what was done together stays."""
    held(project)
    held(partner)
    if partner.removed_at is None:
        partner.removed_at = stamp.at
        journal.record(stamp, "project.partner_left", "project", project.id)


def add_step(project: Project, sheet: StepSheet, stamp: Stamp) -> ProjectStep:
    """Return a new milestone or phase of a project."""
    project = held(project)
    step = ProjectStep(project_id=project.id, kind=sheet.kind, label=sheet.label.strip(), due_day=sheet.due_day)
    return _added(step, "project.step_added", project, stamp)


def finish_step(project: Project, step: ProjectStep, stamp: Stamp) -> None:
    """Note that a step is done."""
    held(project)
    held(step)
    if step.done_on is None:
        step.done_on = stamp.day
        journal.record(stamp, "project.step_done", "project", project.id)


def reopen_step(project: Project, step: ProjectStep, stamp: Stamp) -> None:
    """Note that a step is not done after all."""
    held(project)
    held(step)
    if step.done_on is not None:
        step.done_on = None
        journal.record(stamp, "project.step_reopened", "project", project.id)


def note_session(project: Project, sheet: SessionSheet, stamp: Stamp) -> ProjectSession:
    """Return a moment of work on a project; raise Refusal for a day that is not there yet, or fewer than no persons."""
    project = held(project)
    if sheet.day > stamp.day:
        raise Refusal("Ce jour n’est pas encore passé : le noter quand ce sera fait.", field="day")
    if sheet.persons is not None and sheet.persons < 0:
        raise Refusal("Écrire combien de personnes étaient là, ou rien.", field="persons")
    session = ProjectSession(
        project_id=project.id, kind=sheet.kind, day=sheet.day, label=sheet.label.strip(), persons=sheet.persons
    )
    return _added(session, "project.session_noted", project, stamp)


def count_by(project: Project, sheet: IndicatorSheet, stamp: Stamp) -> ProjectIndicator:
    """Return an indicator; raise Refusal without a figure of the house or a value with its source."""
    project = held(project)
    ensure_founded(sheet, telling.figures_of(sheet.year, {room_of(sheet.figure_key)}))
    by_figure = bool(sheet.figure_key)
    indicator = ProjectIndicator(
        project_id=project.id,
        year=sheet.year,
        label=sheet.label.strip(),
        figure_key=sheet.figure_key,
        value=None if by_figure else sheet.value,
        unit=sheet.unit.strip(),
        source="" if by_figure else sheet.source.strip(),
        target=sheet.target,
    )
    return _added(indicator, "project.indicator_added", project, stamp)


def add_budget_line(project: Project, sheet: BudgetSheet, stamp: Stamp) -> ProjectBudgetLine:
    """Return a line of the budget of the action, in cents; raise Refusal for an amount below zero."""
    project = held(project)
    _ensure_amounts(sheet)
    line = ProjectBudgetLine(project_id=project.id)
    _write_budget_line(line, sheet)
    return _added(line, "project.budget_added", project, stamp)


def correct_budget_line(project: Project, line: ProjectBudgetLine, sheet: BudgetSheet, stamp: Stamp) -> None:
    """Change a line of the budget, most often to note what came of it."""
    held(project)
    held(line)
    _ensure_amounts(sheet)
    before = line.actual_cents
    _write_budget_line(line, sheet)
    journal.record(
        stamp, "project.budget_corrected", "project", project.id, before=before, actual_cents=line.actual_cents
    )


def take_back(project: Project, part: Part, stamp: Stamp) -> None:
    """Take back a step, a session, an indicator or a budget line that was noted by mistake; it stays, out of sight."""
    held(project)
    held(part)
    if part.cancelled_at is None:
        part.cancelled_at = stamp.at
        journal.record(stamp, "project.part_taken_back", "project", project.id)


def _added(part: Added, action: str, project: Project, stamp: Stamp) -> Added:
    """Return a new part of a project, once it is in the database and the journal."""
    db.session.add(part)
    db.session.flush()
    journal.record(stamp, action, "project", project.id)
    return part


def _write(project: Project, sheet: ProjectSheet) -> None:
    """Copy a sheet onto a project."""
    ensure_period(sheet.start_day, sheet.end_day)
    if sheet.cjs_season_id is not None:
        _ensure_summer(sheet.cjs_season_id)
    project.name, project.role, project.summary = sheet.name.strip(), sheet.role.strip(), sheet.summary.strip()
    project.axis, project.pace, project.flagship = sheet.axis, sheet.pace, sheet.flagship
    project.start_day, project.end_day = sheet.start_day, sheet.end_day
    project.cjs_season_id = sheet.cjs_season_id


def _ensure_summer(season_id: int) -> None:
    """Raise Refusal for a summer that is not there."""
    if db.session.scalar(select(Season.id).where(Season.id == season_id)) is None:
        raise Refusal("Cet été n’existe pas : en choisir un autre.", field="cjs_season_id")


def _ensure_amounts(sheet: BudgetSheet) -> None:
    """Raise Refusal for an amount below zero: the side of the line says which way the money goes."""
    if sheet.planned_cents < 0:
        raise Refusal("Écrire un montant, zéro ou plus.", field="planned")
    if sheet.actual_cents is not None and sheet.actual_cents < 0:
        raise Refusal("Écrire un montant, zéro ou plus.", field="actual")


def _write_budget_line(line: ProjectBudgetLine, sheet: BudgetSheet) -> None:
    """Copy a sheet onto a line of the budget."""
    line.year, line.side, line.label = sheet.year, sheet.side, sheet.label.strip()
    line.planned_cents, line.actual_cents = sheet.planned_cents, sheet.actual_cents
