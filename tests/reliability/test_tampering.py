"""Somebody who holds the database changes it behind the application's back: each time it is found, and where.

One summer is played; each try then alters it by raw SQL, its guards dropped as such a person would, reads everything
again, and takes the alteration back. Lots are drawn from a seed, so that a failure can be played again.
"""

import random
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Integer, text
from sqlalchemy.exc import DataError, IntegrityError

from cjs_app.coop.distribution.verification import closing_faults
from cjs_app.coop.invoices.verification import document_faults
from cjs_app.journal import actions as journal
from cjs_app.journal import anchors, guards, queries
from cjs_app.journal.domain import Entered, Fault, Head, Kept, sealed
from cjs_app.journal.models import Entry, JournalHead, Word
from cjs_app.journal.verification import Reading, check_anchor, check_head, read_again
from cjs_app.plumbing.database import db
from tests.builders import a_credit_note, a_line, a_payment, a_season, an_invoice
from tests.campaigns import rounds
from tests.people import stamped
from tests.reliability.alterations import ALTERATIONS, ENTRIES, raw
from tests.summers import a_small_summer, closed_by_two, in_closing

ON_SQLITE, ON_POSTGRESQL = rounds(10_000, 100_000), rounds(200, 2_000)


@pytest.fixture
def summer(each_app: Flask, tmp_path: Path) -> Flask:
    """A summer with documents, payments, words kept and words erased; its anchor stands apart."""
    each_app.config["ANCHORS"] = tmp_path
    season = a_season()
    for rank in range(2):
        invoice = an_invoice(season)
        a_payment(invoice, 1000 + rank)
        if rank:
            a_credit_note(invoice, a_line(price=100, rate="0"))
        journal.record(stamped(), "hours.reopened", "hours", rank, season.id, words={"reason": f"deux fois {rank}"})
        db.session.commit()
    chosen = next(word for word in queries.every_word() if word.key == "reason")
    journal.erase_words([(chosen.seq, chosen.key)], stamped())
    db.session.commit()
    return each_app


@pytest.fixture
def closed_summer(summer: Flask) -> Flask:
    """The same, and beside it a summer that two people closed."""
    closed_by_two(in_closing(a_small_summer(a_season("Job’co", siren="552081317"))))
    db.session.commit()
    return summer


def read(app: Flask, seen: dict[int, set[str]]) -> Reading:
    """Return what the journal is found to be."""
    reading = read_again(queries.every_entry(), queries.every_word(), app.config["JOURNAL_KEYS"], seen)
    check_head(queries.find_head(), reading)
    return reading


def everything(app: Flask) -> Reading:
    """Return what the whole database is found to be, its guards left aside."""
    head = queries.find_head()
    anchored = anchors.read(head.chain) if head else None
    reading = read(app, anchored.hashes if anchored else {})
    check_anchor(anchored, reading)
    reading.faults += [*document_faults(), *closing_faults()]
    return reading


def test_a_journal_that_nobody_touched_is_whole(closed_summer: Flask) -> None:
    reading = everything(closed_summer)
    assert (reading.faults, reading.remarks, reading.erased) == ([], [], 1)


def free_copies() -> None:
    """Lay copies without guards nor constraints over the tables of the journal, for this test alone.

    On PostgreSQL they go with the transaction, on SQLite with the connection: there, going back to before an alteration
    would read the whole shape of the database again as long as the transaction in which they were made goes on.
    """
    schema = "main" if db.engine.dialect.name == "sqlite" else "public"
    for model in (Entry, Word, JournalHead):
        table = model.__table__
        columns = ", ".join(
            column.name if isinstance(column.type, Integer) else f"CAST({column.name} AS TEXT) AS {column.name}"
            for column in table.columns
        )
        db.session.execute(text(f"CREATE TEMP TABLE {table.name} AS SELECT {columns} FROM {schema}.{table.name}"))
    if db.engine.dialect.name == "sqlite":
        db.session.commit()


