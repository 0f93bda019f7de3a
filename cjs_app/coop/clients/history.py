"""What can happen to a client, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.coop.clients.domain import FIELD_LABELS
from cjs_app.journal.telling import declare, declare_fields

declare_fields("client.corrected", FIELD_LABELS)
leads_to("client", "clients.show", "client_id")
declare(
    {
        "client.added": "Fiche créée",
        "client.corrected": "Fiche corrigée",
        "client.archived": "Fiche archivée",
        "client.restored": "Fiche remise dans la liste",
    }
)
