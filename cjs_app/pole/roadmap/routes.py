"""The pages of the road map."""

from flask import Blueprint, abort, render_template
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import possible
from cjs_app.plumbing import palette
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import acted, done
from cjs_app.plumbing.permissions import may, requires
from cjs_app.pole.roadmap import actions, figures, queries
from cjs_app.pole.roadmap.domain import MOVE_LABELS, MOVES, OPEN, STATUS_LABELS, STATUS_TONES, progress
from cjs_app.pole.roadmap.forms import LineForm
from cjs_app.pole.roadmap.permissions import READ, WRITE
from cjs_app.pole.structure import sheets, telling
from cjs_app.pole.structure.figures import room_of
from cjs_app.pole.structure.writing import written

blueprint = Blueprint("roadmap", __name__, url_prefix="/pole/<year:year>/feuille-de-route")
offer(Entry("Feuille de route", "roadmap.index", "list-checks", in_season=False, in_pole=True, group="L’année"))
palette.offer(
    palette.Subject(
        "Feuille de route",
        "roadmap.show",
        "roadmap_line_id",
        "list-checks",
        queries.lines_found,
        "roadmap.index",
        STATUS_LABELS,
        in_pole=True,
    )
)
telling.tell_figures_with(figures.figures_of, "La feuille de route", prefix="roadmap")
telling.tell_pieces_with("roadmap", figures.pieces_of)
sheets.offer(sheets.Offered("feuille-de-route", "La feuille de route de l’année", READ, queries.lines_sheet))
Page = str | Response | tuple[str, int]


@blueprint.get("")
@requires(READ)
def index(year: int) -> str:
    """Show the road map of a year, and how far each line is."""
    lines = queries.lines_of(year)
    told = telling.figures_of(year, {room_of(one.figure_key) for one in lines if one.figure_key})
    rows = [
        (one, figure, progress(figure.value, one.target) if figure else None)
        for one in lines
        for figure in [told.get(one.figure_key)]
    ]
    return render_template(
        "pole/roadmap/index.html",
        rows=rows,
        waiting=sum(1 for one in lines if one.status in OPEN),
        states=STATUS_LABELS,
        tones=STATUS_TONES,
        written=written,
        may_write=may(WRITE),
    )


@blueprint.route("/nouvelle", methods=["GET", "POST"])
@requires(WRITE)
def new(year: int) -> Page:
    """Write a line."""
    form = LineForm()
    form.offer(year)
    if form.validate_on_submit():
        try:
            line = actions.add(year, form.sheet(), stamp())
            return done("La ligne est écrite.", "roadmap.show", year=year, roadmap_line_id=line.id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/roadmap/form.html", form=form, line=None), form.status


@blueprint.get("/<int:roadmap_line_id>")
@requires(READ)
def show(year: int, roadmap_line_id: int) -> str:
    """Show a line, how far it is, and where it comes from and goes on."""
    line = queries.get_line(roadmap_line_id)
    told = telling.figures_of(line.year, {room_of(line.figure_key)}).get(line.figure_key) if line.figure_key else None
    return render_template(
        "pole/roadmap/show.html",
        line=line,
        told=told,
        reached=progress(told.value, line.target) if told else None,
        after=queries.line_after(line),
        moves=[
            (word, MOVE_LABELS[word]) for word, way in MOVES.items() if way in possible(line.status, MOVES.values())
        ],
        may_carry=line.status in OPEN,
        states=STATUS_LABELS,
        tones=STATUS_TONES,
        written=written,
        history=history_of("roadmap_line", line.id, None),
        may_write=may(WRITE),
    )


@blueprint.route("/<int:roadmap_line_id>/modifier", methods=["GET", "POST"])
@requires(WRITE)
def edit(year: int, roadmap_line_id: int) -> Page:
    """Correct a line."""
    line, where = queries.get_line(roadmap_line_id), {"year": year, "roadmap_line_id": roadmap_line_id}
    form = LineForm()
    form.offer(line.year)
    form.open_on(line)
    said = "La ligne est corrigée."
    answer = acted(form, lambda: actions.correct(line, form.sheet(), stamp()), said, "roadmap.show", **where)
    return answer or (render_template("pole/roadmap/form.html", form=form, line=line), form.status)


@blueprint.post("/<int:roadmap_line_id>/reporter")
@requires(WRITE)
def carry(year: int, roadmap_line_id: int) -> Response:
    """Carry a line to the next year."""
    after = actions.carry(queries.get_line(roadmap_line_id), stamp())
    return done(f"La ligne continue en {after.year}.", "roadmap.index", year=after.year)


@blueprint.post("/reporter")
@requires(WRITE)
def carry_all(year: int) -> Response:
    """Carry all that is still open to the next year."""
    many = actions.carry_all(year, stamp())
    said = "Rien n’était à reporter." if not many else f"{many} ligne{'s' if many > 1 else ''} en {year + 1}."
    return done(said, "roadmap.index", year=year + 1 if many else year)


@blueprint.post("/<int:roadmap_line_id>/<way>")
@requires(WRITE)
def move(year: int, roadmap_line_id: int, way: str) -> Response:
    """Bring a line to another state."""
    if way not in MOVES:
        abort(404)
    actions.move(queries.get_line(roadmap_line_id), way, stamp())
    return done("C’est noté.", "roadmap.show", year=year, roadmap_line_id=roadmap_line_id)
