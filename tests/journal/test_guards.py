"""What the database itself refuses, whoever asks: to change what was written, issued, paid or closed."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from cjs_app.coop.distribution.models import SeasonClosing
from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.invoices.domain import PaymentDraft
from cjs_app.coop.invoices.models import Payment
from cjs_app.journal import actions as journal
from cjs_app.journal import guards
from cjs_app.plumbing import guards as said
from cjs_app.plumbing.database import db, sqlite_module
from cjs_app.plumbing.permissions import PUBLIC, requires
from cjs_app.pole.report import actions as report
from cjs_app.pole.structure import actions as structure
from cjs_app.pole.structure.domain import Identity
from tests.builders import a_draft_invoice, a_line, a_payment, a_season, an_invoice
from tests.databases import make_app
from tests.people import A_DAY, stamped
from tests.summers import a_small_summer, closed_by_two, in_closing

COLUMNS = {
    "journal": "seq payload hash by_user_id",
    "journal_head": "chain seq hash",
    "journal_words": "text salt",
    "invoices": "number ttc_cents photograph client_id status",
    "invoice_lines": "label unit_price_cents invoice_id",
    "payments": "amount_cents day invoice_id reversed_payment_id",
    "invoice_papers": "pdf sha256",
    "season_closings": "net_cents inputs fingerprint",
    "closed_shares": "amount_cents cooperant_id",
    "month_closings": "record hash previous_hash by_user_id last_day",
    "report_editions": "year number at by_user_id record hash",
}
"""What somebody might like to change."""
KEYS = {"journal": "seq", "journal_words": "seq", "invoice_papers": "invoice_id"}


def fill() -> None:
    """Put something into every table that has guards: a summer closed by two, a draft of another, a report issued."""
    closed_by_two(in_closing(a_small_summer()))
    season = a_season("Job’co", siren="552081317")
    invoice = an_invoice(season)
    a_payment(invoice, 1000)
    invoices.record_payment(invoice, PaymentDraft(A_DAY, 2000, note="apporté par Mme Le Goff"), stamped())
    a_draft_invoice(season, a_line(label="Haie"))
    journal.record(stamped(), "hours.reopened", "hours", 1, season.id, words={"reason": "deux fois"})
    structure.write(Identity("Pôle des Trois Vallées"), stamped())
    report.issue({"year": 2021}, stamped())
    db.session.commit()


@pytest.fixture
def filled(each_app: Flask) -> Flask:
    """An application whose guarded tables all hold something."""
    fill()
    return each_app


def kept_rows(table: str) -> str:
    """Return the condition that chooses the rows nobody may change."""
    if table == "invoices":
        return "status = 'emise'"
    return "invoice_id IN (SELECT id FROM invoices WHERE status = 'emise')" if table == "invoice_lines" else "1 = 1"


def refused(statement: str) -> bool:
    """Tell whether a guard refuses a statement, with a French sentence."""
    try:
        db.session.execute(text(statement))
    except IntegrityError as error:
        return said.refusal_of(error) is not None
    finally:
        db.session.rollback()
    return False


def test_every_guarded_table_holds_something_to_guard(filled: Flask) -> None:
    empty = [
        table
        for table in guards.TABLES
        if not db.session.scalar(text(f"SELECT COUNT(*) FROM {table} WHERE {kept_rows(table)}"))
    ]
    assert (empty, set(COLUMNS)) == ([], set(guards.TABLES))


def test_nothing_that_is_kept_is_changed(filled: Flask) -> None:
    changes = [
        f"UPDATE {table} SET {column} = {column} WHERE {kept_rows(table)}"
        for table, columns in COLUMNS.items()
        for column in columns.split()
    ]
    assert [change for change in changes if not refused(change)] == []


def test_nothing_that_is_kept_is_deleted(filled: Flask) -> None:
    tables = [table for table in guards.TABLES if table != "journal_words"]  # words may be erased: the chain tells
    assert [table for table in tables if not refused(f"DELETE FROM {table} WHERE {kept_rows(table)}")] == []


def test_no_table_is_emptied_at_once(pg_app: Flask) -> None:
    fill()
    assert [table for table in guards.TABLES if not refused(f"TRUNCATE {table} CASCADE")] == []


def test_postgresql_does_not_change_what_an_insertion_meets(pg_app: Flask) -> None:
    fill()
    tables = {table: KEYS.get(table, "id") for table in guards.TABLES if table != "journal_words"}
    over = [
        f"INSERT INTO {table} SELECT * FROM {table} WHERE {kept_rows(table)}"
        f" ON CONFLICT ({key}) DO UPDATE SET {key} = EXCLUDED.{key}"
        for table, key in tables.items()
    ]
    assert [statement for statement in over if not refused(statement)] == []


def test_the_journal_takes_only_the_entry_that_follows(filled: Flask) -> None:
    columns = "version, key_version, at, action, subject, subject_id, payload, payload_hash"
    for seq, previous in (("seq + 2", "hash"), ("seq + 1", "previous_hash"), ("0", "hash")):
        assert refused(
            f"INSERT INTO journal (seq, {columns}, previous_hash, hash)"
            f" SELECT {seq}, {columns}, {previous}, hash FROM journal ORDER BY seq DESC LIMIT 1"
        )


def test_no_line_is_added_to_what_was_issued(filled: Flask) -> None:
    columns = "season_id, invoice_id, label, quantity, unit, unit_price_cents, tva_rate, ht_cents"
    assert refused(
        f"INSERT INTO invoice_lines ({columns}, position) SELECT {columns}, position + 50 FROM invoice_lines"
        f" WHERE {kept_rows('invoice_lines')}"
    )


def test_what_is_still_a_draft_may_change(filled: Flask) -> None:
    db.session.execute(text("UPDATE invoices SET subject = 'Autre' WHERE status <> 'emise'"))
    lines = "invoice_id IN (SELECT id FROM invoices WHERE status <> 'emise')"
    changed = db.session.execute(text(f"UPDATE invoice_lines SET label = 'Autre' WHERE {lines}"))
    assert changed.rowcount == 1
    db.session.commit()


def test_the_note_of_a_payment_may_be_erased_and_only_erased(filled: Flask) -> None:
    assert refused("UPDATE payments SET note = 'autre'")
    assert refused("UPDATE payments SET note = '', amount_cents = amount_cents + 1")
    db.session.execute(text("UPDATE payments SET note = ''"))
    db.session.commit()


def test_a_payment_is_not_reversed_by_hand_in_its_own_row(filled: Flask) -> None:
    payment = db.session.query(Payment).first()
    assert payment is not None
    payment.amount_cents += 1
    with pytest.raises(IntegrityError, match="encaissement"):
        db.session.flush()
    db.session.rollback()
    invoices.reverse_payment(payment, stamped())
    db.session.commit()


# --------------------------------------------------------------------------- SQLite, from another program's connection


@pytest.fixture(params=["OFF", "ON"])
def raw(request: pytest.FixtureRequest, app: Flask) -> Iterator[Callable[[str], str]]:
    """What runs a statement on the file itself and returns the refusal; as found, SQLite lets no trigger recur."""
    fill()
    with closing(sqlite_module().connect(db.engine.url.database, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA recursive_triggers = {request.param}")

        def run(statement: str) -> str:
            connection.execute("BEGIN")
            try:
                connection.execute(statement)
            except (sqlite3.IntegrityError, sqlite_module().IntegrityError) as error:
                return str(error)
            finally:
                connection.execute("ROLLBACK")
            return "nothing"

        yield run


def test_no_row_is_written_over_one_that_is_kept(raw: Callable[[str], str]) -> None:
    answers = {
        table: raw(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE {kept_rows(table)}")
        for table in guards.TABLES
    }
    assert {table: answer for table, answer in answers.items() if not answer.startswith("cjs: ")} == {}


A_DRAFT, AN_ISSUED = "status <> 'emise'", "(SELECT MIN(id) FROM invoices WHERE status = 'emise')"
THE_DRAFT = f"invoice_id = (SELECT MAX(id) FROM invoices WHERE {A_DRAFT})"
TAKEN_BY_ANOTHER = (
    f"UPDATE OR REPLACE invoices SET id = {AN_ISSUED} WHERE {A_DRAFT}",
    f"UPDATE OR REPLACE invoices SET status = 'emise', number = (SELECT number FROM invoices WHERE id = 2),"
    f" season_id = (SELECT season_id FROM invoices WHERE id = 2) WHERE {A_DRAFT}",
    f"UPDATE OR REPLACE invoices SET series_id = (SELECT series_id FROM invoices WHERE id = {AN_ISSUED}),"
    f" rank = (SELECT rank FROM invoices WHERE id = {AN_ISSUED}) WHERE {A_DRAFT}",
    f"UPDATE OR REPLACE invoice_lines SET id = (SELECT MIN(id) FROM invoice_lines) WHERE {THE_DRAFT}",
    f"UPDATE OR REPLACE invoice_lines SET invoice_id = {AN_ISSUED} WHERE {THE_DRAFT}",
    "UPDATE OR REPLACE payments SET id = 1",
    "UPDATE OR REPLACE journal SET seq = 2",
    "UPDATE OR IGNORE journal SET hash = 'x'",
    "REPLACE INTO journal_head SELECT 1, chain, seq - 1, hash FROM journal_head",
)


@pytest.mark.parametrize("statement", TAKEN_BY_ANOTHER)
def test_no_row_takes_the_place_of_one_that_is_kept(raw: Callable[[str], str], statement: str) -> None:
    assert raw(statement).startswith("cjs: ")


# ------------------------------------------------------------------------------------------------------ on a page


def test_on_a_page_a_guard_is_a_french_sentence(database_url: str, tmp_path: Path) -> None:
    app = make_app(database_url, tmp_path)

    @requires(PUBLIC)
    def spoil() -> str:
        db.session.execute(text("UPDATE journal_head SET hash = 'x', chain = 'y'"))
        return "changed"

    app.view_functions["access.sign_in"] = spoil
    answer = app.test_client().get("/connexion")
    assert answer.status_code == 409
    assert "Le journal ne se change pas" in answer.text
    assert "cjs:" not in answer.text
    with app.app_context():
        db.engine.dispose()


def test_a_closing_is_kept_with_its_shares(filled: Flask) -> None:
    closing_row = db.session.query(SeasonClosing).one()
    closing_row.net_cents += 1
    with pytest.raises(IntegrityError, match="saison close"):
        db.session.flush()
    db.session.rollback()
