"""What can happen to statutes, mandates and seats, in plain sentences."""

from cjs_app.journal.telling import declare

declare(
    {
        "statutes.written": "Statuts notés, à partir du {day:day}",
        "mandate.begun": "Élection au conseil : {rank}e mandat",
        "mandate.function_given": "Fonction au conseil : {function}",
        "mandate.left": "Départ du conseil",
        "body.added": "Instance ajoutée",
        "body.met": "Réunion d’une instance notée",
        "body.meeting_cancelled": "Réunion d’une instance retirée",
    }
)
