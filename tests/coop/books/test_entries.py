"""Sales and money as accounting entries: balanced, numbered without a hole, and read again before they leave."""

import datetime as dt
from decimal import Decimal

import pytest

from cjs_app.coop.books.accounts import USUAL, AccountNumbers, checked_accounts
from cjs_app.coop.books.entries import COLUMNS, Line, Paid, Party, Sold, entries, faults, rows_of, written
from cjs_app.coop.invoices.domain import Kind
from cjs_app.kernel.refusal import Refusal

TOWN = Party(7, "Mairie de Vitré")
DAY, NEXT, LAST = dt.date(2021, 7, 13), dt.date(2021, 8, 2), dt.date(2021, 8, 3)
RATES = {Decimal("5.5"): (1000, 55), Decimal(20): (2000, 400)}
SOLD = [Sold(Kind.INVOICE, "F-1", DAY, TOWN, RATES), Sold(Kind.CREDIT_NOTE, "A-1", NEXT, TOWN, {Decimal(0): (500, 0)})]
PAID = [
    Paid(NEXT, "F-1", DAY, TOWN, "virement", 3000),
    Paid(NEXT, "F-1", DAY, TOWN, "espèces", 455),
    Paid(LAST, "F-1", DAY, TOWN, "virement", -3000),
]


def told(line: Line) -> tuple[str, int, str, int, int]:
    return line.journal, line.number, line.account, line.debit_cents, line.credit_cents


def test_an_invoice_its_credit_note_and_its_money_are_booked() -> None:
    assert [told(line) for line in entries(SOLD, PAID, USUAL, DAY, LAST)] == [
        ("BQ", 1, "512000", 3000, 0),
        ("BQ", 1, "411000", 0, 3000),
        ("BQ", 2, "512000", 0, 3000),
        ("BQ", 2, "411000", 3000, 0),
        ("CA", 1, "530000", 455, 0),
        ("CA", 1, "411000", 0, 455),
        ("VE", 1, "411000", 3455, 0),
        ("VE", 1, "706000", 0, 1000),
        ("VE", 1, "445710", 0, 55),
        ("VE", 1, "706000", 0, 2000),
        ("VE", 1, "445710", 0, 400),
        ("VE", 2, "411000", 0, 500),
        ("VE", 2, "706000", 500, 0),
    ]


def test_an_entry_has_the_same_number_in_every_export() -> None:
    august = entries(SOLD, PAID, USUAL, NEXT, LAST)
    assert {(line.journal, line.number) for line in august} == {("BQ", 1), ("BQ", 2), ("CA", 1), ("VE", 2)}
    assert faults(written(rows_of(august, "EUR"))) == []


def test_a_line_has_its_eighteen_columns_in_plain_figures() -> None:
    first = rows_of(entries(SOLD, [], USUAL, DAY, DAY), "EUR")[0]
    assert dict(zip(COLUMNS, first, strict=True)) == {
        "JournalCode": "VE",
        "JournalLib": "Ventes",
        "EcritureNum": "1",
        "EcritureDate": "20210713",
        "CompteNum": "411000",
        "CompteLib": "Clients",
        "CompAuxNum": "CL00007",
        "CompAuxLib": "Mairie de Vitré",
        "PieceRef": "F-1",
        "PieceDate": "20210713",
        "EcritureLib": "Facture F-1 Mairie de Vitré",
        "Debit": "34,55",
        "Credit": "0,00",
        "EcritureLet": "",
        "DateLet": "",
        "ValidDate": "20210713",
        "Montantdevise": "",
        "Idevise": "",
    }


def test_another_currency_is_told_beside_the_amount() -> None:
    first = rows_of(entries(SOLD, [], USUAL, DAY, DAY), "CAD")[0]
    assert first[-2:] == ("34,55", "CAD")


def test_the_file_is_parted_by_tabs_and_ends_each_line() -> None:
    hostile = [Sold(Kind.INVOICE, "F-1", DAY, Party(1, "=1+1\t\r\nM. Łuk €"), RATES)]
    content = written(rows_of(entries(hostile, [], USUAL, DAY, DAY), "EUR"))
    assert content.decode("iso-8859-15").split("\r\n")[1].split("\t")[7] == "'=1+1 M. ?uk €"
    assert faults(content) == []


GOOD = written(rows_of(entries(SOLD, PAID, USUAL, DAY, LAST), "EUR"))


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        (b"JournalLib", b"Journal", "18 colonnes"),
        (b"\t34,55", b"\t34,56", "VE 1 n’est pas équilibrée"),
        (b"\t34,55", b"\t34.55", "Debit n’est pas un montant"),
        (b"\t34,55\t0,00", b"\t34,55\t1,00", "un débit et un crédit"),
        (b"20210713\t411000", b"20211313\t411000", "EcritureDate n’est pas une date"),
        (b"20210713\t411000", b"20210714\t411000", "VE 1 n’est pas à sa date"),
        (b"VE\tVentes\t2", b"VE\tVentes\t3", "manque avant VE 3"),
        (b"\t411000\tClients", b"\t\tClients", "CompteNum est vide"),
        (b"\tF-1\t", b"\tF-1\tF-1\t", "19 colonnes au lieu de 18"),
        (b"\r\nVE", b"\r\n\r\nVE", "1 colonnes au lieu de 18"),
    ],
)
def test_what_an_accountant_would_be_refused_is_found_first(was: bytes, becomes: bytes, said: str) -> None:
    assert faults(GOOD) == []
    assert said in " ".join(faults(GOOD.replace(was, becomes)))


def test_a_file_cut_short_is_found() -> None:
    assert faults(GOOD[:-2]) != []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("clients", "41", "3 à 12"),
        ("sales", "ABC", "3 à 12"),
        ("bank_journal", "B", "2 à 6"),
        ("bank", "=512", "3 à 12"),
    ],
)
def test_an_account_that_no_software_takes_is_refused(name: str, text: str, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        checked_accounts(USUAL._replace(**{name: text}))


def test_accounts_are_cleaned_and_journals_told_apart() -> None:
    assert checked_accounts(USUAL._replace(clients=" 411 jeu ", sales_journal="vt")) == AccountNumbers(
        "411JEU", "706000", "445710", "512000", "530000", "VT", "BQ", "CA"
    )
    with pytest.raises(Refusal, match="trois différents"):
        checked_accounts(USUAL._replace(cash_journal="bq"))
