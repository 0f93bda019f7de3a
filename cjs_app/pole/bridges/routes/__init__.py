"""The pages of Traits d'Unions: the year at a glance, then who takes part, diagnostics, appointments, partnerships."""

from flask import Blueprint, render_template

from cjs_app.access.permissions import stamp
from cjs_app.plumbing import palette
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.permissions import may, requires
from cjs_app.pole.bridges import actions, figures, lists, queries
from cjs_app.pole.bridges.domain import STEP_LABELS, Step
from cjs_app.pole.bridges.forms import TargetForm
from cjs_app.pole.bridges.permissions import READ, WRITE
from cjs_app.pole.bridges.plots import ladder_plot, themes_plot
from cjs_app.pole.bridges.routes import appointments, diagnostics, partnerships, structures
from cjs_app.pole.directory.papers import organisation_board
from cjs_app.pole.questionnaires.domain import SMALLEST, may_be_told
from cjs_app.pole.structure import sheets, telling
from cjs_app.pole.structure.figures import percent_of
from cjs_app.pole.structure.gestures import Page, Words, gesture

blueprint = Blueprint("bridges", __name__, url_prefix="/pole/<year:year>/traits-d-unions")
for part in (structures, diagnostics, appointments, partnerships):
    blueprint.register_blueprint(part.blueprint)
offer(Entry("Traits d’Unions", "bridges.index", "link", in_season=False, in_pole=True, group="Les actions"))
palette.offer(
    palette.Subject(
        "Partenariats",
        "bridges.partnerships.show",
        "bridge_partnership_id",
        "heart-handshake",
        lists.partnerships_found,
        "bridges.partnerships.index",
        STEP_LABELS,
        in_pole=True,
    )
)
palette.offer(
    palette.Subject(
        "Diagnostics",
        "bridges.diagnostics.show",
        "bridge_diagnostic_id",
        "list-checks",
        lists.diagnostics_found,
        "bridges.diagnostics.index",
        in_pole=True,
    )
)
telling.tell_figures_with(figures.figures_of, "Traits d’Unions", prefix="bridges")
telling.put_forward("bridges.diagnostics", "list-checks")
telling.tell_pieces_with("bridges", figures.pieces_of)
telling.tell_waiting_with(lists.waiting_on)
organisation_board.show_with(lists.known_of, lists.lines_of)
for name, label, sheet in (
    ("traits-d-unions-structures", "Traits d’Unions : les structures", lists.structures_sheet),
    ("traits-d-unions-rendez-vous", "Traits d’Unions : les rendez-vous", lists.appointments_sheet),
    ("traits-d-unions-partenariats", "Traits d’Unions : les partenariats", lists.partnerships_sheet),
):
    sheets.offer(sheets.Offered(name, label, READ, sheet))


@blueprint.get("")
@requires(READ)
def index(year: int) -> str:
    """Show the year at a glance: how many, what was aimed at, the themes, and the ladder."""
    target, steps, themes = queries.target_of(year), queries.steps_in(year), queries.themes_of(year)
    signed = steps.get(Step.SIGNED, 0)
    return render_template(
        "pole/bridges/index.html",
        counts=queries.counts_of(year),
        followed=sum(steps.values()),
        signed=signed,
        target=target,
        percent=percent_of(signed, target.wanted) if target is not None else None,
        themes=themes,
        themes_told=may_be_told(themes.answers, to_the_team=may(WRITE)),
        themes_plot=themes_plot("Les pratiques partenariales", themes.marks, themes.answers),
        ladder_plot=ladder_plot(steps),
        smallest=SMALLEST,
        may_write=may(WRITE),
    )


@blueprint.route("/objectif", methods=["GET", "POST"])
@requires(WRITE)
def aim(year: int) -> Page:
    """Set how many agreements are to be signed in the year."""
    form = TargetForm()
    target = queries.target_of(year)
    if target is not None:
        form.open_on(target)
    words = Words(f"L’objectif {year}", "L’objectif est fixé.", f"Traits d’Unions en {year}")
    return gesture(form, words, lambda: actions.aim(year, form.wanted.data or 1, stamp()), "bridges.index", year=year)
