"""how the pôle makes itself known

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def _choice(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=20)


def upgrade() -> None:
    op.create_table(
        "press_cuttings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("outlet", sa.String(length=120), nullable=False),
        sa.Column("about", sa.String(length=120), nullable=False),
        sa.Column("url", sa.String(length=300), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_press_cuttings")),
    )
    op.create_index(op.f("ix_press_cuttings_day"), "press_cuttings", ["day"])
    op.create_table(
        "social_accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "network", _choice("network", "facebook", "linkedin", "instagram", "lettre", "autre"), nullable=False
        ),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_social_accounts")),
    )
    op.create_table(
        "social_counts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("kind", _choice("countkind", "stock", "variation"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind = 'variation' OR number >= 0", name=op.f("ck_social_counts_stock")),
        sa.ForeignKeyConstraint(["account_id"], ["social_accounts.id"], name=op.f("fk_social_counts_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_social_counts")),
    )
    op.create_index(op.f("ix_social_counts_account_id"), "social_counts", ["account_id"])
    op.create_table(
        "awareness_talks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("classes", sa.Integer(), nullable=False),
        sa.Column("pupils", sa.Integer(), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("classes > 0", name=op.f("ck_awareness_talks_classes")),
        sa.CheckConstraint("pupils IS NULL OR pupils >= 0", name=op.f("ck_awareness_talks_pupils")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_awareness_talks")),
    )
    op.create_index(op.f("ix_awareness_talks_day"), "awareness_talks", ["day"])
    op.create_table(
        "site_facts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_facts")),
    )
    op.create_index(op.f("ix_site_facts_year"), "site_facts", ["year"])


def downgrade() -> None:
    for table in ("site_facts", "awareness_talks", "social_counts", "social_accounts", "press_cuttings"):
        op.drop_table(table)
