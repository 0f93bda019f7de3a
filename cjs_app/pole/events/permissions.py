"""What a person may do with events."""

from cjs_app.access.domain import POLE, POLE_STAFF
from cjs_app.plumbing.permissions import declare

READ = declare("events.read", "Voir les programmes et les événements", POLE)
WRITE = declare("events.write", "Préparer, publier et compter les événements", POLE_STAFF)
READ_PLACES = declare("events.read_places", "Voir qui est inscrit à un événement", POLE_STAFF)
