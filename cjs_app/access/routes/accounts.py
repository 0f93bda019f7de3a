"""The accounts of the house, for the coordination: who they are, where they are signed in, how they are helped."""

from flask import Blueprint, render_template
from flask_login import current_user
from werkzeug.wrappers import Response

from cjs_app.access import actions, queries, second_factor, sessions
from cjs_app.access.domain import ROLE_LABELS
from cjs_app.access.held_roles import roles_held
from cjs_app.access.history import history_of
from cjs_app.access.permissions import ACCOUNTS, fresh, stamp
from cjs_app.plumbing import clock
from cjs_app.plumbing.database import db
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import requires

blueprint = Blueprint("accounts", __name__, url_prefix="/comptes")
offer(Entry("Les comptes", "access.accounts.index", "key-round", group="La coop", in_season=False))


@blueprint.get("")
@requires(ACCOUNTS)
def index() -> str:
    """List every account: its roles, whether it has a second proof, whether it is closed."""
    users = queries.all_users()
    numbers = [user.id for user in users]
    return render_template(
        "access/accounts.html",
        users=users,
        roles=roles_held(numbers),
        proved=queries.with_second_factor(numbers),
        labels=ROLE_LABELS,
    )


@blueprint.get("/<int:user_id>")
@requires(ACCOUNTS)
def show(user_id: int) -> str:
    """Show an account: roles by season, sessions, second proof, what happened to it."""
    return _page(user_id)


@blueprint.post("/<int:user_id>/fermer")
@requires(ACCOUNTS)
@fresh()
def disable(user_id: int) -> Response:
    """Close an account; its sessions end at once."""
    queries.get_user(user_id)
    actions.disable(actions.held(user_id), stamp())
    return done("Le compte est fermé.", "access.accounts.show", user_id=user_id)


@blueprint.post("/<int:user_id>/rouvrir")
@requires(ACCOUNTS)
@fresh()
def enable(user_id: int) -> Response:
    """Open an account again."""
    queries.get_user(user_id)
    actions.enable(actions.held(user_id), stamp())
    return done("Le compte est de nouveau ouvert.", "access.accounts.show", user_id=user_id)


@blueprint.post("/<int:user_id>/deconnecter")
@requires(ACCOUNTS)
def end_sessions(user_id: int) -> Response:
    """End every session of an account, but the one that asks."""
    user = queries.get_user(user_id)
    here = current_user.session if user.id == current_user.id else None
    sessions.end_all(user.id, stamp(), but=here)
    return done("Le compte est déconnecté de tous ses appareils.", "access.accounts.show", user_id=user_id)


@blueprint.post("/<int:user_id>/secours")
@requires(ACCOUNTS)
@fresh()
def rescue(user_id: int) -> str:
    """Show, this once, a rescue code for who lost their second proof."""
    code = second_factor.rescue(queries.get_user(user_id), stamp())
    db.session.commit()
    return _page(user_id, code)


def _page(user_id: int, code: str | None = None) -> str:
    """Return the page of an account."""
    user = queries.get_user(user_id)
    return render_template(
        "access/show_account.html",
        user=user,
        code=code,
        roles=roles_held([user.id]).get(user.id, ()),
        labels=ROLE_LABELS,
        sessions=queries.sessions_of(user.id, clock.now()),
        proved=bool(queries.with_second_factor([user.id])),
        history=history_of("user", user.id, None),
        own=user.id == current_user.id,
    )
