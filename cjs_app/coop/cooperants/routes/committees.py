"""The pages of the committees: who is in which, since when, in which role."""

from flask import Blueprint, g, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.coop.cooperants import actions, queries
from cjs_app.coop.cooperants.domain import arrival_day
from cjs_app.coop.cooperants.forms import LabelForm, LastDayForm, TermForm
from cjs_app.coop.cooperants.permissions import COMMITTEES, READ
from cjs_app.coop.seasons.domain import Status, ensure_writable
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import may, requires

blueprint = Blueprint("committees", __name__, url_prefix="/comites")

Answer = str | Response | tuple[str, int]


@blueprint.get("")
@requires(READ)
def index(season_id: int) -> str:
    """Show each committee, who is in it and who was."""
    today = clock.today()
    terms = queries.terms_of_season(g.season)
    return render_template(
        "coop/cooperants/committees.html",
        committees=queries.committees_of(g.season),
        current=[term for term in terms if term.end_day is None or term.end_day >= today],
        past=[term for term in terms if term.end_day is not None and term.end_day < today],
        may_join=may(COMMITTEES) and g.season.status is not Status.CLOSED,
    )


@blueprint.post("/habituels")
@requires(COMMITTEES)
def usual(season_id: int) -> Response:
    """Make the three usual committees."""
    actions.add_usual_committees(g.season, stamp())
    return done(
        "Les trois comités habituels sont là. Leurs noms peuvent changer.",
        "cooperants.committees.index",
        season_id=season_id,
    )


@blueprint.route("/nouveau", methods=["GET", "POST"])
@requires(COMMITTEES)
def new(season_id: int) -> Answer:
    """Make a committee."""
    ensure_writable(g.season.status)
    form = LabelForm()
    if form.validate_on_submit():
        try:
            committee = actions.add_committee(g.season, form.label.data or "", stamp())
            return done(f"Le comité {committee.label} est créé.", "cooperants.committees.index", season_id=season_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/cooperants/committee.html", form=form, committee=None), form.status


@blueprint.route("/<int:committee_id>/renommer", methods=["GET", "POST"])
@requires(COMMITTEES)
def rename(season_id: int, committee_id: int) -> Answer:
    """Give a committee another name."""
    ensure_writable(g.season.status)
    committee = queries.get_committee(g.season, committee_id)
    form = LabelForm(obj=committee)
    if form.validate_on_submit():
        try:
            actions.rename_committee(committee, form.label.data or "", stamp())
            return done(
                f"Le comité s’appelle maintenant {committee.label}.", "cooperants.committees.index", season_id=season_id
            )
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/cooperants/committee.html", form=form, committee=committee), form.status


@blueprint.route("/entrer", methods=["GET", "POST"])
@requires(COMMITTEES)
def join(season_id: int) -> Answer:
    """Let someone enter a committee; who and which may already be chosen in the address."""
    ensure_writable(g.season.status)
    form = TermForm()
    form.offer(queries.cooperants_of(g.season), queries.committees_of(g.season))
    if request.method == "GET":
        form.cooperant_id.data = request.args.get("qui", type=int)
        form.committee_id.data = request.args.get("comite", type=int)
        form.start.data = arrival_day(clock.today(), Period(g.season.start_day, g.season.end_day))
    elif form.validate_on_submit():
        try:
            cooperant = queries.get_cooperant(g.season, form.cooperant_id.data)
            committee = queries.get_committee(g.season, form.committee_id.data)
            actions.join_committee(cooperant, committee, form.role.data or "", form.first_day, stamp())
            return done(
                f"{cooperant.first_name} entre dans le comité {committee.label}.",
                "cooperants.committees.index",
                season_id=season_id,
            )
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/cooperants/join.html", form=form), form.status


@blueprint.route("/mandats/<int:term_id>/fin", methods=["GET", "POST"])
@requires(COMMITTEES)
def end_term(season_id: int, term_id: int) -> Answer:
    """Note the last day of someone in a committee."""
    ensure_writable(g.season.status)
    term = queries.get_term(g.season, term_id)
    form = LastDayForm()
    if request.method == "GET":
        form.day.data = term.end_day or min(max(clock.today(), term.start_day), g.season.end_day)
    elif form.validate_on_submit():
        try:
            actions.end_term(term, form.chosen, stamp())
            return done(
                f"{term.cooperant.first_name} a fini dans le comité {term.committee.label}.",
                "cooperants.committees.index",
                season_id=season_id,
            )
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/cooperants/end_term.html", form=form, term=term), form.status
