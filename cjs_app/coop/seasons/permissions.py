"""What a person may do with seasons."""

from flask import Flask

from cjs_app.access.domain import COORDINATORS, EVERYBODY, STAFF, TEAM
from cjs_app.access.held_roles import ask_in_seasons_with, tell_roles_with
from cjs_app.coop.seasons.queries import SESSION_IN_SEASON, roles_held, season_at_the_door
from cjs_app.plumbing.permissions import declare, resolve_seasons_with

READ = declare("seasons.read", "Voir la saison et ses réglages", EVERYBODY)
SET = declare("seasons.set", "Changer les réglages de la saison", STAFF)
JOURNAL = declare("seasons.journal", "Lire ce qui s’est passé dans la saison", TEAM)
PRICES = declare("seasons.prices", "Voir la grille des prix", TEAM)
CARRY = declare("seasons.carry", "Corriger la fiche du porteur et son régime de TVA", COORDINATORS)
ACCOUNTS = declare("seasons.accounts", "Donner et retirer les accès de la saison", STAFF)
CREATE = declare("seasons.create", "Créer une saison", COORDINATORS)


def start(app: Flask) -> None:
    """Let the door know who is what in which season."""
    resolve_seasons_with(season_at_the_door)
    ask_in_seasons_with(SESSION_IN_SEASON)
    tell_roles_with(roles_held)
