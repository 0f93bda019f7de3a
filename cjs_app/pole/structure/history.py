"""What can happen to the pôle itself, in plain sentences."""

from cjs_app.journal.telling import declare, declare_fields
from cjs_app.pole.structure.domain import FIELD_LABELS

declare_fields("structure.written", FIELD_LABELS)
declare({"structure.written": "Fiche du pôle corrigée"})
