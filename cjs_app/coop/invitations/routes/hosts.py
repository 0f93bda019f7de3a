"""The pages of who invites: who waits, one person, a whole group on a sheet, an adult."""

from flask import Blueprint, abort, g, redirect, render_template, request, session, url_for
from msgspec import Struct
from werkzeug.wrappers import Response

from cjs_app.access.answers import Answer
from cjs_app.access.domain import ROLE_LABELS, Role
from cjs_app.access.limits import WAY_LABELS, Way
from cjs_app.access.permissions import stamp
from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.invitations import actions, queries
from cjs_app.coop.invitations.domain import SHEET_AT_MOST
from cjs_app.coop.invitations.forms import AdultForm
from cjs_app.coop.invitations.permissions import INVITE
from cjs_app.coop.seasons.domain import Status, givable_roles
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock, mail, qr
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import done, record_number
from cjs_app.plumbing.permissions import requires
from cjs_app.plumbing.rates import MAILS, limited

blueprint = Blueprint("hosts", __name__, url_prefix="/saisons/<int:season_id>/invitations")

READY = "ready"
"""Under what a browser keeps, for its host alone, the secrets that were just made: the server has their hashes only."""

LETTER = """Bonjour,

la coopérative jeunesse {coop} vous attend ({role}).

Ouvrir cette adresse dans les sept jours, une seule fois, pour choisir un nom et une phrase de passe :

{address}

Sans rapport avec cette coopérative, ne rien faire.
"""


class Ready(Struct, frozen=True):
    """An invitation or a key, ready to be shown: to whom, how, and what opens."""

    rank: int
    name: str
    way: Way
    path: str
    secret: str

    @property
    def address(self) -> str:
        """The whole address of a link."""
        return f"{mail.base_address() or request.host_url.rstrip('/')}/{self.path}/{self.secret}"


@blueprint.get("")
@requires(INVITE)
def index(season_id: int) -> str:
    """List who waits, who has no account yet, and who has one."""
    people = _people()
    names: dict[int | None, str] = {one.id: one.first_name for one in people}
    waiting = queries.waiting_in(g.season, clock.now())
    return render_template(
        "coop/invitations/index.html",
        without=[one for one in people if one.user_id is None],
        having=[one for one in people if one.user_id is not None],
        waiting=[(one, names.get(one.cooperant_id, one.name)) for one in waiting],
        labels=ROLE_LABELS,
        ways=WAY_LABELS,
        open=g.season.status is not Status.CLOSED,
        ready=bool(_ready()),
    )


@blueprint.get("/coop/<int:cooperant_id>")
@requires(INVITE)
def person(season_id: int, cooperant_id: int) -> str:
    """Show how one cooperant can be invited, or given a new key."""
    found = cooperants.get_cooperant(g.season, cooperant_id)
    return render_template("coop/invitations/person.html", cooperant=found, open=g.season.status is not Status.CLOSED)


@blueprint.post("/coop/<int:cooperant_id>")
@requires(INVITE)
def invite(season_id: int, cooperant_id: int) -> Response:
    """Invite a cooperant, or give them a new key when they have an account."""
    found = cooperants.get_cooperant(g.season, cooperant_id)
    way = next((way for way in Way if way.value == request.form.get("way")), None)
    if way is None:
        abort(400)
    if found.user_id is None:
        secret, path = actions.invite_cooperant(found, way, Role(g.role), stamp()).secret, "invitation"
    else:
        secret, path = actions.give_key(found, way, Role(g.role), stamp()).secret, "cle"
    return _show([(found.id, way, path, secret)])


@blueprint.post("/groupe")
@requires(INVITE)
def group(season_id: int) -> Response:
    """Invite everybody who has no account yet, on one sheet."""
    if request.form.get("groupe") != "oui":
        abort(400)
    chosen = [one for one in _people() if one.user_id is None][:SHEET_AT_MOST]
    if not chosen:
        raise Refusal("Tout le monde a déjà un compte.")
    made = actions.invite_group(chosen, Role(g.role), stamp())
    rows = zip(chosen, made, strict=True)
    return _show([(one.id, Way.LINK, "invitation", new.secret) for one, new in rows])


