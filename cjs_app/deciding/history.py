"""What can happen to a meeting or a decision, in plain sentences."""

from cjs_app.journal.telling import declare, declare_fields

MEETING_FIELDS = {
    "kind": "type",
    "day": "jour",
    "start_time": "heure",
    "place": "lieu",
    "agenda": "ordre du jour",
    "entitled": "votants",
}
declare_fields("meeting.corrected", MEETING_FIELDS)
declare(
    {
        "meeting.planned": "Réunion prévue le {day:day}",
        "meeting.corrected": "Réunion corrigée",
        "meeting.convened": "Convocation envoyée",
        "meeting.attended": "Présences notées : {present} {present:personne|personnes}",
        "meeting.minuted": "Compte rendu écrit",
        "meeting.task_given": "Action confiée",
        "meeting.task_finished": "Action faite",
        "meeting.validated": "Compte rendu validé",
        "meeting.cancelled": "Réunion annulée",
        "decision.proposed": "Proposition écrite",
        "decision.amended": "Proposition amendée : version {version}",
        "decision.moved": "Étape ouverte : {step}",
        "decision.remarked": "{kind} notée",
        "decision.lifted": "Objection levée",
        "decision.counted": "Voix comptées : {votes_for} pour, {votes_against} contre, {abstentions} sans avis",
        "decision.adopted": "Adoptée à zéro objection",
        "decision.withdrawn": "Proposition retirée",
    }
)
