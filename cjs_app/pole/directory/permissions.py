"""What a person may do with the directory."""

from cjs_app.access.domain import POLE, POLE_STAFF
from cjs_app.plumbing.permissions import declare

READ = declare("directory.read", "Voir les structures que le pôle connaît", POLE)
READ_PEOPLE = declare("directory.read_people", "Voir les personnes que le pôle connaît", POLE_STAFF)
WRITE = declare("directory.write", "Ajouter et corriger des structures et des personnes", POLE_STAFF)
