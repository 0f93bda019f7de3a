"""Writing an archive: one form only, the same bytes for the same summer, today and in ten years."""

import csv
import datetime as dt
import io
import os
import re
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjs_app.coop.archive.domain.columns import Kind, Table
from cjs_app.coop.archive.domain.season_fields import FIELD_NAMED, SEASON_FIELDS
from cjs_app.coop.archive.domain.tables import SEASON, TABLES
from cjs_app.coop.archive.spreadsheets import GUIDE
from cjs_app.kernel.durations import parse_minutes
from cjs_app.kernel.late import Late
from cjs_app.kernel.money import parse_cents, parse_decimal
from cjs_app.kernel.periods import parse_day
from cjs_app.kernel.refusal import Refusal

if TYPE_CHECKING:
    import openpyxl
    import openpyxl.styles
else:
    openpyxl = Late("openpyxl")

Tables = Mapping[str, Sequence[Sequence[str]]]
"""The rows of each table as texts in their written form, without the header."""

ENDINGS = (".zip", ".xlsx")
_FIXED = (1980, 1, 1, 0, 0, 0)
_SAVED_AT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_FORMATS = {Kind.DAY: "yyyy-mm-dd", Kind.MONEY: "0.00", Kind.MINUTES: "[h]:mm", Kind.TEXT: "@"}
_FIRST_DAY_OF_SPREADSHEETS = dt.date(1901, 1, 1)


def example_tables() -> Tables:
    """Return the tables of the empty workbook: one line of example in each."""
    tables: dict[str, list[tuple[str, ...]]] = {
        table.name: [tuple(column.example for column in table.columns)] for table in TABLES
    }
    tables[SEASON] = [(column.name, column.example) for column in SEASON_FIELDS]
    return tables


def csv_bytes(table: Table, rows: Sequence[Sequence[str]]) -> bytes:
    """Return a table in its written form: UTF-8, `;`, a header line, a line end of one character."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(table.names)
    writer.writerows(rows)
    return out.getvalue().encode()


def zip_bytes(tables: Tables, guide: bool = False) -> bytes:
    """Return the archive as a .zip of CSV files; with a guide, also the text that explains every column."""
    files = {f"{table.name}.csv": csv_bytes(table, tables.get(table.name, ())) for table in _written(tables)}
    if guide:
        files[f"{GUIDE}.txt"] = "\n".join(": ".join(filter(None, line)) for line in _guide()).encode() + b"\n"
    return _zipped(files)


def xlsx_bytes(tables: Tables, guide: bool = False) -> bytes:
    """Return the archive as a workbook, a sheet per table: real dates, numbers and durations, texts never formulas."""
    book = openpyxl.Workbook(write_only=True)
    if guide:
        _add_sheet(book, GUIDE, [("table", "colonne", "explication"), *_guide()], (18, 20, 90))
    for table in _written(tables):
        _add_table(book, table, tables.get(table.name, ()))
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        parts = {name: _SAVED_AT.sub(rb"\g<1>1980-01-01T00:00:00Z", archive.read(name)) for name in archive.namelist()}
    return _zipped(parts)


def write_archive(tables: Tables, destination: Path) -> None:
    """Write the archive as a .zip, a .xlsx or a folder, by the ending of its name; raise Refusal where it cannot be."""
    try:
        ending = destination.suffix.lower()
        if ending in ENDINGS:
            destination.parent.mkdir(parents=True, exist_ok=True)
            _put(destination, zip_bytes(tables) if ending == ".zip" else xlsx_bytes(tables))
            return
        _ensure_ours(destination)
        destination.mkdir(parents=True, exist_ok=True)
        for table in _written(tables):
            _put(destination / f"{table.name}.csv", csv_bytes(table, tables.get(table.name, ())))
        for table in TABLES:
            if table not in _written(tables):
                (destination / f"{table.name}.csv").unlink(missing_ok=True)
    except OSError as error:
        raise Refusal(
            "« {path} » ne peut pas être écrit : vérifier le nom et les droits du dossier.", path=str(destination)
        ) from error


def _written(tables: Tables) -> list[Table]:
    """Return the tables that an archive holds, in their order."""
    return [table for table in TABLES if table.is_written(tables.get(table.name))]


def _ensure_ours(folder: Path) -> None:
    """Raise Refusal for a folder that holds anything else than the tables of an archive."""
    if not folder.is_dir():
        return
    ours = {f"{table.name}.csv" for table in TABLES}
    strange = sorted(path.name for path in folder.iterdir() if path.name not in ours)
    if strange:
        raise Refusal(
            "Le dossier contient autre chose qu’une archive (« {name} ») : choisir un dossier vide.", name=strange[0]
        )


def _put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(draft).chmod(0o600)  # an archive holds the names of minors
        Path(draft).replace(path)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files as a .zip whose bytes depend on nothing else."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def _guide() -> Iterator[tuple[str, str, str]]:
    """Yield one line for each column: the table, the column, what to write there."""
    for field in SEASON_FIELDS:
        yield SEASON, field.name, _explained(field.explanation, field.words)
    for table in TABLES[1:]:
        for column in table.columns:
            yield table.name, column.name, _explained(column.explanation, column.words)


def _explained(explanation: str, words: tuple[str, ...]) -> str:
    """Return what to write in a column, with the list of its words."""
    return f"{explanation} Au choix : {', '.join(words)}." if words else explanation


def _add_table(book: "openpyxl.Workbook", table: Table, rows: Sequence[Sequence[str]]) -> None:
    """Add the sheet of a table."""
    widths = tuple(max(12, len(column.name) + 2, len(column.example) + 4) for column in table.columns)
    sheet = _add_sheet(book, table.name, [table.names], widths)
    own_kinds = [column.kind for column in table.columns]
    for row in rows:
        kinds = [Kind.TEXT, FIELD_NAMED[row[0]].kind] if table.name == SEASON else own_kinds
        sheet.append([_cell(sheet, kind, text) for kind, text in zip(kinds, row, strict=True)])


def _add_sheet(book: "openpyxl.Workbook", name: str, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Any:
    """Return a new sheet that begins with these rows, the first one a header."""
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for place, width in enumerate(widths):
        sheet.column_dimensions[chr(ord("A") + place)].width = width
    for rank, row in enumerate(rows):
        cells = [_cell(sheet, Kind.TEXT, text) for text in row]
        for cell in cells:
            cell.alignment = openpyxl.styles.Alignment(vertical="top", wrap_text=name == GUIDE)
            if rank == 0:
                cell.font = openpyxl.styles.Font(bold=True)
                cell.fill = openpyxl.styles.PatternFill("solid", fgColor="FFE8B0")
        sheet.append(cells)
    return sheet


def _cell(sheet: Any, kind: Kind, text: str) -> Any:
    """Return the cell of a written text: its true kind where it has one, else a text whatever it begins with."""
    value = _value(kind, text)
    cell = openpyxl.cell.WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.number_format = "@"
    elif value is not None:
        cell.number_format = _FORMATS.get(kind, "General")
    return cell


def _value(kind: Kind, text: str) -> Any:
    """Return a written text as what a spreadsheet can count with."""
    if not text:
        return None
    if kind is Kind.DAY:
        day = parse_day(text, first_year=1900)
        return day if day >= _FIRST_DAY_OF_SPREADSHEETS else text
    if kind is Kind.MONEY:
        return Decimal(parse_cents(text)).scaleb(-2)
    if kind in (Kind.NUMBER, Kind.WHOLE):
        return parse_decimal(text)
    if kind is Kind.MINUTES:
        return dt.timedelta(minutes=parse_minutes(text))
    return text
