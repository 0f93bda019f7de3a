"""What a person may do with Traits d'Unions."""

from cjs_app.access.domain import POLE, POLE_STAFF
from cjs_app.plumbing.permissions import declare

READ = declare("bridges.read", "Voir Traits d’Unions : structures, diagnostics, rendez-vous, partenariats", POLE)
WRITE = declare("bridges.write", "Tenir Traits d’Unions, lire les réponses à chaque diagnostic", POLE_STAFF)
