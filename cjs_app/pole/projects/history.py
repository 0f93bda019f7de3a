"""What can happen to a project, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.journal.telling import declare

leads_to("project", "projects.show", "project_id")
declare(
    {
        "project.added": "Projet noté",
        "project.corrected": "Fiche corrigée",
        "project.start": "Projet commencé",
        "project.wait": "Projet mis en attente",
        "project.finish": "Projet terminé",
        "project.drop": "Projet abandonné",
        "project.partner_joined": "Partenaire ajouté",
        "project.partner_left": "Partenaire retiré",
        "project.step_added": "Étape ajoutée",
        "project.step_done": "Étape faite",
        "project.step_reopened": "Étape de nouveau à faire",
        "project.session_noted": "Temps de travail noté",
        "project.indicator_added": "Indicateur ajouté",
        "project.budget_added": "Ligne de budget ajoutée",
        "project.budget_corrected": "Ligne de budget corrigée",
        "project.part_taken_back": "Ligne reprise, notée par erreur",
    }
)
