"""a page for the committee, without a name

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "committee_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by_id", sa.Integer(), nullable=True),
        sa.Column("reads", sa.Integer(), nullable=False),
        sa.Column("last_read_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("reads >= 0", name=op.f("ck_committee_links_reads")),
        sa.ForeignKeyConstraint(["created_by_id"], ["users.id"], name=op.f("fk_committee_links_created_by_id")),
        sa.ForeignKeyConstraint(["revoked_by_id"], ["users.id"], name=op.f("fk_committee_links_revoked_by_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_committee_links_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_links")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_committee_links_token_hash")),
    )
    op.create_index("ix_committee_links_season_id", "committee_links", ["season_id"])
    op.create_table(
        "committee_visits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("cookie_hash", sa.String(length=64), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["link_id"], ["committee_links.id"], name=op.f("fk_committee_visits_link_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_committee_visits_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_visits")),
        sa.UniqueConstraint("cookie_hash", name=op.f("uq_committee_visits_cookie_hash")),
    )
    op.create_index("ix_committee_visits_link_id", "committee_visits", ["link_id"])
    op.create_index("ix_committee_visits_season_id", "committee_visits", ["season_id"])
    op.create_table(
        "committee_tries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_tries")),
    )
    op.create_index("ix_committee_tries_at", "committee_tries", ["at"])
    op.create_table(
        "committee_editions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("threshold", sa.Integer(), nullable=False),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.Column("basis", sa.JSON(), nullable=False),
        sa.CheckConstraint("threshold >= 5", name=op.f("ck_committee_editions_threshold")),
        sa.ForeignKeyConstraint(["by_user_id"], ["users.id"], name=op.f("fk_committee_editions_by_user_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_committee_editions_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_editions")),
        sa.UniqueConstraint("season_id", "day", name=op.f("uq_committee_editions_season_id_day")),
    )
    op.create_index("ix_committee_editions_season_id", "committee_editions", ["season_id"])
    op.create_table(
        "committee_thresholds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.CheckConstraint("persons >= 5", name=op.f("ck_committee_thresholds_persons")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_committee_thresholds_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_thresholds")),
        sa.UniqueConstraint("season_id", name=op.f("uq_committee_thresholds_season_id")),
    )


def downgrade() -> None:
    for table in ("thresholds", "editions", "tries", "visits", "links"):
        op.drop_table(f"committee_{table}")
