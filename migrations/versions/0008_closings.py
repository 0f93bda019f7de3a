"""months and seasons closed, with perpetual totals

A closing is a row that nothing changes and that only its successor may follow; a document or a payment dated in a
closed month is refused by the database itself. Guards are written in the words of each database, and never by
rebuilding a table that has some.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

CLOSING = "cjs: Un mois clos ne se change pas et ne s’efface pas."
CLOSED = "cjs: Ce mois est clos : rien ne peut plus y être daté. Écrire la date d’aujourd’hui."
NOTHING_BEFORE = "0" * 64

DATED_IN_A_CLOSED_MONTH = (
    "EXISTS (SELECT 1 FROM month_closings c WHERE c.season_id = NEW.season_id AND c.last_day >= NEW.day)"
)
OUT_OF_ORDER = f"""NEW.rank <> 1 + (SELECT count(*) FROM month_closings c WHERE c.season_id = NEW.season_id)
    OR NEW.previous_hash <> coalesce((SELECT c.hash FROM month_closings c WHERE c.season_id = NEW.season_id
        ORDER BY c.rank DESC LIMIT 1), '{NOTHING_BEFORE}')
    OR EXISTS (SELECT 1 FROM month_closings c WHERE c.id = NEW.id
        OR (c.season_id = NEW.season_id AND c.last_day >= NEW.first_day))"""


def upgrade() -> None:
    op.create_table(
        "month_closings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("mois", "saison", name="kind", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("journal_seq", sa.Integer(), nullable=False),
        sa.Column("journal_hash", sa.String(length=64), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_month_closings_days")),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_month_closings_season_id_seasons")),
        sa.ForeignKeyConstraint(["by_user_id"], ["users.id"], name=op.f("fk_month_closings_by_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_month_closings")),
        sa.UniqueConstraint("season_id", "rank", name=op.f("uq_month_closings_season_id_rank")),
        sa.UniqueConstraint("season_id", "last_day", name=op.f("uq_month_closings_season_id_last_day")),
    )
    accounts = ("clients", "sales", "tva", "bank", "cash")
    journals = ("sales_journal", "bank_journal", "cash_journal")
    op.create_table(
        "book_accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(length=12), nullable=False) for name in accounts),
        *(sa.Column(name, sa.String(length=6), nullable=False) for name in journals),
        sa.ForeignKeyConstraint(["season_id"], ["seasons.id"], name=op.f("fk_book_accounts_season_id_seasons")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_book_accounts")),
        sa.UniqueConstraint("season_id", name=op.f("uq_book_accounts_season_id")),
    )
    bind = op.get_bind()
    for statement in SQLITE if bind.dialect.name == "sqlite" else POSTGRESQL:
        bind.exec_driver_sql(statement)


def _sqlite(name: str, event: str, when: str, sentence: str) -> str:
    condition = f" WHEN {when}" if when else ""
    return f"CREATE TRIGGER guard_{name} BEFORE {event}{condition} BEGIN SELECT RAISE(ABORT, '{sentence}'); END"


SQLITE = [
    _sqlite("month_closings_update", "UPDATE ON month_closings", "", CLOSING),
    _sqlite("month_closings_delete", "DELETE ON month_closings", "", CLOSING),
    _sqlite("month_closings_insert", "INSERT ON month_closings", OUT_OF_ORDER, CLOSING),
    _sqlite(
        "invoices_month_insert", "INSERT ON invoices", f"NEW.status = 'emise' AND {DATED_IN_A_CLOSED_MONTH}", CLOSED
    ),
    _sqlite(
        "invoices_month_update",
        "UPDATE ON invoices",
        f"OLD.status <> 'emise' AND NEW.status = 'emise' AND {DATED_IN_A_CLOSED_MONTH}",
        CLOSED,
    ),
    _sqlite("payments_month_insert", "INSERT ON payments", DATED_IN_A_CLOSED_MONTH, CLOSED),
]

PLPGSQL = "CREATE FUNCTION guard_{name}() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN {body} END $guard$"


def _raise(sentence: str) -> str:
    return f"RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation';"


FUNCTIONS = {
    "month_closing": _raise(CLOSING),
    "next_month": f"IF {OUT_OF_ORDER} THEN {_raise(CLOSING)} END IF; RETURN NEW;",
    "issued_month": f"IF NEW.status = 'emise' AND (TG_OP = 'INSERT' OR OLD.status <> 'emise') "
    f"AND {DATED_IN_A_CLOSED_MONTH} THEN {_raise(CLOSED)} END IF; RETURN NEW;",
    "payment_month": f"IF {DATED_IN_A_CLOSED_MONTH} THEN {_raise(CLOSED)} END IF; RETURN NEW;",
}
POSTGRESQL = [
    *(PLPGSQL.format(name=name, body=body) for name, body in FUNCTIONS.items()),
    "CREATE TRIGGER guard_month_closings_change BEFORE UPDATE OR DELETE ON month_closings "
    "FOR EACH ROW EXECUTE FUNCTION guard_month_closing()",
    "CREATE TRIGGER guard_month_closings_truncate BEFORE TRUNCATE ON month_closings "
    "FOR EACH STATEMENT EXECUTE FUNCTION guard_month_closing()",
    "CREATE TRIGGER guard_month_closings_insert BEFORE INSERT ON month_closings "
    "FOR EACH ROW EXECUTE FUNCTION guard_next_month()",
    "CREATE TRIGGER guard_invoices_month BEFORE INSERT OR UPDATE ON invoices "
    "FOR EACH ROW EXECUTE FUNCTION guard_issued_month()",
    "CREATE TRIGGER guard_payments_month BEFORE INSERT ON payments FOR EACH ROW EXECUTE FUNCTION guard_payment_month()",
]


def downgrade() -> None:
    bind = op.get_bind()
    if bind.dialect.name == "sqlite":
        for statement in SQLITE:
            bind.exec_driver_sql(f"DROP TRIGGER IF EXISTS {statement.split()[2]}")
    else:
        for name in FUNCTIONS:
            bind.exec_driver_sql(f"DROP FUNCTION guard_{name}() CASCADE")
    op.drop_table("book_accounts")
    op.drop_table("month_closings")
