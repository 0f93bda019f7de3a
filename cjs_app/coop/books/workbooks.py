"""Money lists as workbooks: real dates and figures, texts that no spreadsheet computes."""

import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cjs_app.coop.books.sheets import Cell, Sheet, plain_text
from cjs_app.kernel.late import Late

if TYPE_CHECKING:
    import openpyxl
    import openpyxl.styles
    import openpyxl.utils
else:
    openpyxl = Late("openpyxl")

FORMATS = {Cell.DAY: "dd/mm/yyyy", Cell.MONEY: "0.00", Cell.NUMBER: "0.####", Cell.TEXT: "@"}


def xlsx_bytes(sheet: Sheet) -> bytes:
    """Return the list as a workbook of one sheet, its first row a header."""
    book = openpyxl.Workbook(write_only=True)
    page: Any = book.create_sheet(sheet.title[:31])
    page.freeze_panes = "A2"
    for place, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[openpyxl.utils.get_column_letter(place)].width = max(14, len(column.name) + 4)
    header = [_cell(page, Cell.TEXT, column.name) for column in sheet.columns]
    for cell in header:
        cell.font = openpyxl.styles.Font(bold=True)
    page.append(header)
    for row in sheet.rows:
        page.append([_cell(page, column.kind, value) for column, value in zip(sheet.columns, row, strict=True)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(page: Any, kind: Cell, value: Any) -> Any:
    """Return the cell of a value; a text is a text, whatever it begins with."""
    if kind is Cell.MONEY and value is not None:
        value = Decimal(value).scaleb(-2)
    elif kind is Cell.TEXT and value is not None:
        value = plain_text(str(value))
    cell = openpyxl.cell.WriteOnlyCell(page, value)
    if isinstance(value, str):
        cell.data_type = "s"
    cell.number_format = FORMATS[kind]
    return cell
