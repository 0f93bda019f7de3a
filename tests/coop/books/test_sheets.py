"""Cells that no spreadsheet computes, figures that nothing touches, texts without the names of the team."""

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from cjs_app.coop.books.sheets import Cell, Column, Sheet, codes_by_name, csv_bytes, protected, without_names
from cjs_app.coop.books.workbooks import xlsx_bytes

FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "\r\n=1+1",
    "  =1+1",
    "\u200b=1+1",
    "\ufeff@x",
    "\x00=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "|calc",
    "%0A=1",
    '=HYPERLINK("http://evil.example";"ici")',
    "=1;=2",
    "-2+3+cmd|' /C calc'!A0",
]
COLUMNS = (Column("Texte"), Column("Jour", Cell.DAY), Column("Montant", Cell.MONEY), Column("Taux", Cell.NUMBER))


def sheet(text: str, cents: int = -1234, rate: Decimal | None = Decimal("5.50")) -> Sheet:
    return Sheet("Essai", COLUMNS, [(text, dt.date(2021, 7, 1), cents, rate)])


def cells_of_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_looks_like_a_formula_is_one_no_longer_in_csv(text: str) -> None:
    (_, row) = cells_of_csv(csv_bytes(sheet(text)))
    assert row[0].startswith("'")
    assert row[1:] == ["01/07/2021", "-12,34", "5,5"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_looks_like_a_formula_is_a_plain_text_in_a_workbook(text: str) -> None:
    page = load_workbook(io.BytesIO(xlsx_bytes(sheet(text)))).active
    assert page is not None
    first, *others = page[2]
    assert (first.data_type, first.value) == ("s", protected(text).removeprefix("'"))
    assert [cell.data_type for cell in others] == ["d", "n", "n"]


def test_ordinary_texts_are_written_as_they_are() -> None:
    for text in ("Tonte; taille", "L’été à « Vitré »", 'dit "oui"', "1+1", "a=b", "6 € / h"):
        assert cells_of_csv(csv_bytes(sheet(text)))[1][0] == text


def test_csv_is_what_a_french_spreadsheet_opens() -> None:
    content = csv_bytes(sheet("Été", 123456, None))
    assert content == "\ufeffTexte;Jour;Montant;Taux\r\nÉté;01/07/2021;1234,56;\r\n".encode()


@pytest.mark.parametrize(("cents", "written"), [(0, "0,00"), (5, "0,05"), (-5, "-0,05"), (-100, "-1,00")])
def test_amounts_are_never_touched(cents: int, written: str) -> None:
    assert cells_of_csv(csv_bytes(sheet("x", cents)))[1][2] == written


def test_a_workbook_holds_real_days_and_figures() -> None:
    page = load_workbook(io.BytesIO(xlsx_bytes(sheet("x")))).active
    assert page is not None
    assert [cell.value for cell in page[2]] == ["x", dt.datetime(2021, 7, 1), -12.34, 5.5]  # noqa: DTZ001


CODES = codes_by_name([("C01", "Awa", "Diallo"), ("C02", "Jean-Luc", "Le Gall"), ("C03", "Maëlle", "")])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Essence pour Awa", "Essence pour C01"),
        ("AWA DIALLO, gants", "C01, gants"),
        ("Diallo Awa et Maelle", "C01 et C03"),
        ("Goûter de jean luc", "Goûter de C02"),
        ("Jean-Luc LE GALL : bottes", "C02 : bottes"),
        ("Awa-Maëlle", "C01-C03"),
        ("Gants de Jean", "Gants de Jean"),
        ("Awaïe et Maëllette", "Awaïe et Maëllette"),
        ("", ""),
    ],
)
def test_the_names_of_the_team_are_their_codes(text: str, told: str) -> None:
    assert without_names(text, CODES) == told
