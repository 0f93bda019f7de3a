"""Inviting into a summer, coming in with an invitation, and giving a new key to who forgot their passphrase."""

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import update

from cjs_app.access import actions as access
from cjs_app.access import keys, sessions
from cjs_app.access.actions import ProofAsked
from cjs_app.access.domain import ROLE_LABELS, Role
from cjs_app.access.held_roles import roles_held
from cjs_app.access.limits import INVITATION_LIFETIMES, Way
from cjs_app.access.models import User
from cjs_app.access.sessions import CameIn, Visit
from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.invitations import queries
from cjs_app.coop.invitations.domain import SPENT
from cjs_app.coop.invitations.models import Invitation
from cjs_app.coop.seasons import actions as season_actions
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.domain import givable_roles
from cjs_app.coop.seasons.models import Season
from cjs_app.journal import actions as journal
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db


class NewInvitation(Struct, frozen=True):
    """An invitation that was just made; its secret is shown now and never again."""

    invitation: Invitation
    secret: str


class Guest(Struct, frozen=True):
    """What a guest chose."""

    display_name: str
    login: str
    passphrase: str


def invite_cooperant(cooperant: Cooperant, way: Way, giver: Role, stamp: Stamp) -> NewInvitation:
    """Return a new invitation of a cooperant; the one that waited is void. Raise Refusal when they have an account."""
    season = seasons.season_to_write(cooperant.season_id)
    cooperant = cooperants.held(cooperant)
    if cooperant.user_id is not None:
        raise Refusal("Cette personne a déjà un compte\u00a0: lui donner une nouvelle clé d’entrée.")
    if way is Way.MAIL:
        raise Refusal("Un·e coopérant·e s’invite par QR code, lien ou code\u00a0: aucune adresse n’est demandée.")
    db.session.execute(
        update(Invitation)
        .where(
            Invitation.cooperant_id == cooperant.id, Invitation.accepted_at.is_(None), Invitation.revoked_at.is_(None)
        )
        .values(revoked_at=stamp.at)
    )
    return _made(season, Role.COOPERANT, way, giver, stamp, cooperant_id=cooperant.id)


def invite_group(people: Sequence[Cooperant], giver: Role, stamp: Stamp) -> list[NewInvitation]:
    """Return one invitation by QR code for each of these cooperants, to be printed on a sheet."""
    return [invite_cooperant(cooperant, Way.LINK, giver, stamp) for cooperant in people]


def invite_adult(season: Season, name: str, role: Role, way: Way, giver: Role, stamp: Stamp) -> NewInvitation:
    """Return a new invitation of an adult; raise Refusal for a role beyond what the giver holds."""
    season = seasons.season_to_write(season.id)
    if role is Role.COOPERANT:
        raise Refusal("Un·e coopérant·e s’invite depuis sa fiche.", field="role")
    return _made(season, role, way, giver, stamp, name=name.strip())


def revoke(invitation: Invitation, stamp: Stamp) -> None:
    """Cancel an invitation: it opens nothing any more."""
    seasons.season_to_write(invitation.season_id)
    if invitation.revoked_at is None and invitation.accepted_at is None:
        invitation.revoked_at = stamp.at
        journal.record(stamp, "invitation.revoked", "invitation", invitation.id, invitation.season_id)


def accept(secret_hash: str, guest: Guest, stamp: Stamp, visit: Visit) -> CameIn | ProofAsked:
    """Open the account of a guest, let it into the season and sign it in; raise Refusal for a spent invitation.

    Of two who accept at once, one gets in: the invitation's row is held.
    """
    invitation = _usable(secret_hash, stamp)
    season = db.session.get_one(Season, invitation.season_id)
    user = access.open_account(guest.login, guest.display_name, guest.passphrase, stamp, words=queries.words_of(season))
    _accepted(invitation, season, user, stamp)
    return access.let_in(user, stamp, visit)


