"""objections to a vote, each with its reason

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "vote_objections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("vote_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_vote_objections_season_id")),
        sa.ForeignKeyConstraint(["vote_id"], ["sharing_votes.id"], name=op.f("fk_vote_objections_vote_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vote_objections")),
    )
    op.create_index(op.f("ix_vote_objections_season_id"), "vote_objections", ["season_id"])
    op.create_index(op.f("ix_vote_objections_vote_id"), "vote_objections", ["vote_id"])


def downgrade() -> None:
    op.drop_table("vote_objections")
