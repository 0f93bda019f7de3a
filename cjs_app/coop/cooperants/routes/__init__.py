"""The pages of the cooperants: the team, each one's sheet, arrivals and departures."""

from flask import Blueprint, g, render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response

from cjs_app.access.domain import Role
from cjs_app.access.history import history_of_all
from cjs_app.access.permissions import stamp
from cjs_app.coop.cooperants import actions, queries
from cjs_app.coop.cooperants.domain import MISSING_STATES, PAPER_STATE_LABELS, age_on, stayed
from cjs_app.coop.cooperants.forms import CooperantForm, LastDayForm
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.cooperants.permissions import COMMITTEES, PERSONAL, READ, WRITE
from cjs_app.coop.cooperants.routes import committees, papers, recruitment
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.domain import Status, ensure_writable
from cjs_app.coop.seasons.guards import inherit_with
from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock, palette
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import Undo, done
from cjs_app.plumbing.permissions import may, requires

blueprint = Blueprint("cooperants", __name__, url_prefix="/saisons/<int:season_id>/cooperants")
blueprint.register_blueprint(committees.blueprint)
blueprint.register_blueprint(papers.blueprint)
blueprint.register_blueprint(recruitment.blueprint)
inherit_with(actions.inherit_committees)
offer(Entry("Coopérant·es", "cooperants.index", "user", group="La coop"))
palette.offer(
    palette.Subject(
        "Coopérant·es", "cooperants.show", "cooperant_id", "user", queries.cooperants_found, "cooperants.index"
    )
)

Answer = str | Response | tuple[str, int]


@blueprint.get("")
@requires(READ)
def index(season_id: int) -> str:
    """List the team, searched and filtered, with who founded it and who stayed."""
    words, state = request.args.get("q", ""), request.args.get("etat", "")
    everyone = queries.cooperants_of(g.season)
    personal = may(PERSONAL)
    shown = [one for one in everyone if _answers(one, words, state, personal)]
    today = clock.today()
    current: dict[int, list[str]] = {}
    for term in queries.terms_of_season(g.season):
        if term.end_day is None or term.end_day >= today:
            current.setdefault(term.cooperant_id, []).append(term.committee.label)
    return render_template(
        "coop/cooperants/index.html",
        cooperants=shown,
        anyone=bool(everyone),
        words=words,
        state=state if state in ("presents", "partis") else "",
        headcounts=queries.headcounts(g.season),
        committees=current,
        missing=queries.missing_papers(g.season) if personal else {},
        personal=personal,
        own_id=current_user.id,
        may_write=may(WRITE) and _open(),
    )


@blueprint.route("/nouveau", methods=["GET", "POST"])
@requires(WRITE)
def new(season_id: int) -> Answer:
    """Welcome a cooperant."""
    ensure_writable(g.season.status)
    form = CooperantForm()
    _offer_accounts(form)
    if request.method == "GET":
        form.begin(g.season, clock.today())
    elif form.validate_on_submit():
        try:
            cooperant = actions.add(g.season, form.sheet(g.season), stamp())
            return done(
                f"{cooperant.first_name} est dans l’équipe, avec le code {cooperant.code}.",
                "cooperants.show",
                season_id=season_id,
                cooperant_id=cooperant.id,
            )
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/cooperants/form.html", form=form, cooperant=None), form.status


@blueprint.get("/<int:cooperant_id>")
@requires(READ)
def show(season_id: int, cooperant_id: int) -> str:
    """Show someone: their time in the cooperative, their committees; their own papers to them and to the staff."""
    cooperant = queries.get_cooperant(g.season, cooperant_id)
    personal = may(PERSONAL) or cooperant.user_id == current_user.id
    born, papers = cooperant.birth_date, queries.papers_of(cooperant) if personal else []
    return render_template(
        "coop/cooperants/show.html",
        cooperant=cooperant,
        personal=personal,
        age=age_on(born, g.season.start_day) if personal and born else None,
        terms=queries.terms_of(cooperant),
        papers=[paper for paper in papers if paper.removed_at is None],
        paper_states=PAPER_STATE_LABELS,
        missing_states=MISSING_STATES,
        history=history_of_all([("cooperant", cooperant.id), *(("paper", paper.id) for paper in papers)], season_id),
        may_write=may(WRITE) and _open(),
        may_take_back=may(WRITE) and _open() and not queries.is_referred_to(cooperant),
        may_join=may(COMMITTEES) and _open(),
    )


