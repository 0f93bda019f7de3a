"""Reading a workbook: a sheet per table, its dates, numbers and durations brought back to exact texts."""

import datetime as dt
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from cjs_app.coop.archive.domain.cells import written_number
from cjs_app.coop.archive.domain.columns import plain_name
from cjs_app.coop.archive.domain.faults import fault
from cjs_app.coop.archive.domain.raw import RawRow, RawTable
from cjs_app.kernel.late import Late
from cjs_app.kernel.refusal import Refusal

if TYPE_CHECKING:
    import openpyxl
    import openpyxl.utils.exceptions
else:
    openpyxl = Late("openpyxl")

LAST_LINE = 1_048_576
"""The last line that a sheet can have, whatever a file pretends."""

GUIDE = "lisez-moi"
"""The sheet that explains the others; it is no table."""

_BROKEN = (
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    OSError,
    OverflowError,
    SyntaxError,  # both XML parsers say so of a text that is no XML
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
_ZEROS = re.compile("0{2,}")
_FORMULA = re.compile(rb"<f[ >/]")


def read_workbook(content: bytes, most_rows: int) -> list[RawTable]:
    """Return the tables of a workbook; raise Refusal where it is damaged or has a sheet of too many rows."""
    with warnings.catch_warnings():
        # What openpyxl does not know (charts, validations, styles) says nothing about the cells.
        warnings.simplefilter("ignore")
        try:
            return [table for table in _sheets(content, most_rows) if table.rows or table.faults]
        except (*_BROKEN, openpyxl.utils.exceptions.InvalidFileException) as error:
            raise Refusal("Ce classeur est abîmé : l’ouvrir, l’enregistrer de nouveau, puis recommencer.") from error


def _sheets(content: bytes, most_rows: int) -> Iterator[RawTable]:
    """Yield the table of each sheet."""
    values = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    formulas = openpyxl.load_workbook(io.BytesIO(content), read_only=True) if _holds_formulas(content) else None
    for sheet in values.worksheets:
        if plain_name(sheet.title) == plain_name(GUIDE):
            continue
        behind = formulas[sheet.title] if formulas is not None else None
        yield _table(sheet, behind, most_rows)


def _holds_formulas(content: bytes) -> bool:
    """Return whether a sheet computes something; only then is it worth looking behind its values."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(_FORMULA.search(archive.read(name)) for name in sheets)


def _table(sheet: Any, behind: Any, most_rows: int) -> RawTable:
    """Return a sheet's cells as texts; a formula that gave no value is a fault."""
    table = RawTable(sheet.title)
    sheet.reset_dimensions()
    computed: Any = ()
    if behind is not None:
        behind.reset_dimensions()
        computed = behind.iter_rows()
    header: tuple[str, ...] = ()
    for line, (cells, formulas) in enumerate(zip_longest(sheet.iter_rows(), computed, fillvalue=()), start=1):
        if len(table.rows) > most_rows + 1 or line > LAST_LINE:
            raise Refusal(
                "La table « {name} » est trop longue : {most} lignes au plus.", name=table.name, most=most_rows
            )
        texts = tuple(_text(cell) for cell in cells)
        header = header or (texts if any(texts) else ())
        _tell_lost_values(table, line, cells, formulas, header)
        if any(text.strip() for text in texts):
            table.rows.append(RawRow(line, texts))
    return table


def _tell_lost_values(
    table: RawTable, line: int, cells: tuple[Any, ...], formulas: tuple[Any, ...], header: tuple[str, ...]
) -> None:
    """Add a fault for each cell whose formula gave an error, or was never computed."""
    for place, (cell, formula) in enumerate(zip_longest(cells, formulas)):
        column = header[place] if place < len(header) and header[place] else f"colonne {place + 1}"
        if cell is not None and cell.data_type == "e":
            template = "Cette cellule contient une erreur de calcul ({value}) : écrire la valeur."
            table.faults.append(fault(table.name, line, column, template, value=cell.value))
        elif formula is not None and formula.data_type == "f" and (cell is None or cell.value is None):
            template = "Cette formule n’a pas encore de résultat : ouvrir le classeur, l’enregistrer, et recommencer."
            table.faults.append(fault(table.name, line, column, template))


def _text(cell: Any) -> str:
    """Return what a cell holds as a person would type it; no figure passes through binary fractions."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, dt.timedelta):
        return _clock(round(value.total_seconds()))
    if isinstance(value, dt.time):
        return _clock(value.hour * 3600 + value.minute * 60 + value.second)
    # A text pasted with Windows line ends keeps this mark.
    return str(value).replace("_x000D_", "")


def _number(value: int | float, shown_as: str) -> str:
    """Return a number with a decimal comma, to the fifteen figures that spreadsheets themselves count with.

    A cell shown as a percentage holds a hundredth of what is seen; one shown with zeros in front keeps them.
    """
    exact = Decimal(f"{value:.15g}")
    if "%" in shown_as:
        return f"{written_number(exact * 100)} %"
    text = written_number(exact)
    return text.zfill(len(shown_as)) if _ZEROS.fullmatch(shown_as) and text.isdigit() else text


def _clock(seconds: int) -> str:
    """Return a time of the clock or a duration as 2:30, its seconds kept where there are some."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}" + (f":{rest:02}" if rest else "")
