"""what the pôle does with others

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def _choice(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=20)


def _part(table: str, *columns: sa.Column) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name=op.f(f"fk_{table}_project_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_project_id"), table, ["project_id"])


def upgrade() -> None:
    op.create_table(
        "projects",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("axis", _choice("axis", "emploi", "collectif", "culture", "interne"), nullable=False),
        sa.Column("pace", _choice("pace", "continu", "specifique"), nullable=False),
        sa.Column(
            "status",
            _choice("status", "a_venir", "en_cours", "en_attente", "termine", "abandonne"),
            nullable=False,
        ),
        sa.Column("role", sa.String(length=300), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("start_day", sa.Date(), nullable=True),
        sa.Column("end_day", sa.Date(), nullable=True),
        sa.Column("flagship", sa.Boolean(), nullable=False),
        sa.Column("cjs_season_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["cjs_season_id"], ["seasons.id"], name=op.f("fk_projects_cjs_season_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_projects")),
    )
    op.create_index(op.f("ix_projects_cjs_season_id"), "projects", ["cjs_season_id"])
    _part(
        "project_partners",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=120), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_project_partners_organisation_id")
        ),
    )
    op.create_index(op.f("ix_project_partners_organisation_id"), "project_partners", ["organisation_id"])
    _part(
        "project_steps",
        sa.Column("kind", _choice("stepkind", "jalon", "phase"), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("due_day", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
    )
    _part(
        "project_sessions",
        sa.Column(
            "kind",
            _choice("sessionkind", "travail", "pilotage", "intervention", "temps_fort", "rendez_vous"),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("persons IS NULL OR persons >= 0", name=op.f("ck_project_sessions_persons")),
    )
    op.create_index(op.f("ix_project_sessions_day"), "project_sessions", ["day"])
    _part(
        "project_indicators",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("figure_key", sa.String(length=120), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("unit", sa.String(length=60), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("target", sa.BigInteger(), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
    )
    _part(
        "project_budget_lines",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("side", _choice("side", "recette", "depense"), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("planned_cents", sa.BigInteger(), nullable=False),
        sa.Column("actual_cents", sa.BigInteger(), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
    )


def downgrade() -> None:
    for table in (
        "project_budget_lines",
        "project_indicators",
        "project_sessions",
        "project_steps",
        "project_partners",
        "projects",
    ):
        op.drop_table(table)
