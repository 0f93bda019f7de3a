"""who works at the pôle

Revision ID: 0024
Revises: 0023
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

KINDS = ("cdi", "cdd", "apprentissage", "professionnalisation", "stage", "service_civique", "mise_a_disposition")


def upgrade() -> None:
    op.create_table(
        "staff_contracts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(*KINDS, name="kind", native_enum=False, create_constraint=True, length=30),
            nullable=False,
        ),
        sa.Column("function", sa.String(length=120), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("etp", sa.BigInteger(), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("last_day IS NULL OR last_day >= first_day", name=op.f("ck_staff_contracts_days")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_staff_contracts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_contracts")),
    )
    op.create_index(op.f("ix_staff_contracts_person_id"), "staff_contracts", ["person_id"])
    op.create_index(op.f("ix_staff_contracts_first_day"), "staff_contracts", ["first_day"])


def downgrade() -> None:
    op.drop_table("staff_contracts")
