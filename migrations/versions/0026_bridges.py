"""Traits d'Unions

Revision ID: 0026
Revises: 0025
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def _table(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )


def _link(table: str, column: str, target: str, *, nullable: bool = False) -> tuple[sa.Column, sa.ForeignKeyConstraint]:
    key = sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))
    return sa.Column(column, sa.Integer(), nullable=nullable), key


def _indexed(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


STEPS = ("contact", "rencontre", "projet", "accord", "signe", "sans_suite")


def _choice(column: str, *words: str) -> sa.Column:
    kind = sa.Enum(*words, name=column, native_enum=False, create_constraint=True, length=20)
    return sa.Column(column, kind, nullable=False)


def upgrade() -> None:
    _table(
        "bridge_structures",
        *_link("bridge_structures", "organisation_id", "organisations"),
        _choice("kind", "structure", "service"),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.UniqueConstraint("organisation_id", name=op.f("uq_bridge_structures_organisation_id")),
        sa.CheckConstraint("left_on IS NULL OR left_on >= entered_on", name=op.f("ck_bridge_structures_period")),
    )
    _indexed("bridge_structures", "entered_on")
    _table(
        "bridge_diagnostics",
        *_link("bridge_diagnostics", "structure_id", "bridge_structures"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
    )
    _indexed("bridge_diagnostics", "structure_id", "day")
    _table(
        "bridge_appointments",
        *_link("bridge_appointments", "organisation_id", "organisations"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("agreed", sa.Text(), nullable=False),
        sa.Column("next_step", sa.String(length=200), nullable=False),
        sa.Column("next_day", sa.Date(), nullable=True),
        sa.Column("next_done_on", sa.Date(), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
    )
    _indexed("bridge_appointments", "organisation_id", "day")
    _table(
        "bridge_partnerships",
        *_link("bridge_partnerships", "organisation_id", "organisations"),
        *_link("bridge_partnerships", "partner_id", "organisations"),
        sa.Column("subject", sa.String(length=200), nullable=False),
        _choice("status", *STEPS),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("reference", sa.String(length=120), nullable=False),
        sa.CheckConstraint("organisation_id <> partner_id", name=op.f("ck_bridge_partnerships_two")),
    )
    _indexed("bridge_partnerships", "organisation_id", "partner_id")
    _table(
        "bridge_partnership_steps",
        *_link("bridge_partnership_steps", "partnership_id", "bridge_partnerships"),
        _choice("status", *STEPS),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("reference", sa.String(length=120), nullable=False),
    )
    _indexed("bridge_partnership_steps", "partnership_id", "day")
    _table(
        "bridge_targets",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.UniqueConstraint("year", name=op.f("uq_bridge_targets_year")),
        sa.CheckConstraint("wanted > 0", name=op.f("ck_bridge_targets_wanted")),
    )


def downgrade() -> None:
    for table in (
        "bridge_targets",
        "bridge_partnership_steps",
        "bridge_partnerships",
        "bridge_appointments",
        "bridge_diagnostics",
        "bridge_structures",
    ):
        op.drop_table(table)
