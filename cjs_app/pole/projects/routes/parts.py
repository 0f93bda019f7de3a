"""What hangs on a project, one small page for each gesture: partners, steps, work, indicators, budget."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.plumbing import clock
from cjs_app.plumbing.forms import HouseForm, choices
from cjs_app.plumbing.pages import Undo, done
from cjs_app.plumbing.permissions import requires
from cjs_app.pole.projects import actions, queries
from cjs_app.pole.projects.forms import BudgetForm, IndicatorForm, PartnerForm, SessionForm, StepForm
from cjs_app.pole.projects.models import (
    Project,
    ProjectBudgetLine,
    ProjectIndicator,
    ProjectPartner,
    ProjectSession,
    ProjectStep,
)
from cjs_app.pole.projects.permissions import WRITE
from cjs_app.pole.structure import telling
from cjs_app.pole.structure.figures import Figure, room_of
from cjs_app.pole.structure.gestures import Page, Words, gesture

blueprint = Blueprint("parts", __name__, url_prefix="/<int:project_id>")


@blueprint.route("/partenaire", methods=["GET", "POST"])
@requires(WRITE)
def join(year: int, project_id: int) -> Page:
    """Add a partner."""
    form = PartnerForm()
    form.offer()
    words = Words("Ajouter un partenaire", "Le partenaire est ajouté.")
    return _page(
        year,
        project_id,
        form,
        words,
        lambda project: actions.join(project, form.organisation, form.role.data or "", stamp()),
    )


@blueprint.post("/partenaires/<int:project_partner_id>/retirer")
@requires(WRITE)
def leave(year: int, project_id: int, project_partner_id: int) -> Response:
    """Let a partner leave."""
    project = queries.get_project(project_id)
    actions.leave(project, queries.get_part(ProjectPartner, project, project_partner_id), stamp())
    return done("Le partenaire est retiré.", "projects.show", year=year, project_id=project_id)


@blueprint.route("/etape", methods=["GET", "POST"])
@requires(WRITE)
def add_step(year: int, project_id: int) -> Page:
    """Add a milestone or a phase."""
    form = StepForm()
    words = Words("Ajouter une étape", "L’étape est ajoutée.")
    return _page(year, project_id, form, words, lambda project: actions.add_step(project, form.sheet(), stamp()))


@blueprint.post("/etapes/<int:project_step_id>/faite")
@requires(WRITE)
def finish_step(year: int, project_id: int, project_step_id: int) -> Response:
    """Note that a step is done."""
    project, where = queries.get_project(project_id), {"year": year, "project_id": project_id}
    actions.finish_step(project, queries.get_part(ProjectStep, project, project_step_id), stamp())
    undo = Undo("projects.parts.reopen_step", where | {"project_step_id": project_step_id})
    return done("L’étape est faite.", "projects.show", undo=undo, **where)


@blueprint.post("/etapes/<int:project_step_id>/rouvrir")
@requires(WRITE)
def reopen_step(year: int, project_id: int, project_step_id: int) -> Response:
    """Note that a step is not done after all."""
    project = queries.get_project(project_id)
    actions.reopen_step(project, queries.get_part(ProjectStep, project, project_step_id), stamp())
    return done("L’étape est de nouveau à faire.", "projects.show", year=year, project_id=project_id)


@blueprint.route("/travail", methods=["GET", "POST"])
@requires(WRITE)
def note_session(year: int, project_id: int) -> Page:
    """Note a moment of work."""
    form = SessionForm()
    if not form.is_submitted():
        form.day.data = clock.today()
    words = Words("Noter un temps de travail", "C’est noté.")
    return _page(year, project_id, form, words, lambda project: actions.note_session(project, form.sheet(), stamp()))


@blueprint.route("/indicateur", methods=["GET", "POST"])
@requires(WRITE)
def count_by(year: int, project_id: int) -> Page:
    """Add an indicator."""
    form = IndicatorForm()
    told = {one.key: f"{one.label} ({telling.titles()[room_of(one.key)]})" for one in _figures(year)}
    form.figure_key.choices = choices(told, "Aucun")
    words = Words("Ajouter un indicateur", "L’indicateur est ajouté.")
    return _page(year, project_id, form, words, lambda project: actions.count_by(project, form.sheet(year), stamp()))


@blueprint.route("/budget", methods=["GET", "POST"])
@requires(WRITE)
def add_budget_line(year: int, project_id: int) -> Page:
    """Add a line to the budget of the action."""
    form = BudgetForm()
    words = Words(f"Budget de l’action en {year}", "La ligne est ajoutée.")
    return _page(
        year, project_id, form, words, lambda project: actions.add_budget_line(project, form.sheet(year), stamp())
    )


@blueprint.route("/budget/<int:project_budget_line_id>", methods=["GET", "POST"])
@requires(WRITE)
def edit_budget_line(year: int, project_id: int, project_budget_line_id: int) -> Page:
    """Correct a line of the budget."""
    line = queries.get_part(ProjectBudgetLine, queries.get_project(project_id), project_budget_line_id)
    form = BudgetForm()
    form.open_on(line)
    words = Words(f"Budget de l’action en {line.year}", "La ligne est corrigée.")
    return _page(
        year,
        project_id,
        form,
        words,
        lambda project: actions.correct_budget_line(project, line, form.sheet(line.year), stamp()),
    )


@blueprint.post("/etapes/<int:project_step_id>/reprendre")
@requires(WRITE)
def cancel_step(year: int, project_id: int, project_step_id: int) -> Response:
    """Take back a step noted by mistake."""
    project = queries.get_project(project_id)
    return _taken_back(year, project, queries.get_part(ProjectStep, project, project_step_id))


@blueprint.post("/travail/<int:project_session_id>/reprendre")
@requires(WRITE)
def cancel_session(year: int, project_id: int, project_session_id: int) -> Response:
    """Take back a moment of work noted by mistake."""
    project = queries.get_project(project_id)
    return _taken_back(year, project, queries.get_part(ProjectSession, project, project_session_id))


@blueprint.post("/indicateurs/<int:project_indicator_id>/reprendre")
@requires(WRITE)
def cancel_indicator(year: int, project_id: int, project_indicator_id: int) -> Response:
    """Take back an indicator noted by mistake."""
    project = queries.get_project(project_id)
    return _taken_back(year, project, queries.get_part(ProjectIndicator, project, project_indicator_id))


@blueprint.post("/budget/<int:project_budget_line_id>/reprendre")
@requires(WRITE)
def cancel_budget_line(year: int, project_id: int, project_budget_line_id: int) -> Response:
    """Take back a line of the budget noted by mistake."""
    project = queries.get_project(project_id)
    return _taken_back(year, project, queries.get_part(ProjectBudgetLine, project, project_budget_line_id))


def _taken_back(year: int, project: Project, part: actions.Part) -> Response:
    """Lead back to a project once a part of it is taken back."""
    actions.take_back(project, part, stamp())
    return done("La ligne est reprise : elle ne compte plus.", "projects.show", year=year, project_id=project.id)


def _figures(year: int) -> list[Figure]:
    """Return the figures of a year that an indicator may be."""
    return list(telling.figures_of(year).values())


def _page(year: int, project_id: int, form: HouseForm, words: Words, act: Callable[[Project], object]) -> Page:
    """Return the page of a gesture, or lead back to the project once it is done."""
    project = queries.get_project(project_id)
    where: dict[str, Any] = {"year": year, "project_id": project_id}
    told = words._replace(back_label=project.name, lead=project.name)
    return gesture(form, told, lambda: act(project), "projects.show", **where)
