"""What can happen to the sharing of a season, in plain sentences."""

from cjs_app.journal.telling import declare

declare(
    {
        "sharing.voted": "Vote du partage : {rule} ({votes_for} pour, {votes_against} contre, {abstentions} sans avis)",
        "sharing.objected": "Objection notée au vote du partage",
        "sharing.objection_answered": "Objection notée au vote du partage, levée pendant la discussion",
        "sharing.objection_lifted": "Objection au vote du partage levée",
        "season.closing_proposed": (
            "Clôture proposée : {net:money} à partager entre {sharers} {sharers:personne|personnes}"
        ),
        "season.closed": "Saison close : {net:money} partagés entre {sharers} {sharers:personne|personnes}",
    }
)
