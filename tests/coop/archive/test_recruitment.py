"""The numbers of the recruitment go out and come in with the summer; an archive from before them is read as it was."""

from pathlib import Path

import pytest
from flask import Flask

from cjs_app.coop.archive.actions import import_season
from cjs_app.coop.archive.domain.tables import TABLES
from cjs_app.coop.archive.queries import tables_of
from cjs_app.coop.archive.reader import read_archive
from cjs_app.coop.archive.writer import write_archive
from cjs_app.coop.bilan.queries import record_of
from cjs_app.coop.cooperants import recruiting
from cjs_app.coop.cooperants.queries import recruitment_counts
from tests.coop.archive.given import an_archive, lines_of
from tests.people import stamped

HEADER = "date;etape;personnes;source\n"
COUNTS = HEADER + "2021-05-20;informees;28;Réunion au lycée\n2021-06-10;candidates;15;\n2021-06-12;informees;4;\n"


@pytest.mark.parametrize("name", ["été", "été.zip", "été.xlsx"])
def test_the_numbers_come_back_from_a_folder_a_zip_and_a_workbook(each_app: Flask, tmp_path: Path, name: str) -> None:
    season = import_season(an_archive(recrutement=COUNTS), stamped()).season
    first, bilan = tables_of(season), record_of(season)
    write_archive(first, tmp_path / name)
    again = import_season(read_archive(tmp_path / name), stamped(), replace=True)
    assert (tables_of(again.season), record_of(again.season)) == (first, bilan)
    assert first["recrutement"][0] == ("2021-05-20", "informees", "28", "Réunion au lycée")
    assert "3 nombres du recrutement" in again.summary


def test_without_a_number_the_archive_is_the_one_from_before(app: Flask, tmp_path: Path) -> None:
    imported = import_season(an_archive(), stamped())
    write_archive(tables_of(imported.season), tmp_path / "été")
    assert {path.stem for path in (tmp_path / "été").iterdir()} == {table.name for table in TABLES} - {"recrutement"}
    assert "recrutement" not in imported.summary


def test_a_number_that_was_taken_back_leaves_no_file_behind(app: Flask, tmp_path: Path) -> None:
    season = import_season(an_archive(recrutement=HEADER + "2021-05-20;informees;28;\n"), stamped()).season
    write_archive(tables_of(season), tmp_path / "été")
    assert (tmp_path / "été/recrutement.csv").exists()
    (row,) = recruitment_counts(season)
    recruiting.take_back(row, stamped())
    write_archive(tables_of(season), tmp_path / "été")
    assert not (tmp_path / "été/recrutement.csv").exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2019-05-20;informees;28;", "recrutement:2:date: Le 20/05/2019 n’est ni dans la saison, ni dans l’année"),
        ("2021-05-20;restees;28;", "recrutement:2:etape: « restees » n’est pas dans la liste"),
        ("2021-05-20;informees;0;", "recrutement:2:personnes: La case « personnes » est trop petite"),
        ("2021-05-20;informees;10001;", "recrutement:2:personnes: La case « personnes » est trop grande"),
        ("2021-05-20;informees;vingt;", "recrutement:2:personnes: « vingt » n’est pas un nombre entier"),
    ],
)
def test_a_number_that_cannot_be_is_a_fault_of_its_line(line: str, said: str) -> None:
    (told,) = lines_of(recrutement=HEADER + line + "\n")
    assert told.startswith(said)
