"""What a person may do with seasons."""

from flask import Flask

from cjs_app.access.domain import COORDINATORS, EVERYBODY, STAFF
from cjs_app.coop.seasons.queries import season_and_role
from cjs_app.plumbing.permissions import declare, resolve_seasons_with

READ = declare("seasons.read", "Voir la saison et ses réglages", EVERYBODY)
SET = declare("seasons.set", "Changer les réglages de la saison", STAFF)
CREATE = declare("seasons.create", "Créer une saison", COORDINATORS)


def start(app: Flask) -> None:
    """Let the door know who is what in which season."""
    resolve_seasons_with(season_and_role)
