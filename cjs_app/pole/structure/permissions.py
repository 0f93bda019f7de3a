"""What a person may do with the pôle itself."""

from cjs_app.access.domain import POLE, POLE_STAFF
from cjs_app.plumbing.permissions import declare

READ = declare("structure.read", "Entrer au pôle et lire les chiffres de l’année", POLE)
WRITE = declare("structure.write", "Corriger la fiche du pôle", POLE_STAFF)
EXPORT = declare("structure.export", "Prendre les listes du pôle", POLE_STAFF)
