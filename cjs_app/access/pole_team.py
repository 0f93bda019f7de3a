"""Who is of the pôle: an account of their own, a role there, and the key by which they first come in."""

import secrets

from cjs_app.access import keys
from cjs_app.access.actions import HASHER, held
from cjs_app.access.domain import PoleRole
from cjs_app.access.limits import Way
from cjs_app.access.models import User
from cjs_app.access.queries import find_user_by_login
from cjs_app.access.sessions import note_roles
from cjs_app.journal import actions as journal
from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.collisions import told_as
from cjs_app.plumbing.database import db


def open_for(login: str, display_name: str, role: PoleRole, stamp: Stamp) -> keys.NewKey:
    """Return the first key of a new account with a role at the pôle; raise Refusal for a login that is taken.

    The account has no passphrase that anybody knows: whoever is given the key chooses one.
    """
    name = folded(login)
    if not name:
        raise Refusal("Choisir un nom pour se connecter.", field="login")
    taken = Refusal("Ce nom est déjà pris\u00a0: en choisir un autre.", field="login")
    if find_user_by_login(login) is not None:
        raise taken
    user = User(
        login=name,
        display_name=display_name.strip() or login.strip(),
        passphrase_hash=HASHER.hash(secrets.token_urlsafe(32)),
        pole_role=role,
    )
    with told_as("uq_users_login", taken):
        db.session.add(user)
    journal.record(stamp, "user.opened", "user", user.id)
    journal.record(stamp, "user.pole_role_given", "user", user.id, role=role.value)
    return keys.make(user, Way.LINK, stamp)


def give_role(user: User, role: PoleRole | None, stamp: Stamp) -> None:
    """Say what an account is at the pôle, or that it is nothing there any more; raise Refusal for one's own."""
    if user.id == stamp.by:
        raise Refusal("Personne ne change son propre rôle\u00a0: le demander à quelqu’un d’autre.")
    user = held(user.id)
    if user.pole_role is role:
        return
    user.pole_role = role
    db.session.flush()
    note_roles(user)
    if role is None:
        journal.record(stamp, "user.pole_role_taken", "user", user.id)
    else:
        journal.record(stamp, "user.pole_role_given", "user", user.id, role=role.value)
