"""how many heard of the cooperative, and applied

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recruitment_counts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum("informees", "candidates", name="stage", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("persons > 0", name=op.f("ck_recruitment_counts_somebody")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_recruitment_counts_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recruitment_counts")),
    )
    op.create_index(op.f("ix_recruitment_counts_season_id"), "recruitment_counts", ["season_id"])


def downgrade() -> None:
    op.drop_table("recruitment_counts")
