"""One written form, the same bytes for the same summer."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cjs_app.coop.archive.domain.summer import summer_of
from cjs_app.coop.archive.domain.tables import TABLE_NAMED, TABLES
from cjs_app.coop.archive.reader import read_archive, read_bytes
from cjs_app.coop.archive.writer import csv_bytes, example_tables, write_archive, xlsx_bytes, zip_bytes
from cjs_app.kernel.refusal import Refusal

FORMULAS = ("=1+1", "+33 6 00", "-5", "@SUM(A1)", "#REF!", '=HYPERLINK("http://x")', "a;b", 'c"d', "e\nf")


def test_a_table_has_one_written_form() -> None:
    rows = [("2021-07-18", "Vente; gâteaux", "45,00"), ("2021-07-19", 'Le "grand" jour', "-1,00")]
    assert csv_bytes(TABLE_NAMED["autofinancement"], rows).decode() == (
        'date;libelle;montant\n2021-07-18;"Vente; gâteaux";45,00\n2021-07-19;"Le ""grand"" jour";-1,00\n'
    )


def test_bytes_depend_on_nothing_but_the_rows() -> None:
    assert zip_bytes(example_tables()) == zip_bytes(example_tables())
    assert xlsx_bytes(example_tables()) == xlsx_bytes(example_tables())
    names = zipfile.ZipFile(io.BytesIO(zip_bytes({}))).infolist()
    assert {entry.date_time for entry in names} == {(1980, 1, 1, 0, 0, 0)}
    assert [entry.filename for entry in names] == [f"{table.name}.csv" for table in TABLES if table.written_empty]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    tables = {"autofinancement": [("2021-07-18", text, "45,00")]}
    for content in (zip_bytes(tables), xlsx_bytes(tables)):
        found = {table.name: table for table in read_bytes(content)}["autofinancement"]
        assert found.rows[1].cells[1] == text
        assert found.faults == []


def test_a_workbook_holds_what_a_spreadsheet_can_count_with() -> None:
    tables = {
        "heures": [("C01", "2021-07-13", "26h05", "mission", "")],
        "depenses": [("2021-07-10", "Gants", "", "18,90", "")],
    }
    book = load_workbook(io.BytesIO(xlsx_bytes(tables)))
    assert [cell.data_type for cell in book["heures"][2]] == ["s", "d", "d", "s", "n"]
    assert book["depenses"]["D2"].value == 18.9


@pytest.mark.parametrize("write", [zip_bytes, xlsx_bytes])
def test_the_model_is_a_summer_without_fault(write: object) -> None:
    summer = summer_of(read_bytes(write(example_tables(), guide=True)))  # type: ignore[operator]
    assert set(summer.counts.values()) == {1}


def test_the_ending_of_the_name_chooses_the_form(tmp_path: Path) -> None:
    for name in ("a/été.zip", "été.XLSX", "dossier/été"):
        write_archive(example_tables(), tmp_path / name)
        assert summer_of(read_archive(tmp_path / name)).season.name == "Coop’Exemple"
    assert len(list((tmp_path / "dossier/été").iterdir())) == len(TABLES)


def test_an_archive_takes_the_place_of_an_older_one_but_of_nothing_else(tmp_path: Path) -> None:
    write_archive(example_tables(), tmp_path / "été")
    write_archive({}, tmp_path / "été")
    assert (tmp_path / "été/clients.csv").read_bytes().count(b"\n") == 1
    (tmp_path / "été/mes photos.txt").write_text("précieux")
    with pytest.raises(Refusal, match="mes photos.txt"):
        write_archive(example_tables(), tmp_path / "été")


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    with pytest.raises(Refusal, match="ne peut pas être écrit"):
        write_archive({}, tmp_path / "fichier")
