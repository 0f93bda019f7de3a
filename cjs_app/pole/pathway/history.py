"""What can happen to an edition of the parcours, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.journal.telling import declare

leads_to("pathway", "pathway.show", "edition_id")
declare(
    {
        "pathway.added": "Édition notée",
        "pathway.corrected": "Fiche corrigée",
        "pathway.start": "Édition commencée",
        "pathway.finish": "Édition terminée",
        "pathway.cancel": "Édition annulée",
        "pathway.session_added": "Moment du programme ajouté",
        "pathway.session_cancelled": "Moment du programme retiré",
        "pathway.enrolled": "Un·e jeune est inscrit·e",
        "pathway.withdrawn": "Une inscription est retirée",
        "pathway.presences_noted": "Présences notées",
        "pathway.contributor_added": "Intervenant·e ou partenaire ajouté·e",
        "pathway.contributor_removed": "Intervenant·e ou partenaire retiré·e",
        "pathway.asked": "Questionnaire ouvert aux jeunes",
        "pathway.reviewed": "Réunion de bilan notée",
        "pathway.forgotten": "Les prénoms sont effacés",
    }
)
