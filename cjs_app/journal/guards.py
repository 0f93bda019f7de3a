"""The guards: what the database itself refuses, whoever asks. Their names stand here, and nowhere else."""

from cjs_app.plumbing.database import db

KEPT_WHOLE = ("invoice_papers", "season_closings", "closed_shares", "month_closings", "report_editions")
"""Tables whose rows never change once written."""
TABLES = ("journal", "journal_head", "journal_words", "invoices", "invoice_lines", "payments", *KEPT_WHOLE)
"""Every table that has guards. SQLite loses them when a table is copied: a migration never does so with these."""

ON_SQLITE = {
    f"guard_{table}_{event}"
    for table in TABLES
    for event in ("insert", "update", "delete")
    if (table, event) != ("journal_words", "delete")  # a word may be erased; the journal tells which
} | {"guard_journal_moves", "guard_invoices_month_insert", "guard_invoices_month_update", "guard_payments_month_insert"}
ON_POSTGRESQL = {f"guard_{table}_truncate" for table in TABLES} | {
    "guard_journal_change",
    "guard_journal_insert",
    "guard_journal_head_update",
    "guard_journal_head_change",
    "guard_journal_words_update",
    "guard_invoices_change",
    "guard_invoice_lines_change",
    "guard_payments_update",
    "guard_payments_delete",
    *(f"guard_{table}_change" for table in KEPT_WHOLE),
    "guard_month_closings_insert",
    "guard_invoices_month",
    "guard_payments_month",
}
EXPECTED = {"sqlite": ON_SQLITE, "postgresql": ON_POSTGRESQL}

ASKED = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, 6) = 'guard_'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE substr(tgname, 1, 6) = 'guard_' AND tgenabled IN ('O', 'A')",
}


def standing() -> set[str]:
    """Return the names of the guards that stand in the database and work."""
    asked = ASKED[db.engine.dialect.name]
    return {str(name) for (name,) in db.session.connection().exec_driver_sql(asked)}


def missing() -> list[str]:
    """Return the names of the guards that were taken away or silenced, in order."""
    return sorted(EXPECTED[db.engine.dialect.name] - standing())