@blueprint.route("/<int:cooperant_id>/modifier", methods=["GET", "POST"])
@requires(WRITE)
def edit(season_id: int, cooperant_id: int) -> Answer:
    """Correct someone's sheet."""
    ensure_writable(g.season.status)
    cooperant = queries.get_cooperant(g.season, cooperant_id)
    form = CooperantForm()
    _offer_accounts(form)
    if request.method == "GET":
        form.show(cooperant)
    elif form.validate_on_submit():
        try:
            actions.correct(cooperant, form.sheet(g.season), stamp())
            return done("La fiche est corrigée.", "cooperants.show", season_id=season_id, cooperant_id=cooperant_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/cooperants/form.html", form=form, cooperant=cooperant), form.status


@blueprint.route("/<int:cooperant_id>/depart", methods=["GET", "POST"])
@requires(WRITE)
def leave(season_id: int, cooperant_id: int) -> Answer:
    """Note the day someone leaves."""
    ensure_writable(g.season.status)
    cooperant = queries.get_cooperant(g.season, cooperant_id)
    form = LastDayForm()
    if request.method == "GET":
        form.day.data = cooperant.left_on or min(max(clock.today(), g.season.start_day), g.season.end_day)
    elif form.validate_on_submit():
        try:
            back = Undo("cooperants.come_back", {"season_id": season_id, "cooperant_id": cooperant_id})
            undo = back if cooperant.left_on is None else None
            actions.leave(cooperant, form.chosen, stamp())
            return done(
                f"Le départ de {cooperant.first_name} est noté. Ses heures restent.",
                "cooperants.show",
                undo=undo,
                season_id=season_id,
                cooperant_id=cooperant_id,
            )
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/cooperants/leave.html", form=form, cooperant=cooperant), form.status


@blueprint.post("/<int:cooperant_id>/retirer")
@requires(WRITE)
def take_back(season_id: int, cooperant_id: int) -> Response:
    """Take back a sheet made by mistake."""
    actions.take_back(queries.get_cooperant(g.season, cooperant_id), stamp())
    return done("La fiche est retirée : elle ne compte plus nulle part.", "cooperants.index", season_id=season_id)


@blueprint.post("/<int:cooperant_id>/retour")
@requires(WRITE)
def come_back(season_id: int, cooperant_id: int) -> Response:
    """Take a departure back."""
    cooperant = queries.get_cooperant(g.season, cooperant_id)
    actions.come_back(cooperant, stamp())
    return done(
        f"{cooperant.first_name} est de retour dans l’équipe.",
        "cooperants.show",
        season_id=season_id,
        cooperant_id=cooperant_id,
    )


def _open() -> bool:
    """Return whether the season can still be written in."""
    return g.season.status is not Status.CLOSED


def _offer_accounts(form: CooperantForm) -> None:
    """Offer the accounts that are cooperants of this season."""
    form.offer(user for role, user in seasons.accounts_of(g.season) if role.role is Role.COOPERANT)


def _answers(cooperant: Cooperant, words: str, state: str, personal: bool) -> bool:
    """Return whether someone answers a search; only the staff search by last name."""
    here = stayed(cooperant.left_on, g.season.end_day)
    if (state == "presents" and not here) or (state == "partis" and here):
        return False
    names = [cooperant.first_name, cooperant.code, cooperant.last_name if personal else ""]
    text = folded(" ".join(names))
    return all(word in text for word in folded(words).split()[:6])
