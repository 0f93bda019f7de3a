"""Sales and money as accounting entries of eighteen columns, and what is checked of them before they leave.

The columns are those of art. A. 47 A-1 of the livre des procédures fiscales. What leaves here is a part of the books
only: the whole file is owed by the carrier's own accounting software, never by this one.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from cjs_app.coop.books.accounts import AccountNumbers
from cjs_app.coop.books.sheets import plain_text, protected
from cjs_app.coop.invoices.domain import Kind
from cjs_app.journal.domain import decimal_text

COLUMNS = (
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "EcritureLet",
    "DateLet",
    "ValidDate",
    "Montantdevise",
    "Idevise",
)
NEVER_EMPTY = ("JournalCode", "JournalLib", "EcritureNum", "CompteNum", "CompteLib", "PieceRef", "EcritureLib")
CASH = "espèces"
ENCODING = "iso-8859-15"
_AMOUNT = re.compile(r"[0-9]+,[0-9]{2}")
_DAY = re.compile(r"[0-9]{8}")


class Party(NamedTuple):
    """Whom a document is for: a number of ours and a name."""

    number: int
    name: str

    @property
    def code(self) -> str:
        """The auxiliary account."""
        return f"CL{self.number:05d}"


class Sold(NamedTuple):
    """A document issued, as it is booked: positive amounts in cents, for a credit note too."""

    kind: Kind
    number: str
    day: dt.date
    party: Party
    by_rate: Mapping[Decimal, tuple[int, int]]


class Paid(NamedTuple):
    """Money received for an invoice, below zero when it went back, in cents."""

    day: dt.date
    invoice: str
    invoice_day: dt.date
    party: Party
    method: str
    cents: int


class Line(NamedTuple):
    """One line of an entry; exactly one of debit and credit is not zero, in cents."""

    journal: str
    journal_label: str
    number: int
    day: dt.date
    account: str
    account_label: str
    party: Party | None
    piece: str
    piece_day: dt.date
    text: str
    debit_cents: int
    credit_cents: int


def entries(
    sold: Iterable[Sold], paid: Iterable[Paid], accounts: AccountNumbers, first: dt.date, last: dt.date
) -> list[Line]:
    """Return the lines of the entries between two days, both included.

    Entries are numbered in each journal since the origin of the season, so that the same one has the same number in
    every export; documents and payments are given in their order.
    """
    lines = [*_sales(sold, accounts), *_money(paid, accounts)]
    chosen = [line for line in lines if first <= line.day <= last]
    return sorted(chosen, key=lambda line: (line.journal, line.number))


def _sales(sold: Iterable[Sold], accounts: AccountNumbers) -> Iterator[Line]:
    """Give the lines of the sales: the client owes, the sale and its tax stand against it."""
    for number, document in enumerate(sold, start=1):
        sign = -1 if document.kind is Kind.CREDIT_NOTE else 1
        word = "Avoir" if sign < 0 else "Facture"
        head = accounts.sales_journal, "Ventes", number, document.day
        tail = document.number, document.day, f"{word} {document.number} {document.party.name}"
        ttc_cents = sum(ht + tva for ht, tva in document.by_rate.values())
        yield from _line(head, accounts.clients, "Clients", document.party, tail, sign * ttc_cents)
        for rate, (ht_cents, tva_cents) in sorted(document.by_rate.items()):
            at = f"{decimal_text(rate).replace('.', ',')} %"
            yield from _line(head, accounts.sales, f"Prestations de services {at}", None, tail, -sign * ht_cents)
            yield from _line(head, accounts.tva, f"TVA collectée {at}", None, tail, -sign * tva_cents)


def _money(paid: Iterable[Paid], accounts: AccountNumbers) -> Iterator[Line]:
    """Give the lines of the money: the bank or the cash desk receives, the client owes less."""
    numbers: dict[str, int] = defaultdict(int)
    for payment in paid:
        in_cash = payment.method == CASH
        journal = accounts.cash_journal if in_cash else accounts.bank_journal
        numbers[journal] += 1
        head = journal, "Caisse" if in_cash else "Banque", numbers[journal], payment.day
        word = "Règlement" if payment.cents > 0 else "Règlement rendu ou annulé"
        tail = payment.invoice, payment.invoice_day, f"{word} {payment.invoice} {payment.party.name}"
        account, label = (accounts.cash, "Caisse") if in_cash else (accounts.bank, "Banque")
        yield from _line(head, account, label, None, tail, payment.cents)
        yield from _line(head, accounts.clients, "Clients", payment.party, tail, -payment.cents)


def _line(
    head: tuple[str, str, int, dt.date],
    account: str,
    label: str,
    party: Party | None,
    tail: tuple[str, dt.date, str],
    cents: int,
) -> Iterator[Line]:
    """Give the line of an amount, in debit above zero and in credit below; nothing for zero."""
    if cents:
        yield Line(*head, account, label, party, *tail, max(0, cents), max(0, -cents))


def rows_of(lines: Iterable[Line], currency: str) -> list[tuple[str, ...]]:
    """Return the lines as texts, without the header."""
    return [
        (
            protected(line.journal),
            line.journal_label,
            str(line.number),
            f"{line.day:%Y%m%d}",
            line.account,
            line.account_label,
            line.party.code if line.party else "",
            protected(line.party.name) if line.party else "",
            protected(line.piece),
            f"{line.piece_day:%Y%m%d}",
            protected(line.text),
            _amount(line.debit_cents),
            _amount(line.credit_cents),
            "",
            "",
            f"{line.day:%Y%m%d}",
            "" if currency == "EUR" else _amount(line.debit_cents or line.credit_cents),
            "" if currency == "EUR" else currency,
        )
        for line in lines
    ]


def written(rows: Iterable[Sequence[str]]) -> bytes:
    """Return the file: a header, then a line for each row, parted by tabs; signs it cannot hold become «?»."""
    told = ["\t".join(plain_text(cell) for cell in row) for row in [COLUMNS, *rows]]
    return ("\r\n".join(told) + "\r\n").encode(ENCODING, "replace")


def _amount(cents: int) -> str:
    """Return cents with a decimal comma and no grouping."""
    return f"{cents // 100},{cents % 100:02d}"


# ---------------------------------------------------------------------------------------------------------- checks


def faults(content: bytes) -> list[str]:
    """Return what an accountant's software would refuse in the file, line by line; nothing when it may leave."""
    lines = content.decode(ENCODING).split("\r\n")
    if lines[0].split("\t") != list(COLUMNS):
        return ["ligne 1 : les 18 colonnes ne sont pas celles attendues"]
    found = [] if lines[-1] == "" else ["la dernière ligne n’est pas finie"]
    rows = [(rank, line.split("\t")) for rank, line in enumerate(lines[1:-1], start=2)]
    for rank, row in rows:
        found += [f"ligne {rank} : {what}" for what in _wrong_cells(row)]
    return found or [*_wrong_entries(dict(zip(COLUMNS, row, strict=True)) for _, row in rows)]


