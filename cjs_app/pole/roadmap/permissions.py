"""What a person may do with the road map."""

from cjs_app.access.domain import POLE, POLE_STAFF
from cjs_app.plumbing.permissions import declare

READ = declare("roadmap.read", "Lire la feuille de route", POLE)
WRITE = declare("roadmap.write", "Écrire et suivre la feuille de route", POLE_STAFF)
