"""What a person may do with the parcours; only the team reads a first name."""

from cjs_app.access.domain import POLE, POLE_STAFF
from cjs_app.plumbing.permissions import declare

READ = declare("pathway.read", "Voir les éditions du parcours, sans les prénoms", POLE)
WRITE = declare("pathway.write", "Tenir les éditions du parcours, lire les prénoms des jeunes", POLE_STAFF)
