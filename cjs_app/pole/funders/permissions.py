"""What a person may do with funders."""

from cjs_app.access.domain import POLE, POLE_STAFF
from cjs_app.plumbing.permissions import declare

READ = declare("funders.read", "Voir les financeurs et les subventions", POLE)
WRITE = declare("funders.write", "Noter les conventions, les subventions et leurs dépenses", POLE_STAFF)
