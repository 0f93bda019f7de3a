"""The people in charge of a season: facilitation team, local committee, and the accounts that may enter."""

from flask import Blueprint, g, render_template
from flask_login import current_user
from werkzeug.wrappers import Response

from cjs_app.access.domain import ROLE_LABELS, Role
from cjs_app.access.permissions import stamp
from cjs_app.coop.seasons import actions, queries, roles
from cjs_app.coop.seasons.domain import SEAT_LABELS, ensure_writable, givable_roles
from cjs_app.coop.seasons.forms import AccountForm, FacilitatorForm, RoleForm, SeatForm
from cjs_app.coop.seasons.permissions import ACCOUNTS, SET
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import requires

blueprint = Blueprint("people", __name__, url_prefix="/<int:season_id>")

Answer = str | Response | tuple[str, int]


@blueprint.route("/animation", methods=["GET", "POST"])
@requires(SET)
def facilitators(season_id: int) -> Answer:
    """Show the facilitation team; add someone to it."""
    ensure_writable(g.season.status)
    form = FacilitatorForm()
    if form.validate_on_submit():
        try:
            actions.add_facilitator(g.season, form.name.data or "", form.mandate.data or "", stamp())
            return done(
                "L’équipe d’animation compte une personne de plus.", "seasons.people.facilitators", season_id=season_id
            )
        except Refusal as refusal:
            form.refuse(refusal)
    rows = queries.facilitators_of(g.season)
    return render_template("coop/seasons/facilitators.html", form=form, facilitators=rows), form.status


@blueprint.post("/animation/<int:facilitator_id>/retirer")
@requires(SET)
def remove_facilitator(season_id: int, facilitator_id: int) -> Response:
    """Take someone out of the facilitation team."""
    actions.remove_facilitator(queries.get_facilitator(g.season, facilitator_id), stamp())
    return done("L’équipe d’animation est à jour.", "seasons.people.facilitators", season_id=season_id)


@blueprint.route("/comite-local", methods=["GET", "POST"])
@requires(SET)
def committee(season_id: int) -> Answer:
    """Show the local committee; add a structure to it."""
    ensure_writable(g.season.status)
    form = SeatForm()
    if form.validate_on_submit():
        try:
            actions.add_seat(g.season, form.organisation.data or "", form.chosen, stamp())
            return done(
                "Le comité local compte une structure de plus.", "seasons.people.committee", season_id=season_id
            )
        except Refusal as refusal:
            form.refuse(refusal)
    rows = queries.committee_of(g.season)
    return render_template("coop/seasons/committee.html", form=form, committee=rows, seats=SEAT_LABELS), form.status


@blueprint.post("/comite-local/<int:seat_id>/retirer")
@requires(SET)
def remove_seat(season_id: int, seat_id: int) -> Response:
    """Take a structure out of the local committee."""
    actions.remove_seat(queries.get_seat(g.season, seat_id), stamp())
    return done("Le comité local est à jour.", "seasons.people.committee", season_id=season_id)


@blueprint.get("/acces")
@requires(ACCOUNTS)
def accounts(season_id: int) -> str:
    """List who may enter the season, and as what."""
    return render_template(
        "coop/seasons/accounts.html",
        accounts=queries.accounts_of(g.season),
        labels=ROLE_LABELS,
        givable=givable_roles(Role(g.role)),
        own_id=current_user.id,
    )


@blueprint.route("/acces/donner", methods=["GET", "POST"])
@requires(ACCOUNTS)
def give_role(season_id: int) -> Answer:
    """Let an account that already exists into the season."""
    form = RoleForm()
    form.offer(givable_roles(Role(g.role)))
    if form.validate_on_submit():
        try:
            user = roles.let_in(g.season, form.login.data or "", form.chosen, Role(g.role), stamp())
            return done(
                f"{user.display_name} peut entrer dans la saison.", "seasons.people.accounts", season_id=season_id
            )
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/seasons/give_role.html", form=form), form.status


@blueprint.route("/acces/nouveau", methods=["GET", "POST"])
@requires(ACCOUNTS)
def open_account(season_id: int) -> Answer:
    """Open an account and let it into the season."""
    form = AccountForm()
    form.offer(givable_roles(Role(g.role)))
    if form.validate_on_submit():
        try:
            user = roles.open_account(
                g.season,
                form.login.data or "",
                form.display_name.data or "",
                form.passphrase.data or "",
                form.chosen,
                Role(g.role),
                stamp(),
            )
            return done(f"Le compte de {user.display_name} est ouvert.", "seasons.people.accounts", season_id=season_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/seasons/open_account.html", form=form), form.status


@blueprint.post("/acces/<int:role_id>/retirer")
@requires(ACCOUNTS)
def revoke(season_id: int, role_id: int) -> Response:
    """Take an account's access to the season back."""
    roles.revoke(queries.get_role(g.season, role_id), Role(g.role), stamp())
    return done("L’accès est retiré.", "seasons.people.accounts", season_id=season_id)
