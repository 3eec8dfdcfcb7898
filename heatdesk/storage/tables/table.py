"""Table: a header and rows of cells with their line numbers, and the bounds that each one keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from heatdesk.storage.characters import shorten
from heatdesk.storage.problems import show_path
from heatdesk.storage.tables.numerals import Mark

MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 200
LONGEST_CELL: Final = 20_000
"""Characters."""

MOST_CELLS: Final = 1_000_000
"""Cells of all rows, empty ones between filled ones included."""

MOST_TEXT: Final = 12_000_000
"""Characters of all cells: a workbook may name one long text a million times."""

_LINE_LENGTH: Final = 220

Cell = str | float
"""Text as it stands there ('' where there is nothing), or a number that a workbook holds as one."""


class TableError(Exception):
    """A file that is no table. Its text is plain words; `line` is where, counted from 1."""

    def __init__(self, message: str, line: int | None = None) -> None:
        self.message = message
        self.line = line
        super().__init__(message)

    def in_file(self, source: str) -> str:
        """The error on one line that begins with the file, as compilers print it."""
        place = show_path(source) if self.line is None else f"{show_path(source)}:{self.line}"
        return shorten(f"{place}: {self.message}", _LINE_LENGTH)


@dataclass(frozen=True, slots=True)
class Row:
    """`line` counts from 1 as text editors and spreadsheets do. Missing cells are empty ones."""

    line: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """The first row that is not empty is the header. `form` tells how the file was read, in words;
    `sheets` are the sheets that a workbook lets people see, in their order.
    `mark` is the decimal mark of all columns; None: each column's own is found.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    form: str = ""
    sheets: tuple[str, ...] = ()
    mark: Mark | None = None


class Gathering:
    """Takes the rows of a file one by one and refuses them, by TableError, beyond the bounds."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._cells = 0
        self._text = 0

    def add(self, line: int, cells: Sequence[Cell]) -> None:
        filled = _filled(cells)
        if filled == 0:
            return
        if filled > MOST_COLUMNS:
            raise TableError(f"expected at most {MOST_COLUMNS} columns", line)
        self._count(line, cells[:filled])
        self._rows.append(Row(line, tuple(cells[:filled])))
        if len(self._rows) > MOST_ROWS + 1:
            raise TableError(f"expected at most {MOST_ROWS} rows", line)

    def table(self, form: str, sheets: tuple[str, ...] = ()) -> Table:
        """What was gathered. Raises TableError if that is nothing."""
        if not self._rows:
            raise TableError("there is no table in it: every cell is empty")
        header, *rows = self._rows
        names = tuple(text_of(cell).strip() for cell in header.cells)
        return Table(names, tuple(rows), form, sheets)

    def _count(self, line: int, cells: Sequence[Cell]) -> None:
        lengths = [len(cell) for cell in cells if isinstance(cell, str)]
        if max(lengths, default=0) > LONGEST_CELL:
            raise TableError(f"expected at most {LONGEST_CELL} characters in a cell", line)
        self._cells += len(cells)
        self._text += sum(lengths)
        if self._cells > MOST_CELLS:
            raise TableError(f"expected at most {MOST_CELLS} cells in all", line)
        if self._text > MOST_TEXT:
            raise TableError(f"expected at most {MOST_TEXT} characters in all", line)


def text_of(cell: Cell) -> str:
    """The cell as text: whole numbers without a point, others in as many digits as they have."""
    if isinstance(cell, str):
        return cell
    return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)


def _filled(cells: Sequence[Cell]) -> int:
    """How many cells are left without the empty ones at the end."""
    for n in range(len(cells), 0, -1):
        cell = cells[n - 1]
        if not isinstance(cell, str) or (cell and not cell.isspace()):
            return n
    return 0
