"""What can happen in the planning, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.journal.telling import declare

leads_to("absence", "planning.absences.index")
declare(
    {
        "mission.out_of_turn": "Équipe prise hors du tour : {taken} (c’était le tour de {proposed}). Raison : {reason}",
        "mission.team_out_of_turn": "Équipe changée hors du tour\u00a0: {taken}. Raison\u00a0: {reason}",
        "absence.noted": "Absence notée, du {first:day} au {last:day}",
        "absence.cancelled": "Absence annulée, du {first:day} au {last:day}\u00a0: de nouveau disponible",
    }
)
