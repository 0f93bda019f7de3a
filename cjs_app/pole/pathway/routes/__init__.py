"""The pages of the parcours."""

from flask import Blueprint, abort, render_template
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import possible
from cjs_app.plumbing import palette
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import may, requires
from cjs_app.pole.directory.papers import organisation_board
from cjs_app.pole.pathway import actions, figures, queries
from cjs_app.pole.pathway.domain import MOVE_LABELS, MOVES, OWNER, STATUS_LABELS, STATUS_TONES
from cjs_app.pole.pathway.forms import EditionForm
from cjs_app.pole.pathway.permissions import READ, WRITE
from cjs_app.pole.pathway.routes import parts
from cjs_app.pole.questionnaires.queries import results_about
from cjs_app.pole.structure import sheets, telling
from cjs_app.pole.structure.gestures import Page, Words, gesture, page

blueprint = Blueprint("pathway", __name__, url_prefix="/pole/<year:year>/parcours")
blueprint.register_blueprint(parts.blueprint)
offer(Entry("Le parcours jeunes", "pathway.index", "sprout", in_season=False, in_pole=True, group="Les actions"))
palette.offer(
    palette.Subject(
        "Parcours jeunes",
        "pathway.show",
        "edition_id",
        "sprout",
        queries.editions_found,
        "pathway.index",
        STATUS_LABELS,
        in_pole=True,
    )
)
telling.tell_figures_with(figures.figures_of, "Le parcours jeunes", prefix="pathway")
telling.put_forward("pathway.participants", "sprout")
telling.tell_pieces_with("pathway", figures.pieces_of)
telling.tell_waiting_with(queries.waiting_on)
telling.tell_years_with("pathway", queries.YEARS)
organisation_board.show_with(queries.known_of, queries.lines_of)
sheets.offer(sheets.Offered("parcours", "Les éditions du parcours", READ, queries.editions_sheet))


@blueprint.get("")
@requires(READ)
def index(year: int) -> str:
    """List the editions of the year."""
    editions = queries.editions_of(year)
    return render_template(
        "pole/pathway/index.html",
        editions=editions,
        counts=queries.counts_of(editions),
        states=STATUS_LABELS,
        tones=STATUS_TONES,
        may_write=may(WRITE),
    )


@blueprint.route("/nouveau", methods=["GET", "POST"])
@requires(WRITE)
def new(year: int) -> Page:
    """Write an edition down."""
    form = EditionForm()
    if form.validate_on_submit():
        try:
            made = actions.plan(form.sheet(), stamp())
            return done("L’édition est notée.", "pathway.show", year=year, edition_id=made.id)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(form, Words("Nouvelle édition", "", f"Le parcours en {year}"), "pathway.index", year=year)


@blueprint.get("/<int:edition_id>")
@requires(READ)
def show(year: int, edition_id: int) -> str:
    """Show an edition: its programme, how many were there, who came, and what the young people say of it."""
    found = queries.find_edition_with_young_people(edition_id, named=may(WRITE))
    if found is None:
        abort(404)
    edition, many, participants = found
    sessions, contributors = queries.sessions_of(edition), queries.contributors_of(edition)
    asked, results = results_about(OWNER, edition.id, to_the_team=may(WRITE))
    return render_template(
        "pole/pathway/show.html",
        edition=edition,
        counts=queries.counts_read(many, sessions, contributors),
        sessions=sessions,
        participants=participants,
        contributors=contributors,
        asked=asked,
        results=results,
        moves=[
            (way, MOVE_LABELS[way])
            for way, door in MOVES.items()
            if door in possible(edition.status, MOVES.values()) and may(WRITE)
        ],
        states=STATUS_LABELS,
        tones=STATUS_TONES,
        history=history_of("pathway", edition.id, None),
        may_write=may(WRITE),
    )


@blueprint.route("/<int:edition_id>/modifier", methods=["GET", "POST"])
@requires(WRITE)
def edit(year: int, edition_id: int) -> Page:
    """Correct an edition."""
    edition, where = queries.get_edition(edition_id), {"year": year, "edition_id": edition_id}
    form = EditionForm()
    form.open_on(edition)
    words = Words("Corriger l’édition", "La fiche est corrigée.", edition.place)
    return gesture(form, words, lambda: actions.correct(edition, form.sheet(), stamp()), "pathway.show", **where)


@blueprint.post("/<int:edition_id>/etat/<way>")
@requires(WRITE)
def move(year: int, edition_id: int, way: str) -> Response:
    """Bring an edition to another state."""
    if way not in MOVES:
        abort(404)
    actions.move(queries.get_edition(edition_id), way, stamp())
    said = f"L’édition est maintenant « {STATUS_LABELS[MOVES[way].target].lower()} »."
    return done(said, "pathway.show", year=year, edition_id=edition_id)
