"""two people for what one must not do alone

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ROLES = ("cooperant", "facilitator", "committee", "coordination", "accountant")


def allow_roles(*roles: str) -> None:
    """Let an account be one of these in a season."""
    listed = ", ".join(f"'{role}'" for role in roles)
    with op.batch_alter_table("season_roles") as batch_op:
        if op.get_bind().dialect.name == "postgresql":
            batch_op.drop_constraint("role", type_="check")
        batch_op.create_check_constraint("role", f"role IN ({listed})")


def upgrade() -> None:
    # Plain words, alike on both databases: SQLite would copy the whole table for a named foreign key otherwise.
    op.execute(
        "ALTER TABLE users ADD COLUMN same_person_as_id INTEGER"
        " CONSTRAINT fk_users_same_person_as_id REFERENCES users (id)"
    )
    op.execute(
        "ALTER TABLE expenses ADD COLUMN validated_by_id INTEGER"
        " CONSTRAINT fk_expenses_validated_by_id REFERENCES users (id)"
    )
    op.add_column("expenses", sa.Column("validated_at", sa.DateTime(timezone=True), nullable=True))
    # What a closed summer spent was looked at by whoever closed it.
    op.execute(
        "UPDATE expenses SET validated_at ="
        " (SELECT at FROM season_closings WHERE season_closings.season_id = expenses.season_id)"
        " WHERE cancelled_at IS NULL"
    )
    allow_roles(*ROLES)
    op.create_table(
        "closing_proposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("net_cents", sa.BigInteger(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("records", sa.String(length=64), nullable=False),
        sa.Column("fallen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_user_id"], ["users.id"], name=op.f("fk_closing_proposals_by_user_id")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_closing_proposals_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closing_proposals")),
    )
    op.create_index(
        "uq_closing_proposals_standing",
        "closing_proposals",
        ["season_id"],
        unique=True,
        sqlite_where=sa.text("fallen_at IS NULL"),
        postgresql_where=sa.text("fallen_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("closing_proposals")
    op.execute("DELETE FROM season_roles WHERE role = 'accountant'")
    allow_roles(*ROLES[:-1])
    # The key goes with its column, on both databases; SQLite does not know it by its name.
    op.drop_column("expenses", "validated_by_id")
    op.drop_column("expenses", "validated_at")
    op.drop_column("users", "same_person_as_id")
