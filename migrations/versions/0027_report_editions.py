"""the editions of the activity report

An edition is a row that nothing changes: the guards are written in the words of each database.

Revision ID: 0027
Revises: 0026
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

KEPT = "cjs: Une édition arrêtée du rapport ne se change pas et ne s’efface pas."
OUT_OF_ORDER = """NEW.number <> 1 + (SELECT count(*) FROM report_editions e WHERE e.year = NEW.year)
    OR EXISTS (SELECT 1 FROM report_editions e WHERE e.id = NEW.id)"""


def upgrade() -> None:
    op.create_table(
        "report_editions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_report_editions_number")),
        sa.ForeignKeyConstraint(["by_user_id"], ["users.id"], name=op.f("fk_report_editions_by_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_editions")),
        sa.UniqueConstraint("year", "number", name=op.f("uq_report_editions_year_number")),
    )
    bind = op.get_bind()
    for statement in SQLITE if bind.dialect.name == "sqlite" else POSTGRESQL:
        bind.exec_driver_sql(statement)


def _sqlite(event: str, when: str = "") -> str:
    condition = f" WHEN {when}" if when else ""
    return (
        f"CREATE TRIGGER guard_report_editions_{event} BEFORE {event.upper()} ON report_editions{condition}"
        f" BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
    )


SQLITE = [_sqlite("update"), _sqlite("delete"), _sqlite("insert", OUT_OF_ORDER)]
POSTGRESQL = [
    "CREATE FUNCTION guard_report_edition() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN "
    f"RAISE EXCEPTION '{KEPT}' USING ERRCODE = 'integrity_constraint_violation'; END $guard$",
    "CREATE TRIGGER guard_report_editions_change BEFORE UPDATE OR DELETE ON report_editions "
    "FOR EACH ROW EXECUTE FUNCTION guard_report_edition()",
    "CREATE TRIGGER guard_report_editions_truncate BEFORE TRUNCATE ON report_editions "
    "FOR EACH STATEMENT EXECUTE FUNCTION guard_report_edition()",
]


def downgrade() -> None:
    op.drop_table("report_editions")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION guard_report_edition()")
