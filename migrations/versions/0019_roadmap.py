"""what the pôle wants of a year

Revision ID: 0019
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

STATES = ("a_faire", "en_cours", "atteint", "reporte", "abandonne")


def upgrade() -> None:
    op.create_table(
        "roadmap_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=120), nullable=False),
        sa.Column("aim", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(*STATES, name="status", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("figure_key", sa.String(length=120), nullable=False),
        sa.Column("target", sa.BigInteger(), nullable=True),
        sa.Column("carried_from_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["carried_from_id"], ["roadmap_lines.id"], name=op.f("fk_roadmap_lines_carried_from_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roadmap_lines")),
        sa.UniqueConstraint("carried_from_id", name=op.f("uq_roadmap_lines_carried_from_id")),
    )
    op.create_index(op.f("ix_roadmap_lines_year"), "roadmap_lines", ["year"])


def downgrade() -> None:
    op.drop_table("roadmap_lines")
