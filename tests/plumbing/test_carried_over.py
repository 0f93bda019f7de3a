"""What was issued, paid and closed before the journal was chained is carried over, read again, and said to be older."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import text

from cjs_app.cli import begin_anchor
from cjs_app.plumbing import migrations
from cjs_app.plumbing.database import db
from cjs_app.verifying import verdict, verify_database
from tests.plumbing.conftest import MakeApp
from tests.plumbing.former_rows import A_SUMMER, lay

GUARDS = "invoices", "payments", "season_closings"


@pytest.fixture
def carried(an_app: MakeApp, empty_url: str) -> Iterator[Flask]:
    """A summer of the first migration, brought to the newest one."""
    app = an_app(empty_url)
    with app.app_context():
        lay(A_SUMMER)
    migrations.upgrade(app)
    with app.app_context():
        begin_anchor()
        yield app
        db.session.remove()


def faults() -> list[str]:
    """Return what `cjs verify` finds wrong."""
    return [str(fault) for fault in verify_database(None, lambda _: None).faults]


def changed(statement: str) -> None:
    """Change a row although the database refuses it."""
    table = next(name for name in GUARDS if name in statement)
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        db.session.execute(text(statement))
        db.session.execute(text(f"ALTER TABLE {table} ENABLE TRIGGER USER"))
        return
    kept = db.session.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
    for name, _ in kept:
        db.session.execute(text(f"DROP TRIGGER {name}"))
    db.session.execute(text(statement))
    for _, sql in kept:
        db.session.connection().exec_driver_sql(sql)


def test_a_summer_from_before_the_chain_is_whole_and_said_to_be_older(carried: Flask) -> None:
    reading = verify_database(None, lambda _: None)
    assert [str(fault) for fault in reading.faults] == []
    assert verdict(reading)[-1] == (
        "Écritures d’avant le journal chaîné\u00a0: 9. Rien ne prouve ce qui s’est passé avant elles\u00a0; de "
        "leurs documents, encaissements et clôtures, seuls les numéros, les jours et les sommes notés alors sont "
        "comparés."
    )


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE invoices SET ttc_cents = 12001 WHERE id = 1", "Le document FA-001 a été changé après son émission."),
        ("UPDATE invoices SET place = 'ici' WHERE id = 2", "Une ligne ou un total du document AV-001 a été changé."),
        (
            "UPDATE payments SET amount_cents = 5001 WHERE id = 1",
            "Un encaissement de FA-001 n’est pas dans le journal.",
        ),
        ("UPDATE payments SET day = '2021-07-14' WHERE id = 3", "Un encaissement de FA-001 n’est pas dans le journal."),
        ("DELETE FROM payments WHERE id = 4", "Un encaissement de FA-001 noté avant le journal chaîné a disparu."),
        ("UPDATE season_closings SET net_cents = 1", "La clôture de l’écriture 10 a été changée."),
    ],
)
def test_what_the_former_journal_noted_is_still_compared(carried: Flask, statement: str, told: str) -> None:
    changed(statement)
    assert told in faults()


def test_money_added_beside_the_former_journal_is_found(carried: Flask) -> None:
    columns = "season_id, invoice_id, day, amount_cents, method, note, recorded_by_id"
    db.session.execute(text(f"INSERT INTO payments ({columns}) SELECT {columns} FROM payments WHERE id = 3"))
    assert faults() == ["Un encaissement de FA-001 n’est pas dans le journal."]
