"""What a person may do with the contracts of the pôle."""

from cjs_app.access.domain import POLE, POLE_STAFF
from cjs_app.plumbing.permissions import declare

READ = declare("staff.read", "Voir les contrats du pôle, sans les noms", POLE)
WRITE = declare("staff.write", "Noter et corriger les contrats du pôle", POLE_STAFF)
