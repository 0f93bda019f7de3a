"""What a person may do with clients."""

from cjs_app.access.domain import STAFF, TEAM
from cjs_app.plumbing.permissions import declare

READ = declare("clients.read", "Voir les clients", TEAM)
WRITE = declare("clients.write", "Ajouter et corriger des clients", TEAM)
ARCHIVE = declare("clients.archive", "Archiver des clients", STAFF)
