"""Every column of the house is known for what it says of people, and the register is made from that."""

from flask import Flask

from cjs_app.plumbing.database import db
from cjs_app.privacy.columns import PERSONAL, free_texts
from cjs_app.privacy.impersonal import KEYS, NOT_PERSONAL
from cjs_app.privacy.kinds import Fate, Kind
from cjs_app.privacy.purposes import DELAYS, PURPOSES, Rule, in_words
from cjs_app.privacy.register import PROTECTION, processings, rows

MONTHS = {rule: delay.months for rule, delay in DELAYS.items()}


def columns() -> set[tuple[str, str]]:
    return {
        (name, column.name)
        for name, table in db.metadata.tables.items()
        for column in table.columns
        if column.name not in KEYS
    }


def test_every_column_is_personal_or_is_not_and_none_is_both_or_gone(app: Flask) -> None:
    personal = {(column.table, column.name) for column in PERSONAL}
    assert len(personal) == len(PERSONAL)
    assert (columns() - personal - NOT_PERSONAL, (personal | NOT_PERSONAL) - columns()) == (set(), set())
    assert personal & NOT_PERSONAL == set()


def test_every_text_that_people_write_is_searched_for_names_or_says_what_becomes_of_it(app: Flask) -> None:
    texts = {(column.table, column.name) for column in free_texts()}
    assert ("missions", "title") in texts
    assert {column.fate for column in PERSONAL if column.kind is Kind.WORDS} <= {
        Fate.REREAD,
        Fate.EMPTIED,
        Fate.REMOVED,
        Fate.BY_LAW,
    }


def test_secrets_are_read_by_nobody(app: Flask) -> None:
    assert {column.readers for column in PERSONAL if column.kind is Kind.SECRET} == {frozenset()}


def test_what_is_said_to_be_for_the_staff_is_not_read_by_others() -> None:
    staff = {"facilitator", "coordination"}
    minors = [column for column in PERSONAL if column.kind is Kind.MINOR]
    assert minors
    assert all(set(column.readers) <= staff for column in minors)


def test_every_purpose_of_the_register_has_data_readers_and_a_delay() -> None:
    lines = processings(MONTHS)
    assert [line.purpose for line in lines] == list(PURPOSES)
    assert all(line.data and line.persons and line.kinds and line.kept for line in lines)


def test_every_kind_of_data_has_its_protection() -> None:
    assert set(PROTECTION) == set(Kind)


def test_the_register_names_the_carrier_and_what_the_law_asks_for() -> None:
    first = rows("Le Porteur", MONTHS)[0]
    assert (first[0], first[-1], first[7]) == (
        "Faire vivre l’équipe",
        "Le Porteur",
        "1\u00a0an après la fin de la saison",
    )
    assert len(first) == 11


def test_delays_read_as_people_say_them() -> None:
    assert [in_words(months) for months in (3, 12, 18, 120)] == [
        "3\u00a0mois",
        "1\u00a0an",
        "1\u00a0an et 6\u00a0mois",
        "10\u00a0ans",
    ]


def test_invoices_stay_ten_years() -> None:
    assert (DELAYS[Rule.INVOICES].months, DELAYS[Rule.INVOICES].by_law) == (120, True)
