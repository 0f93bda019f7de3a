"""What a closing says comes back as it was, and its hash covers all of it."""

import datetime as dt
from typing import Any

import pytest

from cjs_app.coop.books.closings import Sealed, closing_hash, perpetual_of, read_record, record_of
from cjs_app.coop.books.domain import totals_of
from tests.coop.books.test_domain import DOCUMENTS, JULY, PAYMENTS

TOTALS = totals_of(DOCUMENTS, PAYMENTS, JULY)
AT = dt.datetime(2021, 8, 2, 12, tzinfo=dt.UTC)
SEALED = Sealed(1, 1, "mois", JULY.start, JULY.end, AT, 3, record_of(TOTALS, perpetual_of(TOTALS), "EUR"), 9, "f" * 64)


def test_a_record_is_read_as_it_was_written() -> None:
    assert read_record(SEALED.record) == (TOTALS, perpetual_of(TOTALS))


def test_a_record_is_one_canonical_text() -> None:
    assert SEALED.record.startswith(
        '{"currency":"EUR","month":{"credit_notes":1,"invoices":2,"payments":3,"received":['
    )
    assert '"sales":[["10",5000,500],["20",6333,1267]]' in SEALED.record


def test_the_same_closing_has_the_same_hash_for_ever() -> None:
    assert closing_hash(SEALED) == "7737e5b678ef07fdcf12a293b9e6a5380b44814de5208ccbfb40b266350c02f0"


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("season_id", 2),
        ("rank", 2),
        ("kind", "saison"),
        ("first_day", dt.date(2021, 7, 2)),
        ("last_day", dt.date(2021, 7, 30)),
        ("at", AT + dt.timedelta(microseconds=1)),
        ("by_user_id", None),
        ("record", "{}"),
        ("journal_seq", 10),
        ("journal_hash", "e" * 64),
        ("previous_hash", "1" * 64),
    ],
)
def test_the_hash_covers_every_part(part: str, value: Any) -> None:
    assert closing_hash(SEALED._replace(**{part: value})) != closing_hash(SEALED)
