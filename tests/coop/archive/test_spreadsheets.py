"""A workbook gives exact texts: its dates, numbers, percentages and durations as a person would type them."""

import datetime as dt
import io
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from cjs_app.coop.archive import spreadsheets
from cjs_app.coop.archive.domain.faults import ArchiveFaults
from cjs_app.coop.archive.domain.raw import RawTable
from cjs_app.coop.archive.domain.summer import summer_of
from cjs_app.coop.archive.reader import read_bytes
from cjs_app.coop.archive.spreadsheets import read_workbook
from cjs_app.coop.archive.writer import xlsx_bytes
from cjs_app.kernel.refusal import Refusal
from tests.coop.archive.given import SEASON


def saved(sheets: dict[str, list[list[Any]]], shown_as: str = "General") -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
            for cell in sheet[sheet.max_row]:
                cell.number_format = shown_as if cell.number_format == "General" else cell.number_format
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_value(value: Any, shown_as: str = "General") -> str:
    [table] = read_bytes(saved({"essai": [["a"], [value]]}, shown_as))
    return table.rows[1].cells[0]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12.5, "12,5"),
        (0.1 + 0.2, "0,3"),
        (13.750000000000002, "13,75"),
        (1234567.89, "1234567,89"),
        (12.345, "12,345"),
        (1e-7, "0,0000001"),
        (3, "3"),
        (3.0, "3"),
        (73282932000074, "73282932000074"),
        (-5.25, "-5,25"),
        (dt.date(2021, 7, 31), "2021-07-31"),
        (dt.datetime.fromisoformat("2021-07-31"), "2021-07-31"),
        (dt.datetime.fromisoformat("2021-07-31T14:30"), "2021-07-31 14:30:00"),
        (dt.time(2, 30), "2:30"),
        (dt.timedelta(hours=26, minutes=5), "26:05"),
        (dt.timedelta(minutes=2, seconds=30), "0:02:30"),
        (True, "oui"),
        ("2h30", "2h30"),
        ("a_x000D_\nb", "a\nb"),
    ],
)
def test_a_cell_becomes_what_a_person_would_type(value: Any, text: str) -> None:
    assert read_value(value) == text


def test_a_cell_is_read_as_it_is_shown() -> None:
    assert read_value(0.055, "0.0%") == "5,5 %"
    assert read_value(1000, "00000") == "01000"


def test_dates_of_an_old_mac_are_the_same_days() -> None:
    book = load_workbook(io.BytesIO(saved({"essai": [["a"], [dt.date(2021, 7, 31)]]})))
    book.epoch = CALENDAR_MAC_1904
    out = io.BytesIO()
    book.save(out)
    assert read_bytes(out.getvalue())[0].rows[1].cells[0] == "2021-07-31"


def test_a_workbook_of_real_types_is_a_summer() -> None:
    season: list[list[Any]] = [line.split(";") for line in SEASON.splitlines()]
    season[2][1], season[3][1], season[4][1] = 2021, dt.date(2021, 7, 5), dt.datetime.fromisoformat("2021-08-31")
    content = saved(
        {
            "Saison": season,
            "Coopérants": [["Code", "Prénom", None], ["C01", "Awa"], [None, None]],
            "Heures": [
                ["coopérant", "date", "durée", "nature"],
                ["C01", dt.date(2021, 7, 13), dt.time(2, 30), "Mission"],
            ],
            "Dépenses": [["date", "libellé", "montant HT"], [dt.date(2021, 7, 10), "Gants", 18.9]],
            "Feuil2": [],
        }
    )
    summer = summer_of(read_bytes(content))
    assert summer.hours[0].minutes == 150
    assert summer.expenses[0].ht_cents == 1890


def test_an_amount_of_three_decimals_in_a_cell_is_still_a_fault() -> None:
    content = saved({"autofinancement": [["date", "libelle", "montant"], ["2021-07-18", "Vente", 12.345]]})
    [table] = read_bytes(content)
    assert table.rows[1].cells[2] == "12,345"


def with_formula(value: str | None) -> RawTable:
    """Return what is read of a sheet with one formula, whose value Excel saved or not."""
    content = saved({"depenses": [["libelle", "montant_ht"], ["Gants", "=9*2"]]})
    book = load_workbook(io.BytesIO(content))
    assert book["depenses"]["B2"].value == "=9*2"
    if value is not None:
        content = _with_saved_value(content, value)
    return read_bytes(content)[0]


def _with_saved_value(content: bytes, value: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(
                name,
                part.replace(b"<f>9*2</f><v/>", b"<f>9*2</f><v>" + value.encode() + b"</v>").replace(
                    b"<f>9*2</f><v></v>", b"<f>9*2</f><v>" + value.encode() + b"</v>"
                ),
            )
    return out.getvalue()


def test_a_formula_gives_the_value_that_was_saved() -> None:
    table = with_formula("18")
    assert (table.rows[1].cells, table.faults) == (("Gants", "18"), [])


def test_a_formula_never_computed_is_a_fault_at_its_cell() -> None:
    [fault] = with_formula(None).faults
    assert str(fault).startswith("depenses:2:montant_ht: Cette formule n’a pas encore de résultat")


def test_a_cell_in_error_is_a_fault_at_its_cell() -> None:
    [table] = read_bytes(saved({"depenses": [["libelle"], ["#REF!"]]}))
    assert str(table.faults[0]).startswith("depenses:2:libelle: Cette cellule contient une erreur de calcul (#REF!)")


def test_a_cell_that_is_lost_is_one_fault_and_not_empty_too() -> None:
    rows = [["date", "libelle", "montant_ht"], ["2021-07-10", "Gants", "=9*2"], ["2021-07-10", "Gants", "#REF!"]]
    season = [line.split(";") for line in SEASON.splitlines()]
    with pytest.raises(ArchiveFaults) as caught:
        summer_of(read_bytes(saved({"saison": season, "depenses": rows})))
    places = [str(fault).partition(": ")[0] for fault in caught.value.faults]
    assert places == ["depenses:2:montant_ht", "depenses:3:montant_ht"]


def test_empty_lines_to_the_end_of_a_sheet_are_passed_over() -> None:
    content = saved({"essai": [["a"], ["b"], *([[" "]] * 5), ["c"], *([[" "]] * 5)]})
    [table] = read_workbook(content, most_rows=2)
    assert [(row.line, row.cells[0]) for row in table.rows] == [(1, "a"), (2, "b"), (8, "c")]
    with pytest.raises(Refusal, match="trop longue"):
        read_workbook(content, most_rows=1)


def test_a_sheet_that_goes_beyond_the_last_line_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheets, "LAST_LINE", 10)
    with pytest.raises(Refusal, match="trop longue"):
        read_bytes(saved({"essai": [["a"], *([[" "]] * 9), ["loin"]]}))


def test_the_guide_is_no_table() -> None:
    assert [table.name for table in read_bytes(xlsx_bytes({}, guide=True))][:2] == ["saison", "cooperants"]
