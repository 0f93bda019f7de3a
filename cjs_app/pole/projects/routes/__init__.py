"""The pages of the projects."""

from flask import Blueprint, abort, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import possible
from cjs_app.plumbing import clock, palette
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import acted, asked_choice, done
from cjs_app.plumbing.permissions import may, requires
from cjs_app.pole.directory.papers import organisation_board
from cjs_app.pole.projects import actions, figures, queries
from cjs_app.pole.projects.domain import (
    AXIS_LABELS,
    MOVE_LABELS,
    MOVES,
    PACE_LABELS,
    SESSION_LABELS,
    SIDE_LABELS,
    STATUS_LABELS,
    STATUS_TONES,
    STEP_LABELS,
    Axis,
    Status,
    balance,
)
from cjs_app.pole.projects.forms import ProjectForm
from cjs_app.pole.projects.permissions import READ, WRITE
from cjs_app.pole.projects.routes import parts
from cjs_app.pole.structure import sheets, telling
from cjs_app.pole.structure.figures import room_of
from cjs_app.pole.structure.writing import written

blueprint = Blueprint("projects", __name__, url_prefix="/pole/<year:year>/projets")
blueprint.register_blueprint(parts.blueprint)
offer(Entry("Les projets", "projects.index", "route", in_season=False, in_pole=True, group="Les actions"))
palette.offer(
    palette.Subject(
        "Projets",
        "projects.show",
        "project_id",
        "route",
        queries.projects_found,
        "projects.index",
        STATUS_LABELS,
        in_pole=True,
    )
)
telling.tell_figures_with(figures.figures_of, "Les projets", prefix="projects")
telling.tell_figures_with(figures.summer_figures_of, "La coopérative jeunesse", prefix="cjs")
telling.put_forward("projects.count", "route")
telling.put_forward("cjs.missions", "briefcase")
telling.tell_pieces_with("cjs", figures.pieces_of_summer)
telling.tell_pieces_with("projects", figures.pieces_of_projects)
for chapter, pieces in figures.MISSIONS.items():
    telling.tell_pieces_with(chapter, pieces)
telling.tell_waiting_with(queries.waiting_on)
organisation_board.show_with(queries.known_of, queries.lines_of)
sheets.offer(sheets.Offered("projets", "Les projets de l’année", READ, queries.projects_sheet))


@blueprint.get("")
@requires(READ)
def index(year: int) -> str:
    """List the projects that live in the year, mission by mission."""
    words, axis, status = request.args.get("q", ""), asked_choice("mission", Axis), asked_choice("etat", Status)
    return render_template(
        "pole/projects/index.html",
        projects=queries.projects_of(year, words, axis, status),
        counts=queries.counts_of(year),
        words=words,
        axis=axis,
        status=status,
        axes=AXIS_LABELS,
        states=STATUS_LABELS,
        tones=STATUS_TONES,
        paces=PACE_LABELS,
        may_write=may(WRITE),
    )


@blueprint.route("/nouveau", methods=["GET", "POST"])
@requires(WRITE)
def new(year: int) -> str | Response | tuple[str, int]:
    """Write a project down."""
    form = ProjectForm()
    form.offer()
    if form.validate_on_submit():
        try:
            made = actions.begin(form.sheet(), stamp())
            return done("Le projet est noté.", "projects.show", year=year, project_id=made.id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/projects/form.html", form=form, project=None), form.status


@blueprint.get("/<int:project_id>")
@requires(READ)
def show(year: int, project_id: int) -> str:
    """Show a project in a year: its steps, its work, its partners, how it is counted, and its budget."""
    project = queries.get_project(project_id)
    parts = queries.parts_of(project, year)
    told = telling.figures_of(year, {room_of(one.figure_key) for one in parts.indicators if one.figure_key})
    return render_template(
        "pole/projects/show.html",
        project=project,
        partners=queries.partners_of(project),
        steps=parts.steps,
        sessions=parts.sessions,
        indicators=[(one, told.get(one.figure_key)) for one in parts.indicators],
        lines=parts.lines,
        balance=balance(parts.lines),
        moves=[
            (word, MOVE_LABELS[word])
            for word, way in MOVES.items()
            if way in possible(project.status, MOVES.values()) and may(WRITE)
        ],
        axes=AXIS_LABELS,
        states=STATUS_LABELS,
        tones=STATUS_TONES,
        paces=PACE_LABELS,
        steps_called=STEP_LABELS,
        sessions_called=SESSION_LABELS,
        sides=SIDE_LABELS,
        written=written,
        today=clock.today(),
        history=history_of("project", project.id, None),
        may_write=may(WRITE),
    )


@blueprint.route("/<int:project_id>/modifier", methods=["GET", "POST"])
@requires(WRITE)
def edit(year: int, project_id: int) -> str | Response | tuple[str, int]:
    """Correct a project."""
    project, where = queries.get_project(project_id), {"year": year, "project_id": project_id}
    form = ProjectForm()
    form.offer()
    form.open_on(project)
    said = "La fiche est corrigée."
    answer = acted(form, lambda: actions.correct(project, form.sheet(), stamp()), said, "projects.show", **where)
    return answer or (render_template("pole/projects/form.html", form=form, project=project), form.status)


@blueprint.post("/<int:project_id>/<step>")
@requires(WRITE)
def move(year: int, project_id: int, step: str) -> Response:
    """Bring a project to another state."""
    if step not in MOVES:
        abort(404)
    actions.move(queries.get_project(project_id), step, stamp())
    said = f"Le projet est maintenant « {STATUS_LABELS[MOVES[step].target].lower()} »."
    return done(said, "projects.show", year=year, project_id=project_id)
