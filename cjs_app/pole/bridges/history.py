"""What can happen in Traits d'Unions, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.journal.telling import declare

leads_to("bridge_structure", "bridges.structures.index")
leads_to("bridge_diagnostic", "bridges.diagnostics.show", "bridge_diagnostic_id")
leads_to("bridge_appointment", "bridges.appointments.index")
leads_to("bridge_partnership", "bridges.partnerships.show", "bridge_partnership_id")
leads_to("bridge_target", "bridges.index")
declare(
    {
        "bridge_structure.entered": "Une structure entre dans Traits d’Unions",
        "bridge_structure.corrected": "Participation à Traits d’Unions corrigée",
        "bridge_diagnostic.opened": "Diagnostic ouvert",
        "bridge_diagnostic.concluded": "Suites du diagnostic notées",
        "bridge_diagnostic.taken_back": "Diagnostic repris, noté par erreur",
        "bridge_appointment.noted": "Rendez-vous noté",
        "bridge_appointment.corrected": "Rendez-vous corrigé",
        "bridge_appointment.next_done": "Suite d’un rendez-vous faite",
        "bridge_appointment.next_reopened": "Suite d’un rendez-vous rouverte",
        "bridge_appointment.taken_back": "Rendez-vous repris, noté par erreur",
        "bridge_partnership.begun": "Premier contact noté",
        "bridge_partnership.corrected": "Partenariat corrigé",
        "bridge_partnership.climbed": "Le partenariat avance",
        "bridge_partnership.signed": "Accord signé",
        "bridge_partnership.fell": "Le partenariat revient en arrière",
        "bridge_target.set": "Objectif de l’année fixé",
    }
)
