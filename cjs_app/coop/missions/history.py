"""What can happen to a mission, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.journal.telling import declare, declare_fields

declare_fields(
    "mission.rewritten",
    {
        "title": "titre",
        "place": "lieu",
        "safety_notes": "sécurité",
        "start_day": "début:day",
        "end_day": "fin:day",
        "wanted_people": "personnes demandées",
        "slots": "créneaux",
        "team": "équipe",
    },
)
leads_to("mission", "missions.show", "mission_id")
declare(
    {
        "mission.planned": "Mission {code} prévue",
        "mission.planned_from_quote": "Mission {code} préparée depuis le devis {number}",
        "mission.rewritten": "Mission modifiée",
        "mission.team_set": "Équipe changée\u00a0: {count} {count:personne|personnes}",
        "mission.slot_added": "Créneau ajouté le {day:day}",
        "mission.slot_removed": "Créneau du {day:day} retiré",
        "mission.started": "Mission commencée",
        "mission.finished": "Mission réalisée, finie le {day:day}",
        "mission.cancelled": "Mission annulée",
        "mission.cancelled_because": "Mission annulée : {reason}",
        "mission.resumed": "Mission reprise",
    }
)
