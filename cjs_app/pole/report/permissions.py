"""What a person may do with the activity report."""

from cjs_app.access.domain import POLE, POLE_STAFF
from cjs_app.plumbing.permissions import declare

READ = declare("report.read", "Lire et prendre le rapport d’activité", POLE)
WRITE = declare("report.write", "Écrire les textes du rapport d’activité", POLE_STAFF)
ISSUE = declare("report.issue", "Arrêter une édition du rapport d’activité", POLE_STAFF)
