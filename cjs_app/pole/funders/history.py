"""What can happen to an agreement or a grant, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.journal.telling import declare

leads_to("grant", "funders.grants.show", "grant_id")
leads_to("convention", "funders.conventions.edit", "convention_id")
declare(
    {
        "convention.added": "Convention notée",
        "convention.corrected": "Convention corrigée",
        "grant.planned": "Subvention notée",
        "grant.corrected": "Fiche corrigée",
        "grant.asked": "Demande envoyée le {day:day}",
        "grant.granted": "Accord noté, le {day:day}",
        "grant.refused": "Refus noté, le {day:day}",
        "grant.cancelled": "Demande abandonnée",
        "grant.paid": "Versement de {amount_cents:money} reçu le {day:day}",
        "grant.payment_cancelled": "Versement de {amount_cents:money} annulé",
        "grant.deadline_added": "Pièce attendue pour le {due:day}",
        "grant.deadline_done": "Pièce du {due:day} envoyée",
        "grant.deadline_reopened": "Pièce du {due:day} de nouveau attendue",
        "grant.cost_added": "Dépense de {amount_cents:money} rattachée",
        "grant.cost_cancelled": "Dépense de {amount_cents:money} retirée",
    }
)
