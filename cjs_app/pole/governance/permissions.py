"""What a person may do with the governance of the pôle."""

from cjs_app.access.domain import POLE, POLE_STAFF
from cjs_app.plumbing.permissions import declare

READ = declare("governance.read", "Lire les réunions, les décisions et les mandats", POLE)
WRITE = declare("governance.write", "Tenir les réunions, les décisions et les mandats", POLE_STAFF)
