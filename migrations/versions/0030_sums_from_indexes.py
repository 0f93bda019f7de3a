"""sums of a summer's invoices and payments read from indexes alone, without the documents kept beside them

Revision ID: 0030
Revises: 0029
"""

from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

INVOICES = ["season_id", "status", "day", "kind", "corrected_invoice_id", "ht_cents", "ttc_cents", "due_day"]


def upgrade() -> None:
    op.create_index("ix_invoices_sums", "invoices", INVOICES)
    op.create_index("ix_payments_sums", "payments", ["season_id", "invoice_id", "amount_cents"])
    op.drop_index("ix_invoices_season_id_status", "invoices")
    op.drop_index("ix_payments_season_id", "payments")


def downgrade() -> None:
    op.create_index("ix_payments_season_id", "payments", ["season_id"])
    op.create_index("ix_invoices_season_id_status", "invoices", ["season_id", "status"])
    op.drop_index("ix_payments_sums", "payments")
    op.drop_index("ix_invoices_sums", "invoices")