@blueprint.route("/adulte", methods=["GET", "POST"])
@requires(INVITE)
@limited(MAILS)
def adult(season_id: int) -> Answer:
    """Invite an adult: by QR code, link, code, or mail."""
    form = AdultForm()
    form.offer(givable_roles(Role(g.role)), mail.is_set_up())
    if form.validate_on_submit():
        try:
            return _invite_adult(form)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/invitations/adult.html", form=form, mail_leaves=mail.is_set_up()), form.status


@blueprint.get("/pretes")
@requires(INVITE)
def ready(season_id: int) -> Answer:
    """Show the invitations that were just made, ready to be scanned, read aloud or printed."""
    if not _ready():
        return redirect(url_for("invitations.hosts.index", season_id=season_id), code=303)
    return render_template("coop/invitations/ready.html", ready=_ready(), ways=Way)


@blueprint.get("/carre.svg")
@requires(INVITE)
def picture(season_id: int) -> Response:
    """Give the QR code of an invitation that was just made."""
    rank = record_number(request.args.get("numero", ""))
    found = next((one for one in _ready() if one.rank == rank and one.way is not Way.CODE), None)
    if found is None:
        return redirect(url_for("invitations.hosts.index", season_id=season_id), code=303)
    return qr.picture(found.address)


@blueprint.post("/annuler")
@requires(INVITE)
def revoke(season_id: int) -> Response:
    """Cancel an invitation that waits."""
    asked = record_number(request.form.get("invitation", ""))
    if asked is None:
        abort(400)
    actions.revoke(queries.get_invitation(g.season, asked), stamp())
    return done("L’invitation est annulée.", "invitations.hosts.index", season_id=season_id)


def _invite_adult(form: AdultForm) -> Response:
    """Invite the adult that a form describes; a mail that does not leave takes its invitation back."""
    way, role = Way(form.way.data), Role(form.role.data)
    address = (form.email.data or "").strip()
    if way is Way.MAIL and not address:
        raise Refusal("Écrire l’adresse à laquelle l’invitation part.", field="email")
    new = actions.invite_adult(g.season, form.name.data or "", role, way, Role(g.role), stamp())
    if way is not Way.MAIL:
        return _show([(0, way, "invitation", new.secret)])
    link = f"{mail.base_address()}/invitation/{new.secret}"
    db.session.commit()
    try:
        mail.send(address, "Une invitation", LETTER.format(coop=g.season.name, role=ROLE_LABELS[role], address=link))
    except mail.MailFailed:
        actions.revoke(new.invitation, stamp())
        db.session.commit()
        raise
    return done("L’invitation est partie.", "invitations.hosts.index", season_id=g.season.id)


def _show(rows: list[tuple[int, Way, str, str]]) -> Response:
    """Keep what was made, put its secrets in the host's own cookie, and lead to the page that shows them."""
    session[READY] = [g.season.id, [[number, way.value, path, secret] for number, way, path, secret in rows]]
    db.session.commit()
    return redirect(url_for("invitations.hosts.ready", season_id=g.season.id), code=303)


def _ready() -> list[Ready]:
    """Return what this browser was just given for the season at hand; names come from the season, not the cookie."""
    season_id, rows = session.get(READY) or (0, [])
    if season_id != g.season.id:
        return []
    names = {one.id: one.first_name for one in cooperants.cooperants_of(g.season)}
    return [
        Ready(rank, names.get(number, "Invitation"), Way(way), path, secret)
        for rank, (number, way, path, secret) in enumerate(rows, 1)
    ]


def _people() -> list[Cooperant]:
    """Return the cooperants of the season at hand who have not left."""
    return [one for one in cooperants.cooperants_of(g.season) if one.left_on is None]
