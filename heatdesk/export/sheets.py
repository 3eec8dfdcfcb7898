"""Sheets: tables on their way out, as CSV or as a workbook. Text stays text, never a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from heatdesk.storage.tables.guard import guarded, is_tempting
from heatdesk.storage.tables.table import Cell

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

# Without the mark, Excel on Windows takes a CSV file that is opened by a double click for one in
# the code page of the country, and every accent is lost. Whatever else reads CSV knows the mark.
_MARK: Final = "\ufeff"
_NEEDS_QUOTES: Final = frozenset(',";\t\r\n')

_WIDEST: Final = 50
_NARROWEST: Final = 8
"""Letters of the columns of a workbook."""

_MEASURED: Final = 1_000
"""Rows that a column's width is measured by."""

_ALWAYS_THEN: Final = datetime(2000, 1, 1)
"""The date of every workbook: the same map makes the same bytes."""

_AS_THEY_ARE: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name has at most 31 letters, and each row a cell for each heading."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def as_csv(sheet: Sheet) -> bytes:
    """The sheet as CSV: UTF-8 with a mark, commas, decimal points, lines that end in CR LF."""
    lines = (",".join(map(_field, row)) for row in (sheet.header, *sheet.rows))
    return (_MARK + "".join(f"{line}\r\n" for line in lines)).encode()


def as_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as a workbook without formulas and links; the same sheets make the same bytes."""
    from xlsxwriter import Workbook

    kept = BytesIO()
    with Workbook(kept, _AS_THEY_ARE) as workbook:
        workbook.set_properties({"created": _ALWAYS_THEN})
        bold = workbook.add_format({"bold": True, "bottom": 1})
        # Text that looks like a formula becomes none either when its cell is edited.
        literal = workbook.add_format({"quote_prefix": True})
        for sheet in sheets:
            _fill(workbook.add_worksheet(sheet.name), sheet, bold, literal)
    return kept.getvalue()


def _field(cell: Cell) -> str:
    """The cell as CSV. Numbers are told in all their digits."""
    if not isinstance(cell, str):
        return _numeral(cell)
    text = guarded(cell)
    if _NEEDS_QUOTES.isdisjoint(text) and text == text.strip():
        return text
    return '"' + text.replace('"', '""') + '"'


def _numeral(number: float) -> str:
    return (
        str(int(number)) if number.is_integer() and abs(number) < 1e15 else float.__repr__(number)
    )


class _Exact(float):
    """A number that is told in all its digits; the writer's own form drops the last."""

    def __format__(self, _: str) -> str:
        return float.__repr__(self)


def _fill(worksheet: Worksheet, sheet: Sheet, bold: Any, literal: Any) -> None:
    worksheet.freeze_panes(1, 0)
    for column, name in enumerate(sheet.header):
        worksheet.write_string(0, column, name, bold)
        cells = (row[column] for row in islice(sheet.rows, _MEASURED))
        worksheet.set_column(column, column, _width(name, cells))
    for number, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            if not isinstance(cell, str):
                worksheet.write_number(number, column, _Exact(cell))
            elif cell:
                form = literal if is_tempting(cell) else None
                worksheet.write_string(number, column, cell, form)


def _width(name: str, cells: Iterable[Cell]) -> int:
    """So wide that most cells are seen whole, in letters."""
    lengths = [len(cell) if isinstance(cell, str) else 8 for cell in cells]
    return min(max(len(name) + 1, *lengths, _NARROWEST), _WIDEST) if lengths else len(name) + 1
