"""What a person may do with the planning."""

from cjs_app.access.domain import STAFF, TEAM
from cjs_app.plumbing.permissions import declare

READ = declare("planning.read", "Voir le planning de l’équipe et le tour de rôle", TEAM)
WATCH = declare("planning.watch", "Voir les repères des mineur·es pour toute l’équipe", STAFF)
ABSENT = declare("planning.absent", "Noter ses propres absences, et les annuler", TEAM)
ABSENCES = declare("planning.absences", "Voir, noter et annuler les absences de toute l’équipe", STAFF)
