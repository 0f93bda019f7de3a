"""what the law gives to each person

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

RULES = ("fiches", "heures", "clients", "adultes", "invitations", "traces", "factures")


def _choice(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=20)


def _key(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    op.create_table(
        "consents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("cooperant_id", sa.Integer(), nullable=False),
        sa.Column("kind", _choice("consented", "photo", "temoignage", "lettre"), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("wording", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        _key("consents", "season_id", "seasons"),
        _key("consents", "cooperant_id", "cooperants"),
        _key("consents", "by_user_id", "users"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    op.create_index("ix_consents_season_id", "consents", ["season_id"])
    op.create_index("ix_consents_cooperant_id", "consents", ["cooperant_id"])
    op.create_table(
        "erasure_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=True),
        sa.Column("cooperant_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("state", _choice("requeststate", "attend", "faite", "retiree"), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("(cooperant_id IS NULL) = (season_id IS NULL)", name=op.f("ck_erasure_requests_season")),
        sa.CheckConstraint("cooperant_id IS NOT NULL OR user_id IS NOT NULL", name=op.f("ck_erasure_requests_whose")),
        _key("erasure_requests", "season_id", "seasons"),
        _key("erasure_requests", "cooperant_id", "cooperants"),
        _key("erasure_requests", "user_id", "users"),
        _key("erasure_requests", "asked_by_id", "users"),
        _key("erasure_requests", "answered_by_id", "users"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure_requests")),
    )
    for column in ("season_id", "cooperant_id", "user_id"):
        op.create_index(f"ix_erasure_requests_{column}", "erasure_requests", [column])
    op.create_table(
        "erasures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", _choice("erased", "cooperant", "client", "compte"), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=True),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("alias", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        _key("erasures", "season_id", "seasons"),
        _key("erasures", "by_user_id", "users"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
        sa.UniqueConstraint("kind", "record_id", name=op.f("uq_erasures_kind_record_id")),
        sa.UniqueConstraint("season_id", "alias", name=op.f("uq_erasures_season_id_alias")),
    )
    op.create_table(
        "retention_delays",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rule", _choice("rule", *RULES), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.CheckConstraint("months > 0", name=op.f("ck_retention_delays_months")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_delays")),
        sa.UniqueConstraint("rule", name=op.f("uq_retention_delays_rule")),
    )
    op.create_table(
        "retention_reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("left_due", sa.Integer(), nullable=False),
        _key("retention_reviews", "by_user_id", "users"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_reviews")),
    )


def downgrade() -> None:
    for table in ("retention_reviews", "retention_delays", "erasures", "erasure_requests", "consents"):
        op.drop_table(table)
