"""What a person may do with devis."""

from cjs_app.access.domain import STAFF, TEAM
from cjs_app.plumbing.permissions import declare

READ = declare("quotes.read", "Voir les devis", TEAM)
WRITE = declare("quotes.write", "Écrire des devis, les envoyer, noter la réponse du client", TEAM)
VALIDATE = declare("quotes.validate", "Valider les devis ou les rendre à corriger", STAFF)
