"""What a person may do with the cooperative's accounts."""

from cjs_app.access.domain import STAFF, TEAM
from cjs_app.plumbing.permissions import declare

READ = declare("accounts.read", "Voir les dépenses, l’autofinancement et les retenues", TEAM)
RECORD = declare("accounts.record", "Noter des dépenses et de l’autofinancement", TEAM)
CANCEL = declare("accounts.cancel", "Annuler une dépense ou une recette", STAFF)
DEDUCT = declare("accounts.deduct", "Décider des retenues et de leur ordre", STAFF)
