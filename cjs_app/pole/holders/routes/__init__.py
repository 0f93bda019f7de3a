"""The pages of the project holders: who is received, where they stand, and when to call."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock, palette
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import Undo, asked_choice, asked_page, done, paged, record_number
from cjs_app.plumbing.permissions import may, requires
from cjs_app.pole.directory.papers import organisation_board, person_board
from cjs_app.pole.directory.queries import get_person, organisations_to_choose, people_to_choose
from cjs_app.pole.directory.ties import members_among
from cjs_app.pole.holders import actions, plots, queries
from cjs_app.pole.holders.domain import (
    KIND_LABELS,
    NEED_LABELS,
    STAGE_LABELS,
    STATUS_LABELS,
    WAY_LABELS,
    Kind,
    Stage,
    read,
)
from cjs_app.pole.holders.forms import Known, NextForm, ReceptionForm, SheetForm
from cjs_app.pole.holders.permissions import COUNTS, READ, WRITE
from cjs_app.pole.holders.routes import meetings
from cjs_app.pole.holders.routes.waiting import waiting_on
from cjs_app.pole.holders.year import figures_of, mission_pieces_of, pieces_of, sums_of
from cjs_app.pole.structure import sheets, telling
from cjs_app.pole.structure.gestures import Page, Words, gesture

blueprint = Blueprint("holders", __name__, url_prefix="/pole/<year:year>/porteurs")
blueprint.register_blueprint(meetings.blueprint)
offer(Entry("Porteurs de projets", "holders.index", "sprout", in_season=False, in_pole=True, group="Les actions"))
palette.offer(
    palette.Subject(
        "Porteuses et porteurs de projets",
        "holders.show",
        "holder_id",
        "sprout",
        queries.holders_found,
        "holders.index",
        {queries.ENDED: "Terminé"},
        in_pole=True,
    )
)
telling.tell_figures_with(figures_of, "Les porteuses et porteurs de projets", prefix="holders")
telling.put_forward("holders.meetings", "calendar")
telling.put_forward("holders.people", "sprout")
telling.tell_pieces_with("holders", pieces_of)
telling.tell_pieces_with("mission_1", mission_pieces_of)
telling.tell_waiting_with(waiting_on)
telling.tell_years_with("holders", queries.YEARS)
telling.offer_gesture(telling.Gesture("Noter un rendez-vous", "holders.meetings.quick", "plus"))
sheets.offer(sheets.Offered("porteurs", "Les accueils de l’année, sans nom", READ, queries.holders_sheet))
person_board.show_with(queries.known_of_person, queries.lines_of_person)
organisation_board.show_with(queries.known_of_organisation, queries.lines_of_organisation)


@blueprint.get("")
@requires(COUNTS)
def index(year: int) -> str:
    """Show the counts of a year to everybody of the pôle, and who they are to the team."""
    words, stage, kind = request.args.get("q", ""), asked_choice("stade", Stage), asked_choice("maniere", Kind)
    sums, rows = sums_of(year), queries.holders_matching(year, words, stage, kind)
    return render_template(
        "pole/holders/index.html",
        sums=sums,
        charts=[plots.by_stage(sums.stages), plots.by_quarter(sums.months)],
        page=paged(rows, asked_page(), queries.A_PAGE) if may(READ) else None,
        words=words,
        stage=stage,
        kind=kind,
        stages=STAGE_LABELS,
        kinds=KIND_LABELS,
        may_write=may(WRITE),
    )


@blueprint.route("/nouveau", methods=["GET", "POST"])
@requires(WRITE)
def new(year: int) -> str | Response | tuple[str, int]:
    """Receive somebody for the first time."""
    form = ReceptionForm()
    form.offer(organisations_to_choose())
    form.offer_people(people_to_choose())
    if request.method == "GET":
        form.received_on.data = clock.today()
    if form.validate_on_submit():
        try:
            known = record_number(form.person_id.data or "")
            who = get_person(known) if known is not None else form.person()
            added = actions.receive(who, form.sheet(), stamp())
            return done("L’accueil est noté.", "holders.show", year=year, holder_id=added.id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/holders/form.html", form=form, holder=None), form.status


@blueprint.get("/<int:holder_id>")
@requires(READ)
def show(year: int, holder_id: int) -> str:
    """Show somebody, their appointments, and where they were sent on."""
    holder = queries.get_holder(holder_id)
    return render_template(
        "pole/holders/show.html",
        holder=holder,
        needs=[NEED_LABELS[need] for need in read(holder.needs)],
        meetings=queries.meetings_of(holder),
        orientations=queries.orientations_of(holder),
        is_member=bool(members_among([holder.person_id], year)),
        stages=STAGE_LABELS,
        kinds=KIND_LABELS,
        ways=WAY_LABELS,
        statuses=STATUS_LABELS,
        history=history_of("holder", holder.id, None),
        may_write=may(WRITE),
    )


@blueprint.route("/<int:holder_id>/modifier", methods=["GET", "POST"])
@requires(WRITE)
def edit(year: int, holder_id: int) -> str | Response | tuple[str, int]:
    """Correct a first reception."""
    holder = queries.get_holder(holder_id)
    known, form = Known(holder, organisations_to_choose()), SheetForm()
    form.offer(known.organisations)
    form.open_on(known)
    if form.validate_on_submit():
        try:
            actions.correct(holder, form.sheet(), stamp())
            return done("L’accueil est corrigé.", "holders.show", year=year, holder_id=holder_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/holders/form.html", form=form, holder=holder), form.status


@blueprint.route("/<int:holder_id>/suite", methods=["GET", "POST"])
@requires(WRITE)
def follow(year: int, holder_id: int) -> Page:
    """Say how far the project is now, when to call next, and to whom somebody is sent on."""
    holder, form = queries.get_holder(holder_id), NextForm()
    known = Known(holder, organisations_to_choose())
    form.offer(known.organisations)
    form.open_on(known)
    words = Words("La suite", "La suite est notée.", holder.person.name, holder.person.name)
    where = {"year": year, "holder_id": holder_id}
    return gesture(form, words, lambda: actions.go_on(holder, form.sheet(), stamp()), "holders.show", **where)


@blueprint.post("/orientations/<int:orientation_id>/reprendre")
@requires(WRITE)
def take_back(year: int, orientation_id: int) -> Response:
    """Take an orientation back that was noted by mistake."""
    orientation = queries.get_orientation(orientation_id)
    actions.take_back(orientation, stamp())
    return done("L’orientation est reprise.", "holders.show", year=year, holder_id=orientation.holder_id)


@blueprint.post("/<int:holder_id>/terminer")
@requires(WRITE)
def end(year: int, holder_id: int) -> Response:
    """End the support of somebody."""
    actions.end(queries.get_holder(holder_id), stamp())
    where = {"year": year, "holder_id": holder_id}
    return done("L’accompagnement est terminé.", "holders.show", undo=Undo("holders.reopen", where), **where)


@blueprint.post("/<int:holder_id>/reprendre")
@requires(WRITE)
def reopen(year: int, holder_id: int) -> Response:
    """Take the support of somebody up again."""
    actions.reopen(queries.get_holder(holder_id), stamp())
    where = {"year": year, "holder_id": holder_id}
    return done("L’accompagnement reprend.", "holders.show", undo=Undo("holders.end", where), **where)