def _wrong_cells(row: Sequence[str]) -> Iterator[str]:
    """Give what is wrong with one line by itself."""
    if len(row) != len(COLUMNS):
        yield f"{len(row)} colonnes au lieu de 18"
        return
    cells = dict(zip(COLUMNS, row, strict=True))
    for name in ("EcritureDate", "PieceDate", "ValidDate"):
        if not _is_day(cells[name]):
            yield f"{name} n’est pas une date AAAAMMJJ"
    for name in ("Debit", "Credit"):
        if not _AMOUNT.fullmatch(cells[name]):
            yield f"{name} n’est pas un montant"
    if "0,00" not in (cells["Debit"], cells["Credit"]):
        yield "un débit et un crédit à la fois"
    yield from (f"{name} est vide" for name in NEVER_EMPTY if not cells[name].strip())


def _is_day(text: str) -> bool:
    """Tell whether a text is a day of the calendar, as AAAAMMJJ."""
    try:
        return bool(_DAY.fullmatch(text) and dt.date(int(text[:4]), int(text[4:6]), int(text[6:])))
    except ValueError:
        return False


def _wrong_entries(rows: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """Give the entries that are not balanced, those missing from a journal, and those out of their order."""
    sums: dict[tuple[str, int], int] = defaultdict(int)
    days: dict[tuple[str, int], set[str]] = defaultdict(set)
    for row in rows:
        key = row["JournalCode"], int(row["EcritureNum"])
        sums[key] += int(row["Debit"].replace(",", "")) - int(row["Credit"].replace(",", ""))
        days[key].add(row["EcritureDate"])
    previous: dict[str, int] = {}
    reached: dict[str, str] = {}
    for (journal, number), cents in sums.items():
        if cents:
            yield f"l’écriture {journal} {number} n’est pas équilibrée"
        if number != previous.get(journal, number - 1) + 1:
            yield f"une écriture manque avant {journal} {number}"
        if len(days[journal, number]) > 1 or min(days[journal, number]) < reached.get(journal, ""):
            yield f"l’écriture {journal} {number} n’est pas à sa date"
        previous[journal], reached[journal] = number, max(days[journal, number])
