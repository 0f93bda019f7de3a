"""teams chosen out of turn, each with its reason

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "out_of_turn",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("mission_id", sa.Integer(), nullable=False),
        sa.Column("proposed", sa.String(length=400), nullable=False),
        sa.Column("taken", sa.String(length=400), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_user_id"], ["users.id"], name=op.f("fk_out_of_turn_by_user_id_users")),
        sa.ForeignKeyConstraint(["mission_id"], ["missions.id"], name=op.f("fk_out_of_turn_mission_id_missions")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_out_of_turn_season_id_seasons")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_out_of_turn")),
    )
    op.create_index(op.f("ix_out_of_turn_mission_id"), "out_of_turn", ["mission_id"])
    op.create_index(op.f("ix_out_of_turn_season_id"), "out_of_turn", ["season_id"])


def downgrade() -> None:
    op.drop_table("out_of_turn")
