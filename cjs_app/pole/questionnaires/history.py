"""What can happen to a questionnaire, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.journal.telling import declare

leads_to("questionnaire", "questionnaires.show", "questionnaire_id")
declare(
    {
        "questionnaire.opened": "Questionnaire ouvert",
        "questionnaire.question_added": "Question ajoutée",
        "questionnaire.question_removed": "Question retirée",
        "questionnaire.answered": "Une réponse est arrivée",
        "questionnaire.sheet_taken_back": "Réponse reprise, notée par erreur",
        "questionnaire.closed": "Questionnaire fermé",
        "questionnaire.reopened": "Questionnaire rouvert",
    }
)
