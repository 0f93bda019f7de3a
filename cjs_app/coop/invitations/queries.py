"""Finding invitations, and the words that a guesser would try against a person of a summer."""

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import select

from cjs_app.access.held_roles import roles_held
from cjs_app.coop.cooperants import queries as cooperants
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.invitations.domain import State, state_of
from cjs_app.coop.invitations.models import Invitation
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from cjs_app.plumbing.pages import or_404


def waiting_in(season: Season, now: dt.datetime) -> Sequence[Invitation]:
    """Return the invitations of a season that may still be accepted, the newest first."""
    rows = db.session.scalars(
        select(Invitation)
        .where(Invitation.season_id == season.id, Invitation.accepted_at.is_(None), Invitation.revoked_at.is_(None))
        .order_by(Invitation.id.desc())
    )
    return [row for row in rows if where_stands(row, now) is State.WAITING]


def get_invitation(season: Season, invitation_id: int) -> Invitation:
    """Return an invitation of this season, or answer 404."""
    return or_404(select(Invitation).where(Invitation.season_id == season.id, Invitation.id == invitation_id))


def find_usable(secret_hash: str, now: dt.datetime) -> Invitation | None:
    """Return the invitation kept under this hash while it may be accepted, held until the end of the transaction."""
    found = db.session.scalar(
        select(Invitation)
        .where(Invitation.token_hash == secret_hash)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return found if found is not None and where_stands(found, now) is State.WAITING else None


def where_stands(invitation: Invitation, now: dt.datetime) -> State:
    """Return where an invitation stands at this moment."""
    return state_of(invitation.accepted_at, invitation.revoked_at, invitation.expires_at, invitation.tries, now)


def cooperant_of(invitation: Invitation) -> Cooperant | None:
    """Return the cooperant who is expected, or None for an adult."""
    if invitation.cooperant_id is None:
        return None
    return db.session.get(Cooperant, invitation.cooperant_id)


def words_of(season: Season) -> set[str]:
    """Return what a guesser knows of a summer: its name, its town, the first names of its people."""
    people = [one.first_name for one in cooperants.cooperants_of(season)]
    return {season.name, season.territory, *people, *(one.name for one in seasons.facilitators_of(season))} - {""}


def words_about(user_id: int) -> Iterable[str]:
    """Return what a guesser knows of the summers of an account."""
    held = roles_held([user_id]).get(user_id, ())
    found: set[str] = set()
    for season_id in {role.season_id for role in held}:
        found |= words_of(db.session.get_one(Season, season_id))
    return found
