"""What can happen to the committee's page, in plain sentences."""

from cjs_app.journal.telling import declare

declare(
    {
        "committee_link.made": "Lien du comité n° {link} créé, ouvert jusqu’au {day}",
        "committee_link.revoked": "Lien du comité n° {link} fermé",
        "committee_edition.published": "Page du comité publiée, seuil de {threshold} personnes",
        "committee_threshold.set": "Seuil de la page du comité : {before} personnes, puis {persons}",
    }
)
