"""Whatever is done to a closing, or to what it counted, behind the application's back is found."""

import pytest
from flask import Flask
from sqlalchemy import text

from cjs_app.coop.books import actions
from cjs_app.coop.books.verification import month_faults
from cjs_app.plumbing.database import db
from cjs_app.verifying import verify_database
from tests.coop.books.given import AUGUST_1, AUGUST_2, JULY_1, SEPTEMBER_3, two_months
from tests.people import stamped
from tests.reliability.test_tampering import without_guards

ALTERATIONS = [
    "UPDATE month_closings SET record = replace(record, '12000', '12001') WHERE rank = 1",
    "UPDATE month_closings SET hash = previous_hash WHERE rank = 1",
    "UPDATE month_closings SET previous_hash = hash WHERE rank = 2",
    "UPDATE month_closings SET by_user_id = NULL, at = '2020-01-01 10:00:00' WHERE rank = 1",
    "UPDATE month_closings SET last_day = '2021-07-30' WHERE rank = 1",
    "UPDATE month_closings SET first_day = '2021-08-02' WHERE rank = 2",
    "UPDATE month_closings SET rank = 3 WHERE rank = 2",
    "UPDATE month_closings SET kind = 'saison' WHERE rank = 1",
    "UPDATE month_closings SET journal_seq = journal_seq - 1 WHERE rank = 1",
    "UPDATE month_closings SET journal_hash = hash WHERE rank = 1",
    "UPDATE month_closings SET record = 'x' WHERE rank = 1",
    "DELETE FROM month_closings WHERE rank = 1",
    "DELETE FROM month_closings WHERE rank = 2",
    "DELETE FROM month_closings",
    "UPDATE payments SET amount_cents = amount_cents - 1 WHERE day < '2021-08-01'",
    "UPDATE payments SET day = '2021-08-02' WHERE day < '2021-08-01'",
    "UPDATE payments SET method = 'espèces' WHERE day < '2021-08-01'",
    "DELETE FROM payments WHERE day < '2021-08-01'",
    "UPDATE invoices SET day = '2021-08-02' WHERE day < '2021-08-01'",
    "UPDATE invoices SET status = 'abandonnee', number = NULL WHERE day < '2021-08-01'",
]


@pytest.fixture
def closed(each_app: Flask) -> Flask:
    """A summer of two months, both closed."""
    season = two_months()
    for first, day in ((JULY_1, AUGUST_2), (AUGUST_1, SEPTEMBER_3)):
        actions.close_month(season, first, stamped(day=day))
        db.session.commit()
    return each_app


def test_closings_that_nobody_touched_are_whole(closed: Flask) -> None:
    assert month_faults() == []


@pytest.mark.parametrize("statement", ALTERATIONS)
def test_an_alteration_is_found(closed: Flask, statement: str) -> None:
    without_guards()
    db.session.execute(text(statement))
    assert month_faults() != []
    db.session.rollback()


def test_the_fault_names_the_month_and_its_entry_in_the_journal(closed: Flask) -> None:
    without_guards()
    db.session.execute(text("DELETE FROM month_closings WHERE rank = 2"))
    (fault,) = month_faults()
    assert "du 01/08/2021" in str(fault)
    assert "a disparu" in str(fault)
    assert fault.seq is not None
    db.session.rollback()


def test_verify_reads_the_closings_too(closed: Flask) -> None:
    without_guards()
    db.session.execute(text("UPDATE month_closings SET by_user_id = NULL, rank = 7 WHERE rank = 2"))
    assert [fault for fault in verify_database(None, lambda _: None).faults if "clôture du mois" in str(fault)]
    db.session.rollback()
