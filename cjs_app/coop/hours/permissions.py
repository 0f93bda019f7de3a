"""What a person may do with hours."""

from cjs_app.access.domain import STAFF, TEAM
from cjs_app.plumbing.permissions import declare

READ = declare("hours.read", "Voir les heures de la coopérative", TEAM)
WRITE = declare("hours.write", "Noter des heures, annuler les siennes", TEAM)
VALIDATE = declare("hours.validate", "Valider et rouvrir des heures, sauf les siennes", STAFF)
