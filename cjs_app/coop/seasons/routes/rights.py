"""Who may do what in a summer: the permissions that the rooms declared, drawn as they stand."""

from itertools import groupby

from flask import Blueprint, g, render_template

from cjs_app.access.domain import ROLE_LABELS, STAFF, PoleRole, Role
from cjs_app.coop.seasons.permissions import READ
from cjs_app.plumbing.permissions import Permission, declared, requires

blueprint = Blueprint("rights", __name__, url_prefix="/saisons/<int:season_id>/droits")

ROOM_LABELS = {
    "access": "Les comptes",
    "seasons": "La saison",
    "cooperants": "Les coopérant·es",
    "invitations": "Les invitations",
    "clients": "Les clients",
    "quotes": "Les devis",
    "missions": "Les missions",
    "hours": "Les heures",
    "planning": "Le planning",
    "board": "Les réunions et les décisions",
    "invoices": "Les factures",
    "accounts": "Dépenses, autofinancement, retenues",
    "distribution": "Le partage",
    "coach": "Le coach de prix",
    "books": "Les comptes de la coopérative",
    "bilan": "Le bilan",
    "sharing": "La page du comité",
    "summary": "L’été en une page",
    "archive": "Les fichiers",
    "privacy": "Les données personnelles",
}
"""How each room that declares permissions is called on this page."""


@blueprint.get("")
@requires(READ)
def show(season_id: int) -> str:
    """Show the whole matrix to the staff, and to everybody else what they may do themselves."""
    sees_all = g.role in STAFF
    of_summers = [line for line in declared.values() if not line.roles & set(PoleRole)]
    lines = [line for line in of_summers if sees_all or g.role in line.roles]
    rooms = [(ROOM_LABELS[room], list(of_room)) for room, of_room in groupby(lines, key=_room_of)]
    return render_template(
        "coop/seasons/rights.html",
        rooms=rooms,
        roles={role: ROLE_LABELS[role] for role in Role if sees_all or role == g.role},
        sees_all=sees_all,
    )


def _room_of(permission: Permission) -> str:
    """Return the room that declared a permission."""
    return permission.name.partition(".")[0]