def join(secret_hash: str, user: User, stamp: Stamp) -> Season:
    """Let an account that exists already into the season it is invited to; raise Refusal for a spent invitation."""
    invitation = _usable(secret_hash, stamp)
    season = db.session.get_one(Season, invitation.season_id)
    held = {role.role for role in roles_held([user.id]).get(user.id, ()) if role.season_id == season.id}
    if user.is_coordinator or held - {invitation.role}:
        raise Refusal("Ce compte entre déjà dans la saison, avec un autre rôle.")
    _accepted(invitation, season, user, stamp)
    return season


def give_key(cooperant: Cooperant, way: Way, giver: Role, stamp: Stamp) -> keys.NewKey:
    """Return a new key to a cooperant's account; raise Refusal for an account that may do more than a cooperant's."""
    seasons.season_to_write(cooperant.season_id)
    if cooperant.user_id is None:
        raise Refusal("Cette personne n’a pas encore de compte\u00a0: l’inviter.")
    if way is Way.MAIL:
        raise Refusal("Une clé se donne par QR code, lien ou code.")
    user = access.held(cooperant.user_id)
    held = {role.role for role in roles_held([user.id]).get(user.id, ())}
    if user.is_coordinator or (giver is not Role.COORDINATION and held - {Role.COOPERANT}):
        raise Refusal("Ce compte a aussi un rôle d’adulte\u00a0: demander la clé à la coordination.")
    if user.id == stamp.by:
        raise Refusal("Personne ne se donne une clé\u00a0: changer sa phrase de passe dans son compte.")
    return keys.make(user, way, stamp)


def note_wrong_code(stamp: Stamp) -> None:
    """Count a wrong code against every code that could have been guessed: invitations and keys alike."""
    db.session.execute(
        update(Invitation)
        .where(
            Invitation.way == Way.CODE,
            Invitation.accepted_at.is_(None),
            Invitation.revoked_at.is_(None),
            Invitation.expires_at >= stamp.at,
        )
        .values(tries=Invitation.tries + 1)
    )
    keys.note_wrong_code(stamp.at)


def _made(
    season: Season, role: Role, way: Way, giver: Role, stamp: Stamp, *, name: str = "", cooperant_id: int | None = None
) -> NewInvitation:
    """Return a new invitation; raise Refusal for a role beyond what the giver holds."""
    if role not in givable_roles(giver):
        raise Refusal("Seule la coordination donne ou retire ce rôle.", field="role")
    secret = keys.secret_for(way)
    invitation = Invitation(
        season_id=season.id,
        role=role,
        cooperant_id=cooperant_id,
        name=name,
        way=way,
        token_hash=keys.hash_for(way, secret),
        made_at=stamp.at,
        made_by_id=stamp.by,
        expires_at=stamp.at + INVITATION_LIFETIMES[way],
    )
    db.session.add(invitation)
    db.session.flush()
    journal.record(
        stamp, "invitation.made", "invitation", invitation.id, season.id, role=ROLE_LABELS[role], way=way.value
    )
    return NewInvitation(invitation, secret)


def _usable(secret_hash: str, stamp: Stamp) -> Invitation:
    """Return the invitation of this secret, held; raise Refusal when it is spent or its season closed."""
    invitation = queries.find_usable(secret_hash, stamp.at)
    if invitation is None:
        raise Refusal(SPENT)
    seasons.season_to_write(invitation.season_id)
    return invitation


def _accepted(invitation: Invitation, season: Season, user: User, stamp: Stamp) -> None:
    """Let an account into the season of an invitation, tied to the cooperant it was made for."""
    owner = Stamp(user.id, stamp.at, stamp.day)
    season_actions.give_role(season, user.id, invitation.role, owner)
    sessions.note_roles(user)
    cooperant = queries.cooperant_of(invitation)
    if cooperant is not None:
        cooperant = cooperants.held(cooperant)
        if cooperant.user_id not in (None, user.id):
            raise Refusal(SPENT)
        cooperant.user_id = user.id
        journal.record(owner, "cooperant.linked", "cooperant", cooperant.id, season.id)
    invitation.accepted_at, invitation.accepted_by_id = stamp.at, user.id
    invitation.name = ""
    journal.record(
        owner, "invitation.accepted", "invitation", invitation.id, season.id, role=ROLE_LABELS[invitation.role]
    )
