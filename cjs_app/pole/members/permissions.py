"""What a person may do with the members of the network."""

from cjs_app.access.domain import POLE, POLE_STAFF
from cjs_app.plumbing.permissions import declare

READ = declare("members.read", "Voir les structures adhérentes et les chiffres du réseau", POLE)
READ_PEOPLE = declare("members.read_people", "Voir les personnes adhérentes et les reçus", POLE_STAFF)
WRITE = declare("members.write", "Noter adhésions, cotisations et relances", POLE_STAFF)
