"""Who comes in at the pôle: accounts with a role there, and a first key for somebody new."""

from itertools import groupby

from flask import Blueprint, render_template, request, url_for
from werkzeug.wrappers import Response

from cjs_app.access import pole_team, queries
from cjs_app.access.domain import POLE_ROLE_LABELS, ROLE_LABELS, PoleRole, Role
from cjs_app.access.permissions import ACCOUNTS, fresh, stamp
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import Permission, declared, requires
from cjs_app.pole.structure import telling
from cjs_app.pole.structure.forms import NewcomerForm
from cjs_app.pole.structure.permissions import READ

blueprint = Blueprint("team", __name__, url_prefix="/<year:year>/acces")
offer(Entry("Qui entre ici", "structure.team.index", "key-round", in_season=False, in_pole=True, group="L’année"))
offer(Entry("Qui peut quoi", "structure.team.rights", "shield-check", in_season=False, in_pole=True, group="L’année"))


@blueprint.get("/droits")
@requires(READ)
def rights(year: int) -> str:
    """Show who may do what at the pôle, as the rooms declared it."""
    lines = [line for line in declared.values() if line.roles & set(PoleRole)]
    rooms = [(telling.titles()[room], list(of_room)) for room, of_room in groupby(lines, key=_room_of)]
    roles = {Role.COORDINATION: ROLE_LABELS[Role.COORDINATION]} | POLE_ROLE_LABELS
    return render_template("pole/structure/rights.html", rooms=rooms, roles=roles)


@blueprint.get("")
@requires(ACCOUNTS)
def index(year: int) -> str:
    """List who comes in at the pôle."""
    users = [user for user in queries.all_users() if user.pole_role or user.is_coordinator]
    return render_template("pole/structure/team.html", users=users, labels=POLE_ROLE_LABELS)


@blueprint.route("/nouveau", methods=["GET", "POST"])
@requires(ACCOUNTS)
@fresh()
def welcome(year: int) -> str | tuple[str, int]:
    """Open an account for somebody of the pôle, and show this once the key by which they come in."""
    form = NewcomerForm()
    if form.validate_on_submit():
        try:
            key = pole_team.open_for(form.login.data, form.display_name.data, PoleRole(form.role.data), stamp())
            db.session.commit()
            link = url_for("access.keys.offer", token=key.secret, _external=True)
            return render_template("pole/structure/key.html", name=form.display_name.data, link=link, key=key.key)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("pole/structure/newcomer.html", form=form), form.status


@blueprint.post("/<int:user_id>/role")
@requires(ACCOUNTS)
@fresh()
def give(year: int, user_id: int) -> Response:
    """Change what an account is at the pôle, or take its role away."""
    user, asked = queries.get_user(user_id), request.form.get("role", "")
    pole_team.give_role(user, PoleRole(asked) if asked in set(PoleRole) else None, stamp())
    return done("Le rôle est changé.", "structure.team.index", year=year)


def _room_of(permission: Permission) -> str:
    """Return the room that declared a permission."""
    return permission.name.partition(".")[0]
