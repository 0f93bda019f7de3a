"""What a person may do with the communication of the pôle."""

from cjs_app.access.domain import POLE, POLE_STAFF
from cjs_app.plumbing.permissions import declare

READ = declare("communication.read", "Voir la presse, les comptes et les interventions", POLE)
WRITE = declare("communication.write", "Noter la presse, les abonnés, les interventions", POLE_STAFF)
