"""What can happen to a project holder, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.journal.telling import declare, declare_fields
from cjs_app.pole.holders.domain import HOLDER_FIELDS

declare_fields("holder.corrected", HOLDER_FIELDS)
leads_to("holder", "holders.show", "holder_id")
declare(
    {
        "holder.received": "Premier accueil noté",
        "holder.corrected": "Accueil corrigé",
        "holder.reached": "Nouveau stade : {stage}",
        "holder.followed": "Prochain contact : {day:day}",
        "holder.no_contact": "Plus de contact prévu",
        "holder.ended": "Accompagnement terminé",
        "holder.reopened": "Accompagnement repris",
        "holder.meeting_planned": "Rendez-vous prévu le {day:day}",
        "holder.meeting_held": "Rendez-vous tenu le {day:day}",
        "holder.meeting_missed": "Rendez-vous manqué le {day:day}",
        "holder.meeting_cancelled": "Rendez-vous annulé, prévu le {day:day}",
        "holder.oriented": "Orientation vers un partenaire",
        "holder.orientation_cancelled": "Orientation reprise",
    }
)
