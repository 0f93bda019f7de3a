"""What a person may do with missions."""

from cjs_app.access.domain import TEAM
from cjs_app.plumbing.permissions import declare

READ = declare("missions.read", "Voir les missions", TEAM)
WRITE = declare("missions.write", "Préparer les missions, faire les équipes, dire où elles en sont", TEAM)
