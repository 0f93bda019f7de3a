"""Everything that is known about an account: its names and roles, how it comes in, what it did."""

import json
from typing import Any

from sqlalchemy import select

from cjs_app.access import queries as access
from cjs_app.access.domain import POLE_ROLE_LABELS, ROLE_LABELS
from cjs_app.access.models import Session, User
from cjs_app.access.proof_models import KnownDevice, Passkey, RecoveryCode
from cjs_app.coop.seasons.models import Season, SeasonRole
from cjs_app.journal.domain import WORDS
from cjs_app.journal.models import Entry
from cjs_app.journal.telling import SENTENCES
from cjs_app.kernel.sentences import Sentence
from cjs_app.plumbing.database import db
from cjs_app.plumbing.formats import sentence
from cjs_app.privacy.domain import Part, Value

MASKED = "…"
"""What stands in the place of the words of an entry: they may be about somebody else."""


def parts_of_account(user: User) -> tuple[Part, ...]:
    """Return everything that is known about an account; secrets are only said to be there."""
    return (_account(user), _roles(user), _devices(user), _keys(user), _acts(user))


def _account(user: User) -> Part:
    """Return the account."""
    columns = ("Nom affiché", "Nom de connexion", "E-mail", "Phrase de passe", "Double clé", "Compte fermé le")
    proof = "en place, secret scellé" if access.has_second_factor(user.id) else "non"
    row = (user.display_name, user.login, user.email, "gardée hachée, illisible", proof, user.disabled_at)
    return Part("compte", "Le compte", columns, (row,))


def _roles(user: User) -> Part:
    """Return what the account was in the seasons."""
    found = db.session.execute(
        select(Season.name, Season.year, SeasonRole.role, SeasonRole.revoked_at)
        .join(Season, Season.id == SeasonRole.season_id)
        .where(SeasonRole.user_id == user.id)
        .order_by(SeasonRole.id)
    )
    rows: list[tuple[Value, ...]] = [
        (f"{name} {year}", ROLE_LABELS[role], revoked) for name, year, role, revoked in found
    ]
    if user.is_coordinator:
        rows.append(("Toutes les saisons", "Coordination", None))
    if user.pole_role is not None:
        rows.append(("Le pôle", POLE_ROLE_LABELS[user.pole_role], None))
    return Part("roles", "Les saisons", ("Saison", "Rôle", "Fini le"), tuple(rows))


def _devices(user: User) -> Part:
    """Return where the account is or was signed in, and the devices that are known."""
    sessions = db.session.scalars(select(Session).where(Session.user_id == user.id).order_by(Session.id))
    rows: list[tuple[Value, ...]] = [
        (one.device or "appareil sans nom", one.opened_at, one.seen_at, one.revoked_at) for one in sessions
    ]
    known = db.session.scalars(select(KnownDevice).where(KnownDevice.user_id == user.id).order_by(KnownDevice.id))
    rows += [("appareil reconnu", one.made_at, None, one.revoked_at) for one in known]
    return Part("appareils", "Les appareils", ("Appareil", "Depuis", "Vu le", "Déconnecté le"), tuple(rows))


def _keys(user: User) -> Part:
    """Return the passkeys and the recovery codes, without what makes them open anything."""
    rows: list[tuple[Value, ...]] = [(key.name, key.made_at, key.used_at) for key in _passkeys(user)]
    codes = db.session.scalars(select(RecoveryCode).where(RecoveryCode.user_id == user.id).order_by(RecoveryCode.id))
    rows += [("code de récupération", code.made_at, code.used_at) for code in codes]
    return Part("cles", "Les clés d’accès", ("Clé", "Ajoutée le", "Utilisée le"), tuple(rows))


def _passkeys(user: User) -> list[Passkey]:
    """Return the passkeys of an account."""
    return list(access.passkeys_of(user.id))


def _acts(user: User) -> Part:
    """Return what the journal says that this account did, the words of each line left out."""
    found = db.session.execute(
        select(Entry.at, Entry.action, Entry.payload).where(Entry.by_user_id == user.id).order_by(Entry.seq)
    )
    rows = tuple((at, _told(action, json.loads(payload))) for at, action, payload in found)
    return Part("gestes", "Les gestes notés dans le journal", ("Moment", "Ce qui s’est passé"), rows)


def _told(action: str, payload: dict[str, Any]) -> str:
    """Return the sentence of an entry without the words that people wrote."""
    words: dict[str, str] = payload.pop(WORDS, {})
    values = {**payload, **dict.fromkeys(words, MASKED)}
    template = SENTENCES.get(action, action)
    for name in list(values):
        template = template.replace(f"{{{name}:day}}", f"{{{name}}}")
    return sentence(Sentence(template, values))
