"""The pages of a season: the list, the summer's own page, its state, and a new summer."""

from flask import Blueprint, Flask, abort, current_app, g, render_template, request, url_for
from flask_login import current_user
from msgspec import Struct
from werkzeug.wrappers import Response

from cjs_app.access.history import journal_of
from cjs_app.access.permissions import stamp
from cjs_app.coop.seasons import actions, dues, queries
from cjs_app.coop.seasons.domain import (
    OPENING,
    POSTPONING,
    REOPENING,
    SEAT_LABELS,
    START_OF_CLOSING,
    STATUS_LABELS,
    TVA_REGIME_LABELS,
    Status,
    life,
)
from cjs_app.coop.seasons.forms import CloneForm, NewSeasonForm
from cjs_app.coop.seasons.permissions import ACCOUNTS, CARRY, CREATE, JOURNAL, PRICES, READ, SET
from cjs_app.coop.seasons.routes import people, rights, settings
from cjs_app.journal.queries import head, restores
from cjs_app.journal.telling import Told, told
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import Transition, possible
from cjs_app.plumbing import clock
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import SIGNED_IN, may, permission_of, requires

blueprint = Blueprint("seasons", __name__, url_prefix="/saisons")
blueprint.register_blueprint(settings.blueprint)
blueprint.register_blueprint(people.blueprint)
offer(Entry("La saison", "seasons.show", "sun", group="La coop"))
offer(Entry("Qui peut quoi", "rights.show", "shield-check", group="La coop"))


def start(app: Flask) -> None:
    """Register the page of the rights, which has its own line of the menu."""
    app.register_blueprint(rights.blueprint)


class Gesture(Struct, frozen=True):
    """A step of a season's life, as a button says it."""

    transition: Transition[Status]
    label: str
    icon: str
    consequence: str


GESTURES = (
    Gesture(OPENING, "Ouvrir la saison", "sun", "La saison s’ouvre : le travail peut commencer."),
    Gesture(
        START_OF_CLOSING,
        "Commencer la clôture",
        "hourglass",
        "Le groupe passe aux comptes de l’été. Il reste possible de revenir à la saison ouverte.",
    ),
    Gesture(REOPENING, "Revenir à la saison ouverte", "undo-2", "La clôture s’arrête là et la saison reprend."),
    Gesture(POSTPONING, "Reporter la saison", "calendar", "La saison attend. Elle pourra s’ouvrir plus tard."),
)


LOOKS = {
    Status.PREPARATION: ("info", "pencil"),
    Status.OPEN: ("ok", "sun"),
    Status.CLOSING: ("wait", "hourglass"),
    Status.CLOSED: ("quiet", "lock"),
    Status.POSTPONED: ("no", "calendar"),
}
"""The tone and the drawing of each state's badge."""


@blueprint.get("")
@requires(SIGNED_IN)
def index() -> str:
    """List the seasons of whoever came in."""
    return render_template(
        "coop/seasons/index.html",
        seasons=queries.seasons_of(current_user),
        states=STATUS_LABELS,
        looks=LOOKS,
        may_create=may(CREATE),
    )


@blueprint.route("/nouvelle", methods=["GET", "POST"])
@requires(CREATE)
def new() -> str | Response | tuple[str, int]:
    """Create a season, with a carrier already known or a new one."""
    form = NewSeasonForm()
    form.offer(queries.all_carriers())
    if form.validate_on_submit():
        try:
            season = actions.create(form.settings(), settings.chosen_carrier(form, form.currency.data), stamp())
            return done(
                f"La saison {season.name} {season.year} est créée. Il reste à la régler, puis à l’ouvrir.",
                "seasons.show",
                season_id=season.id,
            )
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/seasons/new.html", form=form), form.status


@blueprint.get("/<int:season_id>")
@requires(READ)
def show(season_id: int) -> str:
    """Show a summer: its dates, its state, its people, its settings and what happened lately."""
    carrier = g.season.carrier
    facilitators, regime = queries.facilitators_and_regime(g.season, clock.today())
    return render_template(
        "coop/seasons/show.html",
        states=STATUS_LABELS,
        looks=LOOKS,
        closed=g.season.status is Status.CLOSED,
        life=[(STATUS_LABELS[step], state) for step, state in life(g.season.status)],
        carrier=carrier,
        due=dues.due_of(g.season, clock.today()),
        regime=TVA_REGIME_LABELS[regime],
        facilitators=facilitators,
        committee=queries.committee_of(g.season),
        seats=SEAT_LABELS,
        gestures=_gestures(),
        closing_url=_closing_url(season_id),
        journal=_journal(season_id, 12) if may(JOURNAL) else [],
        may_set=may(SET),
        may_carry=may(CARRY),
        may_see_prices=may(PRICES),
        may_give_access=may(ACCOUNTS),
        may_clone=may(CREATE),
    )


@blueprint.post("/<int:season_id>/etat")
@requires(SET)
def move(season_id: int) -> Response:
    """Bring a season to its next state."""
    asked = request.form.get("etape", "")
    transition = next((gesture.transition for gesture in GESTURES if gesture.transition.name == asked), None)
    if transition is None:
        abort(400)
    actions.move(g.season, transition, stamp())
    return done(
        f"La saison est maintenant « {STATUS_LABELS[transition.target].lower()} ».", "seasons.show", season_id=season_id
    )


@blueprint.route("/<int:season_id>/reprendre", methods=["GET", "POST"])
@requires(CREATE)
def clone(season_id: int) -> str | Response | tuple[str, int]:
    """Begin next year's season with this one's settings."""
    form = CloneForm()
    if request.method == "GET":
        form.name.data, form.year.data = g.season.name, g.season.year + 1
    elif form.validate_on_submit():
        try:
            season = actions.clone(g.season, form.name.data or "", form.year.data, stamp())
            return done(
                f"La saison {season.name} {season.year} reprend ces réglages.", "seasons.show", season_id=season.id
            )
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/seasons/clone.html", form=form), form.status


@blueprint.get("/<int:season_id>/journal")
@requires(JOURNAL)
def journal(season_id: int) -> str:
    """Show what happened in a season, newest first."""
    return render_template(
        "coop/seasons/journal.html", journal=_journal(season_id, 200), mark=head().mark, restores=told(restores(), {})
    )


def _journal(season_id: int, limit: int) -> list[Told]:
    """Return the last things that happened in a season, with the names of those who did them."""
    return journal_of(season_id, limit)


def _gestures() -> list[Gesture]:
    """Return the steps that this visitor may make a season take from where it stands."""
    if not may(SET):
        return []
    open_now = possible(g.season.status, [gesture.transition for gesture in GESTURES])
    return [gesture for gesture in GESTURES if gesture.transition in open_now]


def _closing_url(season_id: int) -> str | None:
    """Return the page where the group closes its summer, once it exists and only when the season is being closed."""
    endpoint = "distribution.closing"
    if g.season.status is not Status.CLOSING or endpoint not in current_app.view_functions:
        return None
    permission = permission_of(current_app, endpoint)
    return url_for(endpoint, season_id=season_id) if permission and may(permission) else None
