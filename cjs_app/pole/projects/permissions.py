"""What a person may do with projects."""

from cjs_app.access.domain import POLE, POLE_STAFF
from cjs_app.plumbing.permissions import declare

READ = declare("projects.read", "Voir les projets du pôle", POLE)
WRITE = declare("projects.write", "Tenir les projets, leurs étapes, leurs chiffres et leur budget", POLE_STAFF)
