"""What a person may do with the cooperative's accounts."""

from cjs_app.access.domain import MONEY_READERS, STAFF, TEAM
from cjs_app.plumbing.permissions import declare

READ = declare("accounts.read", "Voir les dépenses, l’autofinancement et les retenues", MONEY_READERS)
RECORD = declare("accounts.record", "Noter des dépenses et de l’autofinancement", TEAM)
VALIDATE = declare("accounts.validate", "Valider des dépenses, sauf les siennes", STAFF)
CANCEL = declare("accounts.cancel", "Annuler une dépense ou une recette", STAFF)
DEDUCT = declare("accounts.deduct", "Décider des retenues et de leur ordre", STAFF)
