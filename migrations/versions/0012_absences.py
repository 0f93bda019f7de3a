"""when cooperants are not available

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "absences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("cooperant_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "journee", "matin", "apres_midi", name="part", native_enum=False, create_constraint=True, length=20
            ),
            nullable=False,
        ),
        sa.Column("noted_by_id", sa.Integer(), nullable=True),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_absences_days")),
        sa.ForeignKeyConstraint(["cooperant_id"], ["cooperants.id"], name=op.f("fk_absences_cooperant_id_cooperants")),
        sa.ForeignKeyConstraint(["noted_by_id"], ["users.id"], name=op.f("fk_absences_noted_by_id_users")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_absences_season_id_seasons")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absences")),
    )
    op.create_index(op.f("ix_absences_cooperant_id"), "absences", ["cooperant_id"])
    op.create_index("ix_absences_season_id_last_day", "absences", ["season_id", "last_day"])


def downgrade() -> None:
    op.drop_table("absences")