def read_at_once(app: Flask, seen: dict[int, set[str]]) -> Reading:
    """Return what the journal is found to be, as `read` does."""
    entries = (Entered(*row) for row in raw(f"SELECT {', '.join(Entered._fields)} FROM journal ORDER BY seq"))
    words = (Kept(*row) for row in raw("SELECT seq, key, salt, text FROM journal_words ORDER BY seq, key"))
    reading = read_again(entries, words, app.config["JOURNAL_KEYS"], seen)
    row = raw("SELECT chain, seq, hash FROM journal_head").fetchone()
    check_head(Head(*row), reading)
    return reading


def test_whatever_is_done_to_the_rows_of_the_journal_is_found_where_it_was_done(summer: Flask) -> None:
    seen = anchors.read(queries.head().chain).hashes
    free_copies()
    seqs = [entry.seq for entry in queries.every_entry()]
    words = [(word.seq, word.key) for word in queries.every_word()]
    dice, missed = random.Random(2026), []
    for rank in range(ON_SQLITE if db.engine.dialect.name == "sqlite" else ON_POSTGRESQL):
        alteration = dice.choice(ALTERATIONS)
        statements, where = alteration(dice, seqs, words)
        raw("SAVEPOINT before")
        for statement in statements:
            raw(statement)
        faults = read_at_once(summer, seen).faults
        raw("ROLLBACK TO SAVEPOINT before")
        if not faults or faults[0].seq != where:  # the first thing said is where it was done
            missed.append((rank, statements, where, [str(fault) for fault in faults]))
    assert missed == []


BEHIND_THE_JOURNAL = {
    "invoices": "kind number day due_day subject performed_on place ht_cents tva_cents ttc_cents status "
    "client_id issued_at photograph",
    "invoice_lines": "label quantity unit unit_price_cents tva_rate ht_cents position invoice_id",
    "payments": "day amount_cents method invoice_id note",
    "season_closings": "season_id at net_cents inputs fingerprint",
    "closed_shares": "season_id closing_id cooperant_id code minutes amount_cents",
    "invoice_papers": "pdf sha256",
    "journal": " ".join(ENTRIES),
    "journal_words": "salt text key",
    "journal_head": "chain seq hash",
}


