"""Who is let into a season: giving an account its role there, taking it back.

The door of a season is not its content: it can still be opened to a reader, or shut, when the season is closed.
"""

from sqlalchemy import select

from cjs_app.access import actions as access
from cjs_app.access import sessions
from cjs_app.access.domain import Role
from cjs_app.access.models import User
from cjs_app.access.queries import are_one_person
from cjs_app.coop.seasons.actions import give_role
from cjs_app.coop.seasons.domain import givable_roles
from cjs_app.coop.seasons.models import Season, SeasonRole
from cjs_app.journal import actions as journal
from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db


def let_in(season: Season, login: str, role: Role, giver: Role, stamp: Stamp) -> User:
    """Give an existing account a role in a season; raise Refusal for an unknown login or beyond the giver's rights."""
    user = db.session.scalar(select(User).where(User.login == folded(login)).with_for_update())
    if user is None:
        raise Refusal("Aucun compte ne porte ce nom : vérifier, ou ouvrir un nouveau compte.", field="login")
    held = db.session.scalar(
        select(SeasonRole.role).where(
            SeasonRole.season_id == season.id, SeasonRole.user_id == user.id, SeasonRole.revoked_at.is_(None)
        )
    )
    _ensure_givable(giver, role, held or role)
    if are_one_person(user.id, stamp.by):
        raise Refusal("Personne ne change son propre accès : le demander à quelqu’un d’autre.", field="login")
    give_role(season, user.id, role, stamp)
    sessions.note_roles(user)
    return user


def open_account(
    season: Season, login: str, display_name: str, passphrase: str, role: Role, giver: Role, stamp: Stamp
) -> User:
    """Return a new account with its role in a season; raise Refusal for a taken login or a weak passphrase."""
    _ensure_givable(giver, role)
    user = access.open_account(login, display_name, passphrase, stamp, words=(season.name, season.territory))
    give_role(season, user.id, role, stamp)
    return user


def revoke(given: SeasonRole, giver: Role, stamp: Stamp) -> None:
    """Take an account's role in a season back, at once; raise Refusal for one's own or beyond the giver's rights."""
    _ensure_givable(giver, given.role)
    if are_one_person(given.user_id, stamp.by):
        raise Refusal("Personne ne retire son propre accès : le demander à quelqu’un d’autre.")
    if given.revoked_at is not None:
        return
    given.revoked_at = stamp.at
    sessions.end_all(given.user_id, stamp)
    journal.record(stamp, "season.role_revoked", "season", given.season_id, given.season_id, user=given.user_id)


def _ensure_givable(giver: Role, *roles: Role) -> None:
    """Raise Refusal when one of these roles is beyond what the giver holds."""
    if not set(roles) <= set(givable_roles(giver)):
        raise Refusal("Seule la coordination donne ou retire ce rôle.", field="role")
