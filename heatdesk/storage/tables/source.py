"""Source: a table from a file or the clipboard, read as it is found or as somebody says it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from heatdesk.model.properties import Axes, Properties
from heatdesk.storage import mermaid
from heatdesk.storage.tables import columns as guessing
from heatdesk.storage.tables import delimited, reading, workbook
from heatdesk.storage.tables.delimited import AS_FOUND, Manner
from heatdesk.storage.tables.entries import Trouble
from heatdesk.storage.tables.numerals import Mark, decimal_mark
from heatdesk.storage.tables.table import Row, Table

Kind = Literal["text", "workbook", "chart"]

_CHART: Final = re.compile(rb"^\s*quadrantChart\b", re.MULTILINE)
_LOOKED_AT: Final = 64 * 1024
_MARKED: Final = 2_000
"""Rows by whose numbers the decimal mark is told."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a source shall be read; what is None is found out. `headed`: whether the first row names
    the columns.
    """

    manner: Manner = AS_FOUND
    mark: Mark | None = None
    sheet: str | None = None
    headed: bool | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A table, how it was read in the end, and what else a chart says of its map."""

    kind: Kind
    table: Table
    manner: Manner
    mark: Mark
    headed: bool
    properties: Properties | None = None
    troubles: tuple[Trouble, ...] = ()


def open_table(data: bytes, wishes: Wishes, axes: Axes | None = None) -> Opened:
    """The table in the bytes of a CSV, XLSX or Mermaid file. Raises TableError."""
    if data.startswith(reading.ZIP):
        return _made("workbook", workbook.decode(data, wishes.sheet), wishes, axes)
    if _CHART.search(data[:_LOOKED_AT]):
        chart = mermaid.decode(data)
        made = _made("chart", chart.table, replace(wishes, headed=True, mark="."), axes)
        return replace(made, properties=chart.properties, troubles=chart.troubles)
    table = reading.decode(data, manner=wishes.manner)
    found = delimited.found_manner(data, wishes.manner.encoding)
    manner = Manner(wishes.manner.delimiter or found.delimiter, found.encoding)
    return replace(_made("text", table, wishes, axes), manner=manner)


def without_headings(table: Table) -> Table:
    """The table with its first row among the others. A lone row is a list: a row for each cell."""
    line = table.rows[0].line - 1 if table.rows else 1
    rows = (Row(line, table.header), *table.rows)
    if not table.rows:
        rows = tuple(Row(line, (cell,)) for cell in table.header)
    most = max(len(row.cells) for row in rows)
    return replace(table, header=tuple(f"Column {n + 1}" for n in range(most)), rows=rows)


def _made(kind: Kind, table: Table, wishes: Wishes, axes: Axes | None) -> Opened:
    headed = wishes.headed
    if headed is None:
        headed = bool(guessing.guess(table.header, axes).fields)
    table = replace(table if headed else without_headings(table), mark=wishes.mark)
    return Opened(kind, table, AS_FOUND, wishes.mark or _found_mark(table), headed)


def _found_mark(table: Table) -> Mark:
    cells = (cell for row in table.rows[:_MARKED] for cell in row.cells)
    return decimal_mark(cell for cell in cells if isinstance(cell, str))