def without_guards() -> None:
    """Drop or silence every guard, foreign key and check, as somebody who holds the database may."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("SET LOCAL session_replication_role = replica"))
        return
    for name in guards.standing():
        db.session.execute(text(f"DROP TRIGGER {name}"))
    db.session.execute(text("PRAGMA ignore_check_constraints = ON"))
    db.session.execute(text("PRAGMA defer_foreign_keys = ON"))


def changed(table: str, column: str, dice: random.Random) -> str:
    """Return the statement that changes one column of one row of a table, chosen by lot."""
    key = {"invoice_papers": "invoice_id", "journal": "seq", "journal_words": "seq"}.get(table, "id")
    kept = " WHERE status = 'emise'" if table == "invoices" else ""
    ids = [row[0] for row in db.session.execute(text(f"SELECT {key} FROM {table}{kept} ORDER BY 1"))]
    chosen = dice.choice(ids)
    new = {
        "status": "'abandonnee'",
        "kind": "CASE kind WHEN 'avoir' THEN 'facture' ELSE 'avoir' END",
        "day": "'2020-01-01'",
        "due_day": "'2020-01-02'",
        "performed_on": "'2020-01-03'",
        "issued_at": "'2020-01-01 10:00:00'",
        "at": "'2020-01-01 10:00:00'",
        "inputs": "'{\"format\": 1}'",
        "photograph": "'{\"format\": 1}'",
        "pdf": "CAST('x' AS BLOB)" if db.engine.dialect.name == "sqlite" else "'x'::bytea",
    }.get(column)
    numbers = {"seq", "version", "by_user_id", "season_id", "subject_id", "position"}
    if new is None and (column in numbers or column.endswith(("_cents", "_id", "quantity", "rate", "minutes"))):
        new = f"coalesce({column}, 0) + 7"
    return f"UPDATE {table} SET {column} = {new or f'{column} || chr_'} WHERE {key} = {chosen}".replace("chr_", "'x'")


def test_whatever_is_changed_behind_the_journal_in_the_database_is_found(closed_summer: Flask) -> None:
    dice, missed = random.Random(7), []
    tries = 2 if db.engine.dialect.name == "sqlite" else 1
    for table, columns in BEHIND_THE_JOURNAL.items():
        for column in columns.split() * tries:
            without_guards()
            statement = changed(table, column, dice)
            try:
                db.session.execute(text(statement))
            except (IntegrityError, DataError):
                continue  # even without guards, the database itself refuses it
            else:
                if not everything(closed_summer).faults:
                    missed.append(statement)
            finally:
                db.session.rollback()
    assert missed == []


def test_money_that_the_journal_never_saw_is_found(summer: Flask) -> None:
    columns = "season_id, invoice_id, day, amount_cents, method, note, recorded_by_id"
    db.session.execute(text(f"INSERT INTO payments ({columns}) SELECT {columns} FROM payments LIMIT 1"))
    (fault,) = everything(summer).faults
    assert "n’est pas dans le journal" in str(fault)


REMOVED = (*BEHIND_THE_JOURNAL,)


@pytest.mark.parametrize("table", REMOVED)
def test_a_table_that_was_emptied_is_found(closed_summer: Flask, table: str) -> None:
    without_guards()
    db.session.execute(text("PRAGMA foreign_keys = OFF" if db.engine.dialect.name == "sqlite" else "SELECT 1"))
    db.session.execute(text(f"DELETE FROM {table}"))
    assert everything(closed_summer).faults


def test_an_old_file_put_back_is_found_by_the_anchor(summer: Flask) -> None:
    entries, words = [*queries.every_entry()], [*queries.every_word()]
    journal.record(stamped(), "season.set", "season", 1, 1)
    db.session.commit()
    seen = anchors.read(queries.head().chain).hashes
    (fault,) = read_again(entries, words, summer.config["JOURNAL_KEYS"], seen).faults
    assert fault.seq == len(entries) + 1
    assert "un fichier ancien a été remis" in str(fault)


@pytest.mark.parametrize("left", [None, b"", b"1 abc\n", b"%PDF"])
def test_an_anchor_that_was_removed_emptied_or_spoiled_is_found(summer: Flask, left: bytes | None) -> None:
    file = anchors.file_of(queries.head().chain)
    if left is None:
        file.unlink()
    else:
        file.write_bytes(left)
    assert [fault for fault in everything(summer).faults if "ancre" in str(fault)]


def test_an_anchor_with_another_hash_is_found_at_its_entry(summer: Flask) -> None:
    file = anchors.file_of(queries.head().chain)
    seq, was, moment = file.read_text().splitlines()[0].split()
    file.write_text(f"{seq} {'f' * 64} {moment}\n")
    assert [fault.seq for fault in everything(summer).faults] == [int(seq)]


def test_a_chain_written_again_with_its_own_key_is_found_by_the_anchor(summer: Flask) -> None:
    entries, words = [*queries.every_entry()], [*queries.every_word()]
    seen = anchors.read(queries.head().chain).hashes
    faults: list[Fault] = read_again(rewritten(entries, summer), words, summer.config["JOURNAL_KEYS"], seen).faults
    assert faults[0].seq == min(seen)


def rewritten(entries: list[Entered], app: Flask) -> list[Entered]:
    """Return the same chain with another moment at its first entry, every hash after it made to fit."""
    made, previous = [], entries[0].previous_hash
    for rank, entry in enumerate(entries):
        at = "2020-01-01T00:00:00.000000+00:00" if rank == 0 else entry.at
        made.append(sealed(app.config["JOURNAL_KEYS"][0], entry._replace(at=at, previous_hash=previous)))
        previous = made[-1].hash
    return made
