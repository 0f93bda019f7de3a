"""The pages about the committee's page: its links, its editions, its threshold; and, in `visiting`, the page itself."""

import datetime as dt

from flask import Blueprint, Flask, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cjs_app.access.permissions import stamp
from cjs_app.access.queries import names_of
from cjs_app.coop.sharing import actions, queries
from cjs_app.coop.sharing.forms import LinkForm, ThresholdForm
from cjs_app.coop.sharing.links import STATE_LABELS, State, state_at
from cjs_app.coop.sharing.permissions import MANAGE
from cjs_app.coop.sharing.routes import visiting
from cjs_app.coop.sharing.routes.reading import reading
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock, mail
from cjs_app.plumbing.database import db
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.permissions import requires

blueprint = Blueprint("sharing", __name__)
blueprint.register_blueprint(visiting.blueprint)
offer(Entry("Lien du comité", "sharing.index", "link", group="La coop"))

ROOM = "/saisons/<int:season_id>/lien-comite"

Answer = str | Response | tuple[str, int]


def start(app: Flask) -> None:
    """Prepare the button of the public page."""
    visiting.start(app)


@blueprint.get(ROOM)
@requires(MANAGE)
def index(season_id: int) -> str:
    """List the links of the season with how often each was read, and say what the committee reads now."""
    now = clock.now()
    links = queries.links_of(g.season)
    return render_template(
        "coop/sharing/index.html",
        links=[(link, opened, state_at(now, link.expires_at, link.revoked_at)) for link, opened in links],
        last_days={link.id: (link.expires_at - dt.timedelta(seconds=1)).astimezone(clock.PARIS) for link, _ in links},
        labels=STATE_LABELS,
        open_state=State.OPEN,
        names=names_of(link.created_by_id for link, _ in links),
        edition=queries.newest_edition(g.season),
        threshold=queries.threshold_of(g.season),
        today=clock.today(),
    )


@blueprint.route(f"{ROOM}/nouveau", methods=["GET", "POST"])
@requires(MANAGE)
def new(season_id: int) -> Answer:
    """Make a link; its address is shown on the answer, this once."""
    form = LinkForm()
    if request.method == "GET":
        form.show(clock.today())
    elif form.validate_on_submit() and form.last_day.data:
        try:
            link, token = actions.make_link(g.season, form.label.data or "", form.last_day.data, stamp())
            db.session.commit()
            house = mail.base_address() or request.host_url.rstrip("/")
            address = house + url_for("sharing.visit.door", token=token)
            return render_template("coop/sharing/made.html", link=link, address=address)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/sharing/new.html", form=form), form.status


@blueprint.post(f"{ROOM}/<int:link_id>/fermer")
@requires(MANAGE)
def revoke(season_id: int, link_id: int) -> Response:
    """Shut a link at once."""
    actions.revoke(queries.get_link(g.season, link_id), stamp())
    return _done(
        "Le lien est fermé : il n’ouvre plus rien, même là où il était déjà ouvert.",
        "sharing.index",
        season_id=season_id,
    )


@blueprint.post(f"{ROOM}/publier")
@requires(MANAGE)
def publish(season_id: int) -> Response:
    """Publish today's edition."""
    actions.publish(g.season, stamp())
    return _done("La page du comité est à jour.", "sharing.preview", season_id=season_id)


@blueprint.get(f"{ROOM}/apercu")
@requires(MANAGE)
def preview(season_id: int) -> str:
    """Show what the committee reads, without counting it."""
    return render_template("coop/sharing/preview.html", **reading(g.season))


@blueprint.route(f"{ROOM}/seuil", methods=["GET", "POST"])
@requires(MANAGE)
def threshold(season_id: int) -> Answer:
    """Choose how many persons a cell must count."""
    form = ThresholdForm()
    if request.method == "GET":
        form.persons.data = queries.threshold_of(g.season)
    elif form.validate_on_submit():
        try:
            actions.set_threshold(g.season, form.persons.data or 0, stamp())
            return _done(
                "Le seuil est enregistré : il vaut dès la prochaine publication.", "sharing.index", season_id=season_id
            )
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/sharing/threshold.html", form=form), form.status


def _done(told: str, endpoint: str, season_id: int) -> Response:
    """Keep what was done, say it, and lead on."""
    db.session.commit()
    flash(told, "success")
    return redirect(url_for(endpoint, season_id=season_id), code=303)
