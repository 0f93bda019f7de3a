"""Projects in every state, in the whole year."""

import datetime as dt

from sqlalchemy import func, select

from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db
from cjs_app.pole.directory import actions as directory
from cjs_app.pole.directory.domain import Kind, OrganisationSheet
from cjs_app.pole.projects import actions
from cjs_app.pole.projects.domain import (
    Axis,
    BudgetSheet,
    IndicatorSheet,
    Pace,
    ProjectSheet,
    SessionKind,
    SessionSheet,
    Side,
    StepKind,
    StepSheet,
)
from cjs_app.pole.projects.models import (
    Project,
    ProjectBudgetLine,
    ProjectIndicator,
    ProjectPartner,
    ProjectSession,
    ProjectStep,
)

YEAR, DAY = 2017, dt.date(2017, 3, 1)
TABLES = {
    "project_id": Project,
    "project_partner_id": ProjectPartner,
    "project_step_id": ProjectStep,
    "project_session_id": ProjectSession,
    "project_indicator_id": ProjectIndicator,
    "project_budget_line_id": ProjectBudgetLine,
}
WORDS = {"step": "suspendre"}


def furnish(stamp: Stamp) -> None:
    """Write one project of each state; the last one, a summer, has all that a project may have."""
    for steps in ([], ["commencer", "suspendre"], ["commencer", "terminer"], ["abandonner"]):
        project = actions.begin(ProjectSheet(f"Projet {len(steps)}", Axis.CULTURE, Pace.LASTING), stamp)
        for step in steps:
            actions.move(project, step, stamp)
    ours = db.session.scalars(select(func.min(Season.id))).one()
    summer = ProjectSheet("La Nôtre", Axis.COLLECTIVE, Pace.SPECIFIC, "Impulsion", cjs_season_id=ours, flagship=True)
    fill(actions.begin(summer, stamp), "Le Moulin", stamp)


def fill(project: Project, partner: str, stamp: Stamp) -> None:
    """Let a project run, with a partner, steps, work, indicators and a budget."""
    actions.move(project, "commencer", stamp)
    friend = directory.add_organisation(OrganisationSheet(partner, Kind.ASSOCIATION), stamp)
    actions.join(project, friend.id, "Parrain", stamp)
    actions.add_step(project, StepSheet(StepKind.MILESTONE, "Réunir le comité", DAY), stamp)
    actions.note_session(project, SessionSheet(SessionKind.WORK, DAY, "Préparer", 6), stamp)
    counted = IndicatorSheet(YEAR, "Âge du pôle", figure_key="structure.year_of_life")
    actions.count_by(project, counted, stamp)
    actions.add_budget_line(project, BudgetSheet(YEAR, Side.INCOME, "Subvention", 500_000, 500_000), stamp)


def grow(times: int, stamp: Stamp) -> None:
    """Write many more projects, with all that hangs on them."""
    for rank in range(times):
        sheet = ProjectSheet(f"Autre projet {rank}", Axis.EMPLOYMENT, Pace.LASTING)
        fill(actions.begin(sheet, stamp), f"Partenaire {rank}", stamp)
