"""The sheets of an .xlsx workbook: shared strings, number formats and cells, as handlers."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from math import isfinite
from typing import Final

from heatdesk.storage.tables.table import LONGEST_CELL, MOST_COLUMNS, Cell, Gathering, TableError

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DIGITS: Final = "0123456789"
_NUMBER = re.compile(r"[+-]?[0-9]{1,400}(?:\.[0-9]{0,400})?(?:[eE][+-]?[0-9]{1,3})?")

# The numbers of the built-in formats that show dates or times.
_DATES: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_MOST_FORMATS: Final = 65_536
"""Spreadsheets themselves take fewer."""

_NOT_LETTERS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
"""What stands in a number format as it is: texts, escaped signs, colours, gaps."""


class Strings:
    """Gathers the texts between `si` tags from runs of any format; readings (`rPh`) are left out.

    What stands in `t` or `v` is text.
    """

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._length = 0
        self._open = False
        self._spoken = False

    def start(self, name: str, _: dict[str, str]) -> None:
        if name in ("t", "v"):
            self._open = not self._spoken
        elif name == "rPh":
            self._spoken = True

    def end(self, name: str) -> None:
        self._open = False
        if name == "si":
            self.texts.append(self._joined())
        elif name == "rPh":
            self._spoken = False

    def text(self, data: str) -> None:
        if self._open:
            self._pieces.append(data)
            self._length += len(data)
            if self._length > 2 * LONGEST_CELL:
                raise TableError(f"expected at most {LONGEST_CELL} characters in a cell")

    def _joined(self) -> str:
        text = "".join(self._pieces)
        self._pieces.clear()
        self._length = 0
        return _ESCAPE.sub(_unescaped, text) if "_x" in text else text


class Formats:
    """Finds out which cell formats show dates: the indices of those that do."""

    def __init__(self) -> None:
        self.dates: set[int] = set()
        self._count = 0
        self._own: dict[str, bool] = {}
        self._in_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            code = attributes.get("formatCode", "")[:200]
            self._own[attributes.get("numFmtId", "")] = _shows_dates(code)
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            if self._is_date(attributes.get("numFmtId", "")):
                self.dates.add(self._count)
            self._count += 1
            if self._count > _MOST_FORMATS:
                raise TableError(f"expected at most {_MOST_FORMATS} formats of cells")

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False

    def text(self, data: str) -> None:
        """Formats hold no text."""

    def _is_date(self, id: str) -> bool:
        return self._own[id] if id in self._own else _whole(id) in _DATES


class Cells(Strings):
    """Hands the rows of a sheet to a Gathering, each with the number that it has in the sheet."""

    def __init__(
        self, gathering: Gathering, strings: Sequence[str], dates: Collection[int], since: datetime
    ) -> None:
        super().__init__()
        self._gathering = gathering
        self._strings = strings
        self._dates = dates
        self._since = since
        self._row: list[Cell] = []
        self._line = 0
        self._column = -1
        self._attributes: Mapping[str, str] = {}
        self._indices: dict[str, int] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._column = self._column_of(attributes.get("r", ""))
            self._attributes = attributes
            self._pieces.clear()
        elif name == "row":
            told = attributes.get("r", "")
            self._line = _whole(told) if told else self._line + 1
            self._column = -1
            self._row = []
        else:
            super().start(name, attributes)

    def end(self, name: str) -> None:
        self._open = False
        if name == "c":
            if self._pieces:
                self._keep(self._joined())
        elif name == "row":
            self._gathering.add(self._line, self._row)
        else:
            super().end(name)

    def _keep(self, text: str) -> None:
        if self._column >= MOST_COLUMNS:
            raise TableError(f"expected at most {MOST_COLUMNS} columns", self._line)
        missing = self._column + 1 - len(self._row)
        if missing > 0:
            self._row.extend([""] * missing)
        self._row[self._column] = self._value(text)

    def _value(self, text: str) -> Cell:
        kind = self._attributes.get("t", "n")
        if kind == "s":
            index = _whole(text)
            return self._strings[index] if 0 <= index < len(self._strings) else ""
        if kind == "b":
            return "yes" if text == "1" else "no"
        # Else text: of a formula, in place, an error such as #N/A, a date.
        return self._number(text) if kind == "n" else text

    def _number(self, text: str) -> Cell:
        if not _NUMBER.fullmatch(text) or not isfinite(value := float(text)):
            return text
        style = self._attributes.get("s")
        return _date(value, self._since) if style and _whole(style) in self._dates else value

    def _column_of(self, reference: str) -> int:
        """The index that 'AB12' tells. A cell without one stands beside the one before it."""
        letters = reference.rstrip(_DIGITS)
        index = self._indices.get(letters)
        if index is None:
            index = self._indices[letters] = _index(letters)
        return self._column + 1 if index < 0 else index


def _index(letters: str) -> int:
    if not re.fullmatch("[A-Za-z]{1,3}", letters):
        return -1
    index = 0
    for letter in letters.upper():
        index = 26 * index + ord(letter) - ord("A") + 1
    return index - 1


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def _shows_dates(code: str) -> bool:
    return any(letter in "dmyhs" for letter in _NOT_LETTERS.sub("", code.split(";")[0]).lower())


def _date(value: float, since: datetime) -> str:
    """The date or time that a number of days means, as '2026-03-31', '2026-03-31 09:30' or '09:30'.

    A format alone makes no date: a number beyond the calendar stays one, as text.
    """
    try:
        moment = since + timedelta(days=value)
    except OverflowError:
        return repr(value)
    if 0 <= value < 1:
        return f"{moment:%H:%M}"
    return moment.date().isoformat() if value.is_integer() else f"{moment:%Y-%m-%d %H:%M}"


def _whole(text: str) -> int:
    """A whole number of at most seven digits; -1 for everything else."""
    return int(text) if len(text) <= 7 and text.isascii() and text.isdecimal() else -1
