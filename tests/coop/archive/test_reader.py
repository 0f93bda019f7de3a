"""An archive is read as spreadsheets really save it; what is no archive is refused in one sentence."""

import datetime as dt
import io
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from cjs_app.coop.archive import reader
from cjs_app.coop.archive.domain.summer import summer_of
from cjs_app.coop.archive.reader import read_archive, read_bytes, read_csv
from cjs_app.kernel.refusal import Refusal
from tests.coop.archive.given import SEASON, SMALL, lines_of

TABLES = {"saison": SEASON, **SMALL}
CLIENTS = 'code;type;nom;adresse\nCL1;association;L’Été;"1, rue A; bât. B"\n'


def zipped(files: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def in_csv(folder: str = "") -> dict[str, bytes | str]:
    return {f"{folder}{name}.csv": text for name, text in TABLES.items()}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_encoding_of_a_spreadsheet_is_read(encoding: str) -> None:
    table = read_csv("clients", CLIENTS.encode(encoding))
    assert table.rows[1].cells == ("CL1", "association", "L’Été", "1, rue A; bât. B")


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_separator_and_line_end_is_read(separator: str, end: str) -> None:
    text = end.join([separator.join(['"date"', "montant"]), separator.join(["2021-07-18", '"12,50 €"']), ""])
    rows = read_csv("autofinancement", text.encode()).rows
    assert [(row.line, row.cells) for row in rows] == [(1, ("date", "montant")), (2, ("2021-07-18", "12,50 €"))]


def test_empty_lines_are_passed_over_and_counted() -> None:
    rows = read_csv("cooperants", b";;\ncode;prenom;\n;;\n\nC01;Awa;\n;;\n").rows
    assert [row.line for row in rows] == [2, 5]


def test_a_cell_of_two_lines_moves_the_lines_that_follow() -> None:
    rows = read_csv("clients", b'code;adresse\nCL1;"1 rue A\nBat B"\nCL2;\n').rows
    assert [(row.line, row.cells[0]) for row in rows] == [(1, "code"), (2, "CL1"), (4, "CL2")]


def test_the_separator_that_excel_announces_is_believed() -> None:
    rows = read_csv("clients", b"sep=|\r\ncode|nom\r\nCL1|a;b;c\r\n").rows
    assert [(row.line, row.cells) for row in rows] == [(2, ("code", "nom")), (3, ("CL1", "a;b;c"))]


def test_a_file_that_is_no_text_is_a_fault() -> None:
    [fault] = read_csv("clients", b"\x00\x81\xff").faults
    assert str(fault).startswith("clients:1:-: Ce fichier n’est pas un texte")


def test_a_folder_is_read(tmp_path: Path) -> None:
    for name, content in in_csv().items():
        (tmp_path / name).write_text(str(content), "utf-8")
    (tmp_path / ".DS_Store").write_bytes(b"\x00")
    assert summer_of(read_archive(tmp_path)).season.name == "Coop’Essai"


@pytest.mark.parametrize("folder", ["", "Mon été/", "a/b/"])
def test_a_zip_is_read_with_or_without_a_folder(folder: str) -> None:
    files = in_csv(folder) | {f"__MACOSX/{folder}._saison.csv": b"\x00", f"{folder}Thumbs.db": b"\x00"}
    assert summer_of(read_bytes(zipped(files))).counts["cooperants"] == 2


def test_names_of_files_are_read_leniently() -> None:
    tables = read_bytes(zipped({"Saison.CSV": SEASON, "Coopérants.csv": SMALL["cooperants"]}))
    assert summer_of(tables).counts["cooperants"] == 2


def test_a_file_that_is_no_table_is_a_fault() -> None:
    tables = read_bytes(zipped({"saison.csv": SEASON, "photo.jpg": b"\xff"}))
    assert [str(fault)[:14] for table in tables for fault in table.faults] == ["photo.jpg:1:-:"]


CLUMSY = {
    "Saison.csv": "Champ;VALEUR;;\r\nNom;L’Été d’Awa;;\r\nAnnée;2021;;\r\nDébut;05/07/2021\r\nFin;31 août 2021\r\n"
    "Taux horaire;1 234,50 €\r\nRègle;Salaire ristourne\r\n;;;\r\n",
    "Coopérants.csv": 'Code,Prénom,Entrée,Coefficient,Part,,\r\nC01,Awa,5/7/21,"1,25",X,,\r\n,,,,,,\r\n',
    "HEURES.csv": "Coopérant\tDate\tDurée\tNature\r\nC01\t13/07/2021\t2 h 30\tRéunion\r\n"
    "C01\t13.07.2021\t150 min\tMission\r\nC01\t2021-07-14\t2,5\tmission\r\nC01\t15 juillet 2021\t2:30\tMISSION\r\n",
    "Dépenses.csv": "Date;Libellé;Montant HT\r\n10-07-2021;Gants;1\u00a0234,5€\r\n",
}


def test_a_summer_as_french_spreadsheets_save_it() -> None:
    summer = summer_of(read_bytes(zipped({name: text.encode("cp1252") for name, text in CLUMSY.items()})))
    assert (summer.season.name, summer.season.end_day) == ("L’Été d’Awa", dt.date(2021, 8, 31))
    assert (summer.season.wage_cents, summer.season.rule) == (123450, "salaire_ristourne")
    assert (summer.cooperants[0].coefficient, summer.cooperants[0].joined_on) == (Decimal("1.25"), dt.date(2021, 7, 5))
    assert [(row.minutes, row.nature) for row in summer.hours] == [(150, "reunion"), *[(150, "mission")] * 3]
    assert summer.expenses[0].ht_cents == 123450


REFUSED = {
    "no archive at all": (b"bonjour", "n’est pas une archive"),
    "nothing": (b"", "n’est pas une archive"),
    "an old workbook": (b"\xd0\xcf\x11\xe0" + b"\x00" * 500, "ancien format"),
    "a zip cut short": (zipped(in_csv())[:-30], "abîmé"),
    "a zip without tables": (zipped({"a.txt/": ""}), "Aucune table"),
    "an OpenDocument workbook": (zipped({"mimetype": "application/vnd.oasis"}), "OpenDocument"),
    "a name that climbs": (zipped({"../saison.csv": SEASON}), "interdit"),
    "a name that climbs by backslash": (zipped({"a\\..\\..\\saison.csv": SEASON}), "interdit"),
    "a name from the root": (zipped({"/etc/saison.csv": SEASON}), "interdit"),
    "two summers": (zipped(in_csv("a/") | in_csv("b/")), "plusieurs dossiers"),
    "too many files": (zipped({f"{rank}.csv": "a" for rank in range(201)}), "trop de fichiers"),
    "a workbook of nothing": (zipped({"xl/workbook.xml": "<nothing/>"}), "classeur est abîmé"),
}


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_archive_is_refused_in_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        read_bytes(content)


def test_a_bomb_is_refused_before_it_is_opened() -> None:
    with pytest.raises(Refusal, match="trop grosse une fois ouverte"):
        read_bytes(zipped({"saison.csv": SEASON, "heures.csv": b" " * (65 * 1024 * 1024)}))


def test_a_zip_that_announces_less_than_it_holds_gives_no_more() -> None:
    content = zipped({"saison.csv": SEASON + "\n" * 100_000})
    lying = content.replace((len(SEASON.encode()) + 100_000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    with pytest.raises(Refusal, match="abîmé"):
        read_bytes(lying)


def test_a_locked_zip_is_refused() -> None:
    content = bytearray(zipped({"saison.csv": SEASON}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Refusal, match="mot de passe"):
        read_bytes(bytes(content))


def test_a_table_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_ROWS", 3)
    assert len(read_csv("heures", b"header\n" + b"a\n" * 3).rows) == 4
    with pytest.raises(Refusal, match="trop longue"):
        read_csv("heures", b"header\n" + b"a\n" * 4)


def test_a_quote_never_closed_is_told_at_the_line_where_it_opens() -> None:
    table = read_csv("heures", b'a;b\nc;d\n"e;f\n' + b"g;h\n" * 50_000)
    assert [str(fault).partition(": ")[0] for fault in table.faults] == ["heures:3:-"]


def test_a_very_long_text_is_told_as_too_long_and_not_as_a_stray_quote() -> None:
    incomes = f"date;libelle;montant\n2021-07-18;{'x' * 200_000};45\n"
    [line] = lines_of(autofinancement=incomes)
    assert line.startswith("autofinancement:2:libelle: ") and "est trop long" in line


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(Refusal, match="ne peut pas être lu"):
        read_archive(Path("nulle-part.zip"))


def test_a_file_too_big_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LARGEST_ARCHIVE", 10)
    (tmp_path / "a.zip").write_bytes(b"PK" + b"x" * 20)
    with pytest.raises(Refusal, match="trop gros"):
        read_archive(tmp_path / "a.zip")
