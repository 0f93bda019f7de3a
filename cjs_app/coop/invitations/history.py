"""What invitations leave in the journal."""

from cjs_app.journal.telling import declare

declare(
    {
        "invitation.made": "Invitation préparée ({role})",
        "invitation.revoked": "Invitation annulée",
        "invitation.accepted": "Invitation acceptée ({role})",
        "cooperant.linked": "Compte relié à la fiche",
    }
)
