"""What can happen to a contract, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.journal.telling import declare, declare_fields
from cjs_app.pole.staff.domain import FIELD_LABELS

declare_fields("contract.corrected", FIELD_LABELS)
leads_to("contract", "staff.show", "contract_id")
declare(
    {
        "contract.added": "Contrat noté",
        "contract.corrected": "Contrat corrigé",
        "contract.cancelled": "Contrat annulé",
    }
)
