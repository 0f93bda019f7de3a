"""questionnaires without names

Revision ID: 0021
Revises: 0020
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def _choice(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=20)


def _table(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )


def upgrade() -> None:
    _table(
        "questionnaires",
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("owner_kind", sa.String(length=40), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("link_key", sa.String(length=64), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.UniqueConstraint("link_key", name=op.f("uq_questionnaires_link_key")),
    )
    op.create_index("ix_questionnaires_owner", "questionnaires", ["owner_kind", "owner_id"])
    op.create_index(op.f("ix_questionnaires_opened_on"), "questionnaires", ["opened_on"])
    _table(
        "questionnaire_questions",
        sa.Column("questionnaire_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", _choice("kind", "note", "choix", "oui_non", "texte"), nullable=False),
        sa.Column("wording", sa.String(length=300), nullable=False),
        sa.Column("required", sa.Boolean(), nullable=False),
        sa.Column("lowest", sa.Integer(), nullable=False),
        sa.Column("highest", sa.Integer(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("lowest < highest", name=op.f("ck_questionnaire_questions_bounds")),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"], ["questionnaires.id"], name=op.f("fk_questionnaire_questions_questionnaire_id")
        ),
    )
    op.create_index(
        op.f("ix_questionnaire_questions_questionnaire_id"), "questionnaire_questions", ["questionnaire_id"]
    )
    _table(
        "questionnaire_sheets",
        sa.Column("questionnaire_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("origin", _choice("origin", "lien", "papier"), nullable=False),
        sa.Column("quotable", sa.Boolean(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"], ["questionnaires.id"], name=op.f("fk_questionnaire_sheets_questionnaire_id")
        ),
    )
    op.create_index(op.f("ix_questionnaire_sheets_questionnaire_id"), "questionnaire_sheets", ["questionnaire_id"])
    _table(
        "questionnaire_values",
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["questionnaire_sheets.id"], name=op.f("fk_questionnaire_values_sheet_id")
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questionnaire_questions.id"], name=op.f("fk_questionnaire_values_question_id")
        ),
        sa.UniqueConstraint("sheet_id", "question_id", name=op.f("uq_questionnaire_values_sheet_id_question_id")),
    )
    op.create_index(op.f("ix_questionnaire_values_question_id"), "questionnaire_values", ["question_id"])


def downgrade() -> None:
    for table in ("questionnaire_values", "questionnaire_sheets", "questionnaire_questions", "questionnaires"):
        op.drop_table(table)
