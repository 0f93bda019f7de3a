"""reasons kept

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Added without making the table again: a mission cancelled before keeps an empty reason.
    op.add_column("missions", sa.Column("cancel_reason", sa.String(length=300), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("missions", "cancel_reason")
