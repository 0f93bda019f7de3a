"""the parcours of the young people

Revision ID: 0022
Revises: 0021
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
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


def upgrade() -> None:
    _table(
        "pathway_editions",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "prevue",
                "en_cours",
                "terminee",
                "annulee",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("review_day", sa.Date(), nullable=True),
        sa.Column("review_note", sa.Text(), nullable=False),
        sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_pathway_editions_period")),
    )
    _indexed("pathway_editions", "first_day")
    _table(
        "pathway_sessions",
        *_link("pathway_sessions", "edition_id", "pathway_editions"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("objectives", sa.Text(), nullable=False),
        *_link("pathway_sessions", "organisation_id", "organisations", nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
    )
    _indexed("pathway_sessions", "edition_id", "organisation_id")
    _table(
        "pathway_participants",
        *_link("pathway_participants", "edition_id", "pathway_editions"),
        sa.Column("first_name", sa.String(length=80), nullable=False),
        sa.Column("city", sa.String(length=120), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
    )
    _indexed("pathway_participants", "edition_id")
    _table(
        "pathway_presences",
        *_link("pathway_presences", "session_id", "pathway_sessions"),
        *_link("pathway_presences", "participant_id", "pathway_participants"),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.UniqueConstraint(
            "session_id", "participant_id", name=op.f("uq_pathway_presences_session_id_participant_id")
        ),
    )
    _indexed("pathway_presences", "participant_id")
    _table(
        "pathway_contributors",
        *_link("pathway_contributors", "edition_id", "pathway_editions"),
        *_link("pathway_contributors", "organisation_id", "organisations", nullable=True),
        *_link("pathway_contributors", "person_id", "people", nullable=True),
        sa.Column("role", sa.String(length=120), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(organisation_id IS NULL) <> (person_id IS NULL)", name=op.f("ck_pathway_contributors_one")
        ),
    )
    _indexed("pathway_contributors", "edition_id", "organisation_id", "person_id")


def downgrade() -> None:
    for table in (
        "pathway_contributors",
        "pathway_presences",
        "pathway_participants",
        "pathway_sessions",
        "pathway_editions",
    ):
        op.drop_table(table)
