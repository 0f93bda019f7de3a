"""who pays for the work of the pôle

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def _choice(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=20)


def upgrade() -> None:
    op.create_table(
        "conventions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("start_day", sa.Date(), nullable=False),
        sa.Column("end_day", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_conventions_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conventions")),
    )
    op.create_index(op.f("ix_conventions_organisation_id"), "conventions", ["organisation_id"])
    op.create_table(
        "grants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("convention_id", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("purpose", _choice("purpose", "fonctionnement", "projet"), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column(
            "status",
            _choice("status", "a_demander", "demandee", "accordee", "refusee", "annulee"),
            nullable=False,
        ),
        sa.Column("asked_cents", sa.BigInteger(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("granted_cents", sa.BigInteger(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.CheckConstraint("asked_cents IS NULL OR asked_cents > 0", name=op.f("ck_grants_asked")),
        sa.CheckConstraint("granted_cents IS NULL OR granted_cents > 0", name=op.f("ck_grants_granted")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_grants_organisation_id")),
        sa.ForeignKeyConstraint(["convention_id"], ["conventions.id"], name=op.f("fk_grants_convention_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grants")),
    )
    for column in ("organisation_id", "convention_id", "year"):
        op.create_index(op.f(f"ix_grants_{column}"), "grants", [column])
    op.create_table(
        "grant_payments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("grant_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("amount_cents > 0", name=op.f("ck_grant_payments_amount")),
        sa.ForeignKeyConstraint(["grant_id"], ["grants.id"], name=op.f("fk_grant_payments_grant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grant_payments")),
    )
    op.create_index(op.f("ix_grant_payments_grant_id"), "grant_payments", ["grant_id"])
    op.create_table(
        "grant_deadlines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("grant_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("due_day", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["grant_id"], ["grants.id"], name=op.f("fk_grant_deadlines_grant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grant_deadlines")),
    )
    op.create_index(op.f("ix_grant_deadlines_due_day"), "grant_deadlines", ["due_day"])
    op.create_index(op.f("ix_grant_deadlines_grant_id"), "grant_deadlines", ["grant_id"])
    op.create_table(
        "grant_costs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("grant_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("action", sa.String(length=120), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("amount_cents > 0", name=op.f("ck_grant_costs_amount")),
        sa.ForeignKeyConstraint(["grant_id"], ["grants.id"], name=op.f("fk_grant_costs_grant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grant_costs")),
    )
    op.create_index(op.f("ix_grant_costs_grant_id"), "grant_costs", ["grant_id"])


def downgrade() -> None:
    for table in ("grant_costs", "grant_deadlines", "grant_payments", "grants", "conventions"):
        op.drop_table(table)
