"""Who takes part in Traits d'Unions."""

from flask import Blueprint, render_template, request

from cjs_app.access.permissions import stamp
from cjs_app.plumbing.pages import asked_choice, asked_page, paged
from cjs_app.plumbing.permissions import may, requires
from cjs_app.pole.bridges import actions, queries
from cjs_app.pole.bridges.domain import KIND_LABELS, Kind
from cjs_app.pole.bridges.forms import StructureForm
from cjs_app.pole.bridges.permissions import READ, WRITE
from cjs_app.pole.structure.gestures import Page, Words, gesture

blueprint = Blueprint("structures", __name__, url_prefix="/structures")
BACK = "Les structures de Traits d’Unions"


@blueprint.get("")
@requires(READ)
def index(year: int) -> str:
    """List who takes part in the year."""
    words, kind = request.args.get("q", ""), asked_choice("genre", Kind)
    return render_template(
        "pole/bridges/structures.html",
        found=paged(queries.structures_matching(year, words, kind), asked_page()),
        words=words,
        kind=kind,
        kinds=KIND_LABELS,
        may_write=may(WRITE),
    )


@blueprint.route("/nouvelle", methods=["GET", "POST"])
@requires(WRITE)
def enter(year: int) -> Page:
    """Let a structure in."""
    form = StructureForm()
    form.offer()
    words = Words("Nouvelle structure", "La structure est dans Traits d’Unions.", BACK)
    return gesture(form, words, lambda: actions.enter(form.sheet(), stamp()), "bridges.structures.index", year=year)


@blueprint.route("/<int:bridge_structure_id>/modifier", methods=["GET", "POST"])
@requires(WRITE)
def edit(year: int, bridge_structure_id: int) -> Page:
    """Correct since when a structure takes part, until when, and as what."""
    structure, form = queries.get_structure(bridge_structure_id), StructureForm()
    form.offer()
    form.open_on(structure)
    words = Words("Corriger la participation", "C’est corrigé.", BACK, structure.organisation.name)
    return gesture(
        form,
        words,
        lambda: actions.correct_structure(structure, form.sheet(), stamp()),
        "bridges.structures.index",
        year=year,
    )
