"""What can happen to a client, in plain sentences."""

from cjs_app.journal.telling import declare

declare(
    {
        "client.added": "Fiche créée",
        "client.corrected": "Fiche corrigée",
        "client.archived": "Fiche archivée",
        "client.restored": "Fiche remise dans la liste",
    }
)
